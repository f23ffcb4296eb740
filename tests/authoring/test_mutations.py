"""Whatever happens to a file on its way, the checker answers, and soon."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twiplo_game.authoring.check import Checked, check_text
from twiplo_game.authoring.report import render
from twiplo_game.model.doctrine import Doctrine

from .examples import SCENARIO, is_harmless

LINES = SCENARIO.splitlines(keepends=True)
WORDS = [match.span() for match in re.finditer(r"[\w@’'-]+", SCENARIO)]
ODD = st.sampled_from(
    [
        *"{}[]:,#&*!|>'\"%@`-? \n\t\\é«»0aZ_…", "\r\n", "- ", ": ", " #", "\x1b", "\u202e", "\ud800", "🙂",
        *"“”‘’•–≥\u00a0\u202f", "&& ", " = ", ": |\n", "#oui", ' "so" ', "!so",
    ]
)  # fmt: skip
VALUES = st.sampled_from(
    "null true 0 -1 1e9 0x1f .nan 12:30 2031-01-01 80% 45m 10000h [] {} '' '…' L -M none chosen subject ours the_post "
    "walk_back press legal karthen reporter known(ours) is_true(ours) not public() if_true en 0,45 “ours” –L "
    "03/11/2031 press;host ours= ≥60 !ours".split(" ")
)
"""What could stand for something else: other kinds of values, and names at the wrong place."""

HANG = 2.0
"""Seconds of CPU after which nobody waits for an answer any more."""


@st.composite
def with_characters_changed(draw: st.DrawFn) -> str:
    """Deleted, inserted, doubled characters."""
    text = SCENARIO
    edits = st.tuples(st.integers(0, len(SCENARIO)), st.integers(0, 3), ODD)
    for place, cut, put in draw(st.lists(edits, min_size=1, max_size=4)):
        text = text[:place] + put + text[place + cut :]
    return text


@st.composite
def with_lines_changed(draw: st.DrawFn) -> str:
    """Lines lost, doubled, swapped, indented, cut."""
    lines = list(LINES)
    edits = st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "double", "swap", "indent", "cut"]))
    for number, kind in draw(st.lists(edits, min_size=1, max_size=4)):
        place = min(number, len(lines) - 1)
        if kind == "drop":
            del lines[place]
        elif kind == "double":
            lines.insert(place, lines[place])
        elif kind == "swap":
            lines[place], lines[0] = lines[0], lines[place]
        elif kind == "indent":
            lines[place] = " " + lines[place]
        else:
            lines[place] = lines[place][: len(lines[place]) // 2] + "\n"
    return "".join(lines)


@st.composite
def with_words_changed(draw: st.DrawFn) -> str:
    """Words put in the place of others: the file can mostly be read, and means something else."""
    text = SCENARIO
    chosen = draw(st.lists(st.tuples(st.sampled_from(WORDS), VALUES), min_size=1, max_size=4))
    for (start, end), value in sorted(chosen, key=lambda each: each[0], reverse=True):
        text = text[:start] + value + text[end:]
    return text


ANY_TEXT = st.lists(st.characters() | ODD, max_size=60).map("".join)
MUTATED = with_characters_changed() | with_lines_changed() | with_words_changed() | ANY_TEXT


def _is_sound(text: str, doctrine: Doctrine) -> None:
    start = time.process_time()
    checked = check_text(text, "a text", doctrine)
    assert time.process_time() - start < HANG
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert isinstance(checked, Checked)
    assert (checked.scenario is None) == any(problem.is_error for problem in checked.problems)
    for problem in checked.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.span >= 1
        assert is_harmless(render(problem))


def _times(examples: int, *, derandomize: bool) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=derandomize,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@_times(500, derandomize=True)
@given(text=MUTATED)
def test_the_checker_answers(text: str, doctrine: Doctrine) -> None:
    """An answer within two seconds, every problem within the file, and nothing in it that could do harm."""
    _is_sound(text, doctrine)


@pytest.mark.nightly
@_times(10_000, derandomize=False)
@given(text=MUTATED)
def test_the_checker_answers_all_night(text: str, doctrine: Doctrine) -> None:
    """The same, for texts that are new each time."""
    _is_sound(text, doctrine)
