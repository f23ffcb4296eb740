"""The words of the language of conditions: what each takes, what it gives, and where it has a meaning."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from twiplo_game.engine.conditions.faults import Where
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.model.wording import Feature


class Parameter(Enum):
    """What a function is asked about."""

    EVENT = "event"
    FACT = "fact"
    CHECK = "check"
    ADVISER = "adviser"
    DRAFT = "draft"
    STAKEHOLDER = "stakeholder"
    STANCE = "stance"
    ACTOR = "actor"
    MANDATE = "mandate"
    CONTENT = "content"


EVERYWHERE: Final = frozenset(Where)
WITH_RESPONSE: Final = frozenset({Where.RESPONSE, Where.LATER})
WITH_EVENT: Final = frozenset({Where.RESPONSE, Where.LATER, Where.SITUATION, Where.SILENCE})
WITH_TRUTH: Final = frozenset({Where.LATER, Where.SILENCE, Where.END})


@dataclass(frozen=True, slots=True)
class Signature:
    """One function."""

    parameters: tuple[Parameter, ...]
    result: str
    """yes_no, points, minutes, or a dimension."""
    kind: str
    """The look-up it stands for."""
    where: frozenset[Where] = EVERYWHERE
    is_frozen: bool = False
    """Where a response is judged it means what was known when the response was ordered."""


_P = Parameter

FUNCTIONS: Final[dict[str, Signature]] = {
    "mood": Signature((_P.STAKEHOLDER,), "mood", "mood"),
    "now": Signature((), "minutes", "now"),
    "since": Signature((_P.EVENT,), "minutes", "since"),
    "known": Signature((_P.FACT,), "yes_no", "known", is_frozen=True),
    "found": Signature((_P.FACT,), "yes_no", "found", is_frozen=True),
    "refuted": Signature((_P.FACT,), "yes_no", "refuted", is_frozen=True),
    "evidence": Signature((_P.FACT,), "evidence", "evidence", is_frozen=True),
    "is_true": Signature((_P.FACT,), "yes_no", "is_true", WITH_TRUTH),
    "done": Signature((_P.CHECK,), "yes_no", "done"),
    "asked": Signature((_P.EVENT, _P.ADVISER), "yes_no", "asked"),
    "occurred": Signature((_P.EVENT,), "yes_no", "occurred"),
    "answered": Signature((_P.EVENT,), "yes_no", "answered"),
    "silent": Signature((_P.EVENT,), "yes_no", "silent"),
    "sent": Signature((_P.EVENT, _P.DRAFT), "yes_no", "sent"),
    "told": Signature((_P.STAKEHOLDER,), "yes_no", "told"),
    "when_told": Signature((_P.STAKEHOLDER,), "minutes", "when_told"),
    "when_public": Signature((), "minutes", "when_public"),
    "said": Signature((_P.EVENT, _P.STANCE), "yes_no", "said"),
    "ever": Signature((_P.STANCE,), "yes_no", "count"),
    "count": Signature((_P.STANCE,), "points", "count"),
    "named": Signature((_P.ACTOR,), "yes_no", "named"),
    "promised": Signature((), "yes_no", "promised"),
    "promise_kept": Signature((), "yes_no", "promise_kept"),
    "mandate": Signature((_P.MANDATE,), "yes_no", "mandate"),
    "has": Signature((_P.CONTENT,), "yes_no", "has", WITH_RESPONSE),
    "public": Signature((), "yes_no", "public", WITH_RESPONSE),
    "rejects": Signature((), "yes_no", "rejects", WITH_RESPONSE),
    "accepts": Signature((), "yes_no", "accepts", WITH_RESPONSE),
    "unasked": Signature((), "yes_no", "unasked", WITH_RESPONSE),
    "delay": Signature((), "minutes", "delay", WITH_EVENT),
    "corrected": Signature((), "yes_no", "corrected", frozenset({Where.LATER})),
}
"""Every function but `before`, which compares two moments."""

GAUGES: Final = {gauge.value: index for index, gauge in enumerate(Gauge)}

RESPONSE_DIMENSIONS: Final = frozenset(
    {"channel", "stance", "register", "tone", "claim", "disclosure", "coordination", "language"}
)

SITUATION_DIMENSIONS: Final = {
    "cluster": "cluster",
    "reach": "reach",
    "priority": "reach",
    "harm": "harm",
    "own_fault": "own_fault",
    "law": "law",
    "speaks": "language",
    "accuser": "accuser",
}
"""Words about the event, each with the dimension it takes its terms from."""

SETS: Final = {
    "to": ("to", "stakeholder"),
    "concerns": ("concerns", "stakeholder"),
    "nature": ("nature", "nature"),
}
"""What `in` can look into: the look-up, and the dimension of its members."""

WORDING: Final = {feature.value: number for number, feature in enumerate(Feature)}
"""The number of each thing that words can show."""

FACT_WORDS: Final = frozenset({"subject", "authorship", "true_core"})
"""Words that stand for the event's own facts."""
