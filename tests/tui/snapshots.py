"""The screens as they are kept: letters first, then the look of each letter, so that a change can be read in a diff.

    python -m tests.tui.snapshots

draws all of them again.
"""

import os
import string
import sys
import tempfile
from pathlib import Path

from tests.tui.drawing import Colour, Piece, Row, lines_of
from tests.tui.playing import Size
from tests.tui.proofs import ASCII, COMBINATIONS, DARK, LIGHT, NAMES, THOROUGH, WIDEST, proofs, without_colour
from tests.tui.screens import SCREENS

FOLDER = Path(__file__).parent / "snapshots"
NO_COLOUR = "no-colour"
LOOKS = {DARK: "dark", LIGHT: "light", ASCII: "ascii", NO_COLOUR: NO_COLOUR}

Shot = tuple[str, str, Size, str]
"""A screen, a language, a size and a look."""

KEPT: tuple[Shot, ...] = (
    *(("desk", language, size, look) for language, size in COMBINATIONS for look in (DARK, LIGHT)),
    *(("desk", *THOROUGH, look) for look in (ASCII, NO_COLOUR)),
    *(
        (name, *place, look)
        for name in SCREENS
        # A line to type lies over whatever is below it: its own look is held by the proofs.
        if name not in {"desk", "one line"}
        for place, look in ((THOROUGH, DARK), (("fr", (80, 24)), DARK), (WIDEST, LIGHT))
    ),
)
"""The desk in everything; of the others what differs from what the desk shows already."""


def file_of(shot: Shot) -> Path:
    """Where it is kept."""
    name, language, size, look = shot
    return FOLDER / f"{name.replace(' ', '-')}-{NAMES[language, size]}-{LOOKS[look]}.txt"


def written(shot: Shot) -> str:
    """It as text."""
    name, language, size, look = shot
    if look == NO_COLOUR:
        return page(without_colour(language, size)[name])
    return page(next(proof for proof in proofs(language, size) if proof.name == name).looks[look])


def page(rows: tuple[Row, ...]) -> str:
    """Letters, looks, and what the looks are."""
    names: dict[tuple[Colour | None, Colour | None, str], str] = {}
    looks = []
    for row in rows:
        line = ""
        for piece in row:
            key = _look(piece)
            names.setdefault(key, (string.ascii_letters + string.digits)[len(names)])
            line += names[key] * len(piece.text)
        looks.append(line)
    legend = [f"{name}: {_words(*key)}" for key, name in names.items()]
    framed = [f"|{line}|" for line in lines_of(rows)]
    return "\n".join([*framed, "", *looks, "", *legend, ""])


def _look(piece: Piece) -> tuple[Colour | None, Colour | None, str]:
    """The look as far as it can be seen: letters that are blank have no colour."""
    return (piece.ink if piece.text.strip() else None, piece.ground, piece.marks if piece.text.strip() else "")


def _words(ink: Colour | None, ground: Colour | None, marks: str) -> str:
    return " ".join(filter(None, (_hex(ink), "on", _hex(ground), marks)))


def _hex(colour: Colour | None) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour) if colour is not None else "-"


def draw_all() -> None:
    """Keep all of them as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for shot in KEPT:
        file_of(shot).write_text(written(shot), "utf-8")
    sys.stdout.write(f"{len(KEPT)} screens in {FOLDER}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWIPLO_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        draw_all()
