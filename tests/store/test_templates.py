"""New scenario files."""

import os
from pathlib import Path

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.nodes import to_data
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.replay import fold
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.templates import write_new_scenario


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_file_is_right_and_plays_to_an_ending(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` has nothing to say of it, it is of a length to be read, and a game of it ends."""
    monkeypatch.chdir(tmp_path)
    path = write_new_scenario("night-boat", language)
    text = path.read_text("utf-8")
    doctrine = shipped_doctrine().doctrine
    checked = check_text(text, path.name, doctrine)

    assert path == Path("night-boat.yaml")
    assert checked.problems == ()
    assert text.startswith("# yaml-language-server: $schema=scenario.schema.json\n")
    assert 60 <= len(text.splitlines()) <= 95
    assert checked.scenario is not None
    game = new_game(compile_story(checked.scenario, doctrine), "1")
    state = fold(game, ())[-1].state
    while not state.is_over:
        step = apply(game, state, Advance(checked.scenario.length))
        assert not isinstance(step, Rejected)
        state = step.state
    end = outcome(game, state)
    assert end is not None
    assert end.ending in {"on_the_map", "at_sea"}


def test_both_languages_hold_the_same_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the comments differ."""
    monkeypatch.chdir(tmp_path)
    data = []
    for name, language in (("one", "en"), ("two", "fr")):
        text = write_new_scenario(name, language).read_text("utf-8").replace(f"id: {name}\n", "id: same\n")
        tree = read_tree(Source(text, "a text"))
        assert tree is not None
        data.append(to_data(tree))
    assert data[0] == data[1]


def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of that name stays as it is."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("mine", "utf-8")
    with pytest.raises(StoreError, match="stays as it is"):
        write_new_scenario("mine", "en")
    assert Path("mine.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["Night Boat", "", "../x", "a/b", "été", "-a", "a--b", "a" * 61, "cable-leak"])
def test_a_name_that_is_no_good_writes_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad name, or one of the library, is refused with one sentence that names another."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFoundError):
        write_new_scenario(name, "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without permission there is one sentence, and what to do."""
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="a folder of your own"):
            write_new_scenario("mine", "en")
    finally:
        tmp_path.chmod(0o700)


def test_a_name_with_an_ending_is_proposed_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names the file is told the name of the scenario."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotFoundError, match=r": my-crisis\.$"):
        write_new_scenario("my-crisis.yaml", "en")
