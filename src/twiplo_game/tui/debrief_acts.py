"""Moving between the sections of the debrief, and on to the learning check."""

from collections.abc import Callable
from typing import Final

from textual.reactive import reactive

from twiplo_game.locale.words import msgid
from twiplo_game.telling.debrief_sections import SECTIONS
from twiplo_game.tui import messages
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


CHECK: Final = Command("check_learning", "t", msgid("Check-up"), msgid("Eight questions that show what stays."))
"""Where the debrief leads on to."""


class DebriefActs(TwiploScreen[None]):
    """The acts of the debrief that choose a section, which the debrief itself shows, and what follows the last one."""

    section: reactive[int] = reactive(0, init=False)
    """The place of the section that is shown."""

    @property
    def has_check(self) -> bool:
        """Whether the learning check is offered: not on a computer that draws for others, nor after a refusal."""
        return CHECK.name not in self.host.withheld and self.host.settings.checks == "on"

    @property
    def key_offers(self) -> tuple[Command, ...]:
        """What the key line offers."""
        return tuple(offer for offer in self.OFFERS if offer is not CHECK or self.has_check)

    def action_check_learning(self) -> None:
        """Open the learning check."""
        self.post_message(messages.Go("learning_check"))

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
