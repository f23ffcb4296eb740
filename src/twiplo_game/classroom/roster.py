"""Who sits where. Kept apart from the contest's log, so that people can be forgotten and the contest stays."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A player, or a team."""

    seat: str
    name: str
    """As the board shows it."""
    learner: str = ""
    """A number or name under which a school's own system knows the player; shown on no board."""
    email: str = ""
    """Shown on no board."""
