"""Every refusal of the engine as a sentence that says what to do."""

from typing import Final

from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import msgid
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.telling.lexicon import Lexicon

_SENTENCES: Final = {
    Refusal.GAME_OVER: msgid("The game is over."),
    Refusal.NO_OFFICER: msgid("No officer is free before {clock}. Let time pass, or cancel a task."),
    Refusal.AFTER_END: msgid("That would be done at {clock}, after the end. There is no time left for it."),
    Refusal.UNKNOWN_MESSAGE: msgid("There is no such message."),
    Refusal.UNKNOWN_EVENT: msgid("Nothing of that name has happened yet."),
    Refusal.ALREADY_ANSWERED: msgid("This has been answered. You can speak again about it, or correct what you said."),
    Refusal.UNKNOWN_ADVISER: msgid("That adviser has nothing to say about this."),
    Refusal.ALREADY_ASKED: msgid("You have asked this adviser about it."),
    Refusal.UNKNOWN_CHECK: msgid("That cannot be checked now."),
    Refusal.ALREADY_CHECKED: msgid("That has been checked, or is being checked."),
    Refusal.NOT_OFFERED: msgid("{dimension}: what you chose is not possible here. Choose another value."),
    Refusal.NOBODY_ADDRESSED: msgid("A message needs at least one addressee. Choose to whom it goes."),
    Refusal.ACTOR_MISSING: msgid("An attribution that goes this far has to name somebody. Choose whom."),
    Refusal.TEXT_TOO_LONG: msgid(
        "The text is too long to be sent: {most} characters are the most. Shorten it; it is kept until then."
    ),
    Refusal.DRAFT_UNKNOWN: msgid("The staff proposes no such draft."),
    Refusal.DRAFT_WITHDRAWN: msgid("The staff has withdrawn this draft: things have changed since."),
    Refusal.DRAFT_CHANGED: msgid("This is no longer the staff’s draft. Send it as your own composition."),
    Refusal.UNKNOWN_STAKEHOLDER: msgid("Nobody of that name can be told."),
    Refusal.ALREADY_TOLD: msgid("They have been told about this."),
    Refusal.UNKNOWN_SUBJECT: msgid("You cannot speak about this."),
    Refusal.ANSWER_FIRST: msgid("This waits for its answer. Answer it first."),
    Refusal.UNKNOWN_SENT: msgid("Nothing of that name has gone out yet."),
    Refusal.ALREADY_CORRECTED: msgid("This has been corrected."),
    Refusal.UNKNOWN_PROMISE: msgid("There is no such promise."),
    Refusal.PROMISE_CLOSED: msgid("This promise is closed: it was kept, is being kept, or was missed."),
    Refusal.UNKNOWN_TASK: msgid("There is no such task: it is done, or was cancelled."),
    Refusal.CLOCK_BACKWARDS: msgid("The clock does not run backwards. Name a later time."),
    Refusal.UNKNOWN_CONTINGENCY: msgid("There is no such message of the trainer."),
    Refusal.ALREADY_USED: msgid("That message of the trainer has been sent."),
    Refusal.CLOCK_STOPPED: msgid("The class’s clock stands. What you wrote is kept until it runs."),
    Refusal.NOT_YOURS: msgid("Only the trainer does that."),
    Refusal.PEN_ELSEWHERE: msgid("Another machine of your team holds the pen. Ask for it first."),
}

DIMENSIONS: Final = {
    "channel": msgid("Channel"),
    "stance": msgid("Stance"),
    "register": msgid("Register"),
    "tone": msgid("Tone"),
    "to": msgid("To"),
    "claim": msgid("How sure we say we are"),
    "attribution": msgid("Whom we name"),
    "tier": msgid("Whom we name"),
    "actor": msgid("Whom we name"),
    "disclosure": msgid("What we give out"),
    "coordination": msgid("Agreed with"),
    "language": msgid("Language"),
    "contains": msgid("It contains"),
    "next_update": msgid("Next update"),
    "action_due": msgid("Corrective action"),
}
"""The dimensions of a response, as the interface calls them."""


def none_free(lexicon: Lexicon, now: PlayerView, minute: int) -> str:
    """Why no officer can be set to work at the minute `minute`, which `now` may be behind; empty where one can."""
    if now.free or now.next_free is None or now.next_free <= minute:
        return ""
    return sentence(Rejected(Refusal.NO_OFFICER, minute=now.next_free), lexicon)


def too_long(lexicon: Lexicon, text: str) -> str:
    """Why a text cannot be sent, with its length; empty where it can."""
    if len(text) <= TEXT_LIMIT:
        return ""
    return lexicon.words.tr(
        "The text has {n} characters; {most} are the most that can be sent. Shorten it; it is kept until then.",
        n=len(text),
        most=TEXT_LIMIT,
    )


def sentence(rejected: Rejected, lexicon: Lexicon) -> str:
    """Why something was refused, and what to do."""
    words = lexicon.words
    dimension = DIMENSIONS.get(rejected.subject)
    minute = rejected.minute
    if rejected.code is Refusal.NO_OFFICER and minute is None:
        return words.tr("No officer is free. Let time pass, or cancel a task.")
    return words.tr(
        _SENTENCES[rejected.code],
        clock=lexicon.clock(minute) if minute is not None else "",
        most=TEXT_LIMIT,
        dimension=words.tr(dimension) if dimension else rejected.subject,
    )
