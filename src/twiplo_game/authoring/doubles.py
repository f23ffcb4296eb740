"""Names that are given twice, and names that conditions could not read."""

from collections.abc import Iterable
from keyword import iskeyword
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Path, key_spot_of, spot_of
from twiplo_game.authoring.source import Source
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import DoctrineUse, Scenario

_FACT_WORDS: Final = frozenset({"subject", "authorship", "true_core", "none"})
"""What conditions call an event's own facts."""


def report_doubles(source: Source, root: Mapping, scenario: Scenario, doctrine: Doctrine) -> None:
    """Report every name that does not stand for one thing."""
    doubles = _Doubles(source, root)
    doubles.report("TW311", ((("events", i, "id"), event.id) for i, event in enumerate(scenario.events)))
    checks = ((("events", i, "checks", name), name) for i, event in enumerate(scenario.events) for name in event.checks)
    doubles.report("TW312", checks, of_key=True)
    doubles.report("TW313", ((("rules", i, "id"), rule.id) for i, rule in enumerate(scenario.rules)))
    doubles.report("TW315", ((("mandates", i, "id"), each.id) for i, each in enumerate(scenario.mandates)))
    doubles.report("TW316", ((("endings", i, "id"), ending.id) for i, ending in enumerate(scenario.endings)))
    doubles.report("TW317", ((("objectives", i, "id"), each.id) for i, each in enumerate(scenario.objectives)))
    doubles.report("TW317", ((("contingencies", i, "id"), each.id) for i, each in enumerate(scenario.contingencies)))
    _report_rules_of_doctrine(source, root, scenario, doctrine)
    _report_unreadable(source, root, scenario)
    _report_draws(source, root, scenario)


class _Doubles:
    def __init__(self, source: Source, root: Mapping) -> None:
        self._source = source
        self._root = root

    def report(self, code: str, names: Iterable[tuple[Path, str]], *, of_key: bool = False) -> None:
        """Report every name that came before."""
        first: dict[str, int] = {}
        for path, name in names:
            spot = key_spot_of(self._root, path) if of_key else spot_of(self._root, path)
            if name in first:
                self._source.add(code, spot, name=name, first=first[name])
            first.setdefault(name, spot.line)


def _report_rules_of_doctrine(source: Source, root: Mapping, scenario: Scenario, doctrine: Doctrine) -> None:
    use = scenario.doctrine
    if not isinstance(use, DoctrineUse):
        return
    taken = {rule.id for rule in doctrine.rules} - set(use.off)
    for index, rule in enumerate(scenario.rules):
        if rule.id in taken:
            source.add("TW314", spot_of(root, ("rules", index, "id")), name=rule.id)


def _report_unreadable(source: Source, root: Mapping, scenario: Scenario) -> None:
    names: list[tuple[Path, str]] = [(("events", i, "id"), event.id) for i, event in enumerate(scenario.events)]
    names += [(("mandates", i, "id"), mandate.id) for i, mandate in enumerate(scenario.mandates)]
    for path, name in names:
        if iskeyword(name):
            source.add("TW324", spot_of(root, path), f"{name}_", name=name)
    keys: list[tuple[Path, str]] = [(("facts", name), name) for name in scenario.facts]
    keys += [(("actors", name), name) for name in scenario.actors]
    for index, event in enumerate(scenario.events):
        keys += [(("events", index, "checks", name), name) for name in event.checks]
        keys += [(("events", index, "drafts", name), name) for name in event.drafts]
    for path, name in keys:
        if iskeyword(name) or (path[0] == "facts" and name in _FACT_WORDS):
            source.add("TW324", key_spot_of(root, path), f"{name}_", name=name)


def _report_draws(source: Source, root: Mapping, scenario: Scenario) -> None:
    drawn_by: dict[str, str] = {}
    for draw, fact in scenario.facts.items():
        for name in fact.one_of or ():
            if name in drawn_by:
                spot = key_spot_of(root, ("facts", draw, "one_of", name))
                source.add("TW321", spot, name=name, draw=drawn_by[name])
                continue
            drawn_by[name] = draw
            member = scenario.facts.get(name)
            if member is not None and "chance" in member.model_fields_set:
                source.add("TW320", key_spot_of(root, ("facts", name, "chance")), name=name, draw=draw)
