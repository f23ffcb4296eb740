"""Hostile files are refused at once, with a place."""

import time

import pytest
import yaml

from twiplo_game.authoring.check import Checked, check_text
from twiplo_game.authoring.limits import SIZE_LIMIT
from twiplo_game.authoring.report import render
from twiplo_game.model.doctrine import Doctrine

from .examples import is_harmless

ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)


def _timed(text: str, doctrine: Doctrine) -> tuple[Checked, float]:
    start = time.process_time()
    checked = check_text(text, "a text", doctrine)
    return checked, time.process_time() - start


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (ALIAS_BOMB, "TW104", 1, 4),
        ("[" * 100_000, "TW102", 1, 41),
        ("a: " + "[" * 100_000 + "]" * 100_000, "TW102", 1, 43),
        ("{a: " * 100_000, "TW102", 1, 161),
        ("- " * 100_000, "TW102", 1, 81),
        ("? " * 100_000, "TW102", 1, 81),
        ("title: !!python/object/apply:os.system [ls]", "TW105", 1, 8),
        ("a: *nobody", "TW104", 1, 4),
        ("title: \x1b[31mred", "TW107", 1, 8),
        ("title: a\u202eb", "TW107", 1, 9),
        ("title: a\x85b", "TW107", 1, 9),
        ("title: a\udc80b", "TW107", 1, 9),
    ],
)
def test_what_would_hurt_is_refused_at_once(text: str, code: str, line: int, column: int, doctrine: Doctrine) -> None:
    """Bombs, objects and control characters are refused in a moment, at the character where they begin."""
    checked, seconds = _timed(text, doctrine)
    first = checked.problems[0]

    assert (None, code, line, column) == (checked.scenario, first.code, first.line, first.column)
    assert seconds < 0.25
    assert is_harmless(render(first))


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_many_values_are_refused(loader: type, doctrine: Doctrine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with more values than any scenario has is refused before it costs anything."""
    monkeypatch.setattr("twiplo_game.authoring.guard.NODE_LIMIT", 1000)
    checked, _ = _timed("a: [" + "x, " * 2000 + "]", doctrine)

    assert [problem.code for problem in checked.problems] == ["TW103"]


def test_a_file_too_large_is_refused_unread(doctrine: Doctrine) -> None:
    """Size is counted in bytes, before anything is parsed."""
    checked, seconds = _timed("é" * (SIZE_LIMIT // 2 + 1), doctrine)

    assert [problem.code for problem in checked.problems] == ["TW101"]
    assert seconds < 0.5


def test_a_file_with_thousands_of_mistakes_is_reported_in_time(doctrine: Doctrine) -> None:
    """The report stops at a few hundred problems, and so does the work."""
    text = "title: A\nevents:\n" + "  - {id: a-b, at: 5, txt: x, via: lettr}\n" * 5000
    checked, seconds = _timed(text, doctrine)

    assert checked.problems[-1].code == "TW129"
    assert len(checked.problems) <= 301
    assert seconds < 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a: "' + "x, k: " * 100_000, "TW117"),
        ('a: {b: "' + "x, k: " * 100_000, "TW117"),
        ("a: {b: 'x" + "} " * 100_000 + "y", "TW117"),
        ("text: [a] b" + " " * 400_000 + "c\nx: : y", "TW112"),
        ("a: {" + "text: c " * 100_000 + "}", "TW132"),
        ('a: "x\n' * 20_000, "TW117"),
    ],
)
def test_a_slip_on_an_endless_line_is_found_in_time(text: str, code: str, doctrine: Doctrine) -> None:
    """What was meant is looked for in time that grows with the line, not with its square."""
    checked, seconds = _timed(text, doctrine)

    assert code in {problem.code for problem in checked.problems}
    assert seconds < 2


def test_warnings_never_crowd_out_an_error(doctrine: Doctrine) -> None:
    """However many warnings a file has, what keeps it from being read is reported."""
    texts = "".join(f'  - "L\'un"\n  - "L\'autre {n} !"\n' for n in range(500))
    text = (
        f"languages: [fr]\ntitle: T\ndiscussion:\n{texts}"
        "events:\n  - {id: a, at: 0m, text: x, silence: {says: x}}\n"
    )
    checked, _ = _timed(text, doctrine)

    assert checked.scenario is None
    assert [problem.code for problem in checked.problems if problem.is_error] == ["TW609"]
