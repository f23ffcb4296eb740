"""Moving between the sections of the debrief."""

from typing import Final

from textual.reactive import reactive

from twiplo_game.tui.screen import TwiploScreen

NAMES: Final = ("outcome", "timeline", "gauges", "rules", "truth", "cases", "questions")
"""The sections in their order."""


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

    def action_outcome(self) -> None:
        """How it ended."""
        self.section = 0

    def action_timeline(self) -> None:
        """What happened, in order of time."""
        self.section = 1

    def action_gauges(self) -> None:
        """The gauges over time."""
        self.section = 2

    def action_rules(self) -> None:
        """The rules that moved something."""
        self.section = 3

    def action_truth(self) -> None:
        """What was really so."""
        self.section = 4

    def action_cases(self) -> None:
        """What really happened."""
        self.section = 5

    def action_questions(self) -> None:
        """What to talk about."""
        self.section = 6
