"""A refusal is a value: a stable code, and what a face needs to say it in words."""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why an action was refused. The codes are stable: faces and logs rely on them."""

    GAME_OVER = "game/over"
    NO_OFFICER = "officer/none_free"
    AFTER_END = "task/lands_after_end"
    UNKNOWN_MESSAGE = "message/unknown"
    UNKNOWN_EVENT = "event/unknown"
    ALREADY_ANSWERED = "event/answered"
    UNKNOWN_ADVISER = "adviser/unknown"
    ALREADY_ASKED = "adviser/asked"
    UNKNOWN_CHECK = "check/unknown"
    ALREADY_CHECKED = "check/done"
    NOT_OFFERED = "response/not_offered"
    NOBODY_ADDRESSED = "response/nobody_addressed"
    ACTOR_MISSING = "response/actor_missing"
    TEXT_TOO_LONG = "response/text_too_long"
    DRAFT_UNKNOWN = "draft/unknown"
    DRAFT_WITHDRAWN = "draft/withdrawn"
    DRAFT_CHANGED = "draft/changed"
    UNKNOWN_STAKEHOLDER = "tell/unknown_stakeholder"
    ALREADY_TOLD = "tell/done"
    UNKNOWN_SUBJECT = "speak/unknown_subject"
    ANSWER_FIRST = "speak/answer_first"
    UNKNOWN_SENT = "correct/unknown"
    ALREADY_CORRECTED = "correct/done"
    UNKNOWN_PROMISE = "promise/unknown"
    PROMISE_CLOSED = "promise/closed"
    UNKNOWN_TASK = "task/unknown"
    CLOCK_BACKWARDS = "advance/backwards"
    UNKNOWN_CONTINGENCY = "contingency/unknown"
    ALREADY_USED = "contingency/used"
    # What a class refuses before its game is asked.
    CLOCK_STOPPED = "class/clock_stopped"
    NOT_YOURS = "class/not_yours"
    PEN_ELSEWHERE = "class/pen_elsewhere"


@dataclass(frozen=True, slots=True)
class Rejected:
    """An action that was not carried out; the state is unchanged."""

    code: Refusal
    """Why."""
    subject: str = ""
    """What it is about: an id, or the dimension of a response."""
    minute: int | None = None
    """For `NO_OFFICER`, the minute at which one is free; for `AFTER_END`, when the task would land."""
