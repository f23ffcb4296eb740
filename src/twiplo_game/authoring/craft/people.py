"""People: advisers, voices, stakeholders and actors who are declared, and what the advisers have to say."""

import re
from typing import Final

from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.authoring.nodes import Path
from twiplo_game.authoring.words import item_path
from twiplo_game.engine.conditions.tree import reads
from twiplo_game.model.event import Event, Silence, Situation
from twiplo_game.model.response import Attribution, Draft, Offers
from twiplo_game.model.rule import Later, Outcome, Rule
from twiplo_game.model.scenario import Actor, Fact, Voice

_NO_STAKE: Final = re.compile(
    r"\W*|n/?a|nil|none|nothing|no (?:stake|interest)|neutral|aucun|rien|néant|neutre|sans objet|pas d[’']intérêt",
    re.IGNORECASE,
)
"""What is written where somebody is said to want nothing."""

_OF_STAKEHOLDERS: Final = frozenset({"told", "when_told", "mood", "to", "concerns", "accuser"})
"""Kinds of look-ups that are about a stakeholder."""


def judge_people(shop: Workshop) -> None:
    """Report who was cast and has no part, and advice that helps nobody to choose."""
    events = shop.scenario.events
    asked = {adviser for event in events for adviser in event.advice}
    for name in shop.scenario.advisers:
        if name not in asked:
            shop.report_key("TW721", ("advisers", name), name=name)
    heard = {voice for event in events for voice in event.voices}
    for name in shop.scenario.voices:
        if name not in heard:
            shop.report_key("TW722", ("voices", name), name=name)
    _report_stakeholders(shop)
    _report_actors(shop)
    for index, event in enumerate(events):
        _report_advice(shop, index, event)


def _report_stakeholders(shop: Workshop) -> None:
    if "stakeholders" not in shop.scenario.model_fields_set:
        return
    taking_part = _stakeholders_with_a_part(shop)
    for name in shop.scenario.stakeholders:
        if name not in taking_part:
            shop.report("TW723", item_path(shop.root, ("stakeholders",), name), name=name)


def _stakeholders_with_a_part(shop: Workshop) -> set[str | None]:
    found: set[str | None] = set()
    for _, part in shop.parts:
        match part:
            case Situation():
                found |= {part.accuser, *part.concerns}
            case Draft():
                found |= part.to
            case Offers():
                found |= set(part.to or ())
            case Outcome() | Rule():
                found |= {part.by, *part.effects}
            case Later() | Silence():
                found |= part.effects.keys()
            case Voice():
                found.add(part.by)
            case Actor():
                found.add(part.stakeholder)
    by_number = {number: name for name, number in shop.names.stakeholders.items()}
    for _, tree in shop.conditions:
        found |= {by_number.get(read.index) for read in reads(tree) if read.kind in _OF_STAKEHOLDERS}  # type: ignore[arg-type]
    return found


def _report_actors(shop: Workshop) -> None:
    known: set[str | None] = set()
    for _, part in shop.parts:
        if isinstance(part, Attribution | Fact):
            known.add(part.actor)
    by_number = {number: name for name, number in shop.names.actors.items()}
    for _, tree in shop.conditions:
        known |= {by_number.get(read.index) for read in reads(tree) if read.kind == "named"}  # type: ignore[arg-type]
    for name in shop.scenario.actors:
        if name not in known:
            shop.report_key("TW724", ("actors", name), name=name)


def _report_advice(shop: Workshop, index: int, event: Event) -> None:
    place: Path = ("events", index, "advice")
    said = [(adviser, repr(advice.says)) for adviser, advice in event.advice.items()]
    for number, (adviser, words) in enumerate(said):
        if any(words == earlier for _, earlier in said[:number]):
            shop.report_key("TW725", (*place, adviser))
    for adviser, advice in event.advice.items():
        if any(_NO_STAKE.fullmatch(words.strip(" .")) for words in advice.interest.root.values()):
            shop.report("TW726", (*place, adviser, "interest"))
