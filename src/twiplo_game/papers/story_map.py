"""What leads to what in a scenario, in words: the map that every way of drawing shares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.marks import Mark
from twiplo_game.authoring.storyline import Cause, Link, earliest, links, story_order
from twiplo_game.locale.figures import capital, duration, listed, short_span
from twiplo_game.locale.words import Words
from twiplo_game.model.event import Event
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words
from twiplo_game.telling.distributions import share

_SHORT: Final = 28
"""Characters of a message that stand for its title where it has none."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An event, or an ending."""

    id: str
    title: str
    when: tuple[str, ...]
    """What brings it, in lines; empty where it comes at its time whatever is done."""
    time: tuple[str, ...] = ()
    """Its minute, from the start and on the story's clock; empty where it has none of its own."""
    due: str = ""
    """By when it wants an answer; empty where it waits for none."""
    is_certain: bool = False
    """It comes at its time whatever is done."""
    met: str = ""
    """In how many of the games that were played it came; empty where none were."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one event brings another."""

    number: int
    """By which a reader finds its two ends."""
    source: str | None
    """None where it can start anywhere."""
    target: str
    cause: Cause
    why: str
    """After what."""
    after: str
    """How long after, and what must still hold then."""
    weight: int | None = None
    """In how many of a hundred games it was taken, from 0; None where none were played."""


@dataclass(frozen=True, slots=True)
class StoryMap:
    """The whole map."""

    title: str
    events: tuple[Stop, ...]
    """In the order in which they can come in."""
    ways: tuple[Way, ...]
    endings: tuple[Stop, ...]
    """In the order in which they are tried."""
    played: str = ""
    """What was played for what stands beside it; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the games of a play-test met."""

    bots: tuple[str, ...]
    games: int
    marks: Mapping[Mark, int]
    """Games in which something was met."""

    def share(self, mark: Mark, words: Words) -> str:
        """In how many of the games `mark` was met, in words."""
        met = self.marks.get(mark, 0)
        if not met:
            return words.trn("in none of {n} game", "in none of {n} games", self.games)
        return words.tr("in {share} of the games", share=share(met, self.games, words))

    def weight(self, mark: Mark) -> int:
        """The same in percent; 0 for none alone."""
        met = self.marks.get(mark, 0)
        return max(1, 100 * met // self.games) if met else 0


def story_map(names: Names, coverage: Coverage | None = None) -> StoryMap:
    """The map of a scenario, with what a play-test met where there was one."""
    # In a sentence about a message without a title its beginning must not hide what the sentence says of it.
    names = replace(names, title_length=_SHORT)
    scenario, words = names.scenario, names.words
    order = story_order(scenario)
    ranks = {event.id: number for number, event in enumerate(order)}
    known = [link for link in links(scenario) if link.target in ranks]
    known.sort(key=lambda link: (-1 if link.source is None else ranks[link.source], ranks[link.target]))
    brought = {link.target for link in known}
    first = earliest(scenario)
    return StoryMap(
        title=scenario.title.in_(words.language),
        events=tuple(_event(names, event, first[event.id], event.id in brought, coverage) for event in order),
        ways=tuple(_way(number, link, names, coverage) for number, link in enumerate(known, start=1)),
        endings=tuple(
            Stop(
                ending.id,
                ending.title.in_(words.language),
                (_ending_when(ending.when, names, at_once=ending.at_once),),
                met="" if coverage is None else coverage.share((m.ENDING, ending.id), words),
            )
            for ending in scenario.endings
        ),
        played="" if coverage is None else _played(coverage, words),
    )


def _played(coverage: Coverage, words: Words) -> str:
    return words.trn(
        "Percent of {n} game by {bots}; a line is the thicker, the more games took it.",
        "Percent of {n} games by {bots}; a line is the thicker, the more games took it.",
        coverage.games,
        bots=listed(list(coverage.bots), words),
    )


def _event(names: Names, event: Event, minute: int, is_brought: bool, coverage: Coverage | None) -> Stop:
    words = names.words
    when: list[str] = []
    if event.at is None:
        first = words.tr("at the earliest {moment}", moment=names.moment(minute))
        can_come = is_brought or event.when is not None
        when.append(capital(first) if can_come else words.tr("Nothing brings it"))
    if event.when is not None:
        when.append(words.tr("if {condition}", condition=in_words(event.when, names)))
    due = "" if event.due is None else words.tr("answer within {span}", span=duration(event.due, words))
    return Stop(
        event.id,
        names.title(event),
        tuple(when),
        () if event.at is None else names.both_times(event.at),
        due,
        is_certain=event.at is not None and event.when is None,
        met="" if coverage is None else coverage.share((m.EVENT, event.id), words),
    )


def _way(number: int, link: Link, names: Names, coverage: Coverage | None) -> Way:
    words, when = names.words, in_words(link.when or "", names)
    match link.cause:
        case Cause.SILENCE:
            why = words.tr("No answer in time")
        case Cause.RULE:
            why = words.tr("Rule {n}: {condition}", n=link.number, condition=when)
        case _:
            why = words.tr("Outcome {n}: {condition}", n=link.number, condition=when)
    held = names.series(in_words(each, names) for each in link.whens)
    after = words.tr("{span} later", span=short_span(link.after, words)) if link.after else words.tr("at once")
    if link.cause is Cause.CONDITION:
        why = words.tr("Condition: {condition}", condition=held)
        after = words.tr("as soon as its condition holds")
        if any(event.id == link.target and event.at is not None for event in names.scenario.events):
            after = words.tr("at its time, if its condition holds then")
    elif link.whens:
        after = words.tr("{after}, if {condition}", after=after, condition=held)
    if coverage is None:
        return Way(number, link.source, link.target, link.cause, why, after)
    mark = (m.WAY, link.source or "", link.cause.value, str(link.number), link.target)
    after = words.tr("{first}; {second}", first=after, second=coverage.share(mark, words))
    return Way(number, link.source, link.target, link.cause, why, after, coverage.weight(mark))


def _ending_when(when: str | None, names: Names, *, at_once: bool) -> str:
    words = names.words
    if when is None:
        return words.tr("in every other case")
    if at_once:
        return words.tr("as soon as {condition}", condition=in_words(when, names))
    return words.tr("if {condition}", condition=in_words(when, names))
