"""Answers: that they have consequences, can be told apart, and can be out in time."""

from typing import Final

from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.engine.bind import SituationBinder
from twiplo_game.engine.conditions import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Truth
from twiplo_game.model.event import Event
from twiplo_game.model.response import Draft
from twiplo_game.model.vocabulary import Channel, Coordination, Occasion

_NOT_ASKED: Final = 0
"""What the event costs is not known here, and no rule of silence asks for it."""

_WORDS: Final = {"title", "text", "when"}
"""What the rules of the game do not look at in a draft."""


def judge_answers(shop: Workshop) -> None:
    """Events whose answers, or whose silence, lead nowhere."""
    judged = any(rule.on is Occasion.RESPONSE for rule in shop.active_rules)
    for index, event in enumerate(shop.scenario.events):
        path = ("events", index)
        if event.drafts and not event.outcomes and not judged:
            shop.report("TW711", (*path, "id"), name=event.id)
        if event.due is not None and not _has_price(event) and not _is_charged_by_rule(shop, event):
            shop.report("TW712", (*path, "due"))
        if event.due is not None:
            _report_deadline(shop, index, event, event.due)
        _report_twins(shop, index, event)
        for number, outcome in enumerate(event.outcomes):
            if not (any(map(_moves, outcome.effects.values())) or outcome.triggers or outcome.later or outcome.says):
                shop.report("TW715", (*path, "outcomes", number, "when"))


def _moves(size: str) -> bool:
    return size.lstrip("+-0") != ""


def _has_price(event: Event) -> bool:
    """Whether silence was thought of: it has consequences, or the staff proposes it as an answer."""
    if any(draft.silence is not None or draft.channel is Channel.SILENCE for draft in event.drafts.values()):
        return True
    silence = event.silence
    return silence is not None and bool(silence.effects or silence.triggers or silence.later or silence.says)


def _is_charged_by_rule(shop: Workshop, event: Event) -> bool:
    """Whether some rule counts the hours of silence about an event of this kind."""
    actors = {number: shop.scenario.facts[name].actor for name, number in shop.names.facts.items()}
    binder = SituationBinder(event.situation, shop.names, actors, _NOT_ASKED)
    for rule in shop.active_rules:
        if rule.on is Occasion.SILENT_HOUR:
            tree, _ = parse(rule.when, Where.SITUATION, shop.names)
            if tree is not None and binder.bind(tree, has_response=False) != Truth(False):
                return True
    return False


def _report_deadline(shop: Workshop, index: int, event: Event, due: int) -> None:
    """Report a due time at which, in the slowest ministry, not even the quickest draft can be out."""
    if not event.drafts or not shop.doctrine.profiles:
        return
    drafts = event.drafts.values()
    slowest = max(min(_minutes(shop, name, draft) for draft in drafts) for name in shop.doctrine.profiles)
    if slowest > due:
        shop.report("TW713", ("events", index, "due"), minutes=f"{slowest}m")


def _minutes(shop: Workshop, name: str, draft: Draft) -> int:
    profile = shop.doctrine.profiles[name]
    channel = Channel.SILENCE if draft.silence is not None else draft.channel
    coordination = Coordination.ALONE if draft.silence is not None else draft.coordination
    return profile.channels.get(channel, 0) + profile.coordination.get(coordination, 0)


def _report_twins(shop: Workshop, index: int, event: Event) -> None:
    """Report drafts that differ from an earlier one in nothing that anybody in the game can tell apart."""
    first: dict[str, str] = {}
    for name, draft in event.drafts.items():
        if shop.names.drafts.get((event.id, name)) in shop.drafts_asked_for:
            continue
        acts = repr({field: value for field, value in draft if field not in _WORDS})
        if acts in first:
            shop.report_key("TW714", ("events", index, "drafts", name), name=first[acts])
        first.setdefault(acts, name)
