"""A game that is killed at any moment loses nothing that the player was shown."""

import json
import random
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from twiplo_game.engine.action import Advance
from twiplo_game.engine.rejection import Rejected
from twiplo_game.store.session import resume

from .conftest import HARBOUR, Twiplo

KILLS = 50

DAY = ["1", "1", "2", "1", "3", "1", "10", "", "10", "", "4", "1", "1", "1", "y", "5", "3", "1"] + ["10", ""] * 8
"""Half a day at the desk: reading, asking, checking, answering, telling, waiting."""


def _killed_at(twiplo: Twiplo, log: Path, line: int, more: int) -> str:
    """Play until `line` lines were read, kill the process `more` bytes later, and return all that was printed."""
    process = subprocess.Popen(
        twiplo.command(
            "play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none", "--seed", "3",
            "--log", log,
        ),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=twiplo.environment,
    )  # fmt: skip
    assert process.stdin and process.stdout
    process.stdin.write("".join(f"{item}\n" for item in DAY).encode())
    process.stdin.flush()
    shown = [process.stdout.readline() for _ in range(line)]
    shown.append(process.stdout.read(more))
    process.kill()
    rest, _ = process.communicate(timeout=60)
    return (b"".join(shown) + rest).decode("utf-8", "replace")


def _logged(log: Path) -> Iterator[dict[str, object]]:
    for line in log.read_text("utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            data = json.loads(line)
            if "a" in data and "note" not in data:
                yield data["a"]


@pytest.mark.parametrize("chance", [random.Random(7)])
def test_killed_at_any_moment(
    twiplo: Twiplo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chance: random.Random
) -> None:
    """Every action whose result was printed is in the log, the log folds, and the game goes on from there."""
    monkeypatch.setenv("TWIPLO_HOME", str(twiplo.home))
    moments = [
        (tmp_path / f"{number}.jsonl", chance.randrange(8, 260), chance.randrange(40)) for number in range(KILLS)
    ]
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(lambda moment: _killed_at(twiplo, *moment), moments))

    lengths = set()
    for (log, _, _), words in zip(moments, printed, strict=True):
        actions = list(_logged(log))
        started = [action for action in actions if action["do"] in ("ask", "check", "respond", "tell")]
        passed = [action for action in actions if action["do"] == "advance"]
        assert len(started) >= words.count("Begun: ")
        assert len(passed) >= words.count(" went by. It is ")
        lengths.add(len(actions))
        session = resume(log)
        assert len(session.steps) == len(actions) + 1
        if not session.state.is_over:
            assert not isinstance(session.do(Advance(session.state.minute + 1)), Rejected)
        session.close()
    assert len(lengths) > 5
