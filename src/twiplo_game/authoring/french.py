"""French typography: no-break spaces, quotation marks, apostrophes."""

import re
from collections import Counter
from typing import Final

from twiplo_game.authoring.nodes import Scalar, Spot
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.text_places import place_of

_BEFORE: Final = re.compile(r"(?<=\S) (?P<mark>[:;!?»])(?=[\s.,…)»]|$)")
_AFTER: Final = re.compile(r"« ")
_QUOTE: Final = re.compile(r'"')
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


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
        before = _BEFORE.search(words)
        if before is not None:
            self._report("TW511", node, words, before.start(), mark=before["mark"])
        for code, pattern in (("TW512", _AFTER), ("TW513", _QUOTE), ("TW514", _APOSTROPHE)):
            match = pattern.search(words)
            if match is not None:
                self._report(code, node, words, match.end() - 1 if code == "TW512" else match.start())

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
