"""What holds on every screen, in every size, language and look."""

import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.tui.drawing import Piece, Row, lines_of
from tests.tui.playing import Size
from tests.tui.proofs import ASCII, COMBINATIONS, DARK, NAMES, THOROUGH, WIDEST, Proof, proofs, without_colour

from twiplo_game.tui.themes import THEMES

ROOT = Path(__file__).parents[2]
LETTERS, LINES = 4.5, 3.0
"""The least contrast of letters, and of borders, bars and scrollbars."""
TEXT_FILES = {".py", ".tcss", ".po", ".yaml", ".md"}
DRAWING = re.compile(r"[\s\u2500-\u259f]*")

BY_NIGHT = {"en-100x30", "en-120x40"}
"""Where French, whose words are longer, is drawn every time."""

each = pytest.mark.parametrize(
    ("language", "size"),
    [
        pytest.param(*each, id=NAMES[each], marks=[pytest.mark.nightly] if NAMES[each] in BY_NIGHT else [])
        for each in COMBINATIONS
    ],
)
thorough = pytest.mark.parametrize(("language", "size"), [THOROUGH, WIDEST], ids=["en-80x24", "fr-120x40"])


def pieces(rows: tuple[Row, ...]) -> list[tuple[int, int, Piece]]:
    """(row, column, piece)."""
    placed = []
    for y, row in enumerate(rows):
        x = 0
        for piece in row:
            placed.append((y, x, piece))
            x += cell_len(piece.text)
    return placed


def faint(proof: Proof, theme: str) -> list[str]:
    """What is hard to see."""
    found = []
    for y, x, piece in pieces(proof.looks[theme]):
        if not piece.text.strip() or not any(proof.is_own[y][x : x + cell_len(piece.text)]):
            continue
        least = LINES if DRAWING.fullmatch(piece.text) else LETTERS
        if piece.contrast < least:
            found.append(f"{proof.label} {theme} {piece.text.strip()[:30]!r}: {piece.contrast:.2f}")
    return found


@each
def test_the_key_line_always_has_help_and_nothing_in_it_is_cut(language: str, size: Size) -> None:
    found = [(proof.label, proof.hints) for proof in proofs(language, size) if proof.hints]
    # Where a larger window is asked for, there may be no room for keys.
    assert [item for item in found if not item[0].startswith("too small")] == []


@each
def test_nothing_is_cut_off_silently(language: str, size: Size) -> None:
    assert [(proof.label, proof.clipped) for proof in proofs(language, size) if proof.clipped] == []


@each
def test_every_row_is_as_wide_as_the_terminal(language: str, size: Size) -> None:
    for proof in proofs(language, size):
        for look, rows in proof.looks.items():
            assert {cell_len(line) for line in lines_of(rows)} == {size[0]}, f"{proof.label} {look}"
            assert len(rows) == size[1]


@each
def test_everything_can_be_seen_in_every_theme(language: str, size: Size) -> None:
    seen = [(proof, theme) for proof in proofs(language, size) for theme in proof.looks if theme != ASCII]
    assert [item for proof, theme in seen for item in faint(proof, theme)] == []


def test_all_six_themes_were_looked_at() -> None:
    for proof in proofs(*THOROUGH):
        assert set(proof.looks) == {theme.name for theme in THEMES} | {ASCII}


@each
def test_nothing_blinks_and_nothing_is_dimmed(language: str, size: Size) -> None:
    for proof in proofs(language, size):
        for rows in proof.looks.values():
            assert not [piece.text for _, _, piece in pieces(rows) if set(piece.marks) & set("dk")], proof.label


def odd(text: str) -> set[str]:
    """The emoji and the letters of braille in `text`, and what changes how a letter is drawn."""
    return {
        letter
        for letter in text
        if "\u2800" <= letter <= "\u28ff"
        or ord(letter) >= 0x1F000
        or letter in "\ufe0e\ufe0f\u200d\u231a\u231b\u23e9\u23f0\u23f3"
        or ("\u2600" <= letter <= "\u27bf" and letter not in "✓✔✗✘❯")
        or "\u2b00" <= letter <= "\u2bff"
    }


@each
def test_no_emoji_and_no_braille_are_drawn(language: str, size: Size) -> None:
    for proof in proofs(language, size):
        for rows in proof.looks.values():
            assert odd("".join(lines_of(rows))) == set(), proof.label


@pytest.mark.parametrize("folder", ["src", "scenarios"])
def test_no_emoji_and_no_braille_are_written(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in TEXT_FILES]
    assert files
    assert {str(path): odd(path.read_text("utf-8")) for path in files if odd(path.read_text("utf-8"))} == {}


@thorough
def test_in_ascii_mode_only_ascii_is_drawn_and_nothing_moves(language: str, size: Size) -> None:
    for proof in proofs(language, size):
        usual, plain = lines_of(proof.looks[DARK]), lines_of(proof.looks[ASCII])
        assert [line for line in plain if not line.isascii()] == [], proof.label
        assert [len(line) for line in plain] == [cell_len(line) for line in usual], proof.label
        for before, after in zip(usual, plain, strict=True):
            kept = [(old, new) for old, new in zip(before, after, strict=False) if old.isascii()]
            assert all(old == new for old, new in kept), proof.label


def test_without_colour_nothing_is_coloured_and_everything_is_said() -> None:
    bare = without_colour(*THOROUGH)
    for proof in proofs(*THOROUGH):
        rows = bare[proof.name]
        assert lines_of(rows) == lines_of(proof.looks[DARK]), proof.label
        for y, x, piece in pieces(rows):
            assert all(colour is None or len(set(colour)) == 1 for colour in (piece.ink, piece.ground)), piece
            is_read = piece.text.strip() and not DRAWING.fullmatch(piece.text) and proof.is_own[y][x]
            assert not is_read or piece.contrast >= LETTERS, (proof.label, piece)


def test_french_words_are_not_torn_from_their_signs_on_any_screen() -> None:
    for language, size in COMBINATIONS:
        if language == "fr":
            for proof in proofs(language, size):
                for line, is_own in zip(lines_of(proof.looks[DARK])[:-1], proof.is_own, strict=False):
                    # Behind a small box the lines of the screen below begin and end anywhere.
                    own = "".join(letter if mine else " " for letter, mine in zip(line, is_own, strict=False))
                    inside = own.strip(" │╭╮╰╯─")
                    assert not inside.startswith((":", ";", "!", "»", "\u00a0", "\u202f"))
                    assert not inside.endswith(("«", "\u00a0", "\u202f"))


def test_every_letter_that_is_drawn_has_a_width_of_one() -> None:
    for proof in proofs(*THOROUGH):
        letters = set("".join(lines_of(proof.looks[DARK])))
        assert {letter for letter in letters if cell_len(letter) != 1} == set()
        assert {letter for letter in letters if unicodedata.category(letter).startswith("C")} == set()
