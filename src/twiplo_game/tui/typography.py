"""Text as the terminal gets it: never markup, never a control character, and French kept together."""

import re
import unicodedata
from typing import Final

import rich._wrap
import textual._wrap
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

_BREAKING: Final = " \t\n\r\f\v\u1680\u2000-\u2006\u2008-\u200a\u2028\u205f\u3000"
"""The white space at which a line may be broken: all but U+00A0, U+2007 and U+202F."""

_UNSAFE: Final = re.compile(
    # Control characters, what turns the direction of writing, what is not seen at all, and other line separators.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_ASCII: Final = {
    **dict.fromkeys("─━═╌╍┄┅╴╶╸╺▔▁", "-"),
    **dict.fromkeys("│┃║╎╏┆┇▏▕▎▍▌▐▊▋", "|"),
    **dict.fromkeys("┌┐└┘┏┓┗┛╔╗╚╝╭╮╰╯├┤┬┴┼┣┫┳┻╋╠╣╦╩╬", "+"),
    **dict.fromkeys("▂▃▄", "."),
    **dict.fromkeys("▅▆▇", "o"),
    **dict.fromkeys("█▉■▀", "#"),
    **dict.fromkeys("░▒▓", ":"),
    **dict.fromkeys("▲△↑", "^"),
    **dict.fromkeys("▼▽↓", "v"),
    **dict.fromkeys("▶▷→›»❯", ">"),
    **dict.fromkeys("◀◁←‹«", "<"),
    **dict.fromkeys("●•◉▪", "*"),
    **dict.fromkeys("○·", "."),
    **dict.fromkeys("✓✔", "x"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("’‘′", "'"),
    **dict.fromkeys("–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007", " "),
    "…": ".",
    "×": "x",
    "°": "o",
    "œ": "o",
    "Œ": "O",
    "æ": "a",
    "€": "E",
}
"""One letter for one, so that nothing on the screen moves."""


def keep_french_together() -> None:
    """Break lines at no no-break space.

    Rich and Textual take every white space for a place to break at (Textualize/rich issue 3545), which tears “10 h 00”
    and « guillemets » apart. Both keep the pattern in a module of theirs; the versions are pinned, and a test holds it.
    """
    rich._wrap.re_word = re.compile(rf"[{_BREAKING}]*[^{_BREAKING}]+[{_BREAKING}]*")
    textual._wrap.re_chunk = re.compile(rf"[^{_BREAKING}]+[{_BREAKING}]*|[{_BREAKING}]+")


def safe(text: str) -> str:
    """`text` without what could steer a terminal or turn the direction of writing. Line breaks and tabs stay."""
    return _UNSAFE.sub("", text)


def content(text: str, style: str = "") -> Content:
    """`text` as it is: square brackets are square brackets."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def fitted(text: str, width: int) -> str:
    """`text` on one line of exactly `width` columns; what has no room gives way to an ellipsis."""
    line = safe(text).replace("\n", " ").replace("\t", " ")
    if cell_len(line) > width > 0:
        line = set_cell_size(line, width - 1) + "…"
    return set_cell_size(line, max(0, width))


def shortened(text: str, room: int) -> str:
    """`text` in at most `room` columns; what is left out is shown to be."""
    return text if len(text) <= room else f"{text[: max(0, room - 1)].rstrip()}…"


def to_ascii(text: str) -> str:
    """`text` in ASCII, as many columns wide."""
    if text.isascii():
        return text
    width = cell_len(text)
    return "".join(map(_letter, text)).ljust(width)[:width]


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    bare = _ASCII.get(letter) or unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    width = cell_len(letter)
    return bare if len(bare) == width else "?" * width


class AsciiOnly(LineFilter):
    """Draws everything, borders and plots too, with the letters of ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of one line in ASCII."""
        return [Segment(to_ascii(text), style, control) for text, style, control in segments]
