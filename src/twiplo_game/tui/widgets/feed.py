"""The incoming feed: newest first, one line a message.

Who lets time pass wants to see what has come: the list goes to its top, and its first line is the one that Enter opens.
What is open stays open in the reading pane, and keeps its sign in the list. Under a clock that runs by itself messages
come while one is looking for another: there nothing moves, and the title says how many wait above.
"""

from typing import Final

from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from twiplo_game.engine.view import EventView, MessageKind, MessageView
from twiplo_game.locale.figures import short_span
from twiplo_game.locale.words import msgid
from twiplo_game.telling.messages import kind_words
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content, fitted
from twiplo_game.tui.widgets.drawn_line import DrawnLine

VIA: Final = {
    "post": msgid("POST"),
    "wire": msgid("WIRE"),
    "cable": msgid("CABLE"),
    "call": msgid("CALL"),
    "mail": msgid("MAIL"),
    "note": msgid("NOTE"),
    "broadcast": msgid("ON AIR"),
    "alert": msgid("ALERT"),
}
"""The channels as the feed writes them, in eight letters at most."""

KINDS: Final = {
    MessageKind.ADVICE: msgid("ADVICE"),
    MessageKind.FINDING: msgid("FINDING"),
    MessageKind.REACTION: msgid("REACTION"),
    MessageKind.VOICE: msgid("VOICE"),
    MessageKind.SILENCE: msgid("SILENCE"),
    MessageKind.SILENT_HOUR: msgid("SILENCE"),
    MessageKind.CONSEQUENCE: msgid("RETURN"),
    MessageKind.PROMISE_KEPT: msgid("PROMISE"),
    MessageKind.PROMISE_MISSED: msgid("PROMISE"),
    MessageKind.CONTINGENCY: msgid("TRAINER"),
}
"""What a message is that came by no channel, as short."""

VIA_ROOM: Final = 8

CLOCK_ROOM: Final = 7
"""A time of the first day takes so much at most: hours of one figure stand under those of two."""


