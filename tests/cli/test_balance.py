"""`twiplo balance` from outside: the file's differences first, then what they do in play."""

import json
from pathlib import Path

from .conftest import HARBOUR, Twiplo


def _harsher(folder: Path) -> Path:
    """The harbour with every loss of trust made larger."""
    new = folder / "harbour.yaml"
    text = HARBOUR.read_text("utf-8").replace("trust: -S", "trust: -L").replace("trust: -M", "trust: -L")
    assert text != HARBOUR.read_text("utf-8")
    new.write_text(text, "utf-8")
    return new


def test_structure_and_play(twiplo: Twiplo, tmp_path: Path) -> None:
    """A line a part, then the bots' scores with their change and what is met more or less often."""
    ran = twiplo("balance", HARBOUR, _harsher(tmp_path), "--runs", "5", "--lang", "en")

    assert ran.code == 0
    changed, played = ran.out.split("What each bot gets, of 100")
    assert "-S → -L" in changed
    assert all(bot in played for bot in ("careful", "hasty", "silent", "drafts"))
    assert "What is met more or less often" in played


def test_without_play(twiplo: Twiplo, tmp_path: Path) -> None:
    """With no games only the file's differences are told."""
    ran = twiplo("balance", HARBOUR, _harsher(tmp_path), "--runs", "0", "--lang", "en")

    assert ran.code == 0
    assert "What each bot gets" not in ran.out


def test_json(twiplo: Twiplo, tmp_path: Path) -> None:
    """The same as data, and nothing else on stdout."""
    new = _harsher(tmp_path)
    runs = [json.loads(twiplo("balance", HARBOUR, new, "--runs", "4", "--bots", "silent", "--json").out) for _ in "ab"]

    assert runs[0] == runs[1]
    assert {each["kind"] for each in runs[0]["differences"]} == {"changed"}
    assert runs[0]["play"]["bots"]["silent"]["change"] < 0


def test_a_version_that_cannot_be_played(twiplo: Twiplo, tmp_path: Path) -> None:
    """Its differences are told all the same, and one sentence says why nobody played."""
    broken = tmp_path / "harbour.yaml"
    broken.write_text(HARBOUR.read_text("utf-8").replace("when_told(allies)", "when_told(nobody)"), "utf-8")

    ran = twiplo("balance", HARBOUR, broken, "--lang", "en")

    assert ran.code == 0
    assert "when_told(nobody)" in ran.out
    assert "cannot be played" in ran.err


def test_a_bot_that_does_not_exist(twiplo: Twiplo) -> None:
    """It is refused in one sentence before anything is read."""
    ran = twiplo("balance", HARBOUR, HARBOUR, "--bots", "nobody", "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "There is no bot “nobody”." in ran.err
