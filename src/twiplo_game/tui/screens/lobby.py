"""The lobby of a class: the player has a seat, and waits for the trainer to begin."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Digits, Static

from twiplo_game.classroom.sentences import farewell, invite_words, left_words, looking_words, seats_words
from twiplo_game.classroom.standing import InClass
from twiplo_game.locale.words import msgid
from twiplo_game.telling.errors import told
from twiplo_game.telling.page import Page
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.page_view import PageView


class LobbyScreen(FrontScreen):
    """Goes over to the desk by itself."""

    TITLE_WORDS = msgid("The lobby")
    ABOUT = msgid(
        "You have a seat in the class. When the trainer begins, a countdown runs here, and then the desk opens by "
        "itself. You can leave and come back: the title’s Continue finds your seat again."
    )
    OFFERS: ClassVar = (
        Command("take_pen", "e", msgid("Sit here"), msgid("Use the seat on this computer again."), is_shown=False),
        Command("away", "escape", msgid("Leave"), msgid("Leave the lobby; your seat stays yours.")),
    )
    CSS = """
    LobbyScreen { align: center top; }
    LobbyScreen #column { width: 78; max-width: 100%; height: 1fr; padding: 1; }
    LobbyScreen.-high #column { padding: 4 1 1 1; }
    LobbyScreen #who { text-style: bold; }
    LobbyScreen #phase { margin: 1 0; text-style: bold; color: $accent; }
    LobbyScreen Digits { display: none; width: auto; color: $accent; }
    LobbyScreen.-counting Digits { display: block; }
    LobbyScreen #said { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Who, how many, what is waited for, what the trainer said."""
        yield self.head(self.words.tr("Your class"))
        with Vertical(id="column"):
            yield Static(id="who")
            yield Static(id="seats")
            yield Static(id="phase")
            yield Digits()
            with VerticalScroll(id="said", classes="choosable"):
                yield PageView()
        yield from self.foot()

    def on_mount(self) -> None:
        """Follow the class, and count."""
        self.watch(self.host, "in_class", self._follow)
        # What is known already is told as soon as there is something to write it on.
        self.call_after_refresh(lambda: self._follow(self.host.in_class))
        self.set_interval(0.25, self._tick)

    def _tick(self) -> None:
        state = self.host.in_class
        if state is not None and state.phase != "lobby":
            self._follow(state)
            self.post_message(messages.LineRang())

    def _follow(self, state: InClass | None) -> None:
        if state is None or not self.is_mounted:
            return
        words = self.words
        self.query_one("#who", Static).update(
            content(words.tr("You are {name}.", name=state.name) if state.name else "")
        )
        lines = [f"{seats_words(state.room, words)}."] if state.room is not None else []
        lines += [invite_words(state.invite, words)] if state.invite else []
        self.query_one("#seats", Static).update(content("\n".join(lines)))
        self.query_one("#phase", Static).update(content(self._phase(state)))
        counting = state.phase == "countdown" and state.room is not None and state.room.start is not None
        self.set_class(counting, "-counting")
        if state.room is not None and state.room.start is not None and counting:
            self.query_one(Digits).update(left_words(state.room.start - state.now()))
        page = Page()
        said = state.room.announcements if state.room is not None else ()
        if said:
            page.heading(words.tr("What the trainer said"))
        for _, text in reversed(said):
            page.item(" ".join(text.split()))
        self.query_one(PageView).show(page)

    def _phase(self, state: InClass) -> str:
        words = self.words
        if state.problem is not None:
            return told(state.problem, words)
        if state.farewell:
            return farewell(state.farewell, words)
        if not state.is_online:
            lost = words.tr("The connection is lost. It comes back by itself; what you write is kept.")
            return lost if state.room is not None else looking_words(state, words)
        if state.phase == "lobby":
            return words.tr("Waiting for the trainer to begin. The desk opens by itself.")
        return words.tr("It begins in:") if state.phase == "countdown" else words.tr("Going in…")

    async def retell(self) -> None:
        """In the other language."""
        await super().retell()
        self._follow(self.host.in_class)

    def action_take_pen(self) -> None:
        """Use the seat here again."""
        state = self.host.in_class
        if state is not None and state.farewell == "taken":
            self.post_message(messages.TakeThePen())

    def action_away(self) -> None:
        """Leave; the seat stays the player's."""
        self.post_message(messages.LeaveClass())
