"""What the doctrine's files come to is shipped beside them, and holds for these files alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from twiplo_game.authoring.doctrine import read_doctrine
from twiplo_game.store.doctrine import FOLDER, JOINED, doctrine_in, joined_text, shipped_doctrine


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The doctrine's folder, to be changed."""
    return shutil.copytree(FOLDER, tmp_path / "doctrine")


def test_what_is_shipped_is_what_the_files_come_to() -> None:
    """`make reference` has been run, and reading either is the same."""
    files = json.loads(shipped_doctrine().text)

    assert (FOLDER / JOINED).read_text("utf-8") == joined_text(FOLDER)
    assert shipped_doctrine().doctrine == read_doctrine(files)


def test_beside_other_files_it_does_not_count(copy: Path) -> None:
    """Whoever changes the doctrine plays on what was changed, without another step; and the hash says so."""
    (copy / "rules" / "more.yaml").write_text("rules:\n  - {id: more, when: public(), because: So.}\n", "utf-8")

    changed = doctrine_in(copy)

    assert changed.hash != shipped_doctrine().hash
    assert changed.doctrine == read_doctrine(json.loads(changed.text))
    assert {rule.id for rule in changed.doctrine.rules} - {rule.id for rule in shipped_doctrine().doctrine.rules} == {
        "more"
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000,
        json.dumps({"of": shipped_doctrine().hash}).encode(),
        json.dumps({"of": shipped_doctrine().hash, "doctrine": []}).encode(),
        json.dumps({"of": shipped_doctrine().hash, "doctrine": {"version": "3"}}).encode(),
    ],
    ids=["empty", "bytes", "list", "null", "nothing", "deep", "without", "other", "parts"],
)
def test_what_cannot_be_used_is_left_out(copy: Path, content: bytes) -> None:
    """A damaged copy costs time and nothing else: the files are there."""
    (copy / JOINED).write_bytes(content)

    assert doctrine_in(copy) == shipped_doctrine()


def test_the_files_are_enough(copy: Path) -> None:
    """Without it the same is read, only later."""
    (copy / JOINED).unlink()

    assert doctrine_in(copy) == shipped_doctrine()


def test_reading_it_takes_neither_yaml_nor_the_reader_of_texts() -> None:
    """What a start would wait for is not even loaded."""
    code = (
        "import sys; from twiplo_game.store.doctrine import shipped_doctrine; shipped_doctrine();"
        "print([name for name in sys.modules if name == 'yaml' or name.startswith('twiplo_game.engine.wording')])"
    )
    environment = os.environ | {"PYTHONPATH": str(FOLDER.parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)

    assert done.stdout == "[]\n"
