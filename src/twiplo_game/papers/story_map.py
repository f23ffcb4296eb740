"""What leads to what in a scenario, in words: the map that every way of drawing shares."""

from dataclasses import dataclass

from twiplo_game.authoring.storyline import Cause, Link, earliest, links, story_order
from twiplo_game.locale.figures import capital, clock, duration, short_span
from twiplo_game.locale.words import Words
from twiplo_game.model.event import Event
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import TruthText

_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """An event, or an ending."""

    id: str
    title: str
    when: tuple[str, ...]
    """When it comes, in lines: its time, its condition."""
    due: str = ""
    """By when it wants an answer; empty where it waits for none."""
    is_certain: bool = False
    """It comes at its time whatever is done."""


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


@dataclass(frozen=True, slots=True)
class StoryMap:
    """The whole map."""

    title: str
    events: tuple[Stop, ...]
    """In the order in which they can come in."""
    ways: tuple[Way, ...]
    endings: tuple[Stop, ...]
    """In the order in which they are tried."""


def story_map(scenario: Scenario, words: Words) -> StoryMap:
    """The map of `scenario`."""
    order = story_order(scenario)
    ranks = {event.id: number for number, event in enumerate(order)}
    known = [link for link in links(scenario) if link.target in ranks]
    known.sort(key=lambda link: (-1 if link.source is None else ranks[link.source], ranks[link.target]))
    brought = {link.target for link in known}
    first = earliest(scenario)
    return StoryMap(
        title=scenario.title.in_(words.language),
        events=tuple(_event(scenario, event, first[event.id], event.id in brought, words) for event in order),
        ways=tuple(_way(number, link, words) for number, link in enumerate(known, start=1)),
        endings=tuple(
            Stop(
                ending.id,
                ending.title.in_(words.language),
                (_ending_when(ending.when, words, at_once=ending.at_once),),
            )
            for ending in scenario.endings
        ),
    )


def subject_line(event: Event, language: str) -> str:
    """An event's title, or how its text begins."""
    if event.title is not None:
        return event.title.in_(language)
    shown = event.text.if_true if isinstance(event.text, TruthText) else event.text
    text = shown.in_(language).replace("\n", " ")
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def moment(scenario: Scenario, minute: int, words: Words) -> str:
    """A minute of the story twice: from the start, and on its clock."""
    return words.tr("T+{span}, {clock}", span=short_span(minute, words), clock=clock(scenario.start, minute, words))


def _event(scenario: Scenario, event: Event, minute: int, is_brought: bool, words: Words) -> Stop:
    when: list[str] = []
    if event.at is not None:
        when.append(moment(scenario, event.at, words))
    elif event.when is None:
        first = words.tr("at the earliest {moment}", moment=moment(scenario, minute, words))
        when.append(capital(first) if is_brought else words.tr("Nothing brings it"))
    if event.when is not None:
        when.append(words.tr("if {condition}", condition=event.when))
    due = "" if event.due is None else words.tr("answer within {span}", span=duration(event.due, words))
    is_certain = event.at is not None and event.when is None
    return Stop(event.id, subject_line(event, words.language), tuple(when), due, is_certain)


def _way(number: int, link: Link, words: Words) -> Way:
    match link.cause:
        case Cause.SILENCE:
            why = words.tr("No answer in time")
        case Cause.RULE:
            why = words.tr("Rule {n}: {condition}", n=link.number, condition=link.when or "")
        case _:
            why = words.tr("Outcome {n}: {condition}", n=link.number, condition=link.when or "")
    after = words.tr("{span} later", span=short_span(link.after, words)) if link.after else words.tr("at once")
    if link.whens:
        held = " and ".join(f"({each})" if len(link.whens) > 1 else each for each in link.whens)
        after = words.tr("{after}, if {condition}", after=after, condition=held)
    return Way(number, link.source, link.target, link.cause, why, after)


def _ending_when(when: str | None, words: Words, *, at_once: bool) -> str:
    if when is None:
        return words.tr("in every other case")
    if at_once:
        return words.tr("as soon as {condition}", condition=when)
    return words.tr("if {condition}", condition=when)
