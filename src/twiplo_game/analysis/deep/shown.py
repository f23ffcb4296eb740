"""What only play shows of a scenario: a bounded play-test and a search, and what a trainer should mend.

The play is always the same for the same scenario. Most of what it finds is not proved, so every finding says in how
many games it was so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.bots import ONLY
from twiplo_game.analysis.deep.rivals import dominated
from twiplo_game.analysis.deep.search import Search
from twiplo_game.analysis.findings import LEAD_WANTED
from twiplo_game.analysis.marks import possible
from twiplo_game.analysis.playtest import Tally, lots, play_lot
from twiplo_game.analysis.reach import Reach, reach
from twiplo_game.analysis.statistics import mean, rounded
from twiplo_game.authoring.craft.workshop import WHOLE
from twiplo_game.authoring.nodes import Path
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.conditions.tree import Truth
from twiplo_game.engine.story import Story
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario

_SEED: Final = "1"
_RUNS: Final = {"careful": 20, "hasty": 20, "silent": 20, "drafts": 20}
"""Games of each bot."""

_STANCE_RUNS: Final = 3
"""Games of each bot that takes one stance throughout."""

_COURSES: Final = 4
"""Courses of which one may be the best play known."""

_EVERY: Final = 4
"""Of the worlds one in so many is played with each of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that play has shown."""

    code: str
    path: Path
    """The part of the scenario that it is about."""
    args: Mapping[str, object]
    is_key: bool = False
    """The key is meant, not what stands under it."""


@dataclass(frozen=True, slots=True)
class _Play:
    """Everything that was played."""

    story: Story
    search: Search
    tallies: Mapping[str, Tally]

    @property
    def games(self) -> int:
        return self.search.found.games + sum(tally.games for tally in self.tallies.values())

    def met(self, *mark: str) -> int:
        """Games in which something was met."""
        return self.search.found.marks.get(mark, 0) + sum(tally.marks[mark] for tally in self.tallies.values())


def shown_by_play(scenario: Scenario, doctrine: Doctrine, told: Callable[[], None]) -> tuple[Shown, ...]:
    """Play `scenario`, which has no errors, and say what that shows; `told` hears of every game."""
    story = compile_story(scenario, doctrine, mandates=tuple(mandate.id for mandate in scenario.mandates))
    search = Search(story, _SEED, told)
    search.run(frozenset(mark for mark in possible(story) if mark[0] not in (m.ADVICE, m.VOICE, m.DRAFT)))
    tallies = {bot: _tally(story, bot, runs, told) for bot, runs in _RUNS.items()}
    played = _Play(story, search, tallies)
    found = [*_never(played), *_proved(story), *_events(played), *_rivals(search)]
    if len(scenario.events) >= WHOLE:
        found += [*_care(tallies), *_stances(played, told)]
    return tuple(found)


def _tally(story: Story, bot: str, runs: int, told: Callable[[], None]) -> Tally:
    tally = Tally()
    for lot in lots(story, (bot,), runs, _SEED, size=1):
        tally.merge(play_lot(story, lot, _SEED))
        told()
    return tally


# -- what was never met -----------------------------------------------------------------------------------------------


def _never(played: _Play) -> Iterator[Shown]:
    scenario = played.story.scenario
    games = {"games": played.games}
    came = {event.id for event in scenario.events if played.met(m.EVENT, event.id)}
    for number, event in enumerate(scenario.events):
        if event.id not in came:
            yield Shown("TW801", ("events", number, "id"), {"name": event.id, **games})
            continue
        if not played.met(m.ANSWERED, event.id):
            # What keeps it from being answered is said of the event.
            continue
        of_event = {"games": played.met(m.EVENT, event.id)}
        for place in range(len(event.outcomes)):
            if (
                not played.met(m.OUTCOME, event.id, str(place))
                and _within(played.story, number, place) is Reach.SOMETIMES
            ):
                yield Shown("TW804", ("events", number, "outcomes", place, "when"), of_event)
        for name in event.drafts:
            if not played.met(m.SENT, event.id, name) and not played.met(m.DRAFT, event.id, name):
                yield Shown("TW805", ("events", number, "drafts", name), of_event, is_key=True)
    for number, rule in enumerate(scenario.rules):
        if not played.met(m.RULE, rule.id):
            yield Shown("TW806", ("rules", number, "when"), games)
    for number, ending in enumerate(scenario.endings):
        if not played.met(m.ENDING, ending.id):
            yield Shown("TW802", ("endings", number, "id"), {"name": ending.id, **games})
    for number, mandate in enumerate(scenario.mandates):
        key = "met" if mandate.met is not None else "breaks"
        if not played.met(m.KEPT, mandate.id):
            yield Shown("TW811", ("mandates", number, key), {"name": mandate.id, **games})
        if not played.met(m.BROKEN, mandate.id):
            yield Shown("TW812", ("mandates", number, key), {"name": mandate.id, **games})


def _within(story: Story, event: int, place: int) -> Reach:
    target = story.targets[event]
    ref = ":".join((m.OUTCOME, target.id, str(place)))
    tree = next((bound.tree for bound in target.on_response if bound.ref == ref), Truth(False))
    return reach(story, target, tree)


def _proved(story: Story) -> Iterator[Shown]:
    """What no answer on offer can bring, whatever happens."""
    for number, event in enumerate(story.scenario.events):
        target = story.targets[number]
        for place in range(len(event.outcomes)):
            if _within(story, number, place) is Reach.NEVER:
                yield Shown("TW803", ("events", number, "outcomes", place, "when"), {})
        for voice in target.voices:
            for place, line in enumerate(voice.lines):
                if reach(story, target, line.tree) is Reach.NEVER:
                    yield Shown("TW807", ("events", number, "voices", voice.voice, place, "when"), {})


# -- officers and time ------------------------------------------------------------------------------------------------


def _events(played: _Play) -> Iterator[Shown]:
    for number, event in enumerate(played.story.scenario.events):
        came = played.met(m.EVENT, event.id)
        if not came:
            continue
        path = ("events", number)
        if not played.met(m.ANSWERED, event.id):
            if event.due is not None or event.drafts or event.outcomes:
                yield Shown("TW831", (*path, "id"), {"name": event.id, "games": came})
        elif event.due is not None and number not in played.search.found.in_time:
            yield Shown("TW832", (*path, "due"), {"games": came})


# -- choices ----------------------------------------------------------------------------------------------------------


def _rivals(search: Search) -> Iterator[Shown]:
    for each in dominated(search):
        path = ("events", each.event)
        if each.draft is None:
            yield Shown("TW822", (*path, "due"), {"games": each.pairs})
        else:
            name = (*path, "drafts", each.draft)
            yield Shown("TW821", name, {"name": each.by, "games": each.pairs}, is_key=True)


def _care(tallies: Mapping[str, Tally]) -> Iterator[Shown]:
    careful = tallies["careful"]
    for bot in ("hasty", "silent"):
        lead = mean(careful.scores) - mean(tallies[bot].scores)
        if lead < LEAD_WANTED:
            yield Shown(
                "TW824",
                ("title",),
                {
                    "bot": bot,
                    "points": _of_hundred(careful),
                    "other": _of_hundred(tallies[bot]),
                    "games": careful.games,
                },
                is_key=True,
            )


def _stances(played: _Play, told: Callable[[], None]) -> Iterator[Shown]:
    """Stances that, taken throughout, come close to the best play that is known."""
    story = played.story
    offered = [target.offers.stance for target in story.targets[: story.event_count]]
    stances = sorted({stance for each in offered for stance in each})
    best = max(mean(played.tallies["careful"].scores), mean(_best_course(played.search)))
    close: list[tuple[Fraction, str, Tally]] = []
    for stance in stances:
        if 2 * sum(stance in each for each in offered) < len(offered):
            continue
        tally = _tally(story, f"{ONLY}{stance}", _STANCE_RUNS, told)
        if mean(tally.scores) > best - LEAD_WANTED:
            close.append((-mean(tally.scores), stance, tally))
    if close:
        close.sort(key=lambda each: each[:2])
        names = ", ".join(stance for _, stance, _ in close)
        first = close[0][2]
        args = {"names": names, "points": _of_hundred(first), "best": rounded(best / 10), "games": first.games}
        yield Shown("TW823", ("title",), args, is_key=True)


def _best_course(search: Search) -> Counter[int]:
    """The scores, world by world, of the one course that does best in all of them together."""
    scores = (
        Counter(search.play(world, course).outcome.score for world in range(0, len(search.worlds), _EVERY))
        for course in search.best_courses(_COURSES)
    )
    return max(scores, key=mean)


def _of_hundred(tally: Tally) -> int:
    return rounded(mean(tally.scores) / 10)
