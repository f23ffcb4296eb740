"""The app's styles, each parsed once."""

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet


class OnceParsed(Stylesheet):
    """Parses a source when it comes, and again only under other colours.

    Textual parses all of them whenever a screen brings styles of its own, and keeps 64 of them parsed, of which the
    desk has more: each widget that is new would have all the others parsed again. Its version is pinned.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(1024)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Follow other colours; what was parsed under the same ones stays."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is new."""
        self.parse()
