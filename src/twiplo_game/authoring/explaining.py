"""What each code is about, in a language: what the rule does, why it is there, an example of both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.guard import LOADER
from twiplo_game.authoring.kinds import Kind

FILE: Final = "night-ferry.yaml"
"""The file that the examples are parts of."""

_TITLE: Final = re.compile(r"^title:", re.MULTILINE)
_EVENTS: Final = re.compile(r"^events:", re.MULTILINE)
_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a file that breaks a rule, and the same piece mended."""

    bad: str
    good: str
    more: str = ""
    """What stands for `{more}` when the example is run: too much of it to print."""
    is_whole: bool = False
    """Nothing is filled in."""

    def file(self, piece: str) -> str:
        """The whole file that `piece` is a part of."""
        text = piece.replace("{more}", self.more)
        if self.is_whole:
            return text
        if not _TITLE.search(text):
            text = f"title: Night ferry\n{text}"
        if not _EVENTS.search(text):
            text = f"{text.rstrip()}\nevents:\n  - {{id: first, at: 0m, text: Something.}}\n"
        return text


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code, explained."""

    kind: Kind
    does: str
    """What the rule does."""
    why: str
    """Why what it finds is bad."""
    example: Example | None
    """None where no file that fits on a page can show it."""

    @property
    def sentence(self) -> str:
        """What the report says, its named places left open."""
        return open_places(self.kind.message)


def open_places(message: str) -> str:
    """A sentence of a report, with a dot for each of its named places."""
    return (
        _PLACE.sub("…", message.replace("{{", "\x00").replace("}}", "\x01")).replace("\x00", "{").replace("\x01", "}")
    )


def read_explanations(words: str, examples: str) -> Mapping[str, Explanation]:
    """The explanations by code, in the order of the codes, out of the texts of their two files."""
    said: dict[str, dict[str, str]] = yaml.load(words, LOADER)  # noqa: S506
    shown: dict[str, dict[str, Any]] = yaml.load(examples, LOADER)  # noqa: S506
    return {
        code: Explanation(KINDS[code], said[code]["does"], said[code]["why"], _example(shown.get(code)))
        for code in sorted(KINDS)
    }


def _example(data: dict[str, Any] | None) -> Example | None:
    if data is None:
        return None
    more = data.get("more")
    return Example(
        bad=data["bad"].rstrip("\n") + "\n",
        good=data["good"].rstrip("\n") + "\n",
        more="" if more is None else more["words"] * more["times"],
        is_whole=data.get("whole", False),
    )


def printable(piece: str) -> list[str]:
    """The lines of an example, with what must not be printed as its code."""
    text = "".join(each if each == "\n" or each.isprintable() else f"\\u{ord(each):04x}" for each in piece)
    return text.replace("{more}", " … and so on …").rstrip("\n").split("\n")
