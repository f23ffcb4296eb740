"""The command as its users call it: a process of its own, a folder of its own, real pipes."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HARBOUR = Path(__file__).parent / "harbour.yaml"
"""A small scenario in which everything can be done."""

SOURCES = Path(__file__).parents[2] / "src"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Twiplo:
    """Runs `twiplo` with its data in `home`."""

    home: Path
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every run: nothing of the tester's own settings."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TMPDIR")}
        return kept | {
            "PYTHONPATH": str(SOURCES),
            "TWIPLO_HOME": str(self.home),
            "LANG": "C.UTF-8",
            **self.extra,
        }

    def command(self, *arguments: object) -> list[str]:
        """The whole command line."""
        return [sys.executable, "-m", "twiplo_game", *map(str, arguments)]

    def __call__(self, *arguments: object, lines: Sequence[str] = (), env: Mapping[str, str] = {}) -> Ran:
        """Run to the end, with `lines` typed."""
        done = subprocess.run(
            self.command(*arguments),
            input="".join(f"{line}\n" for line in lines).encode(),
            capture_output=True,
            env=self.environment | env,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def logs(self) -> list[Path]:
        """The games kept in the home folder."""
        return sorted((self.home / "games").glob("*.jsonl"))


@pytest.fixture
def twiplo(tmp_path: Path) -> Twiplo:
    """The command with an empty home."""
    return Twiplo(tmp_path / "home")


@pytest.fixture
def play(twiplo: Twiplo) -> Callable[..., Ran]:
    """Plays the harbour with `lines` typed at the desk."""

    def run(*lines: str, lang: str = "en", options: Sequence[object] = ()) -> Ran:
        return twiplo(
            "play", HARBOUR, "--plain", "--lang", lang, "--seed", "1", "--profile", "ordinary",
            "--mandates", "told_first", *options, lines=lines,
        )  # fmt: skip

    return run
