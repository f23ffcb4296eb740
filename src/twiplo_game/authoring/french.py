"""French typography: no-break spaces, quotation marks, apostrophes."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Scalar
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.text_places import place_of

_BEFORE: Final = re.compile(r"(?<=\S) (?P<mark>[:;!?»])(?=[\s.,…)»]|$)")
_AFTER: Final = re.compile(r"« ")
_QUOTE: Final = re.compile(r'"')
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def report_french(source: Source, node: Scalar, words: str) -> None:
    """Report the first of each kind of slip in a French text."""
    before = _BEFORE.search(words)
    if before is not None:
        source.add("TW511", place_of(source, node, words, before.start()), mark=before["mark"])
    for code, pattern in (("TW512", _AFTER), ("TW513", _QUOTE), ("TW514", _APOSTROPHE)):
        match = pattern.search(words)
        if match is not None:
            offset = match.end() - 1 if code == "TW512" else match.start()
            source.add(code, place_of(source, node, words, offset))
