"""What a learning check says of progress: better, as well, worse, or all that there is to gain."""

import pytest

from twiplo_game.analysis.learning import SHARES, Check, Judged
from twiplo_game.locale.words import translator
from twiplo_game.model.learning import Verdict
from twiplo_game.telling.learning import intro_page
from twiplo_game.telling.learning_result import result_page

FALSE, TRUE = Verdict.FALSE, Verdict.TRUE


def check(hits: int, alarms: int) -> Check:
    """A check of six claims, three of them false: so many of each three were called false."""
    said = [(FALSE, count < hits) for count in range(3)] + [(TRUE, count < alarms) for count in range(3)]
    answers = tuple(Judged(str(n), FALSE if doubted else TRUE, truth) for n, (truth, doubted) in enumerate(said))
    return Check(0, tuple(answer.item for answer in answers), answers, 1)


def said_of(*checks: Check) -> str:
    """All that the page says."""
    return " ".join(line.text for line in result_page(translator("en"), checks).lines)


@pytest.mark.parametrize(
    ("before", "now", "says", "never"),
    [
        (check(3, 0), check(3, 0), "nothing left to gain", "try once more"),
        (check(2, 1), check(3, 0), "better than the time before", "no more than one answer"),
        (check(2, 1), check(2, 1), "about as well", "better"),
        (check(2, 0), check(3, 0), "about as well", "less well"),
        (check(3, 0), check(0, 3), "less well", "as well as"),
        (check(1, 1), check(3, 3), "suspicion, not discernment", "better"),
        (check(3, 0), check(3, 3), "suspicion, not discernment", "as well as"),
        (check(0, 0), check(3, 3), "what has changed is how readily you call them false", "no more than one answer"),
        (check(3, 3), check(0, 0), "what has changed is how readily you call them false", "suspicion"),
    ],
)
def test_the_sentence_says_what_the_figures_do(before: Check, now: Check, says: str, never: str) -> None:
    text = said_of(before, now)

    assert says in text
    assert never not in text


def test_what_is_announced_is_what_is_asked() -> None:
    """As many claims that hold as that do not, among those that can be told at all; not among all seven."""
    intro = " ".join(line.text for line in intro_page(translator("en"), "learning.jsonl").lines)

    assert SHARES[TRUE] == SHARES[FALSE] + SHARES[Verdict.MISLEADING]
    assert sum(SHARES.values()) == 7
    assert "Seven are claims" in intro
    assert "Of the claims that can be told, as many are true as are not" in intro


def test_a_first_check_is_compared_with_nothing() -> None:
    assert "the time before" not in said_of(check(3, 0))
