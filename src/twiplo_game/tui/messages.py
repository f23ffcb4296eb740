"""What screens ask of the app: messages go up, the frame comes down.

The title sends some of them, so what they carry is named here and not loaded.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from twiplo_game.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from twiplo_game.engine.action import Action, Respond, Speak
    from twiplo_game.seating.port import Previewed
    from twiplo_game.seating.seat import News
    from twiplo_game.store.scenarios import ScenarioFile
    from twiplo_game.store.seats import SeatRecord
    from twiplo_game.store.session import Setup
    from twiplo_game.telling.account import Review


class AtTheTable(Message):
    """Is about the game that is open."""


class OpensGame(Message):
    """Opens a game, or one that is over."""


class OfClass(Message):
    """Is about the class in which the player has a seat."""


@dataclass
class Heard(AtTheTable):
    """The seat has news."""

    news: "News"


@dataclass
class Act(AtTheTable):
    """Carry out an action."""

    action: "Action"


@dataclass
class Write(AtTheTable):
    """Open the composer about an event or a subject."""

    about: str


@dataclass
class KeepComposed(AtTheTable):
    """Keep a response that is being composed."""

    order: "Respond | Speak"


@dataclass
class AskPreview(AtTheTable):
    """Ask what sending this would take."""

    order: "Respond | Speak"


@dataclass
class Say(AtTheTable):
    """Show a line on the desk."""

    notice: str
    is_warning: bool = False


@dataclass
class Pause(AtTheTable):
    """Stop a live clock, or let it go on."""


@dataclass
class Brief(Message):
    """Open the briefing of a scenario."""

    file: "ScenarioFile"


@dataclass
class Learn(OpensGame):
    """Open the guided desk."""


@dataclass
class Begin(OpensGame):
    """Begin a game."""

    file: "ScenarioFile"
    setup: "Setup"
    is_practice: bool
    path: Path | None = None
    """Where its log goes; None among the player's games."""


@dataclass
class Continue(OpensGame):
    """Go on with a game."""

    path: Path


@dataclass
class Replay(OpensGame):
    """Look at a game that is over."""

    path: Path


@dataclass
class Weigh(OpensGame):
    """Open the review of a game that is over."""

    path: Path | None
    """Its log; None for the game just played."""


@dataclass
class TakeAway(OpensGame):
    """Have the decisions of a game that is over weighed, for a file to take away."""

    path: Path | None
    """Its log; None for the game just played."""
    then: "Callable[[Review | None], None]"
    """Hears the review; None where it is left out, or cannot be made here."""


@dataclass
class Branch(OpensGame):
    """Take a game that is over up again at one of its actions, and play on."""

    path: Path
    number: int
    """The action that is replaced, counted from 1."""
    action: "Action | None"
    """By what; None where the player is to say."""
    welcome: str
    """What the desk says first: which game this is, and where it was taken up."""


@dataclass
class Debriefing(AtTheTable):
    """Open the debrief of the game that is over."""


@dataclass
class LeaveGame(AtTheTable):
    """Put the game away and go back to the title."""


@dataclass
class Go(Message):
    """Open a screen that needs nothing but its name."""

    place: str
    """`title`, `library`, `replays`, `learning_check` or `settings`."""


@dataclass
class Prefer(Message):
    """Change the preferences, and keep them."""

    settings: Settings


@dataclass
class Feeling(AtTheTable):
    """Keep what the player says of the game."""

    words: str


@dataclass
class Contesting(AtTheTable):
    """Keep that the player would contest a rule."""

    rule: str
    words: str
    path: Path | None
    """The log of a game that was over before; None for the one just played."""


@dataclass
class EnterClass(OfClass):
    """Take one's place at a seat that one has."""

    seat: "SeatRecord"


@dataclass
class LineRang(OfClass):
    """Something has arrived on the line to the class."""


@dataclass
class TakeThePen(OfClass):
    """Write for the team from here on, or have the seat back on this computer."""


@dataclass
class LeaveClass(OfClass):
    """Leave the lobby; the seat stays the player's."""


@dataclass
class Jot(AtTheTable):
    """Keep what is being written on this computer, without a word."""

    order: "Respond | Speak"


@dataclass
class Wrote(AtTheTable):
    """The player writes no longer."""


@dataclass
class Shown(Message):
    """What sending a composition would take; goes down to the composer."""

    preview: "Previewed"
