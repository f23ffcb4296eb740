"""Keys of a text with two wordings, or of two findings, that were misspelt and so read as languages."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Final

_SHORTEST: Final = 4
"""Letters of a key that can be a misspelt one; two or three are rather a language."""

_LIKE: Final = 0.8
"""How like a key has to be: the beginning of a sentence is none of them."""

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
    near = get_close_matches(name, sorted(wordings), n=1, cutoff=_LIKE)
    return near[0] if near and near[0] not in written else None
