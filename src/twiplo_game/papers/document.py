"""A printed document without a look: headings, paragraphs, lists and tables; each format writes them in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str
    on_new_page: bool = False
    name: str = ""
    """By which a table can lead to it; a word of ours, never of a scenario or a player."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; empty lines part its paragraphs."""

    text: str
    label: str = ""
    """What stands before it, set off from it."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A text that is cut out and handed to the players."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_row_heads: bool = False
    """Whether the first cell of a row says what the row is about."""
    leads: tuple[tuple[int, int, str], ...] = ()
    """(row, column, name of a heading): cells that lead to a heading, where a format can and the heading is there."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word for word."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print that belongs to what stands above it: a source, a text as it went out."""

    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines in letters of one width, laid out already."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One line of a chart, on a scale from 0 to 100."""

    title: str
    points: tuple[tuple[int, int], ...]
    """(minute, value) pairs; each value holds until the next."""
    other: tuple[tuple[int, int], ...] = ()
    """The same of what it is compared with, if anything."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over the story's time, one panel below the other on one time axis."""

    title: str
    """What it shows, for whoever cannot see it."""
    panels: tuple[Panel, ...]
    marks: tuple[tuple[int, str], ...]
    """(minute, letter) pairs, in order of time."""
    hours: tuple[tuple[int, str], ...]
    """(minute, time) pairs for the axis."""
    end: int
    """The last minute."""
    text: tuple[str, ...]
    """The same drawn in letters."""


Block: TypeAlias = Heading | Paragraph | Handout | Items | Table | Quote | Note | Drawn | Chart


@dataclass(slots=True)
class Document:
    """Blocks in order; whoever writes a document adds to it, whoever prints it reads `blocks`."""

    language: str
    has_contents: bool = False
    """Whether a list of its chapters stands below its title, where a format can lead to them."""
    blocks: list[Block] = field(default_factory=list)

    def heading(self, level: int, text: str, *, on_new_page: bool = False, name: str = "") -> None:
        """Add a heading."""
        self.blocks.append(Heading(level, text, on_new_page, name))

    def say(self, text: str, label: str = "") -> None:
        """Add a paragraph; nothing where there is no text."""
        if text:
            self.blocks.append(Paragraph(text, label))

    def hand_out(self, head: str, text: str) -> None:
        """Add a text for the players."""
        self.blocks.append(Handout(head, text))

    def items(self, items: list[str]) -> None:
        """Add a list; nothing where it is empty."""
        if items:
            self.blocks.append(Items(tuple(items)))

    def table(
        self,
        head: list[str],
        rows: list[list[str]],
        *,
        has_row_heads: bool = False,
        leads: Sequence[tuple[int, int, str]] = (),
    ) -> None:
        """Add a table."""
        self.blocks.append(Table(tuple(head), tuple(map(tuple, rows)), has_row_heads, tuple(leads)))

    def quote(self, text: str) -> None:
        """Add what somebody said."""
        self.blocks.append(Quote(text))

    def note(self, text: str) -> None:
        """Add small print."""
        self.blocks.append(Note(text))

    def draw(self, block: Drawn | Chart) -> None:
        """Add something drawn."""
        self.blocks.append(block)
