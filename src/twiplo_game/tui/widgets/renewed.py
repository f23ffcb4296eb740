"""A widget that is drawn again only where it would look different."""

from abc import abstractmethod

from textual.content import Content
from textual.widget import Widget


class Renewed(Widget):
    """Most keys leave most of the desk as it is; drawing it all the same takes longer than looking."""

    _shown: Content | None = None

    @abstractmethod
    def made(self) -> Content:
        """What it shows at this moment."""

    def renew(self) -> None:
        """Draw it again if it has become different."""
        if self.made() != self._shown:
            self.refresh()

    def render(self) -> Content:
        """What it shows."""
        self._shown = self.made()
        return self._shown
