"""Which events can come, and when: what nothing brings, what comes too late, what runs in a circle."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Spot, spot_of
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.words import duration_of
from twiplo_game.model.event import Event
from twiplo_game.model.rule import Later, Triggers
from twiplo_game.model.scenario import Scenario

_NEVER: Final = 10**9


@dataclass(frozen=True, slots=True)
class Link:
    """One event that brings another."""

    source: str
    """The event whose answer or silence does it; empty for a rule."""
    target: str
    delay: int
    """The least number of minutes from the one to the other."""


def links(scenario: Scenario) -> Iterator[Link]:
    """Every way in which an event or a rule of the scenario brings an event."""
    for event in scenario.events:
        for outcome in event.outcomes:
            yield from _links(event.id, outcome.triggers, outcome.later, 0)
        if event.silence is not None:
            yield from _links(event.id, event.silence.triggers, event.silence.later, event.due or 0)
    for rule in scenario.rules:
        yield from _links("", {}, rule.later, 0)


def _links(source: str, triggers: Triggers, laters: tuple[Later, ...], wait: int) -> Iterator[Link]:
    for target, trigger in triggers.items():
        yield Link(source, target, wait + trigger.after)
    for later in laters:
        for target, trigger in later.triggers.items():
            yield Link(source, target, wait + later.after + trigger.after)


def report_reachability(source: Source, root: Mapping, scenario: Scenario) -> None:
    """Report events that cannot come, or only after the end, and circles."""
    known = {event.id for event in scenario.events}
    found = tuple(link for link in links(scenario) if link.target in known)
    soonest = _soonest(scenario, found)
    is_wrong = source.has_errors
    for index, event in enumerate(scenario.events):
        if event.at is not None and event.at > scenario.length:
            at = spot_of(root, ("events", index, "at"))
            _report_too_late(source, root, scenario, event.at, at)
        elif soonest[event.id] == _NEVER:
            if not (is_wrong and _is_named(source, event.id)):
                source.add("TW318", _name_spot(root, index), name=event.id)
        elif soonest[event.id] > scenario.length:
            source.add("TW603", _name_spot(root, index), name=event.id)
        else:
            _report_times(source, root, scenario, index, soonest[event.id])
    _report_circles(source, root, scenario, found)


def _report_too_late(source: Source, root: Mapping, scenario: Scenario, minutes: int, spot: Spot) -> None:
    # Loaded here: most events come in time.
    from twiplo_game.authoring.clock_times import since_start  # noqa: PLC0415

    written = duration_of(minutes)
    meant = since_start(written, root)
    if meant is None:
        source.add("TW602", spot, at=written, length=duration_of(scenario.length))
    else:
        source.add("TW618", spot, meant, value=written, meant=meant)


def _is_named(source: Source, name: str) -> bool:
    """Whether a name stands in the file more than once: a part that is wrong elsewhere may bring what it names."""
    return len(re.findall(rf"\b{re.escape(name)}\b", source.text)) > 1


def _name_spot(root: Mapping, index: int) -> Spot:
    return spot_of(root, ("events", index, "id"))


def _soonest(scenario: Scenario, found: tuple[Link, ...]) -> dict[str, int]:
    """For each event the earliest minute at which it can come."""
    soonest = {event.id: _starts(event) for event in scenario.events} | {"": 0}
    for _ in scenario.events:
        for link in found:
            soonest[link.target] = min(soonest[link.target], soonest[link.source] + link.delay, _NEVER)
    return soonest


def _starts(event: Event) -> int:
    if event.at is not None:
        return event.at
    return 0 if event.when is not None else _NEVER


def _report_times(source: Source, root: Mapping, scenario: Scenario, index: int, soonest: int) -> None:
    event, length = scenario.events[index], scenario.length
    if event.due is not None and soonest + event.due > length:
        source.add("TW604", spot_of(root, ("events", index, "due")), length=duration_of(length))
    for name, check in event.checks.items():
        if soonest + check.takes > length:
            spot = spot_of(root, ("events", index, "checks", name, "takes"))
            source.add("TW605", spot, length=duration_of(length))


def _report_circles(source: Source, root: Mapping, scenario: Scenario, found: tuple[Link, ...]) -> None:
    """Report triggers of events that have come already whenever the trigger holds: each comes once."""
    at_once = _brought(link for link in found if link.delay == 0)
    late = _brought(link for link in found if _has_come(link.target, link.source, scenario, found))
    ways = _brought(found)
    reported: set[frozenset[str]] = set()
    for index, event in enumerate(scenario.events):
        back = [last for last, targets in late.items() if event.id in targets]
        if event.id in back:
            source.add("TW616", _name_spot(root, index), name=event.id)
        circle = _way(event.id, event.id, at_once)
        if not circle:
            circle = next((_way(event.id, last, ways) for last in sorted(back) if last != event.id), ())
        if len(circle) > 1 and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            source.add("TW601", _name_spot(root, index), names=", ".join(circle))


def _brought(found: Iterable[Link]) -> dict[str, set[str]]:
    brought: dict[str, set[str]] = {}
    for link in found:
        if link.source:
            brought.setdefault(link.source, set()).add(link.target)
    return brought


def _has_come(first: str, then: str, scenario: Scenario, found: tuple[Link, ...]) -> bool:
    """Whether `then` comes only after `first`: no way leads to it that does not go through `first`."""
    if not then or then == first:
        return bool(then)
    reached = {event.id for event in scenario.events if _starts(event) != _NEVER} | {""}
    reached.discard(first)
    for _ in scenario.events:
        reached |= {link.target for link in found if link.source in reached and link.target != first}
    return then not in reached


def _way(start: str, end: str, brought: dict[str, set[str]]) -> tuple[str, ...]:
    """The events on the shortest way from one to another, or back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in sorted(brought.get(way[-1], ())):
            if target == end:
                return way if target == start else (*way, target)
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()
