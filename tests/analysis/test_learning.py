"""Which items are asked, what answers come to, and when another round is offered."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.analysis.discernment import Trials
from twiplo_game.analysis.learning import (
    BEST,
    DAY,
    DILEMMAS,
    SHARES,
    VERDICTS,
    Check,
    Due,
    Judged,
    Replied,
    Result,
    answered,
    by_name,
    due,
    form,
    is_booster,
    result,
    worth,
)
from twiplo_game.model.learning import Dilemma, Judgement, Verdict
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.learning import shipped_items

LENGTH = 8
"""Items of one form."""

BANK = shipped_items()
DOCTRINE = shipped_doctrine().doctrine
ITEMS = by_name(BANK)
FORMS = len(BANK.dilemmas)
"""Forms without a repetition."""


def four_forms(seed: str) -> list[tuple[str, ...]]:
    """As many forms as there are items for, one after the other."""
    dealt: list[tuple[str, ...]] = []
    for _ in range(FORMS):
        dealt.append(form(BANK, seed, [item for items in dealt for item in items]))
    return dealt


def shape(items: tuple[str, ...]) -> Counter[str]:
    """How many of each kind."""
    return Counter(item.truth if isinstance(item := ITEMS[name], Judgement) else "dilemma" for name in items)


def over(at: int, *, began: int | None = None) -> Check:
    """A check of one item that ended at `at`."""
    return Check(at if began is None else began, ("a",), (Judged("a", Verdict.TRUE, Verdict.TRUE),), at)


@given(st.text(max_size=20))
def test_forms_are_parallel_and_share_no_item(seed: str) -> None:
    """Before, after and two more: of the same length and shape, and nothing is asked twice."""
    dealt = four_forms(seed)

    assert FORMS >= 3
    assert {len(items) for items in dealt} == {LENGTH}
    assert all(shape(items) == shape(dealt[0]) for items in dealt)
    assert len({item for items in dealt for item in items}) == FORMS * LENGTH


def test_a_form_leans_to_neither_side() -> None:
    """As many claims are true as are false or misleading."""
    assert SHARES[Verdict.TRUE] == SHARES[Verdict.FALSE] + SHARES[Verdict.MISLEADING]
    assert sum(SHARES.values()) + DILEMMAS == LENGTH


def test_the_seed_decides_the_form_and_nothing_else_does() -> None:
    """The same seed deals the same; other seeds deal otherwise."""
    assert four_forms("7") == four_forms("7")
    assert len({tuple(four_forms(str(seed))[0]) for seed in range(20)}) == 20


def test_once_everything_was_asked_what_was_asked_least_comes_again() -> None:
    """A fifth check is possible, of the same shape."""
    asked = [item for items in four_forms("1") for item in items]
    fifth = form(BANK, "1", asked)

    assert shape(fifth) == shape(four_forms("1")[0])
    assert set(form(BANK, "1", [*asked, *fifth])).isdisjoint(fifth)


def test_a_claim_that_cannot_be_decided_is_no_trial() -> None:
    """It counts among the claims named exactly, and moves neither figure."""
    answers = [Judged("a", said, Verdict.UNCERTAIN) for said in VERDICTS]

    assert result(answers) == Result(Trials(0, 0, 0, 0), named=1, judged=4, points=0, best=0)


@pytest.mark.parametrize(
    ("said", "halves"),
    [(Verdict.FALSE, 2), (Verdict.MISLEADING, 2), (Verdict.UNCERTAIN, 1), (Verdict.TRUE, 0)],
)
def test_how_far_an_answer_calls_a_claim_false(said: Verdict, halves: int) -> None:
    """Fully, half, or not at all: alike for claims that hold and for those that do not."""
    for truth in (Verdict.FALSE, Verdict.MISLEADING):
        assert result([Judged("a", said, truth)]).trials == Trials(1, 0, halves, 0)
    assert result([Judged("a", said, Verdict.TRUE)]).trials == Trials(0, 1, 0, halves)


def test_replies_are_graded_by_the_rules_that_they_name() -> None:
    """The more the rules give, the more points; one reply is best and gains, and the worst loses."""
    for dilemma in BANK.dilemmas:
        worths = [worth(reply, DOCTRINE) for reply in dilemma.replies]
        points = [answered(dilemma, place, DOCTRINE) for place in range(len(worths))]
        graded = [answer.points for answer in points if isinstance(answer, Replied)]
        assert sorted(range(4), key=worths.__getitem__) == sorted(range(4), key=lambda at: (graded[at], worths[at]))
        assert graded.count(BEST) == 1 and max(worths) >= 0 > min(worths), dilemma.id


def test_the_best_reply_is_not_always_at_the_same_place() -> None:
    """Nobody learns a number."""
    places = [max(range(4), key=lambda at, each=each: worth(each.replies[at], DOCTRINE)) for each in BANK.dilemmas]

    assert len(set(places)) >= 3


def test_an_answer_is_what_was_right_when_it_was_given() -> None:
    """The record needs no items to be counted again."""
    for item in ITEMS.values():
        answer = answered(item, 1, DOCTRINE)
        assert isinstance(answer, Replied) == isinstance(item, Dilemma)
        assert not isinstance(answer, Judged) or answer.said is Verdict.FALSE


@pytest.mark.parametrize(
    ("days", "expected"), [(0, Due.AGAIN), (6, Due.AGAIN), (7, Due.BOOSTER), (14, Due.BOOSTER), (15, Due.AGAIN)]
)
def test_a_booster_is_offered_one_to_two_weeks_later(days: int, expected: Due) -> None:
    """From the seventh to the fourteenth day, and then no more."""
    assert due([over(1000)], 1000 + days * DAY) is expected


def test_a_booster_is_not_followed_by_another() -> None:
    """One reminder for what was learned, not one every week."""
    checks = [over(1000), over(8 * DAY)]

    assert is_booster(checks, 1)
    assert due(checks, 16 * DAY) is Due.AGAIN


def test_what_is_open_comes_first_and_nothing_at_all_before_it() -> None:
    """An open check is gone on with, however long ago; who did none is offered the first."""
    assert due([], 0) is Due.FIRST
    assert due([over(0), Check(5, ("a",))], 100 * DAY) is Due.OPEN
