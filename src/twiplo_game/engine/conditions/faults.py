"""What can be wrong with a condition, and where a condition can stand."""

from dataclasses import dataclass
from enum import Enum, auto


class Where(Enum):
    """Where a condition stands decides which names have a meaning in it."""

    WORLD = auto()
    """What the desk knows: events, drafts, mandates at the end."""
    RESPONSE = auto()
    """Where a response is judged."""
    LATER = auto()
    """What a response set going, when it comes back."""
    SITUATION = auto()
    """Rules about an event and no response."""
    SILENCE = auto()
    """What silence set going, when it comes back."""
    END = auto()
    """Endings, and rules at the end."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, with the characters it stands at."""

    code: str
    """syntax, too_long, not_allowed, unknown_name, unknown_function, wrong_arity, wrong_type, no_meaning_here,
    never_true or always_true."""
    start: int
    """First character, counted from 0."""
    end: int
    """One past the last character."""
    args: tuple[tuple[str, str], ...] = ()
    """What a sentence about it needs."""
    suggestion: str | None = None
    """A name that was probably meant."""
