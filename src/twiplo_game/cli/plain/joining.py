"""A seat in a class in the line mode: from the address to the debrief."""

from dataclasses import dataclass, replace
from threading import Event
from typing import Final

from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.client import ClassPort
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.joining import LEARNER_USE, Application, join, take_over
from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.class_talk import ClassTalk, LetGoError
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.desk import Kind, play
from twiplo_game.cli.plain.ending import keep_feeling, point_to_review, show_debrief
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.locale.words import Words, msgid
from twiplo_game.store.seats import SeatRecord
from twiplo_game.telling.briefing import briefing_page
from twiplo_game.telling.ending import story_page
from twiplo_game.telling.errors import told

ASKED_AGAIN: Final = 5.0
"""Seconds after which a debrief that is not there yet is asked for again."""

MENDED_BY: Final = {
    "address": "address",
    "unreachable": "address",
    "strange": "address",
    "code": "code",
    "name": "name",
    "team": "name",
    "name_needed": "name",
    "team_taken": "invite",
}
"""What to ask for again, by why nobody was let in."""


@dataclass(frozen=True, slots=True)
class JoinWish:
    """What the command line says of a seat; what is None is asked for."""

    address: str | None = None
    code: str | None = None
    name: str | None = None
    invite: str | None = None
    token: str | None = None
    learner: str | None = None


def run_join(wish: JoinWish, words: Words) -> ExitCode:
    """Ask for what the command line left open, then sit down. Raises StoreError."""
    console = Console(words)
    try:
        seat = _seat(console, wish)
    except EndOfInputError:
        diagnostics.tell(console.tr("No more answers came, so no seat was taken. twiplo join --help shows how."))
        return ExitCode.OK
    return run_seat(console, seat)


def run_seat(console: Console, seat: SeatRecord) -> ExitCode:
    """Play at `seat`. However it stops, the seat stays the player's. Raises StoreError."""
    woken = Event()
    port = ClassPort(seat, woken.set)
    talk = ClassTalk(console, port, woken)
    try:
        console.say(console.tr("Looking for the class…"))
        talk.wait_in_lobby()
        talk.is_seated = True
        _play(console, port, talk)
    except LetGoError as gone:
        diagnostics.tell(str(gone))
        return ExitCode.FILE
    except EndOfInputError:
        diagnostics.tell(_how_to_return(console, port))
        return ExitCode.OK
    except KeyboardInterrupt:
        diagnostics.raw("\n")
        diagnostics.tell(_how_to_return(console, port))
        return ExitCode.INTERRUPTED
    finally:
        port.close()
    return ExitCode.OK


def _play(console: Console, port: ClassPort, talk: ClassTalk) -> None:
    table = LiveTable(console, port, talk.wait)
    console.show(briefing_page(table.lexicon))
    # What was read before is not news.
    table.listed.update(message.id for message in table.view.messages if message.is_opened)
    if not play(table, (Kind(13, msgid("Your class"), lambda now: True, lambda _: talk.show()),)):
        console.raw(_how_to_return(console, port))
        return
    console.show(story_page(table.lexicon, table.view))
    keep_feeling(table)
    talk.say_end()
    talk.until(lambda state: state.is_over)
    while (result := table.review()) is None:
        talk.wait(ASKED_AGAIN)
    show_debrief(table, result, table.remarks)
    point_to_review(table)


def _how_to_return(console: Console, port: ClassPort) -> str:
    seat = port.seat
    command = f"twiplo join {seat.address} --token {seat.token}"
    return console.tr("Your seat stays yours. To go back: {command}", command=command)


def _seat(console: Console, wish: JoinWish) -> SeatRecord:
    """The seat that is wished for. What was asked for is asked again where it was wrong. Raises StoreError."""
    asked = {name: getattr(wish, name) for name in ("address", "code", "name", "invite", "learner")}
    given = frozenset(name for name, value in asked.items() if value is not None)
    if {"code", "name"} <= given:
        # Who types is asked; who said code and name beforehand is not held up by what may be left out.
        asked["learner"] = asked["learner"] or ""
    application = Application("", "", console.words.language)
    while True:
        try:
            typed = asked["address"] = asked["address"] or _ask(console, "address")
            address = parse_address(typed)
            if wish.token is not None:
                return take_over(address, wish.token)
            return join(address, _application(console, asked, application))
        except ClassError as error:
            name = MENDED_BY.get(error.code)
            if name is None or name in given:
                raise
            console.say(told(error, console.words))
            asked[name] = _ask(console, name)


def _application(console: Console, asked: dict[str, str | None], application: Application) -> Application:
    for name in ("code", "name"):
        if asked[name] is None:
            asked[name] = _ask(console, name)
    if asked["learner"] is None:
        console.say(console.tr(LEARNER_USE))
        asked["learner"] = console.read(console.tr("Your e-mail or student number, or Enter for none: ")).strip()
    return replace(
        application,
        code=asked["code"] or "",
        name=asked["name"] or "",
        invite=asked["invite"] or "",
        learner=asked["learner"] or "",
    )


def _ask(console: Console, name: str) -> str:
    questions = {
        "address": console.tr("The class’s address, as the board shows it: "),
        "code": console.tr("Its code: "),
        "name": console.tr("Your name there: "),
        "invite": console.tr("Your team’s word: "),
    }
    while True:
        answer = console.read(questions[name]).strip()
        if answer and answer != "?":
            return answer
        console.say(
            console.tr("The board shows an address and a code. The class will see you under the name that you type.")
        )
