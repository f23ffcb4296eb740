"""Moving between the sections of the debrief."""

from collections.abc import Callable
from typing import Final

from textual.reactive import reactive

from twiplo_game.telling.debrief_sections import SECTIONS
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen

NAMES: Final = tuple(section.name for section in SECTIONS)
"""The sections in their order."""

KEYS: Final = "1234567890"
"""One a section."""

TO_SECTIONS: Final = tuple(
    Command(section.name, key, section.title, section.does, is_shown=False)
    for key, section in zip(KEYS, SECTIONS, strict=False)
)
"""The commands that go to a section."""


class DebriefActs(TwiploScreen[None]):
    """The acts of the debrief that choose a section; the debrief itself shows it."""

    section: reactive[int] = reactive(0, init=False)
    """The place of the section that is shown."""

    def action_following(self) -> None:
        """Go to the next section, after the last to the first."""
        self.section = (self.section + 1) % len(NAMES)

    def action_former(self) -> None:
        """Go to the section before."""
        self.section = (self.section - 1) % len(NAMES)


def _go_to(place: int) -> Callable[[DebriefActs], None]:
    def act(screen: DebriefActs) -> None:
        screen.section = place

    return act


for _place, _name in enumerate(NAMES):
    setattr(DebriefActs, f"action_{_name}", _go_to(_place))
