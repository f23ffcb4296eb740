"""What stands beside the reading: advisers, officers, threads and promises, moods and mandates.

A wide desk shows all of it; a narrow one shows one panel at a time in a strip.
"""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from twiplo_game.engine.view import AdviserView, EventView
from twiplo_game.locale.figures import capital
from twiplo_game.locale.words import msgid
from twiplo_game.telling.page import Page
from twiplo_game.telling.standing import mandate_words, mood_line, promise_words
from twiplo_game.telling.tasks import task_words
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.host import words_of
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.sized import SizedByLayout

PANELS: Final = {
    "advisers": msgid("ADVISERS"),
    "officers": msgid("OFFICERS"),
    "threads": msgid("THREADS"),
    "moods": msgid("MOODS"),
}
"""The panels and their titles, in their order."""


class PanelTab(Static):
    """The title of a panel; a click brings it forward."""

    DEFAULT_CSS = """
    PanelTab { width: auto; height: 1; padding: 0 1; color: $quiet; }
    PanelTab.-chosen { color: $foreground; text-style: bold reverse; }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """This panel is wanted."""

        def __init__(self, panel: str) -> None:
            super().__init__()
            self.panel = panel

    def __init__(self, panel: str, title: str) -> None:
        super().__init__(content(title), id=f"tab-{panel}")
        self.panel = panel

    def on_click(self) -> None:
        """Bring it forward."""
        self.post_message(self.Chosen(self.panel))


class Side(VerticalScroll, SizedByLayout):
    """The panels."""

    DEFAULT_CSS = """
    Side { background: $surface; scrollbar-gutter: stable; }
    Side #tabs { height: 1; dock: top; background: $panel; }
    Side .panel-title { color: $primary; text-style: bold; padding: 0 1; }
    """

    frame: var[Frame | None] = var(None)
    event: var[str] = var("")
    """The event that is being read about."""
    panel: var[str] = var("advisers")
    """The panel that a narrow desk shows."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self._pages: dict[str, Page] = {}

    def compose(self) -> ComposeResult:
        """Tabs for the narrow desk, then all panels."""
        words = words_of(self)
        with Horizontal(id="tabs"):
            for name, title in PANELS.items():
                yield PanelTab(name, words.tr(title))
        for name, title in PANELS.items():
            yield Static(content(words.tr(title)), id=f"title-{name}", classes="panel-title")
            yield PageView(id=f"panel-{name}")

    def on_mount(self) -> None:
        """Show the chosen panel."""
        self.watch_panel(self.panel)

    def watch_panel(self, panel: str) -> None:
        """Bring a panel forward."""
        for name in PANELS:
            for tab in self.query(f"#tab-{name}"):
                tab.set_class(name == panel, "-chosen")
            for view in self.query(f"#panel-{name}, #title-{name}"):
                view.set_class(name == panel, "-chosen")
        self.scroll_home(animate=False)

    def watch_frame(self) -> None:
        """Say everything again."""
        self._show()

    def watch_event(self) -> None:
        """Another event, other advisers."""
        self._show()

    def _show(self) -> None:
        frame = self.frame
        if frame is None or not self.is_mounted:
            return
        for name, make in {
            "advisers": self._advisers,
            "officers": officers,
            "threads": threads,
            "moods": moods,
        }.items():
            page = make(frame)
            # Text that is put in again has the whole screen laid out again.
            if self._pages.get(name) != page:
                self._pages[name] = page
                self.query_one(f"#panel-{name}", PageView).show(page)

    def _advisers(self, frame: Frame) -> Page:
        event = next((item for item in frame.view.events if item.event == self.event), None)
        return advisers(frame, event)


def advisers(frame: Frame, event: EventView | None) -> Page:
    """Who can be asked about the event, and what those who were asked hold, with their stake.

    None as long as nothing is being read: then nobody's view is missing, the player has only not asked for a message.
    """
    page, lexicon, words = Page(), frame.lexicon, frame.lexicon.words
    if event is None:
        page.say(words.tr("Open a message: who has a view of it is named here."))
        return page
    if not event.advisers:
        page.say(words.tr("Nobody has a view of this."))
        return page
    for adviser in event.advisers:
        page.item(words.tr("{adviser}: {says}", adviser=lexicon.text(adviser.title), says=_position(frame, adviser)))
        if adviser.advice is not None:
            page.under(words.tr("Own interest: {interest}", interest=lexicon.text(adviser.advice.interest)))
    return page


def _position(frame: Frame, adviser: AdviserView) -> str:
    if adviser.advice is not None:
        return frame.lexicon.text(adviser.advice.says)
    return frame.lexicon.words.tr("being asked…") if adviser.is_pending else frame.lexicon.words.tr("not asked yet")


def officers(frame: Frame) -> Page:
    """Each officer: free, or busy with what until when."""
    page, words, now = Page(), frame.lexicon.words, frame.view
    for task in now.tasks:
        page.item(capital(task_words(frame.lexicon, task, now)))
    for _ in range(now.free):
        page.item(words.tr("Free"))
    return page


def threads(frame: Frame) -> Page:
    """What is in flight, without how it ends, and what was promised for when."""
    page, lexicon, now = Page(), frame.lexicon, frame.view
    words = lexicon.words
    for promise in now.promises:
        if not promise.is_kept and not promise.is_missed:
            page.item(capital(promise_words(lexicon, promise, now)))
    for thread in now.threads:
        page.item(words.tr("What follows from {cause}.", cause=lexicon.cause(thread.because_of, now)))
    if not page.lines:
        page.say(words.tr("Nothing is under way, nothing promised."))
    return page


def moods(frame: Frame) -> Page:
    """Who thinks what of us, and what we are held to."""
    page, lexicon = Page(), frame.lexicon
    for mandate in frame.view.mandates:
        page.item(lexicon.words.tr("Mandate: {title}", title=mandate_words(lexicon, mandate)))
    for mood in frame.view.moods:
        page.item(mood_line(lexicon, mood))
    return page
