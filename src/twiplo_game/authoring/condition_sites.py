"""Every condition of a scenario: where in the file it stands, and where in the game it is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.nodes import Path
from twiplo_game.engine.conditions import Where
from twiplo_game.model.event import Event
from twiplo_game.model.rule import Later, Rule, Triggers
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.vocabulary import Occasion

RULE_PLACES: Final = {
    Occasion.RESPONSE: (Where.RESPONSE, Where.LATER),
    Occasion.CORRECTION: (Where.RESPONSE, Where.LATER),
    Occasion.NOTICE: (Where.SITUATION, Where.SILENCE),
    Occasion.SILENT_HOUR: (Where.SITUATION, Where.SILENCE),
    Occasion.PROMISE_MISSED: (Where.SITUATION, Where.SILENCE),
    # At the end the rule is judged for each event in turn, with its situation and with the truth.
    Occasion.END: (Where.SILENCE, Where.SILENCE),
}
"""For each occasion where a rule's condition is judged, and where those of what it sets going are."""


@dataclass(frozen=True, slots=True)
class Site:
    """One condition."""

    path: Path
    """Where it stands in the file."""
    where: Where
    """Which names have a meaning in it."""
    source: str
    """Its words."""


def scenario_sites(scenario: Scenario) -> Iterator[Site]:
    """Every condition of the scenario."""
    for index, mandate in enumerate(scenario.mandates):
        yield from _site(("mandates", index, "met"), Where.WORLD, mandate.met)
        yield from _site(("mandates", index, "breaks"), Where.RESPONSE, mandate.breaks)
    for index, event in enumerate(scenario.events):
        yield from event_sites(event, ("events", index))
    for index, rule in enumerate(scenario.rules):
        yield from rule_sites(rule, ("rules", index))
    for index, ending in enumerate(scenario.endings):
        yield from _site(("endings", index, "when"), Where.END, ending.when)
    for index, objective in enumerate(scenario.objectives):
        for number, task in enumerate(objective.tasks):
            yield from _site(("objectives", index, "tasks", number, "met"), Where.END, task.met)
            yield from _site(("objectives", index, "tasks", number, "breaks"), Where.RESPONSE, task.breaks)


def event_sites(event: Event, path: Path) -> Iterator[Site]:
    """Every condition of one event."""
    yield from _site((*path, "when"), Where.WORLD, event.when)
    for adviser, advice in event.advice.items():
        for number, objection in enumerate(advice.objects):
            place = (*path, "advice", adviser, "objects", number, "when")
            yield Site(place, Where.RESPONSE, objection.when)
    for name, draft in event.drafts.items():
        yield from _site((*path, "drafts", name, "when"), Where.WORLD, draft.when)
    for number, outcome in enumerate(event.outcomes):
        place = (*path, "outcomes", number)
        yield Site((*place, "when"), Where.RESPONSE, outcome.when)
        yield from _triggers(outcome.triggers, (*place, "triggers"), Where.RESPONSE)
        yield from _laters(outcome.later, (*place, "later"), Where.LATER)
    for voice, lines in event.voices.items():
        for number, line in enumerate(lines):
            yield from _site((*path, "voices", voice, number, "when"), Where.RESPONSE, line.when)
    if event.silence is not None:
        yield from _triggers(event.silence.triggers, (*path, "silence", "triggers"), Where.SILENCE)
        yield from _laters(event.silence.later, (*path, "silence", "later"), Where.SILENCE)


def rule_sites(rule: Rule, path: Path) -> Iterator[Site]:
    """Every condition of one rule."""
    where, afterwards = RULE_PLACES[rule.on]
    yield Site((*path, "when"), where, rule.when)
    yield from _laters(rule.later, (*path, "later"), afterwards)


def _laters(laters: tuple[Later, ...], path: Path, where: Where) -> Iterator[Site]:
    for number, later in enumerate(laters):
        yield from _site((*path, number, "when"), where, later.when)
        yield from _triggers(later.triggers, (*path, number, "triggers"), where)


def _triggers(triggers: Triggers, path: Path, where: Where) -> Iterator[Site]:
    for name, trigger in triggers.items():
        yield from _site((*path, name, "when"), where, trigger.when)


def _site(path: Path, where: Where, source: str | None) -> Iterator[Site]:
    if source is not None:
        yield Site(path, where, source)
