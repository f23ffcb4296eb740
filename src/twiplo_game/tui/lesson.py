"""The guided desk: what is said at each stage, what ends it, and which parts of the desk it has brought in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.view import MessageKind, PlayerView
from twiplo_game.locale.words import msgid

Test = Callable[[PlayerView], bool]


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to learn."""

    says: str
    """What the guide says, before it is translated; `{key}` is the key of `command`."""
    is_done: Test
    """Whether the player has done it."""
    brings: str = ""
    """The part of the desk that appears with this stage."""
    command: str = ""
    """The command whose key is named."""


def _has_read_event(now: PlayerView) -> bool:
    return any(message.kind is MessageKind.EVENT and message.is_opened for message in now.messages)


def _has_asked(now: PlayerView) -> bool:
    return any(adviser.is_pending or adviser.advice for event in now.events for adviser in event.advisers)


def _has_advice(now: PlayerView) -> bool:
    return any(adviser.advice for event in now.events for adviser in event.advisers)


def _has_read_advice(now: PlayerView) -> bool:
    return any(message.kind is MessageKind.ADVICE and message.is_opened for message in now.messages)


def _has_checked(now: PlayerView) -> bool:
    return any(check.is_pending or check.finding for event in now.events for check in event.checks)


def _has_finding(now: PlayerView) -> bool:
    return any(check.finding for event in now.events for check in event.checks)


def _has_told(now: PlayerView) -> bool:
    return any(mood.told is not None for mood in now.moods) or any(task.act == "tell" for task in now.tasks)


def _has_answered(now: PlayerView) -> bool:
    return bool(now.sent) or any(task.act == "respond" for task in now.tasks)


def _has_heard_back(now: PlayerView) -> bool:
    return any(message.because_of is not None for message in now.messages)


def _has_kept_promises(now: PlayerView) -> bool:
    return all(promise.is_kept or promise.is_missed for promise in now.promises)


def _is_over(now: PlayerView) -> bool:
    return now.ending is not None


STAGES: Final = (
    Stage(
        msgid("A message has come in. Press Enter to read it. Reading costs no time."),
        _has_read_event,
    ),
    Stage(
        msgid("Who is right? Press {key} and ask somebody. Advisers know things, and each of them wants something."),
        _has_asked,
        brings="reading",
        command="advice",
    ),
    Stage(
        msgid(
            "One of your two officers is on the telephone. The clock at the top moves only when you let it: "
            "press {key}."
        ),
        _has_advice,
        brings="side",
        command="wait",
    ),
    Stage(
        msgid("There is the answer. Press {key} to read what is new. Note the interest behind the advice."),
        _has_read_advice,
        command="unread",
    ),
    Stage(
        msgid("An opinion is no evidence. Press {key} and have it checked; that takes an officer longer."),
        _has_checked,
        command="check",
    ),
    Stage(
        msgid("Meanwhile, friends do not like to learn it from the papers. Press {key} and tell somebody first."),
        _has_told,
        command="tell",
    ),
    Stage(
        msgid("Now the clock has to move. Press {key} until the check is done; a check may also settle nothing."),
        _has_finding,
        command="wait",
    ),
    Stage(
        msgid(
            "Now you know more than the pavement does. Press {key} and answer: take a draft of the staff, change it if "
            "you like, then send it. Until it has gone out it can be called back."
        ),
        _has_answered,
        command="respond",
    ),
    Stage(
        msgid("It goes out, and the world takes a while to answer. Press {key} and see what comes back."),
        _has_heard_back,
        command="wait",
    ),
    Stage(
        msgid(
            "You promised to say more. Press {key} and keep it before its time: a promise that is missed costs more "
            "than none."
        ),
        _has_kept_promises,
        command="keep_promise",
    ),
    Stage(
        msgid(
            "Three gauges, each from 0 to 100: reputation, security, trust. What moved them, and why, the debrief "
            "says. Silence would have moved them too. Let time pass to the end: {key}."
        ),
        _is_over,
        brings="gauges",
        command="wait",
    ),
)
"""In order; a stage that was done before its time is passed over."""

PARTS: Final = ("reading", "side", "gauges")
"""The parts of the desk that appear one by one."""


def stage_at(now: PlayerView) -> int:
    """The first stage that is not done; the last one where all are."""
    for place, stage in enumerate(STAGES):
        if not stage.is_done(now):
            return place
    return len(STAGES) - 1


def parts_at(place: int) -> frozenset[str]:
    """The parts of the desk that the stages up to `place` have brought in."""
    return frozenset(stage.brings for stage in STAGES[: place + 1] if stage.brings)
