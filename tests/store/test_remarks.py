"""The player's own words: notes that folding ignores, read back as they were said, whatever else a log holds."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.playing import new_session

from twiplo_game.analysis.remarks import Contested, Remarks
from twiplo_game.engine.action import Advance
from twiplo_game.store.log_lines import NoteLine
from twiplo_game.store.remarks import CONTESTED, FEELING, LONGEST, contest_in, contested, feeling, remarks_of
from twiplo_game.store.session import replay

ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10), st.lists(st.integers(), max_size=2))
DATA = st.dictionaries(st.sampled_from(["words", "rule", "a", ""]), ANYTHING, max_size=3)
NOTES = st.lists(st.tuples(st.sampled_from([FEELING, CONTESTED, "other"]), DATA), max_size=6)


def _finished(path: Path) -> tuple[int, Path]:
    """A game in which nothing was done, and its score."""
    session = new_session("summit-cancelled", path=path)
    while not session.state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()
    log, *_ = replay(path)
    assert log.result is not None
    return log.result["score"], path


def test_a_rule_is_contested_in_the_log_of_a_game_that_is_over_and_no_score_moves(tmp_path: Path) -> None:
    """It is a note: the same game, the same score, and the words of the last time."""
    score, path = _finished(tmp_path / "game.jsonl")

    contest_in(path, "T2", "Nobody had asked yet.")
    contest_in(path, "T2", "Nobody had asked.")
    contest_in(path, "M3", "So be it.")
    contest_in(path, "M3", "")

    log, _, steps = replay(path)
    assert remarks_of(log.notes) == Remarks((), (Contested("T2", "Nobody had asked."),))
    assert steps[-1].state.is_over
    assert log.result is not None
    assert log.result["score"] == score


def test_remarks_are_one_line_of_signs_that_can_be_seen() -> None:
    """A line break, a control or a turn of direction cannot come in by a remark; a long one is cut."""
    said = remarks_of([NoteLine(FEELING, feeling("a\nb\x1b[31m\u202ec")), NoteLine(FEELING, {"words": "x" * 5000})])

    assert said.feelings == ("a b [31m c", "x" * LONGEST)


@given(NOTES)
def test_whatever_notes_a_log_holds_the_remarks_are_read(notes: list[tuple[str, dict[str, object]]]) -> None:
    """A note of another form than ours is left out; the newest words about a rule count."""
    lines = [NoteLine(kind, data) for kind, data in notes]
    found = remarks_of([*lines, NoteLine(CONTESTED, contested("T2", "No."))])

    assert found.contested[-1] == Contested("T2", "No.")
    assert len({each.rule for each in found.contested}) == len(found.contested)
    for each in found.contested:
        assert each.words
        assert all(sign.isprintable() or sign in "\u00a0\u202f" for sign in each.words)
    assert found.feelings == remarks_of(lines).feelings
