"""What a composition begins from: what was kept, a draft of the staff, or nothing; with a look at each."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from twiplo_game.locale.figures import duration
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.response_words import lines
from twiplo_game.tui.composition import Start
from twiplo_game.tui.host import words_of
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.page_view import PageView


class Starts(Vertical):
    """A list, and what stands in the one that is highlighted."""

    DEFAULT_CSS = """
    Starts { background: $surface; }
    Starts #start-question { text-style: bold; padding: 0 1; color: $primary; }
    Starts OptionList, Starts OptionList:focus { height: auto; max-height: 10; border: none; padding: 0 1;
        margin: 1 0; scrollbar-gutter: stable; }
    Starts VerticalScroll { border-top: solid $line; height: 1fr; }
    """

    class Chosen(Message):
        """Begin from this."""

        def __init__(self, start: Start) -> None:
            super().__init__()
            self.start = start

    def __init__(self) -> None:
        super().__init__(id="starts")
        self.starts: Sequence[Start] = ()
        self.lexicon: Lexicon | None = None

    def compose(self) -> ComposeResult:
        """The question, the list, the look."""
        yield Static(id="start-question")
        yield OptionList(markup=False, id="start-list")
        with VerticalScroll(can_focus=False):
            yield PageView(id="start-look")

    def offer(self, lexicon: Lexicon, starts: Sequence[Start]) -> None:
        """What there is to begin from; what was highlighted stays so."""
        listed = self.query_one(OptionList)
        at = listed.highlighted if len(starts) == len(self.starts) else 0
        self.lexicon, self.starts = lexicon, starts
        self.query_one("#start-question", Static).update(content(words_of(self).tr("What do you start from?")))
        listed.clear_options()
        listed.add_options([Option(self._line(place, start)) for place, start in enumerate(starts, 1)])
        listed.highlighted = at or 0
        self._look()

    def _line(self, place: int, start: Start) -> Content:
        words = words_of(self)
        label = words.tr("Write your own")
        if start.is_kept:
            label = words.tr("Go on with what you had begun")
        elif start.draft is not None and self.lexicon is not None:
            label = words.tr(
                "Draft: {title} ({span})",
                title=self.lexicon.text(start.draft.title),
                span=duration(start.draft.takes, words),
            )
        return Content.assemble((f"{place} " if place < 10 else "  ", "bold $accent"), content(label))

    def _look(self) -> None:
        """What stands in the highlighted one."""
        listed, page, words = self.query_one(OptionList), Page(), words_of(self)
        if self.lexicon is None or listed.highlighted is None or listed.highlighted >= len(self.starts):
            return
        start = self.starts[listed.highlighted]
        response = start.composition.response
        if start.draft is None and not start.is_kept:
            page.say(words.tr("You choose each field and write the text yourself."))
            page.say(
                words.tr("A draft is what the staff proposes. You can send it as it is, change it, or write your own.")
            )
        else:
            if response.text:
                page.say(response.text)
                page.blank()
            for line in lines(response, self.lexicon):
                page.say(line)
        self.query_one(PageView).show(page)

    def on_option_list_option_highlighted(self) -> None:
        """Look at another one."""
        self._look()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin from it."""
        event.stop()
        self.post_message(self.Chosen(self.starts[event.option_index]))

    def on_key(self, event: Key) -> None:
        """Begin by number."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.starts):
            event.stop()
            self.post_message(self.Chosen(self.starts[int(event.character) - 1]))
