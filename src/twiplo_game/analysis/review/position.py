"""What a player could know at a moment: the worlds in which everything seen so far would have looked the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final, NamedTuple

from twiplo_game.analysis.review.chances import chances_of, drawn
from twiplo_game.analysis.review.worlds import RuledOutError, Ways, World
from twiplo_game.engine.apply import play
from twiplo_game.engine.feed import message_view
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.minute import play_minute
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Occurrence, Step
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import turn_of

WORLDS_LIMIT: Final = 64
"""How many kinds of world are told apart; where there are more, as many are drawn among them."""

FEW: Final = 16
"""Where a step leaves fewer of those that were drawn, others are looked for from the opening."""

TRIES: Final = 256
"""How many ways are tried then, from the first on that fits."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Worlds that look alike so far, and agree on everything that was looked at."""

    share: float
    """Their probability, among all that are possible at the moment."""
    settled: tuple[tuple[int, int], ...]
    """(chance, side): on what they agree."""
    state: State


@dataclass(frozen=True, slots=True)
class Position:
    """A moment of a game without what was hidden: two games that looked alike so far have the same positions."""

    story: Story
    number: int
    """How many actions led to it."""
    possible: tuple[Possible, ...]
    """The likeliest first; their shares add up to 1."""
    is_sampled: bool = False
    """Whether there were more kinds of world than are told apart, and these were drawn among them."""

    @property
    def minute(self) -> int:
        """When it is."""
        return self.possible[0].state.minute

    @property
    def state(self) -> State:
        """The state in the likeliest of the worlds: what can be seen of it is so in all of them."""
        return self.possible[0].state

    def shares(self, chance: int, side: int) -> tuple[float, ...]:
        """For each of `possible` the probability that it is so and that a chance comes up on a side."""
        before = chances_of(self.story).all[chance].share(side)
        sides = [dict(each.settled).get(chance) for each in self.possible]
        return tuple(
            each.share * (before if settled is None else settled == side)
            for each, settled in zip(self.possible, sides, strict=True)
        )


def positions(game: Game, steps: Sequence[Step]) -> Iterator[Position]:
    """The position after each of `steps`, the opening first, as long as the game goes on."""
    before = Position(game.story, 0, (Possible(1.0, (), game.story.start),))
    for number, step in enumerate(steps):
        if step.state.is_over:
            return
        yield (before := _after(game, before, steps[: number + 1]))


def _after(game: Game, before: Position, steps: Sequence[Step]) -> Position:
    number = len(steps) - 1
    found, is_whole = _carried(game, before, number, steps[-1])
    is_sampled = before.is_sampled or not is_whole
    if is_sampled and len(found) < min(FEW, len(before.possible)):
        sought, is_whole = _sought(game, steps)
        if is_whole or len(sought) > len(found):
            found, is_sampled = sought, not is_whole
    found.sort(key=lambda each: (-each.share, each.settled))
    if len(found) > WORLDS_LIMIT:
        is_sampled, found = True, found[:WORLDS_LIMIT]
    whole = sum(each.share for each in found)
    possible = tuple(Possible(each.share / whole, each.settled, each.state) for each in found)
    return Position(game.story, number, possible, is_sampled)


def _carried(game: Game, before: Position, number: int, step: Step) -> tuple[list[Possible], bool]:
    """What was possible before, one step on, as far as it looks the same; and whether that is all there is of it."""
    found: list[Possible] = []
    is_whole = True
    for each in before.possible:
        ways = Ways(game.story, dict(each.settled), _Alike(game, each.state, (step,)))
        name = f"{number}:{len(found)}"
        for place in count():
            way = ways.fresh(drawn(game.story, f"{name}:{place}"))
            if way is None:
                break
            if place >= WORLDS_LIMIT:
                is_whole = False
                break
            if way.result is not None:
                found.append(Possible(each.share * way.share, (*each.settled, *way.looked), way.result))
    return found, is_whole


def _sought(game: Game, steps: Sequence[Step]) -> tuple[list[Possible], bool]:
    """Worlds in which all of `steps` looks the same, one at least; and whether these are all.

    Worlds that were drawn can all turn out to be others. This looks from the opening until there is one, and there is
    the real one at least; which is found hangs on what was seen alone.
    """
    found: list[Possible] = []
    ways = Ways(game.story, {}, _Alike(game, game.story.start, steps))
    left = TRIES
    for place in count():
        way = ways.fresh(drawn(game.story, f"{len(steps)}:sought:{place}"))
        if way is None:
            break
        if left == 0 or len(found) == WORLDS_LIMIT:
            return found, False
        if way.result is not None:
            found.append(Possible(way.share, way.looked, way.result))
        left -= bool(found)
    return found, True


class _Reached(NamedTuple):
    """How far a game was carried into another world."""

    number: int
    state: State


class _Alike:
    """Takes steps of a real game in another world: the state there, or None where it would have looked otherwise."""

    def __init__(self, game: Game, before: State, steps: Sequence[Step]) -> None:
        self.game = game
        self.before = before
        self.steps = steps

    def __call__(self, world: World) -> State | None:
        number, state = world.here if isinstance(world.here, _Reached) else (0, self.before)
        for place in range(number, len(self.steps)):
            world.here = _Reached(place, state)
            try:
                after = self._taken(world, state, self.steps[place])
            except RuledOutError:
                return None
            if after is None:
                return None
            state = after
        return state

    def _taken(self, world: World, before: State, real: Step) -> State | None:
        record: list[Occurrence] = []
        turn = turn_of(world.game, before, record)
        world.is_ruled_out = lambda: not self._shows(world.game, turn.frozen(), before, real)
        if real.action is None:
            play_minute(turn)
        elif play(turn, real.action) is not None:
            return None
        world.is_ruled_out = None
        state, happened = turn.frozen(), tuple(record)
        if happened != real.happened and seen(Step(state, real.action, happened)) != seen(real):
            return None
        # What is new comes first: the whole view looks at what a world that is another already need not settle.
        if not self._shows(world.game, state, before, real):
            return None
        is_same = state == real.state and happened == real.happened
        return state if is_same or view(world.game, state) == view(self.game, real.state) else None

    def _shows(self, other: Game, state: State, before: State, real: Step) -> bool:
        """Whether the messages that came since `before` are the first of those that really came."""
        return len(state.messages) <= len(real.state.messages) and all(
            message_view(other, state, place) == message_view(self.game, real.state, place)
            for place in range(len(before.messages), len(state.messages))
        )
