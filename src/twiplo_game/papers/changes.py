"""What differs between two versions of a scenario, a line a part."""

from collections.abc import Iterator
from typing import Final

from twiplo_game.authoring.difference import Difference, Kind
from twiplo_game.locale.words import Words
from twiplo_game.papers.places import place

_LENGTH: Final = 60
_CONDITIONS: Final = frozenset({"when", "met", "breaks"})
"""Keys of what is shown whole: half a condition says nothing."""


def change_lines(found: tuple[Difference, ...], words: Words) -> Iterator[str]:
    """A sentence for each difference."""
    for each in found:
        where = place(each.key, words)
        if each.kind is Kind.NEW:
            yield _with(words.tr("New: {place}", place=where), each.new, words)
        elif each.kind is Kind.GONE:
            yield _with(words.tr("Gone: {place}", place=where), each.old, words)
        else:
            old, new = _shown(each.old), _shown(each.new)
            is_condition = each.key.rpartition(".")[2] in _CONDITIONS
            shown = {"old": old, "new": new} if is_condition else _apart(old, new, words)
            values = words.tr("{old} → {new}", **shown)
            yield words.tr("Changed: {place}: {values}", place=where, values=values)


def _with(line: str, value: str | None, words: Words) -> str:
    return line if value is None else words.tr("{line}: {value}", line=line, value=_cut(value, 0))


def _shown(value: str | None) -> str:
    """A word as it is; a group or a list, which has no short form, as dots."""
    return "…" if value is None else value


def _apart(old: str, new: str, words: Words) -> dict[str, str]:
    """Both values from a little before the place at which they part."""
    old, new = " ".join(old.split()), " ".join(new.split())
    same = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    if max(len(old), len(new)) <= _LENGTH:
        same = 0
    start = old.rfind(" ", 0, max(0, same - _LENGTH // 3)) + 1
    return {"old": _cut(old, start) or words.tr("nothing"), "new": _cut(new, start) or words.tr("nothing")}


def _cut(value: str, start: int) -> str:
    value = " ".join(value.split())
    shown = value[start : start + _LENGTH]
    return ("…" if start else "") + shown + ("…" if start + _LENGTH < len(value) else "")
