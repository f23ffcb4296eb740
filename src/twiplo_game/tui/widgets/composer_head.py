"""The first line of the composer: what is answered, what the clock shows, and how long there is still to answer."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.locale.figures import short_span
from twiplo_game.telling.tasks import free_words
from twiplo_game.tui.composition import event_about
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content


class ComposerHead(Widget):
    """Subject on the left; clock, time left and officers on the right."""

    DEFAULT_CSS = """
    ComposerHead { height: 1; background: $panel; padding: 0 1; }
    """
    ALLOW_SELECT = False

    frame: reactive[Frame | None] = reactive(None)
    minute: reactive[int] = reactive(0)
    """What the clock shows."""

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about

    def render(self) -> Content:
        """One line; the subject gives way where there is no room."""
        frame = self.frame
        if frame is None:
            return Content("")
        words, lexicon = frame.lexicon.words, frame.lexicon
        minute = max(self.minute, frame.view.minute)
        event = event_about(self.about, frame.view)
        is_answer = event is not None and not event.is_answered
        parts = [lexicon.clock(minute)]
        if frame.is_live:
            parts.append(words.tr("stopped") if frame.is_paused else words.tr("live"))
        if event is not None and event.can_answer and event.due is not None:
            left = event.due - minute
            parts.append(words.tr("{left} to answer", left=short_span(left, words)) if left >= 0 else words.tr("LATE"))
        parts.append(free_words(lexicon, frame.view))
        if not frame.is_online:
            parts.append(words.tr("OFFLINE"))
        right = "  ".join(parts)
        about = lexicon.about(self.about, frame.view)
        title = words.tr("ANSWER {about}", about=about) if is_answer else words.tr("SPEAK {about}", about=about)
        room = max(0, self.content_size.width - len(right) - 2)
        left_part = title if len(title) <= room else title[: max(0, room - 1)] + "…"
        return Content.assemble(content(left_part.ljust(room + 2), "bold"), content(right, "bold $accent"))
