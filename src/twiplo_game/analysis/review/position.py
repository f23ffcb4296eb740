"""What a player could know at a moment: the worlds in which everything seen so far would have looked the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.review.chances import drawn
from twiplo_game.analysis.review.worlds import Way, Ways, World
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.feed import message_view
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

WORLDS_LIMIT: Final = 64
"""How many kinds of world are told apart; where there are more, as many are drawn among them."""


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


def positions(game: Game, steps: Sequence[Step]) -> Iterator[Position]:
    """The position after each of `steps`, the opening first, as long as the game goes on."""
    before = Position(game.story, 0, (Possible(1.0, (), game.story.start),))
    for number, step in enumerate(steps):
        if step.state.is_over:
            return
        yield (before := _after(game, before, number, step))


def _after(game: Game, before: Position, number: int, step: Step) -> Position:
    found: list[Possible] = []
    is_sampled = before.is_sampled
    for each in before.possible:
        ways = Ways(game.story, dict(each.settled), _Alike(game, each.state, step))
        listed = ways.each(WORLDS_LIMIT)
        if listed is None:
            is_sampled = True
            listed = _some(ways, game.story, f"{number}:{len(found)}")
        for way in listed:
            if way.result is not None:
                found.append(Possible(each.share * way.share, (*each.settled, *way.looked), way.result))
    found.sort(key=lambda each: (-each.share, each.settled))
    if len(found) > WORLDS_LIMIT:
        is_sampled, found = True, found[:WORLDS_LIMIT]
    whole = sum(each.share for each in found)
    possible = tuple(Possible(each.share / whole, each.settled, each.state) for each in found)
    return Position(game.story, number, possible, is_sampled)


def _some(ways: Ways[State | None], story: Story, name: str) -> tuple[Way[State | None], ...]:
    found = {way.looked: way for place in range(WORLDS_LIMIT) if (way := ways.at(drawn(story, f"{name}:{place}")))}
    return tuple(found.values())


class _Alike:
    """Takes the step of a real game in another world: the state there, or None where it would have looked otherwise."""

    def __init__(self, game: Game, before: State, step: Step) -> None:
        self.game = game
        self.before = before
        self.step = step

    def __call__(self, world: World) -> State | None:
        real, action = self.step, self.step.action
        here = opening(world.game) if action is None else apply(world.game, self.before, action)
        if not isinstance(here, Step):
            return None
        if here.state == real.state and here.happened == real.happened:
            new = range(len(self.before.messages), len(here.state.messages))
            is_alike = all(
                message_view(world.game, here.state, place) == message_view(self.game, real.state, place)
                for place in new
            )
        else:
            is_alike = seen(here) == seen(real) and view(world.game, here.state) == view(self.game, real.state)
        return here.state if is_alike else None
