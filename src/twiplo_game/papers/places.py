"""Where a text stands, in words that a translator understands."""

from collections.abc import Mapping
from typing import Final

from twiplo_game.locale.figures import capital
from twiplo_game.locale.words import Words, msgid

_PLACES: Final[Mapping[str, str]] = {
    "title": msgid("title"),
    "summary": msgid("summary"),
    "role": msgid("role of the player"),
    "brief": msgid("brief"),
    "actors": msgid("actor"),
    "advisers": msgid("adviser"),
    "voices": msgid("voice"),
    "mandates": msgid("mandate"),
    "facts": msgid("fact"),
    "events": msgid("event"),
    "rules": msgid("rule"),
    "endings": msgid("ending"),
    "history": msgid("history"),
    "cases": msgid("case"),
    "lines": msgid("line that can be defended"),
    "objectives": msgid("objective"),
    "tasks": msgid("task"),
    "contingencies": msgid("contingency"),
    "discussion": msgid("question for the debrief"),
    "traps": msgid("careless sentence"),
    "items": msgid("test item"),
    "defaults": msgid("shared by several"),
    "draft": msgid("draft"),
    "drafts": msgid("draft"),
    "advice": msgid("advice"),
    "checks": msgid("check"),
    "outcomes": msgid("outcome"),
    "otherwise": msgid("where no outcome holds"),
    "silence": msgid("where nobody answers"),
    "later": msgid("what comes back"),
    "objects": msgid("objection"),
    "name": msgid("name"),
    "from": msgid("sender"),
    "text": msgid("text"),
    "says": msgid("what is read"),
    "expects": msgid("what the adviser expects"),
    "interest": msgid("what the adviser has at stake"),
    "finds": msgid("what is found"),
    "when_true": msgid("where it is so"),
    "when_false": msgid("where it is not so"),
    "if_true": msgid("where it is so"),
    "if_false": msgid("where it is not so"),
    "inconclusive": msgid("where nothing is settled"),
    "because": msgid("reason, for the debrief"),
    "date": msgid("date"),
    "what": msgid("what happened"),
    "timeline": msgid("moment"),
    "mark": msgid("when"),
    "knew": msgid("what was known then"),
    "followed": msgid("what followed"),
    "disputed": msgid("what is disputed"),
    "corrective_action": msgid("promised measure"),
    "owner": msgid("who does it"),
}
"""The keys of the form, in words; a name that an author gave stands for itself."""

_NAMED: Final = frozenset(
    "actors advisers voices mandates facts events rules endings cases lines objectives tasks contingencies "
    "discussion traps items drafts advice checks outcomes later objects timeline".split()
)
"""Keys that a name or a number follows."""


def place(key: str, words: Words) -> str:
    """The place that `key` names: what it belongs to first, what it is last."""
    parts: list[str] = []
    segments = iter(key.split("."))
    for segment in segments:
        label = words.tr(_PLACES[segment]) if segment in _PLACES else segment
        name = next(segments, None) if segment in _NAMED else None
        parts.append(label if name is None else f"{label} {name}")
    return capital(", ".join(parts))
