"""`twiplo join --plain` as it is used: real processes, real pipes, a real terminal, a real class on 127.0.0.1."""

import json
import os
import pty
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from classroom.rooms import Room, room_of

from .conftest import Twiplo


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A class, with its data apart from the players'."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "host"))
    with room_of(tmp_path) as made:
        yield made


PATIENCE = 60.0
"""Seconds after which a test gives up."""


class Player:
    """A process at a pipe: what it says is read line by line, what it is told is typed."""

    def __init__(self, twiplo: Twiplo, *arguments: object) -> None:
        self.process = subprocess.Popen(
            twiplo.command(*arguments, "--lang", "en"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=twiplo.environment,
        )
        self.out = ""
        self._watch = threading.Timer(PATIENCE, self.process.kill)
        self._watch.start()

    def until(self, words: str) -> None:
        """Read until `words` were said."""
        stream = self._stream(self.process.stdout)
        start = len(self.out)
        while words not in self.out[start:]:
            piece = stream.read1(4096)  # type: ignore[attr-defined]
            assert piece, f"{words!r} never came after {self.out[start:]!r}"
            self.out += piece.decode("utf-8", "replace")

    def type(self, *lines: str) -> None:
        """Type lines."""
        stream = self._stream(self.process.stdin)
        stream.write("".join(f"{line}\n" for line in lines).encode())
        stream.flush()

    def end(self) -> tuple[int, str]:
        """Close the pipe; the exit code and the last words."""
        out, err = self.process.communicate()
        self._watch.cancel()
        self.out += out.decode("utf-8", "replace")
        return self.process.returncode, err.decode("utf-8", "replace")

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


Sit = Callable[..., Player]


@pytest.fixture
def sit(twiplo: Twiplo) -> Iterator[Sit]:
    """Starts players; none outlives its test."""
    players: list[Player] = []

    def start(*arguments: object) -> Player:
        players.append(Player(twiplo, *arguments))
        return players[-1]

    yield start
    for player in players:
        if player.process.returncode is None:
            player.process.kill()
            player.end()


def test_a_full_seat_from_the_lobby_to_the_debrief(room: Room, twiplo: Twiplo, sit: Sit) -> None:
    player = sit("join", room.address, "--code", room.code, "--name", "Léa", "--plain")
    player.until("Waiting for the trainer to begin.")
    room.order("announced", words="Read the briefing twice.")
    player.until("Trainer: Read the briefing twice.")
    room.order("started", countdown=0)
    player.until("What do you do?")
    player.type("1", "1", "4", "1", "1", "1", "y")
    player.until("Begun: sending the answer")
    player.type("13")
    player.until("twiplo join")
    room.order("paused")
    player.type("2", "1")
    player.until("The class’s clock stands.")
    room.order("resumed")
    room.order("ended")
    player.type("10", "It was short.")
    player.until("The trainer will show the places.")
    code, err = player.end()
    assert (code, err) == (0, "")
    assert "\x1b" not in player.out
    assert "DEBRIEF" in player.out
    (log,) = twiplo.logs()
    notes = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [note["words"] for note in notes if note.get("note") == "feeling"] == ["It was short."]


def test_what_is_missing_is_asked_for_and_what_was_wrong_asked_again(room: Room, sit: Sit) -> None:
    player = sit("join", "--plain")
    player.until("address")
    player.type("nowhere at all")
    player.until("is no address")
    player.type(room.address)
    player.until("code")
    player.type("WRONG")
    player.until("Your name there")
    player.type("Ada")
    player.until("Enter for none")
    assert "Only the trainer sees" in player.out
    player.type("ada@school.example")
    player.until("No class here has that code")
    player.type(room.code)
    player.until("You are Ada.")
    assert [person.learner for person in room.group.live.people.by_seat.values()] == ["ada@school.example"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--code", "WRONG", "--name", "Ada"), "No class here has that code"),
        (("--token", "short"), "no seat’s token"),
        (("--token", "0123456789abcdef"), "does not know that seat"),
    ],
)
def test_a_command_line_that_is_wrong_gets_one_sentence(
    arguments: tuple[str, ...], said: str, room: Room, twiplo: Twiplo
) -> None:
    ran = twiplo("join", room.address, *arguments, "--plain", "--lang", "en")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.code == 3


def test_where_nothing_answers(twiplo: Twiplo) -> None:
    ran = twiplo("join", "127.0.0.1:9", "--code", "A", "--name", "Ada", "--plain", "--lang", "en")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "Nothing answers at 127.0.0.1:9" in ran.err


def test_killed_in_the_middle_and_back_with_what_was_written(room: Room, twiplo: Twiplo, sit: Sit) -> None:
    player = sit("join", room.address, "--code", room.code, "--name", "Léa", "--plain")
    player.until("Waiting for the trainer")
    room.order("started", countdown=0)
    player.until("What do you do?")
    player.type("4", "1", "1", "3", "2", "Words of my own")
    player.until("\n   Words of my own")
    player.process.kill()
    player.end()
    (kept,) = (twiplo.home / "seats").glob("*.json")
    token = json.loads(kept.read_text("utf-8"))["token"]
    again = sit("join", room.address, "--token", token, "--plain")
    again.until("What do you do?")
    again.type("4", "1", "5")
    again.until("Words of my own")
    again.type("1", "y")
    again.until("Begun: sending the answer")
    again.type("12")
    code, _ = again.end()
    assert code == 0
    assert f"--token {token}" in again.out
    answers = [turn for turn in room.group.live.match.seats["s1"].turns if "Respond" in type(turn.action).__name__]
    assert len(answers) == 1


def test_in_a_terminal(room: Room, twiplo: Twiplo) -> None:
    """Through a pseudo-terminal: lines can be edited, Ctrl+C leaves with a sentence."""
    near, far = pty.openpty()
    process = subprocess.Popen(
        twiplo.command("join", room.address, "--code", room.code, "--name", "Léa", "--plain", "--lang", "en"),
        stdin=far, stdout=far, stderr=far, env=twiplo.environment | {"TERM": "xterm"},
    )  # fmt: skip
    os.close(far)
    out = _read_until(near, "Waiting for the trainer")
    assert "Waiting for the trainer" in out
    room.order("started", countdown=0)
    out += _read_until(near, "for help: ")
    os.write(near, b"11\n")
    out += _read_until(near, "for help: ")
    process.send_signal(signal.SIGINT)
    out += _read_until(near, "To go back: twiplo join")
    assert "To go back: twiplo join" in out
    assert process.wait(30) == 130
    os.close(near)
    assert "Traceback" not in out


def _read_until(near: int, words: str, patience: float = PATIENCE) -> str:
    end, out = time.monotonic() + patience, ""
    while words not in out and time.monotonic() < end:
        if select.select([near], [], [], 0.2)[0]:
            out += os.read(near, 4096).decode("utf-8", "replace")
    return out
