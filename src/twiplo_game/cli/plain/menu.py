"""The line mode's menu: continue, play, replays, language, quit."""

from contextlib import suppress
from time import time

from twiplo_game.analysis.learning import Check, due
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.branching import ask_what_if
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.open_games import branching_line, open_line, title_of
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.cli.plain.quiz import run_quiz
from twiplo_game.cli.plain.replaying import show_debrief_of, show_replay
from twiplo_game.cli.plain.running import run_session
from twiplo_game.cli.plain.start import Wish, ask_language, run_play
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import Words
from twiplo_game.store.errors import StoreError
from twiplo_game.store.learning import read_record
from twiplo_game.store.saves import Save, finished, unfinished
from twiplo_game.store.seats import OpenSeat, open_seats
from twiplo_game.store.session import resume
from twiplo_game.store.settings import load_settings
from twiplo_game.telling.errors import told
from twiplo_game.telling.learning import due_words


def run_menu(words: Words, *, is_chosen: bool) -> ExitCode:
    """Offer what can be done until the player quits."""
    console = Console(words)
    try:
        if not is_chosen and load_settings().language is None:
            console = ask_language(console)
        while True:
            code = _once(console)
            if isinstance(code, Console):
                console = code
            elif code is not None:
                return code
    except EndOfInputError:
        return ExitCode.OK


def _once(console: Console) -> Console | ExitCode | None:
    """One choice of the menu; a console where the language changed, a code where the player leaves."""
    open_games, old_games, seats = unfinished(), finished(), open_seats()
    choices = [
        *([Choice(console.tr("Continue a game"), "continue", 1)] if open_games else []),
        Choice(console.tr("Play"), "play", 2),
        Choice(console.tr("Join a class"), "join", 6),
        *([Choice(console.tr("Go back to your seat in a class"), "seat", 7)] if seats else []),
        *([Choice(console.tr("Games that are over"), "replays", 3)] if old_games else []),
        Choice(console.tr("Language"), "language", 4),
        Choice(console.tr("Quit"), "quit", 5),
        *(
            [Choice(_check_line(console, is_first=not (open_games or old_games or seats)), "quiz", 8)]
            if load_settings().checks == "on"
            else []
        ),
    ]
    console.heading(console.tr("Twiplo: a crisis on the duty desk of a foreign ministry"))
    choice = choose(
        console,
        console.tr("What do you do?"),
        choices,
        console.tr("Play starts a new game. Games are saved after every action."),
        can_go_back=False,
    )
    try:
        match choice:
            case "continue":
                return _continue(console, open_games)
            case "play":
                return _leave_if_stopped(run_play(Wish(language=console.words.language), console.words))
            case "join":
                return _leave_if_stopped(_join(console))
            case "seat":
                return _go_back(console, seats)
            case "replays":
                return _leave_if_stopped(_replay(console, old_games))
            case "quiz":
                return _leave_if_stopped(run_quiz(console))
            case "language":
                return ask_language(console)
            case _:
                return ExitCode.OK
    except StoreError as error:
        console.say(told(error, console.words))
    return None


def _check_line(console: Console, *, is_first: bool) -> str:
    """What there is to say of the learning check; `is_first` says that nothing was played here yet."""
    now = int(time())
    # A damaged record is told of where it is needed.
    checks: tuple[Check, ...] = ()
    with suppress(StoreError):
        checks = read_record().checks
    check, what = console.tr("Learning check"), due_words(console.words, due(checks, now), checks, now)
    if is_first and not checks:
        what = console.tr("Before the first game: eight questions, 3 minutes")
    return f"{check}. {what}"


def _continue(console: Console, games: tuple[Save, ...]) -> ExitCode | None:
    chosen = choose(
        console,
        console.tr("Which game?"),
        [Choice(open_line(console, save), save) for save in games],
        console.tr("The newest game comes first."),
    )
    if isinstance(chosen, Back):
        return None
    return _leave_if_stopped(run_session(console, resume(chosen.path)))


def _join(console: Console) -> ExitCode:
    from twiplo_game.cli.plain.joining import JoinWish, run_join  # noqa: PLC0415 - with the network

    return run_join(JoinWish(), console.words)


def _go_back(console: Console, seats: tuple[OpenSeat, ...]) -> ExitCode | None:
    from twiplo_game.cli.plain.joining import run_seat  # noqa: PLC0415 - with the network

    chosen = choose(
        console,
        console.tr("Which class?"),
        [
            Choice(console.tr("{address}, as {name}", address=item.seat.address, name=item.seat.name), item.seat)
            for item in seats
        ],
        console.tr("The newest comes first."),
    )
    return None if isinstance(chosen, Back) else _leave_if_stopped(run_seat(console, chosen))


def _leave_if_stopped(code: ExitCode) -> ExitCode | None:
    return code if code is ExitCode.INTERRUPTED else None


def _replay(console: Console, games: tuple[Save, ...]) -> ExitCode:
    chosen = choose(
        console,
        console.tr("Which game?"),
        [Choice(_old_line(console, save), save) for save in games],
        console.tr("The newest game comes first."),
    )
    if isinstance(chosen, Back):
        return ExitCode.OK
    how = choose(
        console,
        console.tr("What do you want to see?"),
        [
            Choice(console.tr("The debrief"), "debrief"),
            Choice(console.tr("The whole game, with its rules"), "replay"),
            Choice(console.tr("What if: another choice at one of its decisions"), "whatif"),
        ],
        console.tr(
            "The debrief says what each decision was worth. The whole game shows every step. What if takes it up again."
        ),
    )
    if how == "debrief":
        return show_debrief_of(chosen.path, console.words, has_chosen_language=True, with_review=True)
    if how == "whatif":
        return ask_what_if(chosen.path, console.words, has_chosen_language=True)
    if how == "replay":
        return show_replay(chosen.path, console.words, is_practice=True, has_chosen_language=True)
    return ExitCode.OK


def _old_line(console: Console, save: Save) -> str:
    score, told = (save.result or {}).get("score"), title_of(console, save)
    if isinstance(score, int):
        told = console.tr("{title}, score {score}", title=told, score=tenths(score, console.words))
    # Several of one game are told apart by the decision at which they took it up.
    return told if save.branched is None else f"{told}. {branching_line(console, save)}"
