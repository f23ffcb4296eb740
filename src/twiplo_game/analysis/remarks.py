"""What a player says of a game in his or her own words: kept beside it, never part of it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Contested:
    """A rule that the player would contest."""

    rule: str
    """Its id."""
    words: str
    """Why, in the player's words; may be empty."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """All of it, in the order in which it was said."""

    feelings: tuple[str, ...] = ()
    """How it was, before anybody else spoke."""
    contested: tuple[Contested, ...] = ()
    """One for each rule; what was said last counts."""

    def against(self, rule: str) -> Contested | None:
        """What the player holds against `rule`; None where nothing."""
        return next((each for each in self.contested if each.rule == rule), None)

    def with_contested(self, rule: str, words: str) -> "Remarks":
        """The same with `rule` contested for this reason; no longer contested where there is none."""
        others = tuple(each for each in self.contested if each.rule != rule)
        return Remarks(self.feelings, (*others, Contested(rule, words)) if words else others)


NO_REMARKS: Final = Remarks()
"""Nothing was said."""
