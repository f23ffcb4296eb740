"""A file on its way to a translator and back."""

import re
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Scalar, child, scalars
from twiplo_game.authoring.rewrite import rewritten
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.text_table import Entry, entries
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.locale.words import msgid
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.translation import Changes, changes, source_language
from twiplo_game.papers.translator_table import Table

_LANGUAGE: Final = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Readable:
    """A file as far as a translation needs it: it may still lack texts."""

    root: Mapping
    entries: tuple[Entry, ...]
    languages: tuple[str, ...]
    """Those that the file declares; English by default."""


def readable(text: str, file: str) -> Readable:
    """The texts of a scenario file. Raises PaperError where it has other mistakes than missing texts."""
    source = Source(text, file)
    root = read_tree(source)
    found = None if root is None or source.has_errors else entries(root)
    if root is None or found is None:
        raise PaperError(msgid("{path} cannot be read. “twiplo check {path}” says what is wrong."), path=file)
    declared = child(root, "languages")
    names = tuple(item.text for item in scalars(declared) if isinstance(item, Scalar)) if declared else ("en",)
    return Readable(root, found, names)


def require_language(name: str) -> None:
    """Raise PaperError where `name` is no code of a language."""
    if not _LANGUAGE.fullmatch(name):
        raise PaperError(msgid("“{name}” is no language. Write its code of two letters, such as fr."), name=name)


def taken_in(text: str, file: str, table: Table) -> tuple[str, Changes]:
    """`text` with what the table changes, and what that is. Raises PaperError."""
    known = readable(text, file)
    source = table.source or source_language(known.languages, table.target)
    done = changes(table, known.entries, source)
    if not done.words:
        return text, done
    new = rewritten(text, known.root, known.entries, table.target, source, done.words)
    _compare(known.entries, readable(new, file).entries, source, table.target, done)
    return new, done


def _compare(before: tuple[Entry, ...], after: tuple[Entry, ...], source: str, target: str, done: Changes) -> None:
    """Hold what was written against what should be there: a wrong file is worse than none."""
    written = {entry.key: entry for entry in after}
    for old in before:
        new = written.pop(old.key, None)
        wanted = done.words.get(old.key, old.words(target))
        if new is None or (new.words(target), new.source(source)) != (wanted, old.source(source)):
            raise PaperError(
                msgid("The text “{key}” could not be written into the file. Write it there by hand."), key=old.key
            )
