"""What leads to what in a scenario, in words: the map that every way of drawing shares."""

from dataclasses import dataclass

from twiplo_game.authoring.storyline import Cause, Link, earliest, links, story_order
from twiplo_game.locale.figures import capital, duration, short_span
from twiplo_game.model.event import Event
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words


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


def story_map(names: Names) -> StoryMap:
    """The map of a scenario."""
    scenario, words = names.scenario, names.words
    order = story_order(scenario)
    ranks = {event.id: number for number, event in enumerate(order)}
    known = [link for link in links(scenario) if link.target in ranks]
    known.sort(key=lambda link: (-1 if link.source is None else ranks[link.source], ranks[link.target]))
    brought = {link.target for link in known}
    first = earliest(scenario)
    return StoryMap(
        title=scenario.title.in_(words.language),
        events=tuple(_event(names, event, first[event.id], event.id in brought) for event in order),
        ways=tuple(_way(number, link, names) for number, link in enumerate(known, start=1)),
        endings=tuple(
            Stop(
                ending.id,
                ending.title.in_(words.language),
                (_ending_when(ending.when, names, at_once=ending.at_once),),
            )
            for ending in scenario.endings
        ),
    )


def _event(names: Names, event: Event, minute: int, is_brought: bool) -> Stop:
    words = names.words
    when: list[str] = []
    if event.at is None and event.when is None:
        first = words.tr("at the earliest {moment}", moment=names.moment(minute))
        when.append(capital(first) if is_brought else words.tr("Nothing brings it"))
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
    )


def _way(number: int, link: Link, names: Names) -> Way:
    words, when = names.words, in_words(link.when or "", names)
    match link.cause:
        case Cause.SILENCE:
            why = words.tr("No answer in time")
        case Cause.RULE:
            why = words.tr("Rule {n}: {condition}", n=link.number, condition=when)
        case _:
            why = words.tr("Outcome {n}: {condition}", n=link.number, condition=when)
    after = words.tr("{span} later", span=short_span(link.after, words)) if link.after else words.tr("at once")
    if link.whens:
        held = names.series(in_words(each, names) for each in link.whens)
        after = words.tr("{after}, if {condition}", after=after, condition=held)
    return Way(number, link.source, link.target, link.cause, why, after)


def _ending_when(when: str | None, names: Names, *, at_once: bool) -> str:
    words = names.words
    if when is None:
        return words.tr("in every other case")
    if at_once:
        return words.tr("as soon as {condition}", condition=in_words(when, names))
    return words.tr("if {condition}", condition=in_words(when, names))
