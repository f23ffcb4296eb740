"""What was asked of the next game before anything was drawn."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """Counts for the next game that begins, and only for that one; what is None was left open."""

    seed: str | None = None
    profile: str | None = None
    mandates: tuple[str, ...] | None = None
    clock: str | None = None
    is_practice: bool = False
    log: Path | None = None
    """Where the game is kept; None among the player's games."""
