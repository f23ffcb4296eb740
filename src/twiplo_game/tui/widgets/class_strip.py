"""The class in one line of the desk: what the trainer said, what is unusual, and how long the contest still runs."""

from typing import Final

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.classroom.sentences import left_words, seats_words, trainer_says
from twiplo_game.classroom.standing import InClass
from twiplo_game.locale.words import Words
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content, fitted

KEY: Final = "b"
"""Opens the page about the class, as a click does."""


class ClassStrip(Widget):
    """Not there where the game is nobody else's. A click opens the page about the class."""

    DEFAULT_CSS = """
    ClassStrip { height: 1; padding: 0 1; background: $surface; display: none; }
    ClassStrip.-in-class { display: block; }
    ClassStrip:hover { background: $panel; }
    """
    ALLOW_SELECT = False

    frame: reactive[Frame | None] = reactive(None)

    class Wanted(Message):
        """It was clicked."""

    def on_mount(self) -> None:
        """Count the seconds."""
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        if self.frame is not None and self.frame.in_class is not None:
            self.refresh()

    def watch_frame(self, frame: Frame | None) -> None:
        """Be there in a class."""
        self.set_class(frame is not None and frame.in_class is not None, "-in-class")

    def render(self) -> Content:
        """What is unusual, what was said last, the time that is left."""
        frame = self.frame
        if frame is None or frame.in_class is None:
            return Content("")
        words, state = frame.lexicon.words, frame.in_class
        sign = sign_words(state, words)
        left = state.left
        clock = words.tr("{time} to go", time=left_words(left)) if left is not None and not state.is_over else ""
        said = state.room.announcements if state.room is not None else ()
        news = trainer_says(said[-1][1], words) if said else seats_words(state.room, words) if state.room else ""
        start = Content.assemble((f"{sign}  " if sign else "", "bold $warning"), (KEY, "bold $accent"), " ")
        end = f"  {clock}" if clock else ""
        room = self.content_size.width - start.cell_length - len(end)
        return Content.assemble(start, content(fitted(news, room)), content(end, "bold"))

    def on_click(self) -> None:
        """Open the page about the class."""
        self.post_message(self.Wanted())


def sign_words(state: InClass, words: Words) -> str:
    """What is unusual, in a few words; empty where nothing is."""
    if state.farewell:
        return words.tr("ELSEWHERE, back: e") if state.farewell == "taken" else words.tr("OUT")
    if not state.has_pen:
        return words.tr("WATCHING, pen: e")
    if state.is_paused:
        return words.tr("PAUSED")
    return words.tr("OVER") if state.is_over else ""
