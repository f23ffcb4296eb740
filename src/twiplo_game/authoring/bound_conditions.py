"""Conditions that could hold elsewhere, and never for the event that they stand in."""

from collections.abc import Collection

from twiplo_game.authoring.condition_sites import Site, event_sites
from twiplo_game.authoring.conditions import spot_in
from twiplo_game.authoring.nodes import Mapping, Path, at
from twiplo_game.authoring.source import Source
from twiplo_game.engine.bind import SituationBinder
from twiplo_game.engine.conditions import Names, Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Truth, reads
from twiplo_game.model.event import Situation
from twiplo_game.model.scenario import Scenario

_NOT_ASKED = 0
"""What the event costs is not known here; conditions that read it are left alone."""


def report_bound_conditions(
    source: Source, root: Mapping, scenario: Scenario, names: Names, right: Collection[Path]
) -> None:
    """Report every condition on a response that its own event's situation rules out.

    `right` are the places of the conditions in which nothing else is wrong.
    """
    actors = {number: scenario.facts[name].actor for name, number in names.facts.items()}
    for index, event in enumerate(scenario.events):
        if not _is_known(event.situation, names):
            continue
        binder = SituationBinder(event.situation, names, actors, _NOT_ASKED)
        for site in event_sites(event, ("events", index)):
            if site.path in right and site.where is Where.RESPONSE and _is_ruled_out(site, binder, names):
                spot = spot_in(source, at(root, site.path), site.source, 0, len(site.source.rstrip()))
                source.add("TW411", spot)


def _is_known(situation: Situation, names: Names) -> bool:
    facts = (situation.subject, situation.true_core, getattr(situation.cluster, "of", None))
    return all(fact is None or fact in names.facts for fact in facts)


def _is_ruled_out(site: Site, binder: SituationBinder, names: Names) -> bool:
    tree, _ = parse(site.source, site.where, names)
    if tree is None or any(read.kind == "damage" for read in reads(tree)):
        return False
    return site.source.strip() != "false" and bool(binder.bind(tree) == Truth(False))
