"""What screens ask of the app: messages go up, the frame comes down."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.store.scenarios import ScenarioFile
from twiplo_game.store.session import Setup
from twiplo_game.store.settings import Settings
from twiplo_game.tui.port import Previewed
from twiplo_game.tui.seat import News


@dataclass
class Heard(Message):
    """The seat has news."""

    news: News


@dataclass
class Act(Message):
    """Carry out an action."""

    action: Action


@dataclass
class Write(Message):
    """Open the composer about an event or a subject."""

    about: str


@dataclass
class KeepComposed(Message):
    """Keep a response that is being composed."""

    order: Respond | Speak


@dataclass
class AskPreview(Message):
    """Ask what sending this would take."""

    order: Respond | Speak


@dataclass
class Say(Message):
    """Show a line on the desk."""

    notice: str
    is_warning: bool = False


@dataclass
class Pause(Message):
    """Stop a live clock, or let it go on."""


@dataclass
class Brief(Message):
    """Open the briefing of a scenario."""

    file: ScenarioFile


@dataclass
class Begin(Message):
    """Begin a game."""

    file: ScenarioFile
    setup: Setup
    is_practice: bool
    path: Path | None = None
    """Where its log goes; None among the player's games."""


@dataclass
class Continue(Message):
    """Go on with a game."""

    path: Path


@dataclass
class Replay(Message):
    """Look at a game that is over."""

    path: Path


@dataclass
class Debriefing(Message):
    """Open the debrief of the game that is over."""


@dataclass
class LeaveGame(Message):
    """Put the game away and go back to the title."""


@dataclass
class Go(Message):
    """Open a screen that needs nothing but its name."""

    place: str
    """`title`, `library`, `replays`, `settings` or `learn`."""


@dataclass
class Prefer(Message):
    """Change the preferences, and keep them."""

    settings: Settings


@dataclass
class Feeling(Message):
    """Keep what the player says of the game."""

    words: str


@dataclass
class Wrote(Message):
    """The player writes no longer."""


@dataclass
class Shown(Message):
    """What sending a composition would take; goes down to the composer."""

    preview: Previewed
