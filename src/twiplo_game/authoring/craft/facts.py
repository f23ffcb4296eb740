"""Facts: used, found out, uncertain; checks and observations that show something."""

from typing import Final

from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.model.event import Findings
from twiplo_game.model.text import TruthText
from twiplo_game.model.vocabulary import Cluster, Fault

_BLAMELESS: Final = (Cluster.VICTIM,)


def judge_facts(shop: Workshop) -> None:
    """Facts that do nothing, that nobody can find out, or that are all settled beforehand."""
    _report_unused(shop)
    _report_unsettled(shop)
    _report_checks(shop)
    for path, part in shop.parts:
        if isinstance(part, TruthText) and part.if_true == part.if_false:
            shop.report_key("TW705", path)
    if shop.is_whole:
        if not shop.uncertain:
            shop.report_key("TW706", ("facts",))
        elif not _has_inconvenient_truth(shop):
            shop.report_key("TW707", ("events",))


def _report_unused(shop: Workshop) -> None:
    checked = {check.settles for event in shop.scenario.events for check in event.checks.values()}
    for name, fact in shop.scenario.facts.items():
        if fact.one_of is None and name not in shop.deciding and name not in checked:
            shop.report_key("TW701", ("facts", name), name=name)


def _report_unsettled(shop: Workshop) -> None:
    asked = shop.subjects | shop.read
    for name in shop.scenario.facts:
        if name in shop.uncertain and name in asked and name not in shop.settled | shop.observed:
            shop.report_key("TW702", ("facts", name), name=name)


def _report_checks(shop: Workshop) -> None:
    for index, event in enumerate(shop.scenario.events):
        for name, check in event.checks.items():
            path = ("events", index, "checks", name)
            if check.settles is not None and not _matters(shop, check.settles):
                shop.report("TW703", (*path, "settles"), name=check.settles)
            if isinstance(check.finds, Findings) and check.finds.when_true == check.finds.when_false:
                shop.report_key("TW704", (*path, "finds"))


def _matters(shop: Workshop, fact: str) -> bool:
    """Whether anything hangs on a fact, or on one that is drawn together with it."""
    together = {fact}
    for draw in shop.scenario.facts.values():
        if draw.one_of is not None and fact in draw.one_of:
            together |= draw.one_of.keys()
    return bool(together & shop.deciding)


def _has_inconvenient_truth(shop: Workshop) -> bool:
    """Whether some charge can be true, in whole or in part, and is one that we would rather not hear."""
    for event in shop.scenario.events:
        situation = event.situation
        can_be_true = any(
            name is not None and (name in shop.uncertain or shop.scenario.facts[name].chance > 0)
            for name in (situation.subject, situation.true_core)
        )
        blames = situation.cluster not in _BLAMELESS or situation.own_fault is not Fault.NONE
        if can_be_true and (blames or situation.true_core is not None):
            return True
    return False
