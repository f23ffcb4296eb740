"""Texts that a player keeps."""

import errno
from pathlib import Path

import pytest

from twiplo_game.store import files
from twiplo_game.store.errors import NotFoundError, StoreError, from_os
from twiplo_game.store.exports import ThereAlreadyError, debriefs_folder, proposed_path, write_text
from twiplo_game.store.log_folder import new_log_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "home"))


def test_the_players_folder_is_made_when_it_is_needed() -> None:
    write_text(proposed_path("day"), "what was told\n")
    assert (debriefs_folder() / "day.txt").read_text() == "what was told\n"


def test_a_name_that_is_taken_is_not_proposed() -> None:
    write_text(proposed_path("day"), "one")
    write_text(proposed_path("day"), "two")
    assert proposed_path("day").name == "day-3.txt"


def test_nothing_is_replaced_unless_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(ThereAlreadyError):
        write_text(path, "theirs")
    assert path.read_text() == "mine"
    write_text(path, "theirs", may_replace=True)
    assert path.read_text() == "theirs"


def test_no_folder_is_made_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        write_text(tmp_path / "nowhere" / "a.txt", "text")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a file"):
        write_text(tmp_path, "text", may_replace=True)


def test_who_chose_the_place_is_told_what_he_can_change(tmp_path: Path) -> None:
    """Another folder for all data helps where the data is kept, and nowhere else."""
    ours = str(from_os(OSError(errno.EACCES, "no"), debriefs_folder() / "day.txt"))
    theirs = str(from_os(OSError(errno.EROFS, "no"), tmp_path / "map.svg"))

    assert "set TWIPLO_HOME to another folder" in ours
    assert "TWIPLO_HOME" not in theirs
    assert "name another place" in theirs


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a place in which nothing can be made")
def test_a_folder_that_cannot_be_made() -> None:
    """Nobody asked for a file there, so none is missed."""
    with pytest.raises(StoreError, match=r"^The folder /proc/games cannot be made\.") as caught:
        new_log_folder(Path("/proc/games"))

    assert not isinstance(caught.value, NotFoundError)


@pytest.mark.parametrize(("number", "sentence"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "No permission")])
def test_a_full_disk_and_a_forbidden_folder_are_one_sentence(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    with pytest.raises(StoreError, match=sentence):
        write_text(tmp_path / "a.txt", "text")
    assert not (tmp_path / "a.txt").exists()
