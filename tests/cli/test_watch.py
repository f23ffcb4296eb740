"""`twiplo watch`: the loop without a clock, and the command as its users see it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from twiplo_game.cli.watching import PATIENCE, FileLook, Seen, changes
from twiplo_game.engine.action import Advance
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Setup, begin

from .conftest import HARBOUR, Twiplo


class Editor:
    """A file, and what somebody does to it between two looks."""

    def __init__(self, path: Path, *acts: Callable[[Path], object] | None) -> None:
        self.path = path
        self.acts: Iterator[Callable[[Path], object] | None] = iter(acts)
        self.looks = 0
        self._tick = 0

    def wait(self) -> None:
        """Do the next thing; time moves on, as it does for a file system."""
        self.looks += 1
        act = next(self.acts)
        if act is not None:
            act(self.path)
        if self.path.exists():
            self._tick += 1_000_000_000
            if act is not None:
                os.utime(self.path, ns=(self._tick, self._tick))

    def shown(self) -> list[str | None]:
        """Everything that is shown until the editor has nothing left to do."""
        found: list[str | None] = []
        try:
            for seen in changes(FileLook(self.path), self.wait):
                found.append(_text(seen))
        except (StopIteration, RuntimeError):
            pass
        return found


def _text(seen: Seen | None) -> str | None:
    return seen.text if isinstance(seen, ScenarioText) else None if seen is None else f"error: {seen}"


def _writes(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


def _replaces(text: str) -> Callable[[Path], object]:
    def act(path: Path) -> None:
        beside = path.with_suffix(".swp")
        beside.write_text(text)
        beside.replace(path)

    return act


def _removes(path: Path) -> None:
    path.unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A watched file."""
    file = tmp_path / "a.yaml"
    file.write_text("one")
    return file


def test_each_content_is_shown_once(path: Path) -> None:
    """The first at once, then each change; a save without a change is none."""
    editor = Editor(path, None, _writes("two"), None, None, _writes("two"), None, _replaces("three"), None, None)

    assert editor.shown() == ["one", "two", "three"]


def test_a_file_in_pieces(path: Path) -> None:
    """A content that is still being written is not shown."""
    editor = Editor(path, _writes(""), _writes("two, ha"), _writes("two, half"), _writes("two, whole"), None, None)

    assert editor.shown() == ["one", "two, whole"]


def test_a_file_that_is_gone_for_a_moment(path: Path) -> None:
    """A short absence is nothing; a long one is said once, and what comes back is shown."""
    short = Editor(path, _removes, None, _writes("two"), None, None)
    assert short.shown() == ["one", "two"]

    long = Editor(path, _removes, *[None] * (2 * PATIENCE), _writes("two"), None, None)
    assert long.shown() == ["two", None, "two"]


def test_a_file_that_cannot_be_read(path: Path) -> None:
    """What is no text is told like any other content, and the next save is shown again."""
    editor = Editor(path, lambda file: file.write_bytes(b"\xff\xfe\xff"), None, None, _writes("two"), None, None)

    shown = editor.shown()

    assert (shown[0], shown[2]) == ("one", "two")
    assert str(shown[1]).startswith("error: ")


def test_a_file_that_stands_still_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking costs one question to the system while nothing changes."""
    look = FileLook(path)
    first = look()
    monkeypatch.setattr("twiplo_game.cli.watching.read_scenario_text", lambda _: pytest.fail("read again"))

    assert look() is first
    assert not isinstance(first, StoreError)


# -- the command ------------------------------------------------------------------------------------------------------


class Watch:
    """A running `twiplo watch`."""

    def __init__(self, twiplo: Twiplo, *arguments: object) -> None:
        self.process = subprocess.Popen(
            twiplo.command("watch", *arguments, "--lang", "en"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=twiplo.environment | {"PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout
        os.set_blocking(self.process.stdout.fileno(), False)
        self.out = ""

    def until(self, words: str) -> str:
        """What was printed since the last time, up to these words at least."""
        assert self.process.stdout
        limit = time.monotonic() + 30
        new = ""
        while words not in new:
            new += (self.process.stdout.read() or b"").decode()
            assert time.monotonic() < limit, new
            time.sleep(0.05)
        return new

    def stop(self) -> tuple[int, str]:
        """Ctrl-C: the exit code, and what was said."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout and self.process.stderr
        err = self.process.stderr.read().decode()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait(timeout=30), err


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_the_last_game_on_the_changed_file(twiplo: Twiplo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decisions are kept; a draft that was taken out is said; a broken file shows its problem; Ctrl-C ends it."""
    path = tmp_path / "harbour.yaml"
    written = HARBOUR.read_text("utf-8")
    path.write_text(written, "utf-8")
    monkeypatch.setenv("TWIPLO_HOME", str(twiplo.home))
    session = begin(read_scenario(path), shipped_doctrine(), Setup("1"))
    holding = session.game.story.targets[0].drafts["holding"].answer
    for action in (holding, Advance(10), Advance(25)):
        session.do(action)
    minute = session.state.minute
    session.close()
    watch = Watch(twiplo, path)

    begun = watch.until("Score so far")
    assert "Nothing wrong." in begun and "Left out" not in begun
    clock = f"{9 + (40 + minute) // 60:02}:{(40 + minute) % 60:02}, "
    assert clock in begun

    path.write_text(written.replace("holding:", "waiting:"), "utf-8")
    changed = watch.until("Score so far")
    assert "Left out at 09:40: You answer “A ship is held”" in changed
    assert "“holding” is no longer there." in " ".join(changed.split())
    assert clock in changed

    path.write_text(re.sub(r"\bthe_post\b", "the_tweet", written), "utf-8")
    assert "“the_post” is no longer there." in " ".join(watch.until("Score so far").split())

    path.write_text(written.replace("due: 45m", "due: soon", 1), "utf-8")
    assert "TW206" in watch.until("^")

    path.write_text(written, "utf-8")
    assert "Left out" not in watch.until("Score so far")
    assert watch.stop() == (130, "twiplo: Stopped.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_without_a_game(twiplo: Twiplo) -> None:
    """A scenario that was never played shows how it begins."""
    watch = Watch(twiplo, HARBOUR)

    begun = watch.until("Score so far")

    assert "No game of it was kept" in begun
    assert watch.stop()[0] == 130


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nowhere.yaml"], 2, "There is no file nowhere.yaml."),
        ([HARBOUR, "--log", "nowhere.jsonl"], 2, "There is no file nowhere.jsonl."),
        ([HARBOUR, "--log", HARBOUR], 3, "is not a line of a Twiplo log"),
    ],
)
def test_usage(twiplo: Twiplo, arguments: list[str], code: int, words: str) -> None:
    """What is not there to begin with is refused in one sentence."""
    ran = twiplo("watch", *arguments, "--lang", "en")

    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err and ran.err.count("\n") == 1
