"""A file's text by lines, and the problems found in it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from twiplo_game.authoring.characters import quoted_word, shown
from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.problem import NO_NAMES, Problem, Severity

PROBLEM_LIMIT: Final = 300
"""Problems of one file that are reported; a file with more is not the file that was meant."""

_LISTS: Final = frozenset({"legal", "names"})
"""Named places that hold a list of names, which is not cut as a word of the file is."""

_FORMS: Final = (
    *(("", ""), ("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e")),
    *(("", "s"), ("y", "ies"), ("", "e")),
)
"""Endings of a word in another form, each with the ending of the word itself."""

_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Source:
    """The text of one file; collects its problems. The mutable heart of one run of the checker."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        """What is parsed: the file, with lines mended."""
        self.file = shown(file)
        self.lines = _BREAK.split(text)
        """Its lines, as they are read."""
        self._mended: set[int] = set()
        self._settled: set[tuple[int, int]] = set()
        self._counts: Counter[Severity] = Counter()
        self._shown: dict[int, str] = {}
        self._problems: dict[tuple[int, int, str, tuple[tuple[str, str], ...]], Problem] = {}

    def add(self, code: str, spot: Spot, suggestion: str | None = None, /, **args: object) -> None:
        """Report a problem; the same one at the same place only once."""
        if spot.line in self._mended or (spot.line, spot.column) in self._settled:
            return
        kind = KINDS[code]
        if self._counts[kind.severity] > PROBLEM_LIMIT:
            return
        values = tuple(
            (name, shown(str(value)) if name in _LISTS else quoted_word(value)) for name, value in args.items()
        )
        key = (spot.line, spot.column, code, values)
        if key in self._problems:
            return
        self._counts[kind.severity] += 1
        line = min(max(1, spot.line), len(self.lines))
        source_line = self.shown_line(line)
        column = min(max(1, spot.column), len(source_line) + 1)
        span = max(1, min(spot.span, len(source_line) + 1 - column))
        self._problems[key] = Problem(
            code=code,
            severity=kind.severity,
            file=self.file,
            line=line,
            column=column,
            span=span,
            source_line=source_line,
            message=kind.message,
            args=values,
            suggestion=None if suggestion is None else "\n".join(map(shown, suggestion.split("\n"))),
        )

    def problems(self) -> tuple[Problem, ...]:
        """Everything reported so far, in the order of the file."""
        weighed = sorted(self._problems.values(), key=lambda each: (not each.is_error, *_order(each)))
        found = sorted(weighed[:PROBLEM_LIMIT], key=_order)
        if len(weighed) > PROBLEM_LIMIT:
            kind = KINDS["TW129"]
            limit = (("limit", str(PROBLEM_LIMIT)),)
            found.append(
                replace(
                    found[-1],
                    code=kind.code,
                    severity=kind.severity,
                    message=kind.message,
                    args=limit,
                    suggestion=None,
                )
            )
        return tuple(found)

    @property
    def has_errors(self) -> bool:
        """Whether something was found that keeps the file from being read."""
        return any(problem.is_error for problem in self._problems.values())

    def shown_line(self, line: int) -> str:
        """A line, from 1, without what must not be shown."""
        if line not in self._shown:
            self._shown[line] = shown(self.lines[line - 1])
        return self._shown[line]

    def mend(self, line: int, words: str) -> bool:
        """Read `line` as `words` from now on and report nothing more there; False if done before."""
        if line in self._mended:
            return False
        self._mended.add(line)
        self.lines[line - 1] = words
        self.text = "\n".join(self.lines)
        return True

    def settle(self) -> None:
        """Report nothing more at the places of the problems so far: it would follow from them."""
        self._settled.update((line, column) for line, column, *_ in self._problems)

    def settle_at(self, spot: Spot) -> None:
        """Report nothing more at this place: it would follow from what was reported."""
        self._settled.add((spot.line, spot.column))

    def hush(self, line: int) -> None:
        """Report nothing more on `line`: what else is wrong there follows from what was reported."""
        self._mended.add(line)

    def spot_at(self, index: int, span: int = 1) -> Spot:
        """The place of a character counted from the beginning of the file."""
        before = self.text[:index]
        line = len(_BREAK.findall(before)) + 1
        last = max(before.rfind("\n"), before.rfind("\r"))
        return Spot(line, index - last, span)


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.line, problem.column, problem.code


def nearest(word: object, legal: Iterable[str]) -> str | None:
    """The legal name that `word` was probably meant to be."""
    text = str(word)[:80]
    legal = sorted(legal)
    same = _inflected(text.lower().replace("-", "_"), legal)
    if same is not None:
        return same
    found = difflib.get_close_matches(text, legal, n=1, cutoff=0.6)
    if not found:
        found = difflib.get_close_matches(text.lower().replace("-", "_"), legal, n=1, cutoff=0.6)
    return found[0] if found else None


def _inflected(word: str, legal: Iterable[str]) -> str | None:
    """The legal word of which `word` is a form: `deny` for `DENY`, `denies`, `denied`, `denying`."""
    for ending, base in _FORMS:
        stem = word.removesuffix(ending) + base
        if word.endswith(ending) and stem in legal:
            return stem
    return None


def listed(legal: Iterable[str], limit: int = 20) -> str:
    """Legal names as a sentence lists them."""
    names = sorted(legal)
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "") if names else NO_NAMES
