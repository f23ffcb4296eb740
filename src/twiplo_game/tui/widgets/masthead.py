"""The first line of the desk: where, when, how long still, and who is free."""

from textual.content import Content
from textual.reactive import var

from twiplo_game.locale.figures import short_span
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content, fitted
from twiplo_game.tui.widgets.renewed import Renewed


class Masthead(Renewed):
    """Title on the left, clock and officers on the right."""

    DEFAULT_CSS = """
    Masthead { height: 1; background: $panel; padding: 0 1; }
    """
    ALLOW_SELECT = False

    frame: var[Frame | None] = var(None)
    minute: var[int] = var(0)
    """What the clock shows: ahead of the frame where a live clock runs."""

    def watch_frame(self) -> None:
        """Follow the game."""
        self.renew()

    def watch_minute(self) -> None:
        """Follow the clock."""
        self.renew()

    def made(self) -> Content:
        """One line; the title gives way where there is no room."""
        frame = self.frame
        if frame is None:
            return Content("")
        words, now = frame.lexicon.words, frame.view
        minute = max(self.minute, now.minute)
        parts = [frame.lexicon.clock(minute)]
        if frame.is_live:
            parts.append(words.tr("stopped") if frame.is_paused else words.tr("live"))
        parts.append(words.tr("{left} left", left=short_span(now.length - minute, words)))
        parts.append(words.trn("{n} officer free", "{n} officers free", now.free))
        if not frame.is_online:
            parts.append(words.tr("OFFLINE"))
        right = "  ".join(parts)
        room = self.content_size.width - len(right) - 2
        title = frame.lexicon.text(frame.lexicon.playbill.title)
        return Content.assemble(content(fitted(title, room), "bold"), "  ", content(right, "bold $accent"))
