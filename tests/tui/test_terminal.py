"""The desk in a real terminal: it follows the window's size, leaves the terminal as it was, and can be killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.playing import new_session

from twiplo_game.engine.action import Action, Advance, Ask, Open
from twiplo_game.store.session import resume

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="there is no tmux here to draw the desk in a real terminal"
)

START = ("-m", "twiplo_game", "play", "--lang", "en", "--log")
"""What Python is told to go on with the log that follows."""

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
SHOWN = {"Enter": "0 not read", "a": "Whom do you ask"}
"""What a key brings at once."""


class Terminal:
    """A pane of a tmux server of its own."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self.log = folder, log
        script = folder / "start.sh"
        command = " ".join(f"'{part}'" for part in (sys.executable, *START, str(log)))
        lines = [
            f"cd '{ROOT}'",
            f"export TWIPLO_HOME='{os.environ['TWIPLO_HOME']}' PYTHONPATH='{ROOT / 'src'}' LC_ALL=C.UTF-8",
            # Python believes these before the terminal.
            "unset NO_COLOR COLUMNS LINES",
            f"stty -g > '{folder}/before'",
            f"sh -c 'echo $$ > {folder}/pid; exec \"$@\"' sh {command}",
            "echo LEFT WITH $?",
            f"stty -g > '{folder}/after'",
            "sleep 1000",
        ]
        script.write_text("\n".join(lines))
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", f"sh {script}")

    def tmux(self, *arguments: str) -> str:
        """Have the server do something."""
        command = ["tmux", "-S", str(self.folder / "tmux"), "-f", os.devnull, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout

    @property
    def screen(self) -> str:
        """What can be seen."""
        return self.tmux("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self.tmux("send-keys", *keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def until(self, holds: Callable[[str], bool]) -> str:
        """Look until `holds`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if holds(screen := self.screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"it never came to that:\n{self.screen}")

    def shows(self, *words: str) -> str:
        """Look until all of it can be read."""
        return self.until(lambda screen: all(word in screen for word in words))

    def close(self) -> None:
        """End the server, and the desk with it."""
        subprocess.run(["tmux", "-S", str(self.folder / "tmux"), "kill-server"], check=False, capture_output=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The desk of a new game, in a terminal of 80 columns and 24 rows."""
    session = new_session("summit-cancelled")
    session.close()
    opened = Terminal(tmp_path, session.writer.path)
    try:
        opened.shows("INCOMING", "? Help")
        yield opened
    finally:
        opened.close()


def logged(log: Path) -> list[type[Action]]:
    """The kinds of the actions in a log that can be gone on with."""
    session = resume(log)
    session.close()
    return [type(step.action) for step in session.steps[1:]]


def test_a_part_of_a_game_and_a_terminal_left_as_it_was(terminal: Terminal) -> None:
    assert terminal.tmux("display-message", "-p", "#{alternate_on}").strip() == "1"
    terminal.press("Enter")
    terminal.shows("The Orvelle summit is OFF")
    terminal.press("a")
    terminal.shows("Whom do you ask")
    terminal.press("1")
    terminal.shows("Until 09:45: asking")

    terminal.resize(120, 40)
    wide = terminal.until(
        lambda screen: max(map(len, screen.splitlines())) > 110 and "? Help" in screen.splitlines()[39]
    )
    assert "MOODS" in wide
    assert "The Orvelle summit is OFF" in wide
    terminal.resize(60, 18)
    terminal.shows("80", "60")
    terminal.resize(80, 24)
    terminal.shows("INCOMING", "The Orvelle summit is OFF", "Until 09:45: asking", "? Help")

    terminal.press("w")
    terminal.until(lambda screen: "09:40  " not in screen.splitlines()[0])
    terminal.press("C-c")
    terminal.shows("INCOMING")
    terminal.press("C-q")
    terminal.shows("LEFT WITH 0")
    state = terminal.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_flag}")
    assert state.split() == ["0", "1", "0", "0"]
    terminal.until(lambda screen: (terminal.folder / "after").exists())
    assert (terminal.folder / "after").read_text() == (terminal.folder / "before").read_text()
    assert logged(terminal.log)[:3] == [Open, Ask, Advance]


@pytest.mark.parametrize(
    ("keys", "acknowledgement", "kinds"),
    [
        (("Enter",), "0 not read", [Open]),
        (("Enter", "a", "1"), "Until 09:45: asking", [Open, Ask]),
        (("Enter", "w"), "10:05", [Open, Advance]),
    ],
    ids=["reading", "asking", "waiting"],
)
def test_what_was_acknowledged_survives_a_kill(
    terminal: Terminal, keys: tuple[str, ...], acknowledgement: str, kinds: list[type[Action]]
) -> None:
    for key in keys:
        terminal.press(key)
        if key in SHOWN:
            terminal.shows(SHOWN[key])
    terminal.shows(acknowledgement)
    os.kill(int((terminal.folder / "pid").read_text()), signal.SIGKILL)
    terminal.shows("LEFT WITH 137")
    assert logged(terminal.log)[: len(kinds)] == kinds
