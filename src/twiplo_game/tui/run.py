"""Running the desk: from the command line to the screen, and back to a terminal as it was."""

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from twiplo_game.locale.words import Words
from twiplo_game.store.home import games_folder, home
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.terminal import keeps_to_ascii

SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What ends the desk from outside; a closed window is the last."""


@dataclass(frozen=True, slots=True)
class Left:
    """How the desk was left."""

    code: int
    """0; 128 and the signal's number where one ended it."""
    notice: str
    """How to go on with the game that was open; empty where none was."""


def run_desk(words: Words, first: Callable[[TwiploApp], None] | None = None) -> Left:
    """Open the title, do `first` on top of it, and stay until the player leaves. Raises what a fault raised.

    Where the player's folder is nowhere, that is raised before anything is drawn.
    """
    home()
    app = TwiploApp(words, first, can_draw_lines=not keeps_to_ascii(), once_drawn=_begin_to_clear, at_rest=set_aside)
    try:
        code = asyncio.run(_until_left(app))
    finally:
        gc.enable()
        notice = _how_to_go_on(app)
        app.get_up()
    if app.fault is not None:
        raise app.fault
    return Left(code or 0, notice)


def _begin_to_clear() -> None:
    """Look for garbage from here on, but not among what was loaded for the title: that stays."""
    gc.freeze()
    gc.enable()


def set_aside() -> None:
    """Take what was read for a game out of the search for garbage.

    Going through all of the models and the library takes 0.1 s, which otherwise every tenth key would wait for. What
    is left is gone through less often, too: a desk makes little garbage, and much that only looks like it.
    """
    gc.set_threshold(20_000, 20, 100)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def _until_left(app: TwiploApp) -> int | None:
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        # Windows has no handlers in the loop; there the console ends the process, and every action is on the disk.
        with suppress(NotImplementedError):
            if number is not None:
                loop.add_signal_handler(number, app.exit, 128 + number)
    return await app.run_async()


def _how_to_go_on(app: TwiploApp) -> str:
    if app.seat is None:
        return ""
    from twiplo_game.seating.local_port import LocalPort  # noqa: PLC0415 - there already, where a game is open

    port = app.seat.port
    if app.in_class is not None:
        return app.words.tr("Your seat stays yours. To go back: {command}", command="twiplo")
    if not isinstance(port, LocalPort) or port.session.state.is_over:
        return ""
    path = port.session.writer.path
    if path.parent == games_folder():
        return app.words.tr("The game is saved. To go on: twiplo, then Continue.")
    return app.words.tr("The game is saved. To go on: twiplo play --log {path}", path=path)
