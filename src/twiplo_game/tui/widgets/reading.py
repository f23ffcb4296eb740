"""The reading pane: one message in full, with what the desk knows about it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import var

from twiplo_game.telling.messages import message_page
from twiplo_game.telling.page import Page
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.sized import SizedByLayout


class Reading(VerticalScroll, SizedByLayout):
    """What is being read; it changes only when the player opens something else, or when more is known about it."""

    DEFAULT_CSS = """
    Reading { border: round $border-blurred; background: $surface; overflow-y: scroll;
        border-title-style: bold; border-title-color: $primary; border-subtitle-color: $warning; }
    Reading:focus { border: round $border; border-title-style: bold reverse; }
    """

    frame: var[Frame | None] = var(None)
    message: var[str] = var("")
    """The message that is being read; empty at the beginning."""

    def __init__(self) -> None:
        super().__init__(id="reading")
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        """One page."""
        yield PageView()

    def watch_frame(self) -> None:
        """More may be known about what is read."""
        self._show()

    def watch_message(self) -> None:
        """Something else is read, from its beginning."""
        self._show()
        self.scroll_home(animate=False)

    def _show(self) -> None:
        frame = self.frame
        if frame is None or not self.is_mounted:
            return
        words, lexicon = frame.lexicon.words, frame.lexicon
        page, due = Page(), ""
        message = next((item for item in frame.view.messages if item.id == self.message), None)
        if message is None:
            page.say(words.tr("Choose a message and press Enter to read it. Reading costs no time."))
        else:
            page = message_page(lexicon, message, frame.view)
            for event in frame.view.events:
                if event.event == message.id and event.due is not None and event.can_answer:
                    due = words.tr("answer due by {clock}", clock=lexicon.clock(event.due))
        self.border_title = words.tr("READING")
        self.border_subtitle = due
        if page != self._page:
            self._page = page
            self.query_one(PageView).show(page)
