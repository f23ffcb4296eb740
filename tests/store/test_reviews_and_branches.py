"""Reviews are kept and made again where they are damaged; a game taken up again leaves the old one alone."""

import json
from pathlib import Path

import pytest

from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.engine.action import Advance, Tell
from twiplo_game.engine.rejection import Rejected
from twiplo_game.store.branches import branch
from twiplo_game.store.home import games_folder
from twiplo_game.store.log_reader import Log, Origin, read_log
from twiplo_game.store.reviews import keep_review, kept_review, review_path
from twiplo_game.store.saves import saves
from twiplo_game.store.session import Session, replay, resume


@pytest.fixture
def over(session: Session) -> Log:
    """A game that is over, in which the allies were told and nothing else was done."""
    first = session.view.events[0].event
    session.do(Tell("allies", first))
    while not session.state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()
    return read_log(session.writer.path)


def test_a_kept_review_is_found_again_by_what_it_hangs_on(over: Log) -> None:
    log, game, steps = replay(over.path)
    found = tuple(review(game, steps, Steadily()))
    path = review_path(log, Steadily.name)
    assert kept_review(path) is None
    keep_review(path, found)
    assert kept_review(path) == found
    shorter = Log(log.path, log.header, log.actions[:-1], log.notes, log.size)
    assert review_path(shorter, Steadily.name) != path
    assert review_path(log, "another") != path
    renamed = Log(Path("elsewhere.jsonl"), log.header, log.actions, (), log.size)
    assert review_path(renamed, Steadily.name) == path


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[]",
        b"{",
        b'{"twiplo_review": 2}',
        b'{"twiplo_review": 1, "decisions": []}',
        b'{"twiplo_review": 2, "decisions": [{}]}',
        b'{"twiplo_review": 2, "decisions": [[1]]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_damaged_review_is_none(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "review.json"
    path.write_bytes(damage)
    assert kept_review(path) is None


def test_every_figure_of_a_kept_review_is_looked_at(over: Log, tmp_path: Path) -> None:
    _, game, steps = replay(over.path)
    path = tmp_path / "review.json"
    keep_review(path, tuple(review(game, steps, Steadily())))
    whole = json.loads(path.read_text("utf-8"))
    for name in whole["decisions"][0]:
        for wrong in ("x", -1, [[[]]], {"do": "fly"}, 10**9, float("nan"), True):
            broken = json.loads(json.dumps(whole))
            broken["decisions"][0][name] = wrong
            path.write_text(json.dumps(broken), "utf-8")
            read = kept_review(path)
            # Where the figure can be so, it is taken as it is; nothing else gets through, and nothing is raised.
            assert read is None or len(read) == len(whole["decisions"])


def test_a_branch_goes_as_its_parent_did_and_then_otherwise(over: Log) -> None:
    was = over.path.read_bytes()
    session = branch(over, 1, Advance(10))
    assert isinstance(session, Session)
    session.close()
    found = read_log(session.writer.path)
    assert over.path.read_bytes() == was
    assert found.path.parent == games_folder()
    assert found.origin == Origin(over.path.name, 1, over.digest)
    assert over.origin is None
    assert [line.action for line in found.actions] == [{"do": "advance", "to": session.state.minute}]
    again = resume(found.path)
    assert again.state == session.state
    again.close()
    later = branch(over, 2, Advance(5))
    assert isinstance(later, Session)
    later.close()
    assert read_log(later.writer.path).actions[0].action == over.actions[0].action
    assert {save.path.name: save.is_branch for save in saves()} == {
        over.path.name: False,
        found.path.name: True,
        later.writer.path.name: True,
    }


def test_a_branch_without_an_action_stands_where_that_one_was_taken(over: Log) -> None:
    session = branch(over, 2, None)
    assert isinstance(session, Session)
    session.close()
    assert [line.action for line in read_log(session.writer.path).actions] == [over.actions[0].action]


def test_what_cannot_be_done_there_leaves_no_log(over: Log) -> None:
    before = sorted(games_folder().iterdir())
    assert isinstance(branch(over, 1, Tell("nobody", "nothing")), Rejected)
    assert sorted(games_folder().iterdir()) == before
    with pytest.raises(ValueError, match="99"):
        branch(over, 99, Advance(5))
