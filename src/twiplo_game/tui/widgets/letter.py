"""The text of a response: a place to write in, with undo, and its length against what its channel carries."""

from textual.events import Paste
from textual.reactive import reactive

from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.tui.host import words_of
from twiplo_game.tui.typography import safe
from twiplo_game.tui.widgets.marked_text import MarkedText


def pasted(text: str) -> str:
    """What came from elsewhere, as it may stand in a letter: line ends of one kind, and nothing that steers."""
    return safe(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", "    ")


class Letter(MarkedText):
    """Typed text is the player's: nothing changes it but the player."""

    DEFAULT_CSS = """
    Letter { border: round $border-blurred; background: $surface; padding: 0; scrollbar-size-vertical: 1;
        border-title-style: bold; border-title-color: $primary; border-subtitle-color: $quiet; }
    Letter:focus { border: round $border; }
    Letter.-too-long { border-subtitle-color: $bad; border-subtitle-style: bold; }
    """

    limit: reactive[int | None] = reactive(None)
    """Characters that the channel carries in one piece; None where it does not matter."""

    heading: reactive[str] = reactive("")
    """Whose text it is."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="letter")

    def on_mount(self) -> None:
        """Say how long it is."""
        self.measure()

    async def _on_paste(self, event: Paste) -> None:
        """Put in what was pasted, cleaned."""
        event.stop()
        event.prevent_default()
        if not self.read_only:
            result = self.replace(pasted(event.text), *self.selection, maintain_selection_offset=False)
            self.move_cursor(result.end_location)

    def begin(self, text: str) -> None:
        """Start from another text; there is nothing to undo."""
        self.load_text(pasted(text))
        self.move_cursor(self.document.end)
        self.measure()

    def watch_limit(self) -> None:
        """Another channel, another length."""
        self.measure()

    def watch_heading(self) -> None:
        """It is the staff's, or the player's own."""
        self.border_title = self.heading

    def on_text_area_changed(self) -> None:
        """Another text, another length."""
        self.measure()

    def measure(self) -> None:
        """Write the length on the edge, and in words where it is too long."""
        words, length, limit = words_of(self), len(self.text), self.limit
        if length > TEXT_LIMIT:
            said = words.tr("{n}/{most}: too long to be sent", n=length, most=TEXT_LIMIT)
        elif limit is not None and length > limit:
            said = words.tr("{n}/{limit}: longer than this channel carries", n=length, limit=limit)
        elif limit is not None:
            said = words.tr("{n}/{limit} for this channel, {most} at most", n=length, limit=limit, most=TEXT_LIMIT)
        else:
            said = words.tr("{n}/{most}", n=length, most=TEXT_LIMIT)
        self.border_subtitle = said
        self.set_class(length > (TEXT_LIMIT if limit is None else limit), "-too-long")
