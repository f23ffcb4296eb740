"""What the doctrine's form cannot show: undeclared names, rules of one name, wrong conditions."""

from typing import Final

from twiplo_game.authoring.condition_sites import rule_sites
from twiplo_game.authoring.conditions import report_condition
from twiplo_game.authoring.nodes import Path, at, key_spot_of, spot_of
from twiplo_game.authoring.parts import Parts
from twiplo_game.authoring.source import listed, nearest
from twiplo_game.authoring.words import EFFECT_WORDS, GAUGES, item_path
from twiplo_game.engine.conditions import Names
from twiplo_game.engine.wording.faults import faults
from twiplo_game.engine.wording.tokens import Alphabet
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.rule import Effects
from twiplo_game.model.scenario import Scenario

_NOTHING_DECLARED: Final = {"title": "-", "events": [{"id": "nothing", "at": "0m", "text": "-"}]}
"""The doctrine's conditions name nothing of a scenario."""


def report_references(parts: Parts, doctrine: Doctrine) -> None:
    """Report every name in the doctrine that the doctrine does not declare."""
    seen: dict[str, str] = {}
    for index, rule in enumerate(doctrine.rules):
        path: Path = ("rules", index)
        part, local = parts.whose(path)
        if rule.id in seen:
            spot = spot_of(part.root, (*local, "id"))
            part.source.add("TW325", spot, name=rule.id, first=seen[rule.id])
        seen.setdefault(rule.id, part.source.file)
        _report_sources(parts, doctrine, path, rule.sources)
        _report_effects(parts, doctrine, (*path, "effects"), rule.effects)
        for gauge in rule.multiplies:
            if gauge not in GAUGES:
                spot = key_spot_of(part.root, (*local, "multiplies", gauge))
                part.source.add("TW310", spot, nearest(gauge, GAUGES), name=gauge, legal=listed(GAUGES))
        for number, later in enumerate(rule.later):
            _report_effects(parts, doctrine, (*path, "later", number, "effects"), later.effects)
        if rule.by is not None and rule.by not in doctrine.stakeholders:
            legal = doctrine.stakeholders
            part.source.add(
                "TW304",
                spot_of(part.root, (*local, "by")),
                nearest(rule.by, legal),
                name=rule.by,
                legal=listed(legal),
            )
    for name, reason in doctrine.reasons.items():
        _report_sources(parts, doctrine, ("reasons", name), reason.sources)
    for feature, note in doctrine.features.items():
        _report_sources(parts, doctrine, ("features", feature.value), note.sources)


def report_lexicons(parts: Parts, doctrine: Doctrine) -> None:
    """Report every phrase and pattern with which texts could not be read."""
    alphabet = Alphabet(doctrine.characters)
    for language, lexicon in doctrine.text.items():
        for fault in faults(lexicon, alphabet):
            part, local = parts.whose(("text", language, *fault.place))
            spot = key_spot_of(part.root, local) if fault.place[0] == "times" else spot_of(part.root, local)
            part.source.add("TW326", spot, sign=fault.sign)


def report_conditions(parts: Parts, doctrine: Doctrine) -> None:
    """Report every condition of the doctrine's rules that is wrong."""
    names = Names.of(Scenario.model_validate(_NOTHING_DECLARED), doctrine)
    for index, rule in enumerate(doctrine.rules):
        for site in rule_sites(rule, ("rules", index)):
            part, local = parts.whose(site.path)
            report_condition(part.source, at(part.root, local), site, names)


def _report_sources(parts: Parts, doctrine: Doctrine, path: Path, sources: tuple[str, ...]) -> None:
    part, local = parts.whose(path)
    for source in sources:
        if source not in doctrine.bibliography:
            place = item_path(part.root, (*local, "sources"), source)
            part.source.add("TW308", spot_of(part.root, place), nearest(source, doctrine.bibliography), name=source)


def _report_effects(parts: Parts, doctrine: Doctrine, path: Path, effects: Effects) -> None:
    part, local = parts.whose(path)
    legal = {*GAUGES, *doctrine.stakeholders, *EFFECT_WORDS}
    for name in effects:
        if name not in legal:
            spot = key_spot_of(part.root, (*local, name))
            part.source.add("TW310", spot, nearest(name, legal), name=name, legal=listed(legal, 40))
