"""Features that look the same in every language: coordinates, addresses on the web, shouting."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from twiplo_game.engine.wording.tokens import Sentence, Word

_SPACE: Final = r"[ \u00a0\u202f]{0,3}"
_SIDE: Final = rf"{_SPACE}°?{_SPACE}[NSEWOnsewo]?"
_DECIMAL: Final = re.compile(
    rf"(?<![0-9.,])([0-9]{{1,3}})(?:\.[0-9]{{3,8}}|,[0-9]{{4,8}}){_SIDE}{_SPACE}[,;/ ]{_SPACE}"
    rf"[-+]?([0-9]{{1,3}})(?:\.[0-9]{{3,8}}|,[0-9]{{4,8}}){_SIDE}(?![0-9A-Za-z])"
)
_MINUTES: Final = (
    rf"[0-9]{{1,3}}°{_SPACE}[0-9]{{1,2}}(?:[.,][0-9]{{1,4}})?{_SPACE}['’′](?:{_SPACE}[0-9]{{1,2}}"
    rf"(?:[.,][0-9]{{1,3}})?{_SPACE}[\"”″])?{_SPACE}[NSEWO]"
)
_DEGREES: Final = rf"{_MINUTES}(?:[,;/]?{_SPACE}{_MINUTES})?"
_GRID: Final = re.compile(
    rf"(?<![0-9A-Za-z])[0-9]{{1,2}}[C-HJ-NP-X]{_SPACE}[A-HJ-NP-Z]{{2}}{_SPACE}[0-9]{{3,5}}{_SPACE}[0-9]{{3,5}}"
    r"(?![0-9A-Za-z])"
)
_EXCLAIMING: Final = re.compile(rf"!(?:{_SPACE}!)+")
_LATITUDES, _LONGITUDES = 90, 180

_LOUD_WORDS: Final = 4
_LOUD_LETTERS: Final = 12


def coordinates(text: str) -> Iterator[tuple[int, int]]:
    """Where a place on the map is given exactly enough to find it."""
    for found in _DECIMAL.finditer(text):
        if int(found.group(1)) <= _LATITUDES and int(found.group(2)) <= _LONGITUDES:
            yield found.start(), found.end()
    if "°" in text:
        # Compiled with the first sign of it: that takes longer than reading most texts.
        for found in re.finditer(_DEGREES, text):
            yield found.start(), found.end()
    for found in _GRID.finditer(text):
        yield found.start(), found.end()


def addresses(words: Sequence[Word], domains: frozenset[str]) -> Iterator[tuple[int, int]]:
    """(first, one past the last) word of each address on the web."""
    place = 0
    while place < len(words):
        end = place + 1
        while end < len(words) and words[end].is_joined:
            end += 1
        parts = [word.said for word in words[place:end]]
        if parts[0] in {"http", "https", "www"} and (len(parts) > 1 or end < len(words)):
            while end < len(words) and (words[end].start - words[end - 1].end) <= len("://") and parts[0] != "www":
                end += 1
                if not (end < len(words) and words[end].is_joined):
                    break
            yield place, end
        elif len(parts) > 1 and parts[-1] in domains and all(len(part) > 1 for part in parts):
            yield place, end
        place = end


def shouting(text: str, sentences: Sequence[Sentence], spared: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the text shouts: several exclamation marks, or a row of words in capitals. What is `spared` is quiet."""
    for found in _EXCLAIMING.finditer(text):
        yield found.start(), found.end()
    for sentence in sentences:
        row: list[Word] = []
        for word in (*sentence.words, None):
            if word is not None and word.is_capitals and not _is_within(word, spared):
                if not row or row[-1].clause == word.clause:
                    row.append(word)
                    continue
                yield from _loud(row)
                row = [word]
                continue
            yield from _loud(row)
            row = []


def _is_within(word: Word, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in places)


def _loud(row: Sequence[Word]) -> Iterator[tuple[int, int]]:
    loud = [word for word in row if len(word.said) > 1]
    if len(loud) >= _LOUD_WORDS and sum(len(word.said) for word in loud) >= _LOUD_LETTERS:
        yield loud[0].start, loud[-1].end
