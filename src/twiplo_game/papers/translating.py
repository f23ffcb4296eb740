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


def translated_from(known: Readable, target: str) -> str:
    """The language to translate from: the first that the file declares, or has words in. Raises PaperError."""
    others = [name for name in known.languages if name != target] + sorted(_written(known) - {target})
    if others:
        return others[0]
    raise PaperError(
        msgid(
            "The texts of the file are in “{target}” already. Name a language to translate them into, such as --to "
            "{other}; if they are in another than “{target}”, name it in the file first, such as languages: [{other}]."
        ),
        target=target, other=source_language((), target),
    )  # fmt: skip


def _written(known: Readable) -> set[str]:
    """The languages that some text of the file tells apart."""
    groups = [entry.node for entry in known.entries if isinstance(entry.node, Mapping)]
    return {name for group in groups for name in group.entries if _LANGUAGE.fullmatch(name)}


def taken_in(text: str, file: str, table: Table) -> tuple[str, Changes]:
    """`text` with what the table changes, and what that is. Raises PaperError."""
    known = readable(text, file)
    if table.source is None or table.source not in {*known.languages, *_written(known)}:
        # A table that names a language of which the file knows nothing would pass its texts off as being in that.
        source = translated_from(known, table.target)
    else:
        source = table.source
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


@dataclass(frozen=True, slots=True)
class Promise:
    """Whether a file promises its readers the language that it was translated into."""

    text: str
    """The file, with the language under `languages:` where that could be added."""
    is_added: bool
    languages: tuple[str, ...]
    """What the file promises without it."""
    missing: int
    """How many texts lack the language."""

    @property
    def is_kept(self) -> bool:
        """Whether nobody has to write anything."""
        return self.is_added or not self.languages


def promised(text: str, file: str, target: str, *, may_add: bool) -> Promise:
    """`text` with `target` under its `languages:`, if it `may_add` there and no text lacks it; all else stays."""
    known = readable(text, file)
    groups = [entry for entry in known.entries if isinstance(entry.node, Mapping)]
    missing = sum(not entry.words(target) for entry in groups)
    if target in known.languages or target not in _written(known):
        return Promise(text, False, (), missing)
    new = _with_language(text, known, target) if may_add and not missing else None
    if new is None or readable(new, file).languages != (*known.languages, target):
        return Promise(text, False, known.languages, missing)
    return Promise(new, True, known.languages, missing)


def _with_language(text: str, known: Readable, target: str) -> str | None:
    """The list of languages with one more, in the form that it has; None where the file has none."""
    declared = child(known.root, "languages")
    items = [item for item in scalars(declared) if isinstance(item, Scalar)] if declared else []
    if not items:
        return None
    first, last = items[0], items[-1]
    end = last.start + len(text[last.start : last.end].rstrip())
    if text[: first.start].rstrip().endswith("["):
        return f"{text[:end]}, {target}{text[end:]}"
    lead = text[text.rfind("\n", 0, last.start) + 1 : last.start]
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    return f"{text[:line_end]}{end_of_line}{lead}{target}{text[line_end:]}"
