"""Opening games: what the title, the library and the command line ask for, from the disk to the desk.

Loaded with the first game, as the table is that it is played at.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.analysis.debrief import debrief
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.seating.local_port import PRACTICE, LocalPort
from twiplo_game.store.branches import branch
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.lessons import begin_lesson, is_lesson
from twiplo_game.store.log_reader import Log, read_log
from twiplo_game.store.remarks import remarks_of
from twiplo_game.store.session import begin, replay, resume
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.tui import messages
from twiplo_game.tui.wish import Wish

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching
    from twiplo_game.store.weighing import Weighing
    from twiplo_game.tui.app import TwiploApp


def open_game(app: "TwiploApp", message: messages.OpensGame) -> None:
    """Open what `message` asks for; say why where it cannot be opened."""
    try:
        match message:
            case messages.Learn():
                app.sit_down(LocalPort(begin_lesson(app.words.language)), "lesson")
            case messages.Begin():
                _begin(app, message)
            case messages.Continue():
                session = resume(message.path)
                app.sit_down(LocalPort(session), "lesson" if is_lesson(session) else "desk")
            case messages.Replay():
                _show_again(app, message)
            case messages.Weigh():
                _weigh(app, message)
            case messages.TakeAway():
                _take_away(app, message)
            case messages.Branch():
                _branch(app, message)
    except StoreError as error:
        app.complain(told(error, app.words))


def _begin(app: "TwiploApp", message: messages.Begin) -> None:
    """Begin a game, as the command line wished where the player had no say."""
    wish = app.wish
    setup = replace(message.setup, seed=wish.seed or message.setup.seed)
    session = begin(message.file, shipped_doctrine(), setup, message.path or wish.log)
    if message.is_practice or wish.is_practice:
        session.note(PRACTICE, {})
    app.wish = Wish()
    app.sit_down(LocalPort(session))


def _show_again(app: "TwiploApp", message: messages.Replay) -> None:
    """Open the debrief of a game that is over."""
    log, game, steps = _read_again(message.path)
    result = debrief(game, steps)
    if result is None:
        app.complain(app.words.tr("This game is not over, and a debrief would give it away."))
        return
    lexicon = Lexicon(app.words, game.story.doctrine, playbill(game))
    now = view(game, steps[-1].state)
    app.open("debrief", result, lexicon, now, message.path, remarks_of(log.notes), _branching(log, game, steps))


def _branching(log: Log, game: Game, steps: tuple[Step, ...]) -> "Branching | None":
    if log.origin is None:
        return None
    from twiplo_game.store.branching import branching  # noqa: PLC0415 - with the review, which no game needs

    return branching(log, game, steps)


def _read_again(path: Path) -> tuple[Log, Game, tuple[Step, ...]]:
    """The game in `path`; a debrief's review finds it as it was just read. Raises StoreError."""
    return _as_it_was(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=1)
def _as_it_was(path: Path, _changed: int) -> tuple[Log, Game, tuple[Step, ...]]:
    return replay(path)


def _weigh(app: "TwiploApp", message: messages.Weigh) -> None:
    """Open the review of a game that is over."""
    path = _log_of(app, message.path)
    if path is None:
        app.complain(app.words.tr("This game is not kept on this computer, so its review cannot be made here."))
        return
    from twiplo_game.store.weighing import Weighing  # noqa: PLC0415 - with the solver, which no game needs

    log, game, steps = _read_again(path)
    lexicon, asked = Lexicon(app.words, game.story.doctrine, playbill(game)), app.screen

    def look() -> None:
        # In a thread: what the bot thinks of is worked out for every event of the story, once.
        app.call_from_thread(open_review, Weighing(log, game, steps))

    def open_review(weighing: "Weighing") -> None:
        if app.screen is asked:
            app.open("review", log, weighing, lexicon)

    app.run_worker(look, thread=True, group="review", exclusive=True)


def _log_of(app: "TwiploApp", path: Path | None) -> Path | None:
    """The log that is meant; None where it is not on this computer."""
    if path is not None:
        return path
    return app.seat.port.log if app.seat is not None else None


def _take_away(app: "TwiploApp", message: messages.TakeAway) -> None:
    """Have a game weighed, with a way out; what is not on this computer cannot be."""
    path = _log_of(app, message.path)
    if path is None:
        message.then(None)
    else:
        from twiplo_game.store.weighing import Weighing  # noqa: PLC0415 - with the solver, which no game needs
        from twiplo_game.tui.screens.weighing import WeighingScreen  # noqa: PLC0415

        app.push_screen(WeighingScreen(lambda: Weighing(*_read_again(path))), message.then)


def _branch(app: "TwiploApp", message: messages.Branch) -> None:
    """Play on from an action of a game that is over, in a game of its own."""
    session = branch(read_log(message.path), message.number, message.action)
    if isinstance(session, Rejected):
        app.complain(app.words.tr("That cannot be done at that moment."))
        return
    app.sit_down(LocalPort(session), welcome=message.welcome)
