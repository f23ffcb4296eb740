"""Keys of a text with two wordings, or of two findings, that were misspelt and so read as languages."""

from collections.abc import Collection, Iterable
from typing import Final

from twiplo_game.authoring.source import nearest

_SHORTEST: Final = 4
"""Letters of a key that can be a misspelt one; two or three are rather a language."""

_MOST: Final = 2
"""Words of such a key; more are a sentence."""

_TRUE: Final = frozenset({"true", "vrai", "vraie", "yes", "oui"})
_FALSE: Final = frozenset({"false", "faux", "fausse", "no", "non"})


def wording_meant(name: str, legal: Iterable[str], written: Collection[str]) -> str | None:
    """`when_true` for `when_tru` or `si_vrai`, where a place takes it; None where a language was meant."""
    wordings = [key for key in legal if key != "of"]
    if len(name) < _SHORTEST or not wordings:
        return None
    said = name.lower().replace("-", "_").replace(" ", "_").split("_")
    for words, ending in ((_TRUE, "_true"), (_FALSE, "_false")):
        if len(said) <= _MOST and words.intersection(said):
            # Two findings come before two wordings of one: where both may stand, it is a check.
            found = sorted((key for key in wordings if key.endswith(ending)), reverse=True)
            return found[0] if found else None
    found_near = nearest(name, wordings)
    return None if found_near in written else found_near
