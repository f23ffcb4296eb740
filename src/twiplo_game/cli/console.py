"""The trainer's console on top of a server in a process of its own, so that neither slows or ends the other."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.classroom.trainer_line import TrainerLine
from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.title import open_title
from twiplo_game.locale.words import Words
from twiplo_game.store.errors import StoreError

if TYPE_CHECKING:
    from twiplo_game.model.scenario import Scenario
    from twiplo_game.tui.app import TwiploApp

_STOPPING = 5.0
"""Seconds that the server has to say goodbye to its seats."""


@contextmanager
def served(options: list[str]) -> Iterator[None]:
    """A headless server with these options for as long as the context lasts. Raises StoreError where it ends at once.

    A session of its own keeps the terminal's Ctrl+C from it: that is the console's.
    """
    command = [sys.executable, "-m", "twiplo_game", "host", "--headless", *options]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as server:
        # It says where it listens once it does; what it says when it cannot is for the trainer.
        assert server.stdout is not None and server.stderr is not None
        if not server.stdout.readline():
            raise StoreError("The server did not start. {reason}", reason=server.stderr.read().strip())
        try:
            yield
        finally:
            server.terminate()
            try:
                server.communicate(timeout=_STOPPING)
            except subprocess.TimeoutExpired:
                server.kill()


def stay(line: TrainerLine, scenario: "Scenario", address: str, secret: Path, words: Words) -> ExitCode:
    """Show the console, as often as the trainer wants it, until he or she stops the class."""

    def first(app: "TwiploApp") -> None:
        app.open("console", line, scenario, address)

    while True:
        open_title(words, first)
        output.line(words.tr("The class goes on: {address}", address=address))
        output.line(words.tr("The trainer's secret is in {path}.", path=secret))
        diagnostics.tell(
            words.tr("Enter opens the console again. Ctrl+C stops the server; “twiplo host --resume” goes on with it.")
        )
        try:
            if not sys.stdin.readline():
                return ExitCode.OK
        except KeyboardInterrupt:
            return ExitCode.OK
