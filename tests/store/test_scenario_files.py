"""The library, the texts that are kept with games, the games themselves, and settings."""

import os
from pathlib import Path

import pytest

from twiplo_game.authoring.limits import SIZE_LIMIT
from twiplo_game.engine.action import Advance
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import DamagedError, StoreError
from twiplo_game.store.saves import finished, saves, unfinished
from twiplo_game.store.scenario_files import library_ids, read_scenario_text, resolve
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import Session, Setup, begin, replay
from twiplo_game.store.settings import Settings, load_settings, save_settings, settings_path

from .conftest import HARBOUR


def test_every_shipped_scenario_can_be_found() -> None:
    """Each id of the library is a file of that name."""
    assert library_ids()
    assert all(resolve(name).stem == name for name in library_ids())


def test_a_path_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument with a folder or an ending is a path, whatever the library holds."""
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "cloned-ministry.yaml"
    own.write_text("title: mine")

    assert resolve("cloned-ministry.yaml") == Path("cloned-ministry.yaml")
    assert resolve("./cloned-ministry.yaml").read_text() == "title: mine"
    assert resolve("cloned-ministry") != own


@pytest.mark.parametrize("name", ["../secrets", "no-such-one", "x.yaml", "", "a\x00b"])
def test_what_is_not_there(name: str) -> None:
    """What does not exist is an error, never something else."""
    with pytest.raises(StoreError):
        read_scenario_text(resolve(name))


@pytest.mark.parametrize(
    ("name", "meant"),
    [("my-crisis", "my-crisis.yaml"), ("my-crisi", "my-crisis.yaml"), ("my-crisi.yaml", "my-crisis.yaml")],
)
def test_a_file_beside_is_proposed(name: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one's own is named by its path; who forgets the ending or a letter is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-crisis.yaml").write_text("title: mine")

    with pytest.raises(StoreError, match=f"Did you mean .*“{meant}”"):
        resolve(name)


def test_a_file_of_quite_another_name_is_not_proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ending in common makes no likeness."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chalutier.yaml").write_text("title: mine")

    with pytest.raises(StoreError, match="Check the name"):
        resolve("nothere.yaml")


def test_a_folder_is_no_scenario(tmp_path: Path) -> None:
    """A folder in the place of a file is said to be one."""
    with pytest.raises(Exception, match="is not a file"):
        read_scenario_text(tmp_path)


def test_a_hostile_size(tmp_path: Path) -> None:
    """A file of any size is refused at the cost of its limit."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT * 1000)

    with pytest.raises(DamagedError):
        read_scenario_text(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    """Only ordinary files are read: what would keep everybody waiting is refused."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)

    with pytest.raises(StoreError, match="is not a file"):
        read_scenario_text(path)


@pytest.mark.parametrize(
    "content",
    [
        "title: A ferry\nevents: []\n".encode("utf-16-le"),
        "title: A ferry\nevents: []\n".encode("utf-16"),
        b"PK\x03\x04\x14\0\x06\0[Content_Types].xml",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    ],
)
def test_what_is_no_text_is_said_once(content: bytes, tmp_path: Path) -> None:
    """The file of a word processor is not taken apart: one sentence says how to save it."""
    path = tmp_path / "ferry.yaml"
    path.write_bytes(content)

    with pytest.raises(DamagedError, match="plain text in UTF-8"):
        read_scenario_text(path)


def test_one_character_that_must_not_be_there_leaves_a_text_a_text(tmp_path: Path) -> None:
    """A zero among thousands of letters is a slip in a text, and has a place."""
    path = tmp_path / "ferry.yaml"
    path.write_text("title: The ferry is late, and nobody knows wh\0y.\n")

    assert "\0" in read_scenario_text(path).text


def test_the_doctrine_is_read_once() -> None:
    """The doctrine that the package ships is read once and named by one hash."""
    assert shipped_doctrine() is shipped_doctrine()
    assert len(shipped_doctrine().hash) == 64


def test_an_old_game_replays_on_the_text_it_was_played_on(tmp_path: Path) -> None:
    """When the scenario's file changes afterwards, the game is still the same."""
    path = tmp_path / "harbour.yaml"
    path.write_bytes(HARBOUR.read_bytes())
    session = begin(read_scenario(path), shipped_doctrine(), Setup(seed="4"))
    session.do(Advance(60))
    session.close()
    path.write_text(path.read_text("utf-8").replace("at: 30m", "at: 5m"), "utf-8")

    _, _, steps = replay(session.writer.path)

    assert steps[-1].state == session.state


def test_a_game_without_its_text_asks_for_it(harbour: ScenarioFile, home: Path, tmp_path: Path) -> None:
    """On another computer a log needs its scenario beside it, and says so."""
    session = begin(harbour, shipped_doctrine(), Setup(seed="4"), tmp_path / "sent" / "game.jsonl")
    session.close()
    for text in (home / "texts").iterdir():
        text.unlink()

    with pytest.raises(DamagedError, match="beside the log"):
        replay(session.writer.path)
    (tmp_path / "sent" / "any-name.yaml").write_bytes(HARBOUR.read_bytes())
    replay(session.writer.path)


def test_games_newest_first(harbour: ScenarioFile, home: Path) -> None:
    """Games to continue and games that are over are told apart; the newest comes first; damaged ones are left out."""
    sessions: list[Session] = []
    for number in range(3):
        session = begin(harbour, shipped_doctrine(), Setup(seed=str(number)))
        sessions.append(session)
        os.utime(session.writer.path, (1000 + number, 1000 + number))
    while not sessions[1].state.is_over:
        sessions[1].do(Advance(sessions[1].game.story.length))
    for session in sessions:
        session.close()
    (home / "games" / "zz.jsonl").write_text("rubbish\n")

    assert [save.header.seed for save in unfinished()] == ["2", "0"]
    assert [save.header.seed for save in finished()] == ["1"]
    assert len(saves()) == 3


def test_a_link_to_nothing_hides_no_game(session: Session, home: Path) -> None:
    """What cannot even be looked at is left out, as a damaged log is."""
    session.close()
    (home / "games" / "gone.jsonl").symlink_to(home / "nowhere")

    assert [save.path for save in saves()] == [session.writer.path]


def test_no_home_no_games() -> None:
    """Before the first game there is nothing to continue, and looking for it makes no folder."""
    assert saves() == ()
    assert not settings_path().parent.exists()


@pytest.mark.parametrize("content", ["", "language = 5", "language = 'x/../'", "nonsense [", "\x00"])
def test_damaged_settings_are_defaults(content: str) -> None:
    """Damaged settings are as good as none."""
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(content)

    assert load_settings() == Settings()


def test_settings_are_kept() -> None:
    """What was chosen is there again."""
    save_settings(Settings(language="fr"))

    assert load_settings() == Settings(language="fr")
