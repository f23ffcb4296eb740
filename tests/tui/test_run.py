"""The desk in a real terminal: how it is left, whoever ends it."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.playing import new_session

from twiplo_game.locale.words import translator
from twiplo_game.store.errors import NotFoundError
from twiplo_game.store.session import resume
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.run import run_desk

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo terminals of this kind", allow_module_level=True)

import fcntl
import pty
import struct
import termios

SOURCES = Path(__file__).parents[2] / "src"
LEAVING = b"\x1b[?1049l"
"""What gives the terminal its former screen back."""


class Terminal:
    """`twiplo` in a terminal of 80 columns and 24 rows."""

    def __init__(self, *arguments: str) -> None:
        self.ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.theirs)
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "twiplo_game", *arguments],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            env=os.environ | {"PYTHONPATH": str(SOURCES), "TERM": "xterm-256color", "LANG": "C.UTF-8"},
            start_new_session=True,
        )

    def read_until(self, words: bytes, seconds: float = 60) -> None:
        """Read what it draws until `words` were drawn."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            ready, _, _ = select.select([self.ours], [], [], max(0, end - time.monotonic()))
            assert ready, self.seen[-2000:]
            self.seen += os.read(self.ours, 65536)

    def ended(self, seconds: float = 60) -> int:
        """The exit code."""
        return self.process.wait(seconds)


@pytest.fixture
def game() -> Path:
    """A game that was begun."""
    session = new_session("summit-cancelled")
    session.close()
    return session.writer.path


@pytest.fixture
def terminal(game: Path) -> Iterator[Terminal]:
    """Twiplo at the desk of that game."""
    made = Terminal("play", "--log", str(game), "--lang", "en")
    try:
        made.read_until(b"INCOMING")
        yield made
    finally:
        made.process.kill()
        made.process.wait()


@pytest.mark.parametrize(("how", "code"), [(b"\x11", 0), (b"\x03\x03", 130)])
def test_leaving_by_key_restores_the_terminal_and_says_how_to_go_on(terminal: Terminal, how: bytes, code: int) -> None:
    os.write(terminal.ours, how)
    terminal.read_until(b"To go on: twiplo, then Continue.")
    assert terminal.ended() == code
    assert LEAVING in terminal.seen
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def test_being_ended_restores_the_terminal_too(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGTERM)
    terminal.read_until(b"To go on: twiplo, then Continue.")
    assert terminal.ended() == 143
    assert LEAVING in terminal.seen
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def test_after_a_closed_window_the_game_can_be_gone_on_with(terminal: Terminal, game: Path) -> None:
    os.close(terminal.theirs)
    os.close(terminal.ours)
    terminal.process.send_signal(signal.SIGHUP)
    terminal.ended()
    resume(game).close()


def test_a_fault_is_handed_on_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = TwiploApp.run_async

    def breaks(app: TwiploApp) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(TwiploApp, "run_async", lambda app: real(app, headless=True, size=(80, 24)))
    with pytest.raises(ZeroDivisionError):
        run_desk(translator("en"), breaks)
    assert capsys.readouterr().err == ""


def test_a_folder_that_is_nowhere_is_told_before_anything_is_drawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWIPLO_HOME", "~nobody-of-that-name/twiplo")
    with pytest.raises(NotFoundError):
        run_desk(translator("en"))
    assert capsys.readouterr() == ("", "")
