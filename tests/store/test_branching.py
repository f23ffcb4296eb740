"""A branch is kept once, finds the game that it branched off from, and says so where it cannot."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from twiplo_game.analysis.review.branching import Branching
from twiplo_game.analysis.review.whatif import Comparison, compared
from twiplo_game.engine.action import Advance, Open, Tell
from twiplo_game.store.branches import branch, keep_branch
from twiplo_game.store.branching import branching
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.home import games_folder, parents_folder
from twiplo_game.store.log_reader import Log, read_log
from twiplo_game.store.remarks import CONTESTED, contest_in, contested
from twiplo_game.store.saves import SHOWN, finished
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Session, Setup, begin, replay
from twiplo_game.store.weighing import Weighing

HARBOUR = Path(__file__).parents[1] / "cli" / "harbour.yaml"


def to_the_end(session: Session) -> Log:
    """The log of `session`, in which nothing more is done."""
    while not session.state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()
    return read_log(session.writer.path)


def played_on(parent: Log, number: int, action: Tell | Advance | None) -> Log:
    """A branch that the player played to its end."""
    session = branch(parent, number, action)
    assert isinstance(session, Session)
    return to_the_end(session)


def routine(parent: Log) -> tuple[Path, Comparison]:
    """The branch in which the first decision of `parent` is to wait, as the routine plays it; where it is kept."""
    log, game, steps = replay(parent.path)
    found = compared(game, steps, Weighing(log, game, steps).taken[0], Advance(game.story.length))
    assert isinstance(found, Comparison)
    return keep_branch(log, found.beside.choice.number, game, found.steps), found


def branching_of(path: Path) -> Branching:
    """Where the game in `path` branched off."""
    found = branching(*replay(path))
    assert found is not None
    return found


@pytest.fixture
def parent(session: Session) -> Log:
    """A game that is over, in which the allies were told and nothing else was done."""
    session.do(Tell("allies", session.view.events[0].event))
    return to_the_end(session)


def test_what_the_routine_finished_is_kept_as_a_game_that_is_over(parent: Log) -> None:
    was = parent.path.read_bytes()
    path, found = routine(parent)
    assert path.parent == games_folder()
    log, _, steps = replay(path)
    assert steps == found.steps
    assert log.result is not None
    assert log.result["score"] == found.beside.after.score.total
    assert {save.path: save.is_branch for save in finished()} == {parent.path: False, path: True}
    assert parent.path.read_bytes() == was
    # It can be taken up again as any other.
    assert played_on(log, 1, None).origin is not None


def test_the_same_branch_is_kept_once_with_what_was_noted_beside_it(parent: Log) -> None:
    path, _ = routine(parent)
    contest_in(path, "T1", "It was not so.")
    noted = path.read_bytes()
    again, _ = routine(parent)
    assert again == path
    assert path.read_bytes() == noted
    assert [note.data for note in read_log(path).notes if note.kind == CONTESTED] == [contested("T1", "It was not so.")]
    assert len(list(games_folder().glob("*.jsonl"))) == 2


def test_many_branches_that_were_finished_hide_no_game_of_ones_own(parent: Log) -> None:
    path, _ = routine(parent)
    for number in range(SHOWN + 5):
        copy = path.with_name(path.name.replace(".jsonl", f"-{number}.jsonl"))
        copy.write_bytes(path.read_bytes())
    os.utime(parent.path, (0, 0))
    found = finished()
    assert parent.path in {save.path for save in found}
    assert sum(save.is_branch for save in found) == SHOWN


def test_a_damaged_copy_of_a_branch_is_written_again(parent: Log) -> None:
    path, _ = routine(parent)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert routine(parent)[0] == path
    assert path.read_bytes() == whole


def test_where_no_folder_can_be_made_nothing_is_kept(
    parent: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, game, steps = replay(parent.path)
    blocked = tmp_path / "no_folder"
    blocked.write_text("a file")
    monkeypatch.setenv("TWIPLO_HOME", str(blocked))
    with pytest.raises(StoreError):
        keep_branch(log, 1, game, steps)


def test_a_branch_stands_beside_the_game_that_it_branched_off_from(parent: Log) -> None:
    found = branching_of(played_on(parent, 1, Tell("nationals", "the_post")).path)
    assert found.parent == parent.path.name
    assert found.grandparent is None
    assert found.instead.own == Tell("nationals", "the_post")
    assert found.found is not None
    assert found.found.choice.own == Tell("allies", "the_post")
    assert found.found.own_finished is None
    *_, steps = replay(parent.path)
    assert found.found.before.score.gauges == steps[-1].state.gauges
    assert branching(*replay(parent.path)) is None


def test_what_the_routine_finished_has_its_fair_comparison(parent: Log) -> None:
    path, compared_then = routine(parent)
    found = branching_of(path).found
    assert found is not None
    assert found.own_finished == compared_then.beside.own_finished
    assert (found.before, found.after) == (compared_then.beside.before, compared_then.beside.after)


def test_a_branch_of_a_branch_stands_beside_that_branch_and_names_the_first_game(parent: Log) -> None:
    child = played_on(parent, 1, Tell("nationals", "the_post"))
    found = branching_of(played_on(child, 1, Tell("press", "the_post")).path)
    assert (found.parent, found.grandparent) == (child.path.name, parent.path.name)
    assert found.found is not None
    assert found.found.choice.own == Tell("nationals", "the_post")


def test_reading_first_is_not_what_was_done_instead(parent: Log) -> None:
    session = branch(parent, 1, None)
    assert isinstance(session, Session)
    session.do(Open(session.view.messages[0].id))
    session.do(Tell("press", "the_post"))
    assert branching_of(to_the_end(session).path).instead.own == Tell("press", "the_post")


def test_a_log_from_elsewhere_is_found_again_when_it_is_gone(tmp_path: Path) -> None:
    """A class's or somebody else's game, on a scenario that lies beside it alone."""
    away = tmp_path / "away"
    away.mkdir()
    scenario = shutil.copy(HARBOUR, away / "harbour.yaml")
    file = read_scenario(Path(scenario))
    session = begin(file, shipped_doctrine(), Setup(seed="1"), away / "seat-3.jsonl")
    session.do(Tell("allies", "the_post"))
    other = to_the_end(session)
    shutil.rmtree(games_folder().parent)
    kept, _ = routine(other)
    path = played_on(other, 1, Tell("nationals", "the_post")).path
    shutil.rmtree(away)
    for each in (kept, path):
        found = branching_of(each)
        assert found.parent == "seat-3.jsonl"
        assert found.found is not None
    assert len(list(parents_folder().iterdir())) == 1


def test_nothing_is_copied_of_a_game_that_lies_among_the_games(parent: Log) -> None:
    played_on(parent, 1, None)
    routine(parent)
    assert not parents_folder().exists()


def deleted(parent: Log) -> None:
    parent.path.unlink()


def damaged(parent: Log) -> None:
    parent.path.write_bytes(b"{ this was a log\n")


def replaced(parent: Log) -> None:
    lines = parent.path.read_bytes().replace(b'"seed":"1"', b'"seed":"2"')
    parent.path.write_bytes(lines)


def continued_otherwise(parent: Log) -> None:
    lines = parent.path.read_text("utf-8").splitlines()
    parent.path.write_text("\n".join([*lines[:-1], '{"m":0,"t":0,"a":{"do":"advance","to":180}}']) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("happens", "is_gone"), [(deleted, True), (damaged, False), (replaced, True), (continued_otherwise, True)]
)
def test_without_the_other_game_there_is_no_comparison(
    parent: Log, happens: Callable[[Log], None], is_gone: bool
) -> None:
    path = played_on(parent, 1, Tell("nationals", "the_post")).path
    happens(parent)
    found = branching_of(path)
    assert found.found is None
    assert found.is_gone is is_gone
    assert found.instead.own == Tell("nationals", "the_post")


def rewritten(log: Log, **note: object) -> Path:
    """The log with another note of where it branched off."""
    lines = log.path.read_text("utf-8").splitlines()
    lines[1] = json.dumps({"note": "branch", **note})
    path = log.path.with_name("rewritten.jsonl")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_branch_of_an_older_release_finds_its_parent_by_name(parent: Log) -> None:
    log = played_on(parent, 1, Tell("nationals", "the_post"))
    assert branching_of(rewritten(log, of=parent.path.name, at=1)).found is not None


@pytest.mark.parametrize("name", ["", "..", "../../secret", "a\0b", "\ud800", "x" * 5000, "/dev/stdin"])
def test_no_name_in_a_log_leads_anywhere_else(parent: Log, name: str) -> None:
    log = played_on(parent, 1, Tell("nationals", "the_post"))
    for extra in ({}, {"hash": name}, {"hash": parent.digest}):
        assert branching_of(rewritten(log, of=name, at=1, **extra)).found is None


@pytest.mark.parametrize("at", [0, -1, 10**9, True])
def test_a_place_that_the_game_never_had_is_none(parent: Log, at: int) -> None:
    log = played_on(parent, 1, Tell("nationals", "the_post"))
    found = branching(*replay(rewritten(log, of=parent.path.name, at=at)))
    assert found is None or found.found is not None


def test_the_digest_is_that_of_the_game_and_not_of_what_is_said_of_it(parent: Log) -> None:
    before = parent.digest
    contest_in(parent.path, "T1", "It was not so.")
    assert read_log(parent.path).digest == before
    assert replace(parent, actions=parent.actions[:-1]).digest != before
