"""An action in words, for transcripts of bots and replays."""

from twiplo_game.cli.plain.response_words import summary
from twiplo_game.cli.plain.table import Table
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


def action_words(table: Table, action: Action, now: PlayerView) -> str:
    """What the player does, said as of the moment before it."""
    console, lexicon = table.console, table.lexicon
    match action:
        case Open():
            return console.tr("You read a message.")
        case Ask():
            return console.tr(
                "You ask {adviser} about {about}.",
                adviser=adviser_title(table, action.adviser),
                about=lexicon.about(action.event, now),
            )
        case Check():
            return console.tr("You have something checked: {title}.", title=check_title(table, action.check))
        case Respond():
            return console.tr(
                "You answer {about}: {summary}.",
                about=lexicon.about(action.event, now),
                summary=summary(action.response, lexicon),
            )
        case Speak():
            return console.tr(
                "You speak about {about}: {summary}.",
                about=lexicon.about(action.about, now),
                summary=summary(action.response, lexicon),
            )
        case Tell():
            return console.tr(
                "You tell {who} about {about}.",
                who=lexicon.stakeholder(action.stakeholder),
                about=lexicon.about(action.about, now),
            )
        case Correct():
            return console.tr("You correct {cause}.", cause=lexicon.cause(action.sent, now))
        case Update():
            return console.tr("You keep a promise: {cause}.", cause=lexicon.cause(action.promise, now))
        case Cancel():
            return console.tr("You cancel a task.")
        case Advance():
            return console.tr("You let time pass.")
        case _:
            return console.tr("The trainer sends a message.")


def adviser_title(table: Table, name: str) -> str:
    """The post of an adviser."""
    known = table.lexicon.scenario.advisers.get(name) or table.lexicon.doctrine.advisers.get(name)
    return table.lexicon.text(known.title) if known else name


def check_title(table: Table, name: str) -> str:
    """What a check does, in a few words."""
    found = (event.checks[name] for event in table.lexicon.scenario.events if name in event.checks)
    check = next(found, None)
    return table.lexicon.text(check.title) if check else name
