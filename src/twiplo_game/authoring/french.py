"""French typography: no-break spaces, quotation marks, apostrophes."""

import re
from collections import Counter
from typing import Final

from twiplo_game.authoring.nodes import Scalar, Spot
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.text_places import place_of

_MARK: Final = re.compile(r"[:;](?=\s|$)|[!?»](?=[\s.,…)»!?]|$)")
"""A mark before which a blank stands. What follows it keeps hours, pairs of colons and faces out."""

_ENDS: Final = re.compile(r"[\w)\]»”’%€$°…]")
"""What a word ends with before such a mark; another mark keeps its place in a row, as in `?!`."""

_NO_WORD: Final = re.compile(r"[@/\\]|\w\.\w|^(?:re|fw|fwd|rt|tr|cc)$", re.IGNORECASE)
"""Names of accounts, addresses, paths and files, and what a program writes before a message: they end as they are."""

_AFTER: Final = re.compile(r"«(?: |(?=[^\s\u00a0\u202f]))")
_QUOTE: Final = re.compile(r'"')
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def _is_slip(found: re.Match[str]) -> bool:
    """Whether French sets a blank that does not break where one was found that does, or none."""
    before = found.string[: found.start()]
    if before.endswith(" "):
        return not before[:-1].endswith(" ") and bool(before.strip())
    return _ENDS.match(before[-1:]) is not None and _NO_WORD.search(before.split()[-1]) is None


SHOWN: Final = 3
"""Texts with the same slip that are named; who types French on an ordinary keyboard makes it in every one."""


class French:
    """Slips of typography in the French texts of one file: the first of each kind, and how many follow."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._counts: Counter[str] = Counter()
        self._next: dict[str, Spot] = {}

    def read(self, node: Scalar, words: str) -> None:
        """Report the first of each kind of slip in a text."""
        before = next(filter(_is_slip, _MARK.finditer(words)), None)
        if before is not None:
            place = before.start()
            self._report("TW511", node, words, place - (words[place - 1] == " "), mark=before.group())
        for code, pattern in (("TW512", _AFTER), ("TW513", _QUOTE), ("TW514", _APOSTROPHE)):
            match = pattern.search(words)
            if match is not None:
                self._report(code, node, words, match.start() + (match.group() == "« "))

    def _report(self, code: str, node: Scalar, words: str, offset: int, **args: object) -> None:
        self._counts[code] += 1
        count = self._counts[code]
        if count <= SHOWN:
            self._source.add(code, place_of(self._source, node, words, offset), **args)
        elif count == SHOWN + 1:
            self._next[code] = place_of(self._source, node, words, offset)

    def close(self) -> None:
        """Report how many texts with the same slips were not named."""
        for code, spot in self._next.items():
            self._source.add("TW515", spot, code=code, number=self._counts[code] - SHOWN)
