"""A line of words, each of which can be clicked."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Leave, MouseMove
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Word:
    """Something in the line that does something."""

    name: str
    """Of what it does."""
    content: Content
    before: int = 0
    """Blank columns to its left, which are part of it."""
    after: int = 0
    """Blank columns to its right, which are part of it."""

    @property
    def columns(self) -> int:
        """How many columns it takes, its blanks among them."""
        return self.before + self.content.cell_length + self.after


class WordLine(Widget):
    """One widget, however many words: a widget for each would cost each screen's first frame a millisecond apiece."""

    DEFAULT_CSS = """
    WordLine { height: 1; text-wrap: nowrap; }
    """
    ALLOW_SELECT = False

    _pointed: str | None = None
    """The name of the word that is under the mouse."""

    @property
    @abstractmethod
    def words_now(self) -> Sequence[Word]:
        """The words as they stand at this moment, from the left."""

    @abstractmethod
    async def run_word(self, name: str) -> None:
        """Do what the word of that name does."""

    def placed(self) -> Iterator[tuple[Word, int]]:
        """Each word, and the column at which its content begins, counted from the line's content."""
        column = 0
        for word in self.words_now:
            yield word, column + word.before
            column += word.columns

    def render(self) -> Content:
        """All the words; the one under the mouse on another ground."""
        parts = []
        for word in self.words_now:
            part = Content.assemble(" " * word.before, word.content, " " * word.after)
            parts.append(part.stylize("on $block-cursor-background") if word.name == self._pointed else part)
        return Content.assemble(*parts)

    def _at(self, event: Click | MouseMove) -> str | None:
        offset = event.get_content_offset(self)
        if offset is not None:
            for word, column in self.placed():
                if column - word.before <= offset.x < column + word.columns - word.before:
                    return word.name
        return None

    async def on_click(self, event: Click) -> None:
        """Do what the word does that was clicked."""
        name = self._at(event)
        if name is not None:
            await self.run_word(name)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which word a click would mean."""
        self._point(self._at(event))

    def on_leave(self, event: Leave) -> None:
        """Show that a click would mean none."""
        self._point(None)

    def _point(self, name: str | None) -> None:
        if name != self._pointed:
            self._pointed = name
            self.refresh()
