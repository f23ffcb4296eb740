"""The code of a language that was written as people write it: `FR`, `fr-CH`, `français`."""

import re
import unicodedata
from typing import Final

_CODE: Final = re.compile(r"(?P<code>[a-z]{2})(?:[-_][a-z]{2,4})?", re.ASCII)
_NAMES: Final = {
    "ar": "ar ara arabic arabe",
    "de": "ger deu german deutsch allemand",
    "en": "eng english anglais",
    "es": "spa spanish espanol castellano espagnol",
    "fr": "fra fre french francais",
    "it": "ita italian italiano italien",
    "nl": "nld dut dutch nederlands neerlandais",
    "pl": "pol polish polski polonais",
    "pt": "por portuguese portugues portugais",
    "ru": "rus russian russe",
}
"""What people call the languages that a ministry mostly writes in, in English, in French and in their own."""


def as_language(written: str) -> str | None:
    """The two letters that were probably meant; None where that is not certain."""
    bare = unicodedata.normalize("NFKD", written.strip().lower()).encode("ascii", "ignore").decode()
    match = _CODE.fullmatch(bare)
    if match is not None:
        return match["code"]
    return next((code for code, names in _NAMES.items() if bare in names.split()), None)
