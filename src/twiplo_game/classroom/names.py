"""Names that people give themselves: shown on a projector and in other people's terminals, so nothing but letters."""

import re
import unicodedata
from typing import Final

NAME_LIMIT: Final = 24
"""Characters of a name."""

_MARKUP: Final = frozenset('[]<>{}\\`"|^~')
"""Characters with a meaning for a page or a terminal's markup; no name needs them."""

_REFUSED: Final = frozenset({"C", "Z"})
"""Unicode's groups of controls, formats, surrogates, private and unassigned characters, and of separators."""

_MARKS: Final = 2
"""Marks that one letter may carry; more of them climb over the neighbouring lines."""

_OFFENSIVE: Final = re.compile(
    r"fuck|shit|cunt|bitch|asshole|wank|nigg|faggot|whore|hitler|nazi|rapist"
    r"|putain|salope|connard|conasse|connasse|encul|niqu|merde|batard|pede$|^pede|negre|bougnoul|youpin|couille"
)
"""What a school would not want to read on its wall; a first sieve, the trainer can rename and remove."""

_LOOKALIKES: Final = str.maketrans("0134578@$!€", "oieastbasie")


def cleaned(name: str) -> str | None:
    """`name` as it may be shown, at most `NAME_LIMIT` long; None where nothing of it is left or it offends."""
    spaced = "".join(" " if character.isspace() else character for character in name[:400])
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFKC", spaced):
        group = unicodedata.category(character)
        marks = marks + 1 if group[0] == "M" else 0
        if character == " " or (group[0] not in _REFUSED and character not in _MARKUP and marks <= _MARKS):
            kept.append(character)
    short = " ".join("".join(kept).split())[:NAME_LIMIT].strip()
    if not any(unicodedata.category(character)[0] in "LN" for character in short):
        return None
    return None if offends(short) else short


def offends(name: str) -> bool:
    """Whether `name` holds a word of the list, also with figures for letters or with dots between."""
    bare = unicodedata.normalize("NFKD", name.casefold()).translate(_LOOKALIKES)
    return bool(_OFFENSIVE.search("".join(character for character in bare if character.isalpha())))


def folded(name: str) -> str:
    """`name` as it is compared: two that look the same to a hurried reader are the same."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in bare if character.isalnum())


def numbered(name: str, number: int) -> str:
    """`name` with a number, still within the limit."""
    suffix = f" {number}"
    return name[: NAME_LIMIT - len(suffix)].rstrip() + suffix
