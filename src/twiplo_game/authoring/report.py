"""Problems as lines of plain text: place and sentence, the source line, a caret, what was probably meant."""

from collections.abc import Callable
from typing import Final

from twiplo_game.authoring.characters import shown, width
from twiplo_game.authoring.kinds import DID_YOU_MEAN
from twiplo_game.authoring.problem import Problem

LINE_WIDTH: Final = 100
"""Terminal columns of a source line that are shown; the rest is cut around the caret."""

_TAB: Final = 4
_CUT: Final = "…"


def render(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """The whole report of one problem; several lines, none with a trailing blank."""
    place = f"{shown(problem.file)}:{problem.line}:{problem.column}"
    lines = [f"{place}: {problem.code} {shown(problem.words(translate))}"]
    source, caret = _source_and_caret(problem)
    if source.strip():
        lines += [f"  {source}".rstrip(), f"  {caret}"]
    if problem.suggestion is not None:
        lines += _suggestion(problem.suggestion, translate)
    return "\n".join(lines)


def _suggestion(suggestion: str, translate: Callable[[str], str]) -> list[str]:
    rows = [shown(row.replace("\t", " " * _TAB)) for row in suggestion.strip("\n").split("\n")]
    if len(rows) == 1 and len(rows[0]) <= LINE_WIDTH // 2:
        return ["  " + translate(DID_YOU_MEAN).format_map({"suggestion": rows[0].strip()})]
    head = translate(DID_YOU_MEAN).format_map({"suggestion": ""}).rstrip()
    return [f"  {head}", *(f"    {row}".rstrip() for row in rows)]


def _source_and_caret(problem: Problem) -> tuple[str, str]:
    start = max(0, problem.column - 1)
    first = _first_shown(problem.source_line, start)
    cells = [_CUT] if first else []
    used = pad = len(cells)
    marked = 0
    window = shown(problem.source_line[first : first + 4 * LINE_WIDTH])
    for index, character in enumerate(window, start=first):
        cell_width = _TAB - used % _TAB if character == "\t" else width(character)
        if used + cell_width > LINE_WIDTH:
            cells.append(_CUT)
            break
        cells.append(" " * cell_width if character == "\t" else character)
        used += cell_width
        if index < start:
            pad += cell_width
        elif index < start + problem.span:
            marked += cell_width
    return "".join(cells), " " * pad + "^" + "~" * (marked - 1)


def _first_shown(line: str, start: int) -> int:
    """The first character to show, so that the caret and what stands around it fit."""
    if len(line) <= 2 * LINE_WIDTH and sum(map(_cell, line)) <= LINE_WIDTH:
        return 0
    return max(0, start - LINE_WIDTH // 4) if start > LINE_WIDTH // 2 else 0


def _cell(character: str) -> int:
    return _TAB if character == "\t" else width(character)