class Feed(OptionList):
    """Time, channel, sender and subject of each message, its deadline and how sure it is."""

    DEFAULT_CSS = """
    Feed { border: round $border-blurred; padding: 0; scrollbar-gutter: stable; background: $surface;
        border-title-style: bold; border-title-color: $primary; border-subtitle-color: $foreground; }
    Feed:focus { border: round $border; background-tint: $foreground 0%; border-title-style: bold reverse; }
    """

    frame: var[Frame | None] = var(None)
    minute: var[int] = var(0)
    message: var[str] = var("")
    """The message that is being read; empty at the beginning."""

    class Chosen(Message):
        """A message was chosen to be read."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self) -> None:
        super().__init__(id="feed", markup=False)
        self._order: list[str] = []
        self._clock = 0
        """How long a time is written."""
        self._drawn: dict[str, DrawnLine] = {}
        self._told: dict[str, tuple[object, DrawnLine]] = {}
        """Each line, and all that it was made of."""

    def watch_frame(self, frame: Frame | None) -> None:
        """Show what is new."""
        if frame is not None:
            self._show(frame)

    def watch_minute(self) -> None:
        """Count the time to each deadline down."""
        if self.frame is not None and self.frame.is_live:
            self._show(self.frame)

    def watch_message(self) -> None:
        """Mark what is being read."""
        if self.frame is not None:
            self._show(self.frame)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Say what lies above."""
        super().watch_scroll_y(old, new)
        self._show_titles()

    def _show(self, frame: Frame) -> None:
        newest = sorted(enumerate(frame.view.messages), key=lambda item: (item[1].minute, item[0]), reverse=True)
        order = [message.id for _, message in newest]
        events = {event.event: event for event in frame.view.events}
        clocks = [len(frame.lexicon.clock(message.minute)) for _, message in newest]
        self._clock = max((length for length in clocks if length <= CLOCK_ROOM), default=0)
        lines = {message.id: self._line(frame, message, events.get(message.id)) for _, message in newest}
        if order != self._order:
            at = self._order[self.highlighted] if self.highlighted is not None and self._order else None
            moved = order.index(at) - self.highlighted if at in order and self.highlighted is not None else 0
            top = self.scroll_offset.y
            self.clear_options()
            self.add_options([Option(lines[name], name) for name in order])
            if at in order and (frame.is_live or order[0] == self._order[0]):
                self.highlighted = order.index(at)
                # What was on the screen stays there; the new ones wait above it.
                if top > 0:
                    self.scroll_to(y=top + moved, animate=False)
            elif order:
                self.highlighted = 0
        else:
            for name, line in lines.items():
                if self._drawn.get(name) != line:
                    self.replace_option_prompt(name, line)
        self._order, self._drawn = order, lines
        self._show_titles()

    def _show_titles(self) -> None:
        """How many messages wait out of sight, how many for an answer, how many to be read."""
        if self.frame is None:
            return
        words, view = self.frame.lexicon.words, self.frame.view
        unread = {message.id for message in view.messages if not message.is_opened}
        above = len(unread.intersection(self._order[: round(self.scroll_y)]))
        title = words.tr("INCOMING")
        waiting = sum(event.can_answer and not event.is_silenced for event in view.events)
        parts = [
            words.trn("{n} to answer", "{n} to answer", waiting) if waiting else "",
            words.trn("{n} not read", "{n} not read", len(unread)),
        ]
        # Every change of a border has the whole of it drawn again, and a scrolling list asks at each line.
        more = words.trn("▲ {n} not read above", "▲ {n} not read above", above)
        for name, said in {
            "border_title": f"{title} {more}" if above else title,
            "border_subtitle": " · ".join(filter(None, parts)),
        }.items():
            if getattr(self, name) != said:
                setattr(self, name, said)

    def _line(self, frame: Frame, message: MessageView, event: EventView | None) -> DrawnLine:
        """As it was where nothing that it tells has changed: most lines of a long day are old."""
        is_here, words = message.id == self.message, frame.lexicon.words
        made_of = (message, self._due(frame, event), message.id in frame.fresh, is_here, self._clock, words)
        told = self._told.get(message.id)
        if told is None or told[0] != made_of:
            line = DrawnLine(lambda width: self._made(frame, message, event, is_here, width))
            told = self._told[message.id] = (made_of, line)
        return told[1]

    def _made(
        self, frame: Frame, message: MessageView, event: EventView | None, is_here: bool, columns: int
    ) -> Content:
        lexicon = frame.lexicon
        width = max(20, columns - 3)
        due, due_style = self._due(frame, event)
        mark = "*" if message.id in frame.fresh else "·"
        mark = "›" if is_here else " " if message.is_opened else mark
        via = lexicon.words.tr(VIA[message.via] if message.via is not None else KINDS.get(message.kind, ""))
        clock = lexicon.clock(message.minute).rjust(self._clock)
        head = f"{mark}{clock} {via.ljust(VIA_ROOM)} "
        title = lexicon.message_title(message) or kind_words(lexicon, message, frame.view)
        sender = lexicon.text(message.sender)
        subject = lexicon.words.tr("{head}: {title}", head=sender, title=title) if sender else title
        room = width - len(head) - len(due) - 1
        style = "" if message.is_opened else "bold"
        return Content.assemble(
            content(head, "bold $accent" if not message.is_opened else "$quiet"),
            content(fitted(subject, room), style),
            " ",
            content(due, due_style),
        )

    def _due(self, frame: Frame, event: EventView | None) -> tuple[str, str]:
        """An event's verification state and the time that is left to answer it."""
        if event is None:
            return "", ""
        words = frame.lexicon.words
        sign = ("✓" if event.settled else "✗") if event.settled is not None else "?" if event.evidence else " "
        if event.is_answered:
            answered = words.tr("answered")
            return f"{sign} {answered}", "$quiet"
        if event.is_silenced:
            late = words.tr("late")
            return f"{sign} {late}", "bold $bad"
        if event.due is None:
            return f"{sign}  -", "$quiet"
        left = max(0, event.due - max(frame.view.minute, self.minute))
        return f"{sign} {short_span(left, words)}", "bold $warning"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read it."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(event.option_id))
