"""The desk: the menu of what can be done now, until the game is over or the player leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from twiplo_game.cli.plain import acts
from twiplo_game.cli.plain.clockwork import pass_time
from twiplo_game.cli.plain.doing import catch_up
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.cli.plain.status import show_status
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import msgid
from twiplo_game.telling.possible import (
    answerable,
    askable,
    checkable,
    correctable,
    open_promises,
    speakable,
    tellable,
)
from twiplo_game.telling.standing import standing_page


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing to do, under a number that stays the same."""

    number: int
    label: str
    makes_sense: Callable[[PlayerView], bool]
    do: Callable[[LiveTable], None]


def _show_standing(table: LiveTable) -> None:
    table.console.show(standing_page(table.lexicon, table.view))


_LEAVE: Final = 12

KINDS: Final = (
    Kind(1, msgid("Read a message"), lambda now: bool(now.messages), acts.read),
    Kind(2, msgid("Ask an adviser"), lambda now: bool(askable(now)), acts.ask),
    Kind(3, msgid("Have something checked"), lambda now: bool(checkable(now)), acts.check),
    Kind(4, msgid("Answer"), lambda now: bool(answerable(now)), acts.answer),
    Kind(5, msgid("Tell somebody in private"), lambda now: bool(tellable(now)), acts.tell),
    Kind(6, msgid("Speak unasked, or again"), lambda now: bool(speakable(now)), acts.speak),
    Kind(7, msgid("Correct what you said"), lambda now: bool(correctable(now)), acts.correct),
    Kind(8, msgid("Keep a promise"), lambda now: bool(open_promises(now)), acts.keep),
    Kind(9, msgid("Cancel a task"), lambda now: bool(now.tasks), acts.cancel),
    Kind(10, msgid("Let time pass"), lambda now: True, pass_time),
    Kind(11, msgid("Where things stand"), lambda now: True, _show_standing),
)
"""In the order of the menu."""

_HELP: Final = msgid(
    "You are at the duty desk. Messages come in; some are false, some are true and inconvenient. "
    "Reading is free. Asking, checking, telling and answering keep an officer busy and are done when that "
    "time is over; the clock moves only when you let time pass. Silence has its price too. "
    "The numbers stay the same during the game; only what makes sense now is listed."
)


def play(table: LiveTable, more: tuple[Kind, ...] = ()) -> bool:
    """Offer what makes sense, and `more`, and play until the game is over: True; or until the player leaves: False."""
    console = table.console
    while not table.is_over:
        catch_up(table)
        if table.is_over:
            break
        show_status(table)
        now = table.view
        choices: list[Choice[Kind | None]] = [
            Choice(console.tr(kind.label), kind, kind.number) for kind in (*KINDS, *more) if kind.makes_sense(now)
        ]
        choices.append(Choice(console.tr("Save and leave"), None, _LEAVE))
        chosen = choose(console, console.tr("What do you do?"), choices, console.tr(_HELP), can_go_back=False)
        if chosen is None or isinstance(chosen, Back):
            return False
        chosen.do(table)
    return True
