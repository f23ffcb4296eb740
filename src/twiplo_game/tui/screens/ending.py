"""The end of the story: how it ended, and what the player makes of it before anybody else speaks."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from twiplo_game.classroom.sentences import ending_words
from twiplo_game.locale.words import msgid
from twiplo_game.telling.ending import last_page, story_page
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView


class EndingScreen(GameScreen[None]):
    """Takes the desk's place once the game is over."""

    TITLE_WORDS = msgid("The end")
    ABOUT = msgid(
        "The story is over. You may say how it was, in one line; then Enter opens the debrief. "
        "Escape goes to the title: the debrief stays among the replays."
    )
    OFFERS: ClassVar = (
        Command("go_on", "enter", msgid("Debrief"), msgid("Go on to the debrief.")),
        Command("away", "escape", msgid("Title"), msgid("Put the game away and go to the title.")),
        Command("read_on", "down", msgid("Down"), msgid("Read on."), is_shown=False),
        Command("read_back", "up", msgid("Up"), msgid("Read back."), is_shown=False),
    )
    CSS = """
    EndingScreen #story { height: 1fr; padding: 1 0 0 0; align: center top; }
    EndingScreen.-high #story { padding: 4 0 0 0; }
    EndingScreen #story PageView { max-width: 84; margin: 0 0 1 0; }
    EndingScreen #asked { height: auto; background: $surface; border-top: solid $line; align: center top; }
    EndingScreen #asked > * { max-width: 84; padding: 0 1; }
    EndingScreen #question { text-style: bold; }
    EndingScreen #what-for { color: $quiet; }
    EndingScreen #class { color: $accent; text-style: bold; height: auto; }
    EndingScreen #problem { color: $bad; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        """What the player says of the game."""
        self._said = ""
        self._is_asked = False

    def compose(self) -> ComposeResult:
        """How it ended, what came in last, one line to write."""
        frame, words = self.shown, self.words
        with VerticalScroll(id="story"):
            yield PageView(story_page(frame.lexicon, frame.view))
            last = last_page(frame.lexicon, frame.view)
            if last.lines:
                yield PageView(last, id="last")
        with Vertical(id="asked"):
            yield Static(content(words.tr("Before the debrief: how was it?")), id="question")
            yield Input(self.typed, placeholder=words.tr("One line, in your own words, or nothing"), id="feeling")
            yield Static(
                content(
                    words.tr(
                        "Your words are kept with the game, for yourself or for a talk afterwards. They change nothing."
                    )
                ),
                id="what-for",
            )
            yield Static(content(self._class_words(frame)), id="class")
            yield Static(id="problem")
        yield KeyLine(self.OFFERS)

    def _class_words(self, frame: Frame) -> str:
        """What a class waits for, or where the player stands in it."""
        return ending_words(frame.in_class, self.words) if frame.in_class is not None else ""

    def watch_frame(self, frame: Frame | None) -> None:
        """Where the debrief could not be made, say so; it can be asked for again."""
        if frame is not None:
            for line in self.query("#class").results(Static):
                line.update(content(self._class_words(frame)))
        if frame is not None and frame.is_warning and self._is_asked:
            self._is_asked = False
            self.query_one("#problem", Static).update(content(frame.notice))

    def on_screen_resume(self) -> None:
        """Back from the debrief, or from help."""
        self._is_asked = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        self.typed = event.value

    def on_input_submitted(self) -> None:
        """Go on to the debrief."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Have the player's words kept, once, and open the debrief."""
        if self._is_asked:
            return
        self._is_asked = True
        words = self.typed.strip()
        if words and words != self._said:
            self._said = words
            self.post_message(messages.Feeling(words))
        self.post_message(messages.Debriefing())

    def action_read_on(self) -> None:
        """Move the story up while the line is written."""
        self.query_one("#story").scroll_relative(y=4, animate=False)

    def action_read_back(self) -> None:
        """Move the story down."""
        self.query_one("#story").scroll_relative(y=-4, animate=False)

    def action_away(self) -> None:
        """Put the game away, with what was typed."""
        words = self.typed.strip()
        if words and words != self._said:
            self.post_message(messages.Feeling(words))
        self.post_message(messages.LeaveGame())
