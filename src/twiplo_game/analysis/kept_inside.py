"""Words that have to stay inside: handling marks, and the secrets and protected names that a scenario lists."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_MARKS: Final = (
    "top secret",
    "tlp:red",
    "tlp:amber",
    "noforn",
    "très secret",
    "secret défense",
    "diffusion restreinte",
    "confidentiel ue",
    "ue restreint",
    "eu restricted",
    "eu confidential",
    "for official use only",
)
"""Marks that say how far a paper may go (TLP 2.0, R27; national and European classifications)."""

_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "–": "-"})


def found_in(text: str, listed: Iterable[str]) -> Iterator[str]:
    """What of the marks and of `listed` stands in `text`, as it stands there; each once, in the order of the lists."""
    plain = _plain(text)
    if len(plain) != len(text):
        # A sign that folds to several has moved the places; what was found is then quoted folded.
        text = plain
    for words in dict.fromkeys((*_MARKS, *listed)):
        wanted = _plain(words).strip()
        found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain) if wanted else None
        if found:
            yield text[found.start() : found.end()]


def _plain(text: str) -> str:
    """`text` without the differences that a reader overlooks: case, apostrophes, kinds of blanks."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN).casefold()
