"""The tutorials: what they tell to write is written, what they tell to run is run, and it says what they show.

A YAML block begins with a comment that names its file, or says that it goes to the file's end. A diff block changes
lines. In a console block each line after `$` is run; below it stands what it says, on stdout and then on stderr, where
`…` ends a line that goes on and `[…]` stands for lines that are left out.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import SOURCES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"first-scenario.md": "en", "premier-scenario.md": "fr"}

_BLOCK = re.compile(r"^```(yaml|diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WHOLE = re.compile(r"# (\S+\.yaml)\n")
_END = re.compile(r"# (?:at the end of|à la fin de) (\S+\.yaml)\n")


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    for match in _BLOCK.finditer((DOCS / page).read_text("utf-8")):
        yield match[1], match[2]


def _write(folder: Path, text: str) -> None:
    added = _END.match(text)
    whole = _WHOLE.match(text)
    named = added or whole
    assert named is not None, f"which file is this for?\n{text}"
    file = folder / named[1]
    before = file.read_text("utf-8") if added else ""
    # As somebody copies it: with the line that says where it goes.
    file.write_text(before + text, "utf-8")


def _change(folder: Path, text: str) -> None:
    lines = text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line.startswith("-"))
    new = "".join(line[1:] for line in lines if line.startswith("+"))
    (file,) = folder.glob("*.yaml")
    written = file.read_text("utf-8")
    assert written.count(old) == 1, old
    file.write_text(written.replace(old, new), "utf-8")


def _run(folder: Path, command: str, language: str) -> str:
    words = command.split()
    assert words[0] == "twiplo"
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TMPDIR")}
    environment |= {"PYTHONPATH": str(SOURCES), "TWIPLO_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "twiplo_game", *words[1:], "--lang", language],
        cwd=folder, env=environment, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode() + done.stderr.decode()


def _commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with what it is shown to say."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


def _pattern(shown: list[str]) -> str:
    """The lines as a pattern."""
    rows = []
    for line in shown:
        if line == "[…]":
            rows.append(r"(?:.*\n)*")
        elif line.endswith(" …"):
            rows.append(re.escape(line.removesuffix("…")) + r".*\n")
        else:
            rows.append(re.escape(line) + r"\n")
    return "".join(rows)


@pytest.mark.parametrize("page", PAGES)
def test_every_step_works(page: str, tmp_path: Path) -> None:
    """The file grows as the page says, and every command says what the page shows."""
    kinds = set()
    for kind, text in _blocks(page):
        kinds.add(kind)
        match kind:
            case "yaml":
                _write(tmp_path, text)
            case "diff":
                _change(tmp_path, text)
            case _:
                for command, shown in _commands(text):
                    said = _run(tmp_path, command, PAGES[page])
                    assert re.fullmatch(_pattern(shown), said), f"$ {command}\n{said}"

    assert kinds == {"yaml", "diff", "console"}


def test_both_pages_take_the_same_steps() -> None:
    """The two tutorials run the same commands after the same kinds of blocks; only their words differ."""
    steps = [
        [
            (
                kind,
                [command.split()[1] for command, _ in _commands(text)] if kind == "console" else len(text.split("\n")),
            )
            for kind, text in _blocks(page)
        ]
        for page in PAGES
    ]

    assert steps[0] == steps[1]
