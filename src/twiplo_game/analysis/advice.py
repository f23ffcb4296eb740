"""Doctrine's advice on the form of an answer, from what the desk can see alone: a preference, not a score.

It knows neither the rules' sizes nor what is really so. It prefers what the books agree on: claims covered by evidence,
known and unknown told apart, people first, faults owned once they are established, no blame without proof.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from twiplo_game.engine.response import Response
from twiplo_game.engine.view import OfferView
from twiplo_game.model.vocabulary import (
    CLAIM_NEEDS,
    EVIDENCE_RANK,
    NAMING_TIERS,
    Channel,
    Content,
    Coordination,
    Evidence,
    Stance,
    Tone,
    Tongue,
)

_CONTENTS: Final[Mapping[Content, int]] = {
    Content.KNOWN_UNKNOWN: 4,
    Content.NEXT_UPDATE: 3,
    Content.SYMPATHY: 3,
    Content.INSTRUCTIONS: 4,
    Content.REASON: 3,
    Content.REDACTION_REQUEST: 3,
    Content.PLATFORM_REPORT: 2,
    Content.INDEPENDENT_VOICE: 2,
    Content.BACKING: 2,
    Content.TECHNIQUE_NAMED: 2,
    Content.LEGAL_THREAT: -6,
    Content.PLATFORM_BAN: -8,
    Content.MEASURE: -3,
    Content.ITEM_BY_ITEM: -8,
    Content.OPERATIONAL_DETAIL: -8,
    Content.CROWD_REPORT: -4,
    Content.DELETION: -8,
}

_UNSETTLED: Final[Mapping[Stance, int]] = {
    Stance.INFORM: 6,
    Stance.NCND: 2,
    Stance.DECLINE: 1,
    Stance.NO_COMMENT: -10,
    Stance.DENY: -6,
    Stance.CORRECT: -2,
    Stance.APOLOGISE: -3,
    Stance.SCAPEGOAT: -10,
    Stance.ATTACK_ACCUSER: -10,
    Stance.EXCUSE: -6,
    Stance.JUSTIFY: -5,
}
_SO: Final[Mapping[Stance, int]] = {
    Stance.CONCEDE: 7,
    Stance.APOLOGISE: 6,
    Stance.INFORM: 3,
    Stance.DENY: -12,
    Stance.CORRECT: -8,
    Stance.SCAPEGOAT: -10,
    Stance.ATTACK_ACCUSER: -10,
    Stance.EXCUSE: -5,
    Stance.JUSTIFY: -4,
    Stance.NO_COMMENT: -10,
}
_NOT_SO: Final[Mapping[Stance, int]] = {
    Stance.CORRECT: 7,
    Stance.DENY: 4,
    Stance.INFORM: 3,
    Stance.APOLOGISE: -8,
    Stance.CONCEDE: -8,
    Stance.SCAPEGOAT: -8,
    Stance.ATTACK_ACCUSER: -8,
    Stance.NO_COMMENT: -10,
}

_SECRET_SO: Final[Mapping[Stance, int]] = {
    **_SO,
    Stance.INFORM: 6,
    Stance.NCND: 5,
    Stance.CONCEDE: 0,
    Stance.APOLOGISE: 0,
}
_SECRET_NOT_SO: Final[Mapping[Stance, int]] = {
    **_NOT_SO,
    Stance.INFORM: 6,
    Stance.NCND: 5,
    Stance.CORRECT: 5,
    Stance.DENY: -4,
}
"""Where one may neither confirm nor deny, papers or secrets are asked about: a word on one is a word on the rest."""

_TONES: Final[Mapping[Tone, int]] = {
    Tone.EMPATHETIC: 2,
    Tone.FACTUAL: 1,
    Tone.CONCILIATORY: 1,
    Tone.IRONIC: -5,
    Tone.ULTIMATUM: -6,
}

_CHANNELS: Final[Mapping[Channel, int]] = {
    Channel.PERSONAL_POST: -8,
    Channel.PROXY: -12,
    Channel.SILENCE: -3,
    Channel.CALL: 1,
}


class Standing(Protocol):
    """What the desk knows of the event that is answered; a view of an event is one."""

    @property
    def evidence(self) -> Evidence | None:
        """What is held about its subject; None where it has none."""

    @property
    def settled(self) -> bool | None:
        """Whether the subject is so; None while that is open."""

    @property
    def offers(self) -> OfferView:
        """What can be composed about it."""


def worth(response: Response, event: Standing) -> int:
    """How much doctrine likes `response` to `event`, from what the desk knows; only the order means something."""
    held = EVIDENCE_RANK[event.evidence] if event.evidence is not None else 0
    points = _stances(event).get(response.stance, 0)
    points += _TONES.get(response.tone, 0) + _CHANNELS.get(response.channel, 0)
    points += sum(_CONTENTS.get(content, 0) for content in response.contains)
    points += _claim(response, held, is_settled=event.settled is not None)
    if response.tier in NAMING_TIERS:
        points -= 8
    if Content.EVIDENCE in response.contains:
        points += 3 if held else -3
    if Content.APOLOGY in response.contains:
        points += 2 if event.settled else -4
    if Content.CORRECTIVE_ACTION in response.contains:
        points += 2 if event.settled else 0
    if Content.DENIAL in response.contains:
        points += 1 if event.settled is False else -4
    if response.coordination in {Coordination.CONSULTED, Coordination.INFORMED, Coordination.CLEARED}:
        points += 1
    if response.language is not Tongue.OWN:
        points += 1
    return points + min(2, len(response.to))


def _stances(event: Standing) -> Mapping[Stance, int]:
    if event.settled is None:
        return _UNSETTLED
    if Stance.NCND in event.offers.stance:
        return _SECRET_SO if event.settled else _SECRET_NOT_SO
    return _SO if event.settled else _NOT_SO


def _claim(response: Response, held: int, *, is_settled: bool) -> int:
    needs = CLAIM_NEEDS[response.claim]
    if needs > held:
        return -4 * (needs - held)
    return needs if is_settled and needs > 0 else 0
