"""What a kind of problem is."""

from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.problem import Severity

N_ = str
"""Marks a sentence for translation; it is translated where it is shown."""

DID_YOU_MEAN: Final = N_("Did you mean: {suggestion}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be wrong, apart from any file."""

    code: str
    """Its stable name; the first digit says what it is about: see `codes`."""
    message: str
    """The sentence in English, with named places; the key of its translations."""
    severity: Severity = Severity.ERROR


def warning(code: str, message: str) -> Kind:
    return Kind(code, message, Severity.WARNING)
