"""Joining a class: the address and the code from the board, and a name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.joining import LEARNER_LIMIT, LEARNER_USE, Application, join
from twiplo_game.classroom.names import NAME_LIMIT
from twiplo_game.locale.words import msgid
from twiplo_game.store.errors import StoreError
from twiplo_game.store.seats import SeatRecord, seats
from twiplo_game.telling.errors import told
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.typography import content

FIELDS: Final = ("address", "code", "name")

LIMITS: Final = {"name": NAME_LIMIT, "learner": LEARNER_LIMIT}
"""Characters that a line takes, where fewer than of an address."""

PLACE_OF: Final = {"code": "code", "name": "name", "team": "name", "name_needed": "name", "team_taken": "invite"}
"""The line to look at again, by why nobody was let in; the address otherwise."""


@dataclass
class Answered(Message):
    """The class has answered."""

    seat: SeatRecord | None
    problem: StoreError | None = None


class JoinScreen(FrontScreen):
    """Three lines to fill in and one that may stay empty; what was typed survives everything."""

    TITLE_WORDS = msgid("Join a class")
    ABOUT = msgid(
        "The trainer’s board shows an address and a code. Type both, and the name under which the class will see you. "
        "Enter goes on to the next line, and at the last one it joins."
    )
    OFFERS: ClassVar = (
        Command("join", "ctrl+s,f10", msgid("Join"), msgid("Take a seat in the class.")),
        Command("following", "down", msgid("Next"), msgid("The next line."), is_shown=False),
        Command("former", "up", msgid("Before"), msgid("The line before."), is_shown=False),
        Command("back", "escape", msgid("Back"), msgid("Go back to the title.")),
    )
    CSS = """
    JoinScreen { align: center top; }
    JoinScreen #column { width: 64; max-width: 100%; height: auto; padding: 1; }
    JoinScreen.-high #column { padding: 4 1 1 1; }
    JoinScreen.-low #column { width: 100%; padding: 0 1; }
    JoinScreen .label { text-style: bold; }
    JoinScreen #open { color: $quiet; margin: 1 0 0 0; }
    JoinScreen.-low #open { margin: 0; }
    """

    def __init__(self, typed: Mapping[str, str] = {}) -> None:
        super().__init__()
        former = next((seat for _, seat in seats()), None)
        known = {"address": former.address, "name": former.name} if former is not None else {}
        self.typed = {"address": "", "code": "", "name": "", "invite": "", "learner": ""} | known | dict(typed)
        self.is_in_team = bool(self.typed["invite"])
        """Whether the class asked for a team's word."""
        self._is_past = bool(self.typed["learner"])
        """Whether the line that may stay empty was come to, or need not be."""
        self._is_asking = False
        self._application = Application("", "", self.words.language)

    def compose(self) -> ComposeResult:
        """The lines."""
        words = self.words
        labels = {
            "address": (words.tr("The class’s address"), "192.168.1.20"),
            "code": (words.tr("Its code"), "7KQF-2M9X"),
            "name": (words.tr("Your name there, or your team’s"), ""),
            "invite": (words.tr("Your team’s word"), ""),
            "learner": (words.tr("Your e-mail or student number (may stay empty)"), ""),
        }
        if not self.is_in_team:
            del labels["invite"]
        yield self.head(words.tr("Join a class"))
        with Vertical(id="column"):
            for name, (label, example) in labels.items():
                yield Static(content(label), classes="label")
                yield Input(self.typed[name], placeholder=example, id=name, max_length=LIMITS.get(name, 300))
            kept = words.tr(LEARNER_USE)
            if not self.is_in_team:
                seen = words.tr("The class sees your name, and what you do at the desk. Nothing else leaves here.")
                kept = f"{seen} {kept}"
            yield Static(content(kept), id="open")
        yield from self.foot()

    def on_mount(self) -> None:
        """Begin where something is missing."""
        missing = next((name for name in FIELDS if not self.typed[name]), FIELDS[-1])
        self.query_one(f"#{missing}").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed."""
        self.typed[event.input.id or ""] = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to what is still empty, then past the line that may stay empty; where nothing is, join."""
        missing = [name for name in FIELDS if not self.typed[name].strip()]
        is_past = event.input.id == "learner" or self._is_past
        if missing and (event.value.strip() or is_past):
            self.query_one(f"#{missing[0]}").focus()
        elif not missing and not is_past:
            self._is_past = True
            self.query_one("#learner").focus()
        elif not missing:
            self.action_join()

    def action_join(self) -> None:
        """Ask the class for a seat."""
        missing = next((name for name in FIELDS if not self.typed[name].strip()), None)
        if missing is not None:
            self.query_one(f"#{missing}").focus()
            self.say(self.words.tr("All three lines are needed."))
        elif not self._is_asking:
            self._is_asking = True
            self.say(self.words.tr("Looking for the class…"))
            self.run_worker(self._ask, thread=True, exclusive=True)

    def _ask(self) -> None:
        typed = dict(self.typed)
        filled = {name: typed[name] for name in ("code", "name", "invite", "learner")}
        application = replace(self._application, **filled)
        try:
            self.post_message(Answered(join(parse_address(typed["address"]), application)))
        except StoreError as error:
            self.post_message(Answered(None, error))

    async def on_answered(self, answer: Answered) -> None:
        """Go in, or say why not."""
        self._is_asking = False
        if answer.seat is not None:
            self.post_message(messages.EnterClass(answer.seat))
        elif answer.problem is not None:
            code = answer.problem.code if isinstance(answer.problem, ClassError) else ""
            self.say(told(answer.problem, self.words))
            if code == "team_taken" and not self.is_in_team:
                self.is_in_team = True
                await self.recompose()
            self.query_one(f"#{PLACE_OF.get(code, 'address')}").focus()

    def action_following(self) -> None:
        """The next line."""
        self.focus_next("Input")

    def action_former(self) -> None:
        """The line before."""
        self.focus_previous("Input")

    def action_back(self) -> None:
        """Go back to the title."""
        self.post_message(messages.Go("title"))
