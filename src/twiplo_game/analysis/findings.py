"""What a trainer should look at after a play-test: what was never met, where nothing could be done, who gains."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.marks import Mark
from twiplo_game.analysis.playtest import Tally
from twiplo_game.analysis.reach import Reach, reach
from twiplo_game.analysis.statistics import mean
from twiplo_game.engine.conditions.tree import Tree, Truth
from twiplo_game.engine.plan import Plan, plan_for
from twiplo_game.engine.story import Story, Target
from twiplo_game.model.event import Event

LEAD_WANTED: Final = 100
"""Points of 1000 by which care should pay beside haste and silence."""

NEVER: Final = "never"
"""Something was met in no game."""
LEAD: Final = "lead"
"""Careful play gains little or nothing beside another bot's."""
FLOOR: Final = "floor"
"""Half of a bot's games or more end with the score 0."""

UNSENT: Final = "unsent"
"""Hint: its event was never answered."""
NO_ANSWER: Final = "no_answer"
"""Hint: no answer leaves its condition a chance, whatever has happened."""
ANSWER: Final = "answer"
"""Hint: there is an answer that brings it whatever has happened, and no bot chose it."""
SITUATION: Final = "situation"
"""Hint: some answers could bring it, if something else were so when they land."""
EARLIER: Final = "earlier"
"""Hint: there are answers that fit this line, but of a voice the first line that fits is spoken."""
CONDITION: Final = "condition"
"""Hint: its condition never held."""
TRIGGER: Final = "trigger"
"""Hint: nothing that triggers it came about."""
PLAIN: Final = ""
"""No hint."""

