"""The player's own words in a log: notes, which folding ignores."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from twiplo_game.analysis.remarks import Remarks
from twiplo_game.store.log_lines import NoteLine
from twiplo_game.store.log_writer import LogWriter

FEELING: Final = "feeling"
"""The kind of the note with what the player says of the game."""

CONTESTED: Final = "contested"
"""The kind of the note with a rule that the player would contest; without words it is contested no longer."""

LONGEST: Final = 1000
"""Characters of one remark that are kept and shown."""


def feeling(words: str) -> dict[str, Any]:
    """The note's data for how a game was."""
    return {"words": _one_line(words)}


def contested(rule: str, words: str) -> dict[str, Any]:
    """The note's data for a rule that is contested."""
    return {"rule": rule, "words": _one_line(words)}


def remarks_of(notes: Iterable[NoteLine]) -> Remarks:
    """The remarks among the notes of a log; what has another form than ours is left out."""
    remarks = Remarks()
    for note in notes:
        words, rule = note.data.get("words"), note.data.get("rule")
        if not isinstance(words, str):
            continue
        words = _one_line(words)
        if note.kind == FEELING and words:
            remarks = Remarks((*remarks.feelings, words), remarks.contested)
        elif note.kind == CONTESTED and isinstance(rule, str):
            remarks = remarks.with_contested(rule, words)
    return remarks


def contest_in(path: Path, rule: str, words: str) -> None:
    """Note in the log of a game that is over that its player would contest `rule`. Raises StoreError."""
    writer, _ = LogWriter.resume(path)
    try:
        writer.append(NoteLine(CONTESTED, contested(rule, words)))
    finally:
        writer.close()


def _one_line(words: str) -> str:
    """`words` on one line, without signs that cannot be seen."""
    plain = "".join(sign if sign.isprintable() or sign in "\u00a0\u202f" else " " for sign in words)
    return " ".join(plain.split(" ")).strip()[:LONGEST]
