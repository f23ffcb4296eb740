"""Games of the random player, one for each seed: where a game has come by before, what was played there is looked up.

A random game is a walk through situations that are looked at only as games come by (`graph.py` looks at all of them). A
stretch of a game, from one draft that is sent to the next one that can be, is played by the engine once for all gauges
and worlds of which the same holds, and kept. A game is then a pick and a look-up for each answer. It is the very game
that the bot `any-draft` plays from that seed, so nothing about the figures changes.

Keeping a stretch costs more than playing it, and in most stories situations hardly meet again after some answers. So a
stretch is kept when a game comes by for the second time, and a game that comes by for the first time goes on in the
engine alone, to its end. Once `KEPT` are kept, every game does so where it leaves them; they are not let go, because
those kept first are the ones that most games come by.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from twiplo_game.analysis.bots import chance_of
from twiplo_game.analysis.solver.belief import Gauges, solved_story
from twiplo_game.analysis.solver.gauges import merged
from twiplo_game.analysis.solver.keys import Keys
from twiplo_game.analysis.solver.probe import Asked, Probe, Table, composed, probe_of
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.solve import RANDOM
from twiplo_game.analysis.solver.worlds import Cube, Oracle, Worlds, settled
from twiplo_game.engine.action import Advance, Respond
from twiplo_game.engine.apply import play
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.minute import play_minute
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.outcome import outcome, score
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import Turn, turn_of

KEPT: Final = 10_000
"""So many stretches are kept: up to 45 MB in the shipped scenarios."""


@dataclass(slots=True, eq=False)
class _Way:
    """An answer in one situation, or the story's beginning."""

    state: State
    """Its gauges and its feed mean nothing."""
    cube: Cube
    """The worlds in which the situation can be."""
    answer: Respond | None
    """None where the story begins."""
    stretches: "list[_Stretch]" = field(default_factory=list)
    has_been_gone: bool = False
    """Whether some game went it for the first time."""


@dataclass(slots=True, eq=False)
class _Situation:
    """A moment at which drafts can be sent, or the end."""

    ways: tuple[_Way, ...]
    """In the order in which the engine lists them; none at the end."""
    broken: int
    """At the end how many mandates are broken."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What follows a way, up to the next situation."""

    asked: tuple[Asked, ...]
    """The gauges of which that is so."""
    looked: tuple[tuple[int, int], ...]
    """The worlds in which it is so: some variables, and the values that each may have."""
    one: Table
    two: Table
    three: Table
    """What becomes of the gauges."""
    to: _Situation

    def fits(self, gauges: Gauges, world: Cube) -> bool:
        """Whether it follows with these gauges in this world."""
        for gauge, alike in self.asked:
            if gauges[gauge] not in alike:
                return False
        return not self.looked or all(world[variable] & mask for variable, mask in self.looked)


class _Seer(Oracle):
    """Answers what the rules ask as it is in one world, and notes for which others the answer is the same."""

    world: Cube

    def look(self, variable: int, values: int) -> bool:
        """Whether the variable has one of `values`."""
        mask = self.cube[variable]
        if not mask:
            raise AssertionError(f"{self.worlds.variables[variable].name} was taken for something that nobody reads")
        is_so = bool(self.world[variable] & values)
        alike = mask & values if is_so else mask & ~values
        self.cube = (*self.cube[:variable], alike, *self.cube[variable + 1 :])
        return is_so


class RandomPlay:
    """Plays games of the random player, and keeps what they have in common."""

    def __init__(self, story: Story, kept: int = KEPT) -> None:
        self.story = solved_story(story, RANDOM)
        self.worlds = Worlds(self.story)
        self._limit = kept
        reading = Reading(self.story, RANDOM)
        self._asks_gauges = reading.asks_gauges
        self._keys = Keys(reading, self.worlds)
        self._seer = _Seer(self.story, self.worlds)
        self._wait = Advance(self.story.length)
        self._opening = _Way(self.story.start, self.worlds.all, None)
        self._situations: dict[Hashable, _Situation] = {}
        self.kept = 0
        """How many stretches are kept."""

    def score(self, seed: int) -> int:
        """The score of the random player in the game of a seed."""
        game = new_game(self.story, seed)
        world = self.worlds.of(game)
        chance = Random(chance_of(game.seed))
        gauges = self.story.start.gauges
        way = self._opening
        while True:
            for stretch in way.stretches:
                if stretch.fits(gauges, world):
                    break
            else:
                if not way.has_been_gone or self.kept >= self._limit:
                    way.has_been_gone = True
                    return self._alone(game, way, gauges, chance)
                stretch = self._looked_at(way, gauges, world)
            first, second, third = gauges
            gauges = stretch.one[first], stretch.two[second], stretch.three[third]
            ways = stretch.to.ways
            if not ways:
                return score(gauges, stretch.to.broken)
            way = chance.choice(ways)

    def _alone(self, game: Game, way: _Way, gauges: Gauges, chance: Random) -> int:
        """The score of a game that goes on from here in the engine alone."""
        t = turn_of(game, way.state, None)
        t.gauges = gauges
        answers = self._gone(t, way.answer)
        while answers:
            answers = self._gone(t, chance.choice(answers))
        result = outcome(game, t)
        assert result is not None
        return result.score

    def _gone(self, t: Turn, answer: Respond | None) -> list[Respond]:
        """Send an answer, or begin, and let time pass until some can be sent; those, or none at the end."""
        if answer is None:
            play_minute(t)
        else:
            refused = play(t, answer)
            assert refused is None
        while t.ending == NO_ENDING:
            answers = draft_answers(t.game, t)
            if answers:
                return answers
            play(t, self._wait)
        return []

    def _looked_at(self, way: _Way, gauges: Gauges, world: Cube) -> _Stretch:
        """Play what follows, with an eye to what it depends on, and keep it."""
        seer = self._seer
        seer.cube, seer.world = way.cube, world
        t = probe_of(seer.game, way.state, gauges, self._asks_gauges)
        answers = self._gone(t, way.answer)
        changes = enumerate(zip(way.cube, seer.cube, strict=True))
        looked = tuple([(variable, after) for variable, (before, after) in changes if before != after])
        one, two, three = (composed(t.steps, gauge) for gauge in range(3))
        stretch = _Stretch(tuple(merged(t.asked).items()), looked, one, two, three, self._situation(t, answers))
        way.stretches.append(stretch)
        self.kept += 1
        return stretch

    def _situation(self, t: Probe, answers: list[Respond]) -> _Situation:
        """Where a game has come to: the same for all that go on alike."""
        if not answers:
            broken = sum(mandate.index in t.past.broken for mandate in self.story.mandates)
            return self._situations.setdefault(broken, _Situation((), broken))
        t.messages, t.gauges = (), t.levels
        state = t.frozen()
        alive = self._keys.of(state)
        variables = self._keys.variables(state, alive)
        cube, _ = settled(self.worlds, self._seer.cube, self._seer.cube, variables)
        # Drafts are picked by their place, so those that can come next must stand in one order.
        name = alive.key, cube, tuple(map(id, answers)), state.events.unanswered
        found = self._situations.get(name)
        if found is None:
            found = _Situation(tuple([_Way(state, cube, answer) for answer in answers]), 0)
            self._situations[name] = found
        return found
