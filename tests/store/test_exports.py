"""Texts that a player keeps."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from twiplo_game.store import files
from twiplo_game.store.errors import NotFoundError, StoreError, from_os
from twiplo_game.store.exports import ThereAlreadyError, debriefs_folder, proposed_path, write_text
from twiplo_game.store.log_folder import new_log_folder
from twiplo_game.store.seats import keep_seat, new_seat, seats_folder


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


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a place in which nothing can be made")
def test_what_cannot_be_written_is_not_missed() -> None:
    """Whoever writes a new file did not mistake its name: the place is what has to change."""
    with pytest.raises(StoreError, match=r"^/proc/a\.html cannot be written.* Name another place\.$") as caught:
        write_text(Path("/proc/a.html"), "text")

    assert not isinstance(caught.value, NotFoundError)


@pytest.mark.parametrize(("number", "sentence"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "No permission")])
def test_a_full_disk_and_a_forbidden_folder_are_one_sentence(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(StoreError, match=sentence):
        write_text(tmp_path / "a.txt", "text")
    assert not (tmp_path / "a.txt").exists()


@pytest.fixture
def usual_mask() -> Iterator[None]:
    """New files can be read by everybody, as on most computers."""
    former = os.umask(0o022)
    yield
    os.umask(former)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.usefixtures("usual_mask")
def test_who_can_read_a_file_that_is_named_is_what_the_user_says(tmp_path: Path) -> None:
    """A new file is as all new files; one that is replaced stays as it was."""
    path = tmp_path / "map.svg"
    write_text(path, "one")
    assert _mode(path) == 0o644
    for mode in (0o664, 0o640):
        path.chmod(mode)
        write_text(path, "another", may_replace=True)
        assert _mode(path) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_what_the_game_keeps_for_its_player_is_for_the_player_alone() -> None:
    seat = new_seat("127.0.0.1:8000", "token", "Ada")
    keep_seat(seat)
    assert [_mode(path) for path in seats_folder().iterdir()] == [0o600]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("one")
    link.symlink_to(real.name)

    write_text(link, "two", may_replace=True)

    assert link.is_symlink()
    assert real.read_text() == "two"


def test_a_link_to_itself_is_one_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop.name)
    with pytest.raises(StoreError, match=r"loop\.txt could not be used"):
        write_text(loop, "text")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    """What is no file is written into, never replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(pipe, "said", may_replace=True)
        assert os.read(reader, 100) == b"said"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
