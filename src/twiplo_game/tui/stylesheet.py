"""The app's styles, each parsed once."""

from typing import Final

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_Parsed = LRUCache[tuple[object, ...], list[RuleSet]]

_PARSED: Final[dict[tuple[tuple[str, str], ...], _Parsed]] = {}
"""What was parsed, by the colours that it was parsed with; the same for every desk that this process draws."""


class OnceParsed(Stylesheet):
    """Parses a source when it comes, and again only under other colours.

    Textual parses all of them whenever a screen brings styles of its own, and keeps 64 of them parsed, of which the
    desk has more: each widget that is new would have all the others parsed again. Its version is pinned.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _parsed_with(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Follow other colours; what was parsed under the same ones stays."""
        if variables != self._variables:
            # Textual empties what was parsed with the former colours; other desks may still use that.
            self._parse_cache = LRUCache(1)
            super().set_variables(variables)
            self._parse_cache = _parsed_with(variables)

    def reparse(self) -> None:
        """Parse what is new."""
        self.parse()


def _parsed_with(variables: dict[str, str]) -> _Parsed:
    return _PARSED.setdefault(tuple(sorted(variables.items())), LRUCache(1024))
