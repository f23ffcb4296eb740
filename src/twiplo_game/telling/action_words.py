"""An action in words: what the player does, or did."""

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Correct,
    Open,
    Respond,
    Speak,
    Tell,
    Update,
)
from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.response_words import summary


def action_words(lexicon: Lexicon, action: Action, now: PlayerView) -> str:
    """What the player does, said as of the moment before it."""
    words = lexicon.words
    match action:
        case Open():
            return words.tr("You read a message.")
        case Ask():
            return words.tr(
                "You ask {adviser} about {about}.",
                adviser=lexicon.adviser(action.adviser),
                about=lexicon.about(action.event, now),
            )
        case Check():
            return words.tr("You have something checked: {title}.", title=lexicon.check(action.check, now))
        case Respond():
            return words.tr(
                "You answer {about}: {summary}.",
                about=lexicon.about(action.event, now),
                summary=summary(action.response, lexicon),
            )
        case Speak():
            return words.tr(
                "You speak about {about}: {summary}.",
                about=lexicon.about(action.about, now),
                summary=summary(action.response, lexicon),
            )
        case Tell():
            return words.tr(
                "You tell {who} about {about}.",
                who=lexicon.stakeholder(action.stakeholder),
                about=lexicon.about(action.about, now),
            )
        case Correct():
            return words.tr("You correct {cause}.", cause=lexicon.cause(action.sent, now))
        case Update():
            cause = lexicon.cause(action.promise, now)
            if cause == action.promise:
                return words.tr("You keep a promise.")
            return words.tr("You keep a promise: {cause}.", cause=cause)
        case Cancel():
            return words.tr("You cancel a task.")
        case Advance():
            return words.tr("You let time pass.")
        case _:
            return words.tr("The trainer sends a message.")
