"""What came back while the player let time pass, and in practice mode the rules behind it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from twiplo_game.engine.view import MessageView, PlayerView
from twiplo_game.locale.words import msgid
from twiplo_game.seating.port import Happening
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import kind_words
from twiplo_game.telling.returned import (
    besides_page,
    came_back,
    gauge_shifts,
    mood_shifts,
    returned_page,
    what_is_new,
)
from twiplo_game.tui.commands import Command
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.shifts import Shifts


class Returned(PageView):
    """A message that came back; a click opens it on the desk."""

    DEFAULT_CSS = """
    Returned { margin: 1 0 0 0; border-left: thick $accent; }
    Returned:hover { background: $panel; }
    """

    class Wanted(Message):
        """This message is to be opened."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, lexicon: Lexicon, message: MessageView, now: PlayerView) -> None:
        super().__init__(returned_page(lexicon, message, now))
        self.message = message.id

    def on_click(self, event: Click) -> None:
        """Open it."""
        event.stop()
        self.post_message(self.Wanted(self.message))


class ConsequenceScreen(GameScreen[None]):
    """One page; it shows the moment at which it was opened, whatever happens meanwhile."""

    TITLE_WORDS = msgid("What came back")
    ABOUT = msgid(
        "What came back from what you did, or left undone, and what moved by it. Which rules were behind it is told in "
        "the debrief; in practice mode it is told here. Enter goes on; o opens a message on the desk."
    )
    OFFERS: ClassVar = (
        Command("go_on", "enter,escape", msgid("Go on"), msgid("Go back to the desk.")),
        Command("open", "o", msgid("Open"), msgid("Open a message that came back, on the desk.")),
    )
    CSS = """
    ConsequenceScreen #head { background: $panel; text-style: bold; padding: 0 1; height: 1; }
    ConsequenceScreen Shifts { margin: 1 0 0 0; }
    ConsequenceScreen #besides { margin: 1 0; }
    ConsequenceScreen VerticalScroll > * { max-width: 100; }
    """

    def __init__(self, news: tuple[Happening, ...]) -> None:
        super().__init__()
        self.news = [happening.seen for happening in news]
        self.rules = [(rule.movement, rule.title) for happening in news for rule in happening.rules]
        self._view: PlayerView | None = None

    @property
    def now(self) -> PlayerView:
        """The moment at which it was opened."""
        if self._view is None:
            self._view = self.shown.view
        return self._view

    def compose(self) -> ComposeResult:
        """What moved, what came back, what else there is."""
        words, lexicon, now = self.words, self.shown.lexicon, self.now
        back = came_back(self.news, now)
        title = words.tr("What came back") if back else words.tr("What moved")
        head = words.tr("{clock}. {title}", clock=lexicon.clock(now.minute), title=title)
        yield Static(content(head), id="head")
        shifts = [*gauge_shifts(lexicon, self.news, now), *mood_shifts(lexicon, self.news, now)]
        with VerticalScroll(classes="choosable"):
            if shifts:
                yield Shifts(shifts)
            for message in back:
                yield Returned(lexicon, message, now)
            yield PageView(besides_page(lexicon, self.news, self.rules, now), id="besides")
        yield KeyLine(self.OFFERS)

    def action_go_on(self) -> None:
        """Go back to the desk."""
        self.dismiss(None)

    def action_open(self) -> None:
        """Open what came back; where there is more than one message, ask which."""
        found = came_back(self.news, self.now) or what_is_new(self.news, self.now)
        if len(found) == 1:
            self._open(found[0].id)
        elif found:
            lexicon = self.shown.lexicon
            self.app.push_screen(
                ChoiceScreen(
                    self.words.tr("Which message?"),
                    [
                        Item(
                            lexicon.message_title(item) or kind_words(lexicon, item, self.now),
                            item.id,
                            lexicon.text(item.sender),
                        )
                        for item in found
                    ],
                ),
                self._open,
            )

    def on_returned_wanted(self, wanted: Returned.Wanted) -> None:
        """A message was clicked."""
        self._open(wanted.name)

    def _open(self, name: str | None) -> None:
        if name is None:
            return
        self.dismiss(None)
        for screen in self.app.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.read(name)
