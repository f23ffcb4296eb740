"""What a terminal would get to draw, as rows of pieces with their colours, after every filter."""

from dataclasses import dataclass
from functools import lru_cache

from rich.color import ColorTriplet
from rich.style import Style
from textual.app import App

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Piece:
    """A stretch of a row with one look."""

    text: str
    ink: Colour | None
    """The letters' colour, with reversal applied; None for the terminal's own."""
    ground: Colour | None
    marks: str
    """`b` bold, `d` dim, `i` italic, `u` underlined, `r` reversed, `s` struck out, `k` blinking."""

    @property
    def contrast(self) -> float:
        """Of letters against their ground, as WCAG 2 measures it."""
        assert self.ink is not None
        assert self.ground is not None
        light, dark = sorted((luminance(self.ink), luminance(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


Row = tuple[Piece, ...]


def drawn(app: App[int]) -> tuple[Row, ...]:
    """The whole terminal."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    rows = []
    for strip in update.strips:
        pieces: list[Piece] = []
        for text, style, control in (segment for part in strip for segment in part):
            if control or not text:
                continue
            look = _look(style or Style())
            if pieces and (pieces[-1].ink, pieces[-1].ground, pieces[-1].marks) == look:
                pieces[-1] = Piece(pieces[-1].text + text, *look)
            else:
                pieces.append(Piece(text, *look))
        rows.append(tuple(pieces))
    return tuple(rows)


def lines_of(rows: tuple[Row, ...]) -> list[str]:
    """The letters alone."""
    return ["".join(piece.text for piece in row) for row in rows]


def text_of(app: App[int]) -> str:
    """All that can be read on the terminal."""
    return "\n".join(lines_of(drawn(app)))


@lru_cache(4096)
def _look(style: Style) -> tuple[Colour | None, Colour | None, str]:
    ink = _triplet(style.color.triplet if style.color else None)
    ground = _triplet(style.bgcolor.triplet if style.bgcolor else None)
    flags = {
        "b": style.bold, "d": style.dim, "i": style.italic, "u": style.underline, "r": style.reverse,
        "s": style.strike, "k": style.blink,
    }  # fmt: skip
    if style.reverse:
        ink, ground = ground, ink
    return ink, ground, "".join(letter for letter, is_set in flags.items() if is_set)


def _triplet(colour: ColorTriplet | None) -> Colour | None:
    return tuple(colour) if colour is not None else None


@lru_cache(4096)
def luminance(colour: Colour) -> float:
    """The relative luminance of a colour."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
