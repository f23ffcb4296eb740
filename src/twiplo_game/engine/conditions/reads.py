"""What a condition can look up: for each kind its range, and the expression that looks it up while playing.

In an expression `t` is the minute's working state and `j` the response (or event) that is judged; `said`, `count`,
`named` and `stand` are the functions of `code.py`.
"""

from dataclasses import dataclass
from typing import Final

NEVER: Final = 1_000_000
"""The minute of what has not happened: later than every other."""

YES_NO: Final = (0, 1)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of look-up."""

    code: str
    """A Python expression; `{i}` is the index, written as Python writes it; a pair's parts are `{index[0]}` and
    `{index[1]!r}`."""
    range: tuple[int, int]
    """The least and the greatest value."""
    of_clock: bool = False
    """Whether it can change while nothing happens."""


KINDS: Final[dict[str, Kind]] = {
    # the desk
    "gauge": Kind("t.gauges[{i}]", (0, 100)),
    "mood": Kind("t.moods[{i}]", (0, 4)),
    "now": Kind("t.minute", (0, 10_000), of_clock=True),
    "since": Kind(
        f"(t.minute - t.events.appeared[{{i}}] if t.events.appeared[{{i}}] != {NEVER} else {NEVER})",
        (0, NEVER),
        True,
    ),
    "known": Kind("t.known.beliefs[{i}] != 0", YES_NO),
    "found": Kind("t.known.beliefs[{i}] == 1", YES_NO),
    "refuted": Kind("t.known.beliefs[{i}] == 2", YES_NO),
    "evidence": Kind("t.known.evidence[{i}]", (0, 4)),
    "is_true": Kind("t.game.truths[{i}]", YES_NO),
    "done": Kind(f"t.known.checked[{{i}}] != {NEVER}", YES_NO),
    "asked": Kind("{i} in t.known.asked", YES_NO),
    "occurred": Kind(f"t.events.appeared[{{i}}] != {NEVER}", YES_NO),
    "answered": Kind(f"t.events.answered[{{i}}] != {NEVER}", YES_NO),
    "silent": Kind("{i} in t.events.lapsed", YES_NO),
    "sent": Kind("t.past.drafts[{index[0]}] == {index[1]!r}", YES_NO),
    "told": Kind(f"t.past.told[{{i}}] != {NEVER}", YES_NO),
    "when_told": Kind("t.past.told[{i}]", (0, NEVER)),
    "when_public": Kind("t.past.public", (0, NEVER)),
    "said": Kind("said(t.past.sent, {i})", YES_NO),
    "count": Kind("count(t.past.sent, {i})", (0, 999)),
    "named": Kind("named(t.past.sent, {i})", YES_NO),
    "promised": Kind("t.past.promises != ()", YES_NO),
    "promise_kept": Kind("stand(t.past.promises)", YES_NO),
    "mandate": Kind("{i} not in t.past.broken", YES_NO),
    # what was known when the response was ordered
    "known_then": Kind("j.beliefs[{i}] != 0", YES_NO),
    "found_then": Kind("j.beliefs[{i}] == 1", YES_NO),
    "refuted_then": Kind("j.beliefs[{i}] == 2", YES_NO),
    "evidence_then": Kind("j.evidence[{i}]", (0, 4)),
    "delay": Kind("j.delay", (0, NEVER)),
    "corrected": Kind("j.id in t.past.corrected", YES_NO),
    # the response: folded before anything is compiled, but for whom a notice went to
    "channel": Kind("", (0, 12)),
    "stance": Kind("", (0, 16)),
    "register": Kind("", (0, 10)),
    "tone": Kind("", (0, 5)),
    "claim": Kind("", (-1, 3)),
    "tier": Kind("", (0, 6)),
    "actor": Kind("", (-1, 99)),
    "disclosure": Kind("", (0, 3)),
    "coordination": Kind("", (0, 7)),
    "language": Kind("", (0, 2)),
    "about": Kind("", (0, 999)),
    "to": Kind("j.told == {i}", YES_NO),
    "has": Kind("", YES_NO),
    "public": Kind("", YES_NO),
    "rejects": Kind("", YES_NO),
    "accepts": Kind("", YES_NO),
    "unasked": Kind("", YES_NO),
    "wording": Kind("", YES_NO),
    # the situation: folded before anything is compiled; a cluster that hangs on a fact is read from the knowledge
    "cluster": Kind("", (0, 2)),
    "reach": Kind("", (0, 2)),
    "harm": Kind("", (0, 2)),
    "priority": Kind("", (0, 2)),
    "own_fault": Kind("", (0, 2)),
    "law": Kind("", (0, 2)),
    "speaks": Kind("", (0, 2)),
    "accuser": Kind("", (-1, 99)),
    "concerns": Kind("", YES_NO),
    "nature": Kind("", YES_NO),
    "intensifier": Kind("", YES_NO),
    "damage": Kind("", (0, 100)),
    "present": Kind("", YES_NO),
}
"""`present` asks whether the event has a subject, an author or a true core."""

RESPONSE_KINDS: Final = frozenset(
    {
        *("channel", "stance", "register", "tone", "claim", "tier", "actor", "disclosure", "coordination"),
        *("language", "about", "to", "has", "public", "rejects", "accepts", "unasked", "wording"),
    }
)
"""Kinds that a response settles."""
