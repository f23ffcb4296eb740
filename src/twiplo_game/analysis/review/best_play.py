"""What a move is worth where the rest can be solved: the move, then the best play there is.

The solver works on what the player could know, as a review does. What was seen so far is taken as a belief, each move
that is compared leads to others, and all of them are looked ahead from at once, because most of what can follow is the
same. Where a position is beyond this, the move is followed by the bot `careful` instead, and says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

from twiplo_game.analysis.review.chances import chances_of
from twiplo_game.analysis.review.options import Both, Hold, Option, options
from twiplo_game.analysis.review.position import Position, Possible
from twiplo_game.analysis.review.remembering import Kept, Memory, RememberingGraph
from twiplo_game.analysis.review.values import Basis, Line, Values
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.analysis.solver.belief import Belief, Gauges, Member, Seen
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch
from twiplo_game.analysis.solver.model import EVERYTHING, Model
from twiplo_game.analysis.solver.moves import action_of
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.values import edges_at
from twiplo_game.analysis.solver.walk import includes, member_of, moved, wisest
from twiplo_game.analysis.solver.worlds import Cube, Worlds
from twiplo_game.engine.action import Action, Advance, Cancel, Correct, Speak
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import score
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

ASKED: Final = Model(nothing_unasked=True)
"""Every answer, check, notice and update; nothing unasked, nothing corrected, nothing called back."""

BASES: Final = {EVERYTHING: Basis.BEST, ASKED: Basis.ASKED}
"""The models in which every answer is thought of, and what a value in them is."""

CHOICES: Final = 60_000
"""So many choices are played at most for one decision: some five seconds of CPU."""

_UNASKED: Final = (Speak, Correct, Cancel)

Place = tuple[Seen, Gauges]
"""What may be seen, and the gauges then."""


class BestPlay:
    """The move, then the best play, as `model` allows it; `kept` is what situations are known to be worth."""

    is_patient = True

    def __init__(self, story: Story, model: Model, steps: Sequence[Step], kept: Kept | None = None) -> None:
        self._solver = Solver.of(story, model)
        self._memory = Memory(self._solver, kept or {})
        self._basis = BASES[model]
        self._otherwise = Steadily()
        self._sides = _sides(story, self._solver.worlds)
        self._unasked = len(steps)
        """Which action of the log the model knows nothing of; none in the model of everything."""
        if model != EVERYTHING:
            unasked = (number for number, step in enumerate(steps) if isinstance(step.action, _UNASKED))
            self._unasked = next(unasked, len(steps))
        self._tried: _Tried | None = None

    @property
    def name(self) -> str:
        """What its values are."""
        return f"solved {self._basis}"

    def options(self, position: Position, own: Option) -> tuple[Option, ...]:
        """What a desk would think of, as far as the model goes, and the best there is."""
        listed = options(position, own)
        self._tried = None
        if position.is_sampled or position.number + 1 >= self._unasked:
            return listed
        if self._basis is Basis.ASKED:
            listed = tuple(each for each in listed if not isinstance(each, _UNASKED))
        tried = _Tried(self._memory, position, self._belief(position), listed)
        if not tried.is_whole:
            return listed
        self._tried = tried
        return tuple(dict.fromkeys((*listed, tried.best)))

    def values(self, position: Position, choices: Sequence[Option], keep: Sequence[int]) -> Values:
        """The values of what `options` last gave."""
        tried = self._at(position)
        if tried is None:
            return self._otherwise.values(position, choices, keep)
        scores = tuple((tried.worth(option),) for option in choices)
        return Values(scores, frozenset(range(len(choices))), True, self._basis)

    def line(self, position: Position, option: Option) -> Line:
        """How the best play goes on after `option` in the likeliest of the worlds."""
        tried = self._at(position)
        if tried is None:
            return self._otherwise.line(position, option)
        possible = position.possible[0]
        settled = dict(possible.settled)
        share = possible.share
        for number, chance in enumerate(chances_of(position.story).all):
            if number in self._sides and number not in settled:
                settled[number] = max(range(len(chance.weights)), key=chance.weights.__getitem__)
                share *= chance.share(settled[number])
        world = self._cube(settled)
        actions, points = tried.walk(option, world)
        return Line(tuple(settled.items()), share, tuple(actions), points)

    def played_out(self, game: Game, position: Position, option: Option) -> int:
        """The score of `game` where the best play follows `option`."""
        tried = self._at(position)
        if tried is None:
            return self._otherwise.played_out(game, position, option)
        return tried.walk(option, self._solver.worlds.of(game))[1]

    def _at(self, position: Position) -> "_Tried | None":
        return self._tried if self._tried is not None and self._tried.position is position else None

    # -- what could be so -------------------------------------------------------------------------------------------

    def _belief(self, position: Position) -> Belief:
        return tuple(self._member(position.story, each) for each in position.possible)

    def _member(self, story: Story, possible: Possible) -> Member:
        settled = dict(possible.settled)
        chances = chances_of(story).all
        # What is open and can be told apart by the solver weighs through its cube.
        weights = (
            chance.weights[settled[number]] if number in settled else sum(chance.weights)
            for number, chance in enumerate(chances)
            if number in settled or number not in self._sides
        )
        return Member(possible.state, self._cube(settled), prod(weights))

    def _cube(self, settled: dict[int, int]) -> Cube:
        cube = list(self._solver.worlds.all)
        for chance, side in settled.items():
            if chance in self._sides:
                variable, bits = self._sides[chance]
                cube[variable] = bits[side]
        return tuple(cube)


def _sides(story: Story, worlds: Worlds) -> dict[int, tuple[int, dict[int, int]]]:
    """For each chance that the solver has a variable for: that variable, and the bit of each side."""
    chances, found = chances_of(story), dict[int, tuple[int, dict[int, int]]]()
    listed = [
        *zip(chances.facts, worlds.truths, strict=True),
        *(((chance, 0), place) for chance, place in zip(chances.checks, worlds.inconclusive, strict=True)),
    ]
    for (chance, side), place in listed:
        if isinstance(place, tuple):
            variable, bit = place
            bits = found.setdefault(chance, (variable, {}))[1]
            bits[side] = bit
            if not chances.all[chance].name.startswith("one:"):
                bits[1 - side] = worlds.variables[variable].full & ~bit
    return found


@dataclass(slots=True)
class _Root:
    """What an option leads to."""

    places: list[Place]
    branches: list[tuple[Branch, int]]


class _Tried:
    """A position with all that was compared there, looked ahead from and valued."""

    def __init__(self, memory: Memory, position: Position, belief: Belief, listed: Sequence[Option]) -> None:
        solver = memory.solver
        self.position = position
        self._passages = solver.passages
        self._graph = RememberingGraph(memory)
        self._mass = sum(member.weight * solver.worlds.mass(member.cube) for member in belief)
        self._gauges = position.state.gauges
        self._belief = belief
        here = Seen((), list(belief))
        self._here = _Root([(here, self._gauges)], [(self._graph.open(here, self._gauges), packed(self._gauges))])
        self._roots = {option: self._rooted(list(self._after(belief, self._gauges, option))) for option in listed}
        self.is_whole = self._graph.explore(lambda: self._graph.choices > CHOICES, lambda minute: None)
        """Whether everything that can follow was looked at."""
        if self.is_whole:
            self._graph.value()

    @property
    def best(self) -> Option:
        """The best move; of several that are as good, one that the list has."""
        ((branch, number),) = self._here.branches
        edge, _ = wisest(branch.node, number, edges_at(branch.node, number))
        if not edge.moves:
            return Advance(self.position.story.length)
        action = action_of(edge.moves[0], self.position.state)
        assert action is not None
        if action not in self._roots:
            self._roots[action] = self._here
        return action

    def worth(self, option: Option) -> float:
        """The expected score."""
        found = self._roots[option]
        return sum(branch.times * branch.node.best[number] for branch, number in found.branches) / self._mass

    def walk(self, option: Option, world: Cube) -> tuple[list[tuple[int, Action]], int]:
        """What is done from here to the end where `option` and then the best play is followed in `world`; the score."""
        told: list[tuple[int, Action]] = []
        root = self._roots[option]
        if root is not self._here and not isinstance(option, Advance | Hold | Both):
            told.append((self.position.minute, option))
        seen, gauges = next(place for place in root.places if _is_in(place, world))
        while not seen.members[0].state.is_over:
            node, number = self._graph.opened(seen, gauges), packed(gauges)
            edge, _ = wisest(node, number, edges_at(node, number))
            state = next(member.state for member in seen.members if includes(member.cube, world))
            for move in edge.moves:
                action = action_of(move, state)
                assert action is not None
                told.append((state.minute, action))
            after = self._passages.after(tuple(seen.members), gauges, edge.moves).seen
            seen = member_of(after, world)
            gauges = moved(gauges, seen)
        return told, score(gauges, self._graph.find(seen.members)[1].broken)

    def _rooted(self, places: list[Place]) -> _Root:
        return _Root(places, [(self._graph.begin(seen, gauges), packed(gauges)) for seen, gauges in places])

    def _after(self, belief: Belief, gauges: Gauges, option: Option) -> Iterator[Place]:
        """All that may be seen where `option` was carried out."""
        assert not isinstance(option, Both)
        action = Advance(option.to) if isinstance(option, Hold) else option
        if not self._passages.allows(belief[0], gauges, action):
            raise ValueError(f"{action} cannot be done here")
        for seen in self._passages.acted(belief, gauges, action).seen:
            then, state = moved(gauges, seen), seen.members[0].state
            if isinstance(option, Hold) and state.minute < option.to and not state.is_over:
                yield from self._after(tuple(seen.members), then, option)
            else:
                yield seen, then


def _is_in(place: Place, world: Cube) -> bool:
    """Whether a place is what is seen in a world."""
    return any(includes(member.cube, world) for member in place[0].members)
