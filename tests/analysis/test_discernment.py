"""d′ and c, held against published figures, and what must hold of them whatever was answered."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.analysis.discernment import Progress, Trials, calls_more_false, discernment, progress


@st.composite
def trials(draw: st.DrawFn) -> Trials:
    """Any answers to any number of claims."""
    signals, noises = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    hits, alarms = draw(st.integers(0, 2 * signals)), draw(st.integers(0, 2 * noises))
    return Trials(signals, noises, hits, alarms)


def test_the_published_example_with_the_correction() -> None:
    """82 hits and 46 false alarms in 100 and 100, as published with every digit and with this same correction.

    D. G. Bonett, statpsych (an R package on CRAN), reference of the function `signal`, its example `signal(82, 46,
    100, 100)` with what it should return: HR 0.8168317, FAR 0.460396, d-prime 1.002793, bias -0.4019603; after T. D.
    Wickens, Elementary Signal Detection Theory, Oxford 2002. dgbonett.github.io/statpsych/reference/signal.html
    """
    figures = discernment(Trials(100, 100, 2 * 82, 2 * 46))

    assert figures.sensitivity == pytest.approx(1.002793, abs=5e-7)
    assert figures.criterion == pytest.approx(-0.4019603, abs=5e-8)


def test_rates_out_of_the_printed_table_of_the_normal_distribution() -> None:
    """.9332 lies below 1.5 and .3085 below -0.5: two apart, and the criterion half a step to the liberal side.

    The correction vanishes in many trials.
    """
    many = 10_000_000
    figures = discernment(Trials(many, many, round(2 * many * 0.9332), round(2 * many * 0.3085)))

    assert figures.sensitivity == pytest.approx(2.0, abs=5e-4)
    assert figures.criterion == pytest.approx(-0.5, abs=5e-4)


@given(trials())
def test_they_are_always_figures(given_: Trials) -> None:
    """Nothing answered, everything right, everything wrong: never infinite, never not a number."""
    figures = discernment(given_)

    assert isfinite(figures.sensitivity)
    assert isfinite(figures.criterion)


@given(trials())
def test_no_answers_are_better_than_all_right_ones(given_: Trials) -> None:
    """d′ lies between that of all right and that of all wrong."""
    best = discernment(Trials(given_.signals, given_.noises, 2 * given_.signals, 0)).sensitivity

    assert abs(discernment(given_).sensitivity) <= best + 1e-9


@given(trials())
def test_calling_the_opposite_turns_both_figures_round(given_: Trials) -> None:
    """Who gives each answer the other way tells them apart as badly as before well, and leans to the other side."""
    other = Trials(
        given_.signals,
        given_.noises,
        2 * given_.signals - given_.half_hits,
        2 * given_.noises - given_.half_false_alarms,
    )

    assert discernment(other).sensitivity == pytest.approx(-discernment(given_).sensitivity, abs=1e-9)
    assert discernment(other).criterion == pytest.approx(-discernment(given_).criterion, abs=1e-9)


@given(trials())
def test_the_mirror_flips_the_criterion_alone(given_: Trials) -> None:
    """As many misses as there were false alarms, and the reverse: equally discerning, leaning to the other side."""
    mirror = Trials(
        given_.noises,
        given_.signals,
        2 * given_.noises - given_.half_false_alarms,
        2 * given_.signals - given_.half_hits,
    )

    assert discernment(mirror).sensitivity == pytest.approx(discernment(given_).sensitivity, abs=1e-9)
    assert discernment(mirror).criterion == pytest.approx(-discernment(given_).criterion, abs=1e-9)


@given(st.integers(1, 40), st.integers(0, 80))
def test_whoever_answers_all_alike_tells_nothing_apart(trials_: int, halves: int) -> None:
    """Calling everything false, believing it all or leaving it all open: d′ is 0."""
    answers = min(halves, 2 * trials_)

    assert discernment(Trials(trials_, trials_, answers, answers)).sensitivity == 0


def test_calling_everything_false_leans_below_zero_and_believing_everything_above() -> None:
    """The sign that students read."""
    assert discernment(Trials(3, 3, 6, 6)).criterion < 0 < discernment(Trials(3, 3, 0, 0)).criterion


def six(hits: float, alarms: float) -> Trials:
    """A round of six claims, three of which hold."""
    return Trials(3, 3, round(2 * hits), round(2 * alarms))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (six(3, 0), six(3, 0), Progress.COMPLETE),
        (six(2, 0), six(3, 0), Progress.ALIKE),
        (six(3, 0), six(3, 1), Progress.ALIKE),
        (six(2, 1), six(2, 1), Progress.ALIKE),
        (six(2, 1), six(3, 1), Progress.ALIKE),
        (six(1.5, 1.5), six(2, 1), Progress.ALIKE),
        (six(2, 1), six(3, 0), Progress.BETTER),
        (six(1.5, 1.5), six(3, 1.5), Progress.BETTER),
        (six(3, 0), six(2, 1), Progress.WORSE),
        (six(3, 0), six(0, 3), Progress.WORSE),
        (six(1, 2), six(3, 3), Progress.ALIKE),
    ],
)
def test_better_and_worse_are_more_than_one_answer(before: Trials, now: Trials, expected: Progress) -> None:
    """One answer may be luck; all right twice leaves nothing to gain."""
    assert progress(now, before) is expected


@given(trials(), trials())
def test_progress_one_way_is_the_contrary_the_other_way(one: Trials, other: Trials) -> None:
    contrary = {Progress.BETTER: Progress.WORSE, Progress.WORSE: Progress.BETTER}
    there = progress(one, other)

    assert progress(other, one) is contrary.get(there, there)


def test_the_margin_spares_half_of_the_guessers() -> None:
    """The shares that explain the margin: pairs of rounds, all guessed, that differ, and by more than one answer."""
    chances = {
        six(hits, alarms): Fraction(comb(3, hits) * comb(3, alarms), 64) for hits in range(4) for alarms in range(4)
    }
    shares: Counter[str] = Counter()
    for (before, one), (now, other) in product(chances.items(), repeat=2):
        differs = abs(discernment(now).sensitivity - discernment(before).sensitivity) > 1e-9
        shares["differs"] += one * other * differs
        shares["told"] += one * other * (progress(now, before) in (Progress.BETTER, Progress.WORSE))

    assert (round(100 * shares["differs"]), round(100 * shares["told"])) == (83, 39)


def test_suspicion_is_more_than_one_answer_too() -> None:
    assert calls_more_false(six(3, 3), six(1.5, 1.5))
    assert not calls_more_false(six(3, 1), six(3, 0))
    assert not calls_more_false(six(3, 0), six(3, 3))
