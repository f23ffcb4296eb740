"""What leads to what in a scenario: which event brings which, after how long, and from which minute it can come."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twiplo_game.authoring.awaited import first_minute, named_events
from twiplo_game.model.event import Event
from twiplo_game.model.rule import Later, Triggers
from twiplo_game.model.scenario import Scenario

_NEVER: Final = 100_000


class Cause(StrEnum):
    """What brings an event."""

    OUTCOME = "outcome"
    """An answer that an outcome judges."""
    SILENCE = "silence"
    """No answer in time."""
    RULE = "rule"
    """A rule of the scenario's own, whatever the event."""
    CONDITION = "condition"
    """The event's own condition, which names the other."""


@dataclass(frozen=True, slots=True)
class Link:
    """One event that can bring another."""

    source: str | None
    """The event that was answered, or not; None for a rule, which holds for any."""
    cause: Cause
    number: int
    """Which outcome or rule of its list, from 1; 0 for silence and for a condition."""
    target: str
    """The event that follows."""
    after: int
    """Minutes later; 0 for a condition, which says itself from when on it holds."""
    when: str | None
    """The condition of the outcome or rule."""
    whens: tuple[str, ...] = ()
    """What must still hold when the time comes; for a condition, its parts that name the source."""


def links(scenario: Scenario) -> tuple[Link, ...]:
    """Every link, in the order of the file."""
    return tuple(_links(scenario))


def _links(scenario: Scenario) -> Iterator[Link]:
    for event in scenario.events:
        for number, outcome in enumerate(event.outcomes, start=1):
            for target, after, whens in _set_going(outcome.triggers, outcome.later):
                yield Link(event.id, Cause.OUTCOME, number, target, after, outcome.when, whens)
        if event.silence is not None:
            for target, after, whens in _set_going(event.silence.triggers, event.silence.later):
                yield Link(event.id, Cause.SILENCE, 0, target, after, None, whens)
    for number, rule in enumerate(scenario.rules, start=1):
        for target, after, whens in _set_going({}, rule.later):
            yield Link(None, Cause.RULE, number, target, after, rule.when, whens)
    for event in scenario.events:
        named = {} if event.when is None else named_events(event.when, scenario)
        for source, parts in named.items():
            if source != event.id:
                yield Link(source, Cause.CONDITION, 0, event.id, 0, event.when, parts)


def _set_going(triggers: Triggers, laters: tuple[Later, ...]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for target, trigger in triggers.items():
        yield target, trigger.after, (trigger.when,) if trigger.when else ()
    for later in laters:
        held = (later.when,) if later.when else ()
        for target, after, whens in _set_going(later.triggers, ()):
            yield target, later.after + after, held + whens


def earliest(scenario: Scenario) -> dict[str, int]:
    """For each event the minute at which it is planned, or the first at which something can bring it.

    Where only a condition brings it, that is the first minute at which the condition can hold.
    """
    planned = {event.id: event.at for event in scenario.events if event.at is not None}
    found = {event.id: planned.get(event.id, _NEVER) for event in scenario.events}
    due = {event.id: event.due or 0 for event in scenario.events}
    leads = [link for link in links(scenario) if link.cause is not Cause.CONDITION]
    for _ in scenario.events:
        before = dict(found)
        for link in leads:
            start = 0 if link.source is None else found[link.source]
            if link.cause is Cause.SILENCE and link.source is not None:
                start += due[link.source]
            if link.target not in planned:
                found[link.target] = min(found[link.target], start + link.after)
        for event in scenario.events:
            if event.at is None and event.when is not None:
                found[event.id] = min(found[event.id], first_minute(event.when, scenario, found))
        if found == before:
            break
    return {name: min(minute, scenario.length) for name, minute in found.items()}


def story_order(scenario: Scenario) -> tuple[Event, ...]:
    """The events by the minute at which they are planned or can first come in; those of one minute as in the file."""
    first = earliest(scenario)
    return tuple(sorted(scenario.events, key=lambda event: first[event.id]))
