"""Whatever happens to a file on its way, the checker answers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twiplo_game.authoring.check import Checked, check_text
from twiplo_game.authoring.report import render
from twiplo_game.model.doctrine import Doctrine

from .examples import SCENARIO, is_harmless

LINES = SCENARIO.splitlines(keepends=True)
ODD = st.sampled_from(
    [*"{}[]:,#&*!|>'\"%@`-? \n\t\\é«»0aZ_…", "\r\n", "- ", ": ", " #", "\x1b", "\u202e", "\ud800", "🙂"]
)


def _is_sound(text: str, doctrine: Doctrine) -> None:
    checked = check_text(text, "a text", doctrine)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert isinstance(checked, Checked)
    assert (checked.scenario is None) == any(problem.is_error for problem in checked.problems)
    for problem in checked.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.span >= 1
        assert is_harmless(render(problem))


SLOW_IS_FINE = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SLOW_IS_FINE
@given(edits=st.lists(st.tuples(st.integers(0, len(SCENARIO)), st.integers(0, 3), ODD), min_size=1, max_size=4))
def test_characters_changed(edits: list[tuple[int, int, str]], doctrine: Doctrine) -> None:
    """Deleted, inserted, doubled characters: an answer, and every problem within the file."""
    text = SCENARIO
    for place, cut, put in edits:
        text = text[:place] + put + text[place + cut :]
    _is_sound(text, doctrine)


@SLOW_IS_FINE
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "double", "swap", "indent", "cut"])),
        min_size=1,
        max_size=4,
    )
)
def test_lines_changed(edits: list[tuple[int, str]], doctrine: Doctrine) -> None:
    """Lines lost, doubled, swapped, indented, cut: the same promise."""
    lines = list(LINES)
    for number, kind in edits:
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
    _is_sound("".join(lines), doctrine)


@SLOW_IS_FINE
@given(text=st.lists(st.characters() | ODD, max_size=60).map("".join))
def test_any_text_at_all(text: str, doctrine: Doctrine) -> None:
    """No text of any kind makes the checker fail."""
    _is_sound(text, doctrine)
