"""Problems as lines of plain text: place and sentence, the source line, a caret, what was probably meant."""

import textwrap
from collections.abc import Callable
from typing import Final

from twiplo_game.authoring.characters import shown, width
from twiplo_game.authoring.kinds import DID_YOU_MEAN
from twiplo_game.authoring.problem import Problem

LINE_WIDTH: Final = 100
"""Columns of a source line that are shown where nothing else is known; the rest is cut around the caret."""

_LEAST: Final = 40
"""Columns below which nothing is cut or wrapped any further."""

_TAB: Final = 4
_CUT: Final = "…"


def render(problem: Problem, translate: Callable[[str], str] = str, columns: int | None = None) -> str:
    """The whole report of one problem; several lines, none with a trailing blank.

    Where a terminal shows it, the lines keep to its `columns`; a program that reads them gets the sentence on one.
    """
    room = LINE_WIDTH if columns is None else max(_LEAST, min(LINE_WIDTH, columns - 3))
    place = f"{shown(problem.file)}:{problem.line}:{problem.column}"
    sentence = f"{place}: {problem.code} {shown(problem.words(translate))}"
    lines = [sentence] if columns is None else _wrapped(sentence, max(_LEAST, columns))
    source, caret = _source_and_caret(problem, room)
    if source.strip():
        lines += [f"  {source}".rstrip(), f"  {caret}"]
    if problem.suggestion is not None:
        lines += _suggestion(problem.suggestion, translate)
    return "\n".join(lines)


def _wrapped(sentence: str, columns: int) -> list[str]:
    return textwrap.wrap(sentence, columns, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _suggestion(suggestion: str, translate: Callable[[str], str]) -> list[str]:
    rows = [shown(row.replace("\t", " " * _TAB)) for row in suggestion.strip("\n").split("\n")]
    if len(rows) == 1 and len(rows[0]) <= LINE_WIDTH // 2:
        return ["  " + translate(DID_YOU_MEAN).format_map({"suggestion": rows[0].strip()})]
    head = translate(DID_YOU_MEAN).format_map({"suggestion": ""}).rstrip()
    return [f"  {head}", *(f"    {row}".rstrip() for row in rows)]


def _source_and_caret(problem: Problem, room: int) -> tuple[str, str]:
    start = max(0, problem.column - 1)
    first = _first_shown(problem.source_line, start, room)
    cells = [_CUT] if first else []
    used = pad = len(cells)
    marked = 0
    window = shown(problem.source_line[first : first + 4 * room])
    for index, character in enumerate(window, start=first):
        cell_width = _TAB - used % _TAB if character == "\t" else width(character)
        if used + cell_width > room:
            cells.append(_CUT)
            break
        cells.append(" " * cell_width if character == "\t" else character)
        used += cell_width
        if index < start:
            pad += cell_width
        elif index < start + problem.span:
            marked += cell_width
    return "".join(cells), " " * pad + "^" + "~" * (marked - 1)


def _first_shown(line: str, start: int, room: int) -> int:
    """The first character to show, so that the caret and what stands around it fit."""
    if len(line) <= 2 * room and sum(map(_cell, line)) <= room:
        return 0
    return max(0, start - room // 4) if start > room // 2 else 0


def _cell(character: str) -> int:
    return _TAB if character == "\t" else width(character)
