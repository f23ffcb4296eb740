"""The problems that `twiplo check` finds, as a page."""

from collections.abc import Mapping
from typing import Final

from twiplo_game.authoring.explaining import Explanation, printable

FAMILIES: Final = {
    "1": "Reading the file",
    "2": "The form of the file",
    "3": "Names",
    "4": "Conditions",
    "5": "Texts",
    "6": "The rules of the game",
    "7": "Craft",
    "8": "Play: what `check --deep` finds",
}
"""What a code is about, by its first digit."""


def reference_page(explanations: Mapping[str, Explanation]) -> str:
    """All explanations as a page of Markdown."""
    rows = [
        "# Every problem that `twiplo check` finds",
        "",
        "An error keeps the file from being played; a warning says that this is probably not what was meant. The same",
        "is shown by `twiplo check --explain CODE`, in English and in French. What an example leaves out, a title or",
        "an event, is filled in. This page is generated: `make reference`.",
    ]
    family = ""
    for code, each in explanations.items():
        if code[2] != family:
            family = code[2]
            rows += ["", f"## TW{family}xx: {FAMILIES[family]}"]
        rows += ["", f"### {code} ({each.kind.severity})", "", f"> {each.sentence}", "", f"{each.does} {each.why}"]
        if each.example is not None:
            rows += _fenced("Wrong", each.example.bad) + _fenced("Right", each.example.good)
    return "\n".join(rows) + "\n"


def _fenced(title: str, piece: str) -> list[str]:
    return ["", f"{title}:", "", "```text", *printable(piece), "```"]