_LASTING: Final = (m.STUCK, m.CLOSED, m.LATE, m.CROWDED)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at."""

    kind: str
    """`never`, `lead`, `floor`, or the kind of a mark that should not be met: `stuck`, `closed`, `late`, `crowded`."""
    mark: Mark = ()
    """What it is about; empty for what is about the scores."""
    hint: str = PLAIN
    condition: str = ""
    """The condition that never held, as the file writes it."""
    draft: str = ""
    """For the hint `answer`, the draft that brings it, where one does."""
    games: int = 0
    """Games in which it was so."""
    out_of: int = 0
    """Of how many."""
    minutes: int = 0
    """Minutes of the story in these games, where it lasts."""
    bot: str = ""
    """Whose games; with `run`, who played the example."""
    than: str = ""
    """For `lead`, the other bot."""
    lead: Fraction = Fraction(0)
    """For `lead`, by how many points of 1000."""
    run: int | None = None
    """The number of a game that shows it, or comes nearest to showing it."""


def findings(story: Story, tallies: Mapping[str, Tally]) -> tuple[Finding, ...]:
    """Everything to look at, what is about the scores first, then in the order of the file."""
    played = {bot: tally for bot, tally in tallies.items() if tally.games}
    if not played:
        return ()
    return (*_of_scores(played), *_in_vain(story, played), *_never(story, played))


def _of_scores(tallies: Mapping[str, Tally]) -> Iterator[Finding]:
    careful = tallies.get("careful")
    for bot, tally in tallies.items():
        if careful is not None and bot in ("hasty", "silent"):
            lead = mean(careful.scores) - mean(tally.scores)
            if lead < LEAD_WANTED:
                run = careful.least[1] if careful.least else None
                yield Finding(LEAD, bot="careful", than=bot, lead=lead, run=run)
        if bot != "silent" and 2 * tally.scores[0] >= tally.games and tally.least:
            yield Finding(FLOOR, bot=bot, games=tally.scores[0], out_of=tally.games, run=tally.least[1])


def _in_vain(story: Story, tallies: Mapping[str, Tally]) -> Iterator[Finding]:
    for target in story.targets[: story.event_count]:
        for kind in _LASTING:
            mark = (kind, target.id)
            games = sum(tally.marks[mark] for tally in tallies.values())
            if games:
                bot, run = _first(tallies, mark)
                yield Finding(
                    kind,
                    mark,
                    games=games,
                    out_of=sum(tally.marks[m.EVENT, target.id] for tally in tallies.values()),
                    minutes=sum(tally.minutes[mark] for tally in tallies.values()),
                    bot=bot,
                    run=run,
                )


def _first(tallies: Mapping[str, Tally], *wanted: Mark) -> tuple[str, int | None]:
    """The first game that has the first of these marks that any game has."""
    for mark in wanted:
        for bot, tally in tallies.items():
            if mark in tally.first:
                return bot, tally.first[mark]
    return "", None


# -- what was never met -----------------------------------------------------------------------------------------------


def _never(story: Story, tallies: Mapping[str, Tally]) -> Iterator[Finding]:
    met = {mark for tally in tallies.values() for mark in tally.marks}
    events = {event.id: event for event in story.scenario.events}
    homes = {check: event.id for event in events.values() for check in event.checks}
    out_of = sum(tally.games for tally in tallies.values())
    for mark in m.possible(story):
        # Who asks whom is the bots' taste; and what belongs to an event that never came in is said with the event.
        if mark in met or mark[0] in (m.ADVICE, m.SENT):
            continue
        home = homes[mark[1]] if mark[0] == m.CHECK else mark[1]
        is_within = mark[0] in (m.DRAFT, m.OUTCOME, m.VOICE, m.CHECK)
        if is_within and (m.EVENT, home) not in met:
            continue
        bot, run = _first(tallies, (m.ANSWERED, home), (m.EVENT, home)) if is_within else ("", None)
        found = Finding(NEVER, mark, out_of=out_of, bot=bot, run=run, condition=_condition(story, mark, events))
        if mark[0] in (m.OUTCOME, m.VOICE):
            yield _of_answers(story, found, (m.ANSWERED, home) in met)
        elif mark[0] == m.EVENT and not found.condition:
            yield replace(found, hint=TRIGGER)
        else:
            yield replace(found, hint=CONDITION if found.condition else PLAIN)


def _condition(story: Story, mark: Mark, events: Mapping[str, Event]) -> str:
    """The condition of what was never met, as the file writes it; empty where it has none."""
    match mark:
        case (m.EVENT, name):
            return events[name].when or ""
        case (m.DRAFT, name, draft):
            return events[name].drafts[draft].when or ""
        case (m.OUTCOME, name, place):
            return events[name].outcomes[int(place)].when
        case (m.VOICE, name, voice, place):
            return events[name].voices[voice][int(place)].when or ""
        case (m.RULE, name):
            return next(rule.when for rule in story.scenario.rules if rule.id == name)
        case (m.ENDING, name):
            return next((ending.when or "" for ending in story.scenario.endings if ending.id == name), "")
        case (m.KEPT, name):
            return next(mandate.met or "" for mandate in story.scenario.mandates if mandate.id == name)
        case (m.BROKEN, name):
            return next(mandate.breaks or "" for mandate in story.scenario.mandates if mandate.id == name)
        case _:
            return ""


def _of_answers(story: Story, found: Finding, is_answered: bool) -> Finding:
    """What the answers that can be given say about an outcome or a line that was never met."""
    if not is_answered:
        return replace(found, hint=UNSENT)
    target = story.targets[story.names.events[found.mark[1]]]
    for draft in target.drafts.values():
        if _is_certain(plan_for(story, target.index, draft.response, False), found.mark):
            return replace(found, hint=ANSWER, draft=draft.id)
    within = reach(story, target, _tree(target, found.mark))
    if within is Reach.ALWAYS:
        is_after_others = found.mark[0] == m.VOICE and int(found.mark[3]) > 0
        return replace(found, hint=EARLIER if is_after_others else ANSWER)
    return replace(found, hint=SITUATION if within else NO_ANSWER)


def _tree(target: Target, mark: Mark) -> Tree:
    """The condition of an outcome or of a line."""
    if mark[0] == m.OUTCOME:
        return next((bound.tree for bound in target.on_response if bound.ref == ":".join(mark)), Truth(False))
    return next(voice.lines[int(mark[3])].tree for voice in target.voices if voice.voice == mark[2])


def _is_certain(plan: Plan, mark: Mark) -> bool:
    """Whether an answer of this plan always brings it."""
    if mark[0] == m.OUTCOME:
        return any(item.test is None for item in plan.items if item.bound.ref == ":".join(mark))
    lines = [voice.lines[:1] for voice in plan.voices if voice.voice == mark[2]]
    return any(test is None and number == int(mark[3]) for line in lines for test, number in line)
