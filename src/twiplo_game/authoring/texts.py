"""What is wrong with the words: missing languages, hidden characters, brackets, typography."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from pydantic import BaseModel

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.french import French
from twiplo_game.authoring.nodes import Mapping, Path, Scalar, at, key_spot_of, real_path
from twiplo_game.authoring.quoting import as_block, in_quotes
from twiplo_game.authoring.shapes import kinds_at, legal_keys, missing_keys
from twiplo_game.authoring.source import Source, listed, nearest
from twiplo_game.authoring.text_places import place_of
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import ANY_LANGUAGE, Text

_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_BRACKET: Final = re.compile(r"\[(?!…\]|\.\.\.\])")
_BIDI_ALLOWED: Final = frozenset("\u200e\u200f\u061c")
"""Marks that a text in a language written from right to left needs."""


def report_texts(source: Source, root: Mapping, scenario: Scenario, parts: Iterable[tuple[Path, BaseModel]]) -> None:
    """Report what is wrong with every text of the scenario."""
    french = French(source)
    for path, part in parts:
        if isinstance(part, Text):
            _report_languages(source, root, scenario, path, part)
            for language in part.root:
                place = path if language == ANY_LANGUAGE else (*path, language)
                node = at(root, place)
                if isinstance(node, Scalar):
                    # As written: a text that was read has its lines joined, and no place in the file any more.
                    words = node.text.strip()
                    _report_words(source, node, words)
                    if language == "fr" or scenario.languages == ("fr",):
                        french.read(node, words)
    french.close()


def _report_languages(source: Source, root: Mapping, scenario: Scenario, path: Path, text: Text) -> None:
    written = text.languages
    if not written:
        return
    strange = [name for name in text.root if name in written and not _LANGUAGE.fullmatch(name)]
    missing = missing_keys(kinds_at(Scenario, real_path(root, path)), strange) if strange else ()
    if missing:
        # Another form was meant, of which a key is missing: a text takes any keys.
        for key in missing:
            source.add("TW201", key_spot_of(root, path), key=key)
        return
    if len(strange) > 1 and len(strange) == len(written) and all(map(_is_sentence, strange)):
        source.add("TW124", key_spot_of(root, (*path, strange[0])))
        return
    for name in strange:
        _report_strange(source, root, scenario, (*path, name), written)
    if not strange:
        for language in scenario.languages:
            if language not in written:
                source.add("TW501", key_spot_of(root, path), language=language)


def _report_strange(source: Source, root: Mapping, scenario: Scenario, path: Path, written: Collection[str]) -> None:
    """Report a key of a text that is no language."""
    # Loaded here: most texts have none.
    from twiplo_game.authoring.languages import as_language  # noqa: PLC0415
    from twiplo_game.authoring.wordings import wording_meant  # noqa: PLC0415

    name, legal, spot = str(path[-1]), scenario.languages, key_spot_of(root, path)
    code = as_language(name)
    wordings = legal_keys(kinds_at(Scenario, real_path(root, path[:-1])))
    wording = wording_meant(name, wordings, written)
    if wording is not None:
        source.add("TW202", spot, wording, key=name, legal=listed(wordings))
    elif code is not None:
        source.add(
            "TW502", spot, code if code in legal and code not in written else None, key=name, legal=listed(legal)
        )
    elif _is_sentence(name) and (block := _going_on(source, root, path, spot.line)) is not None:
        source.add("TW124", spot, block)
    elif _is_sentence(name):
        source.add("TW110", spot, _sentence(source.lines[spot.line - 1], spot.column - 1))
    else:
        source.add("TW502", spot, nearest(name, legal), key=name, legal=listed(legal))


def _going_on(source: Source, root: Mapping, path: Path, line: int) -> str | None:
    """A text in a language and the line below it, which was read as a key, as a block; None elsewhere."""
    group = at(root, path[:-1])
    before = None
    for name, entry in group.entries.items() if isinstance(group, Mapping) and not group.is_flow else ():
        if name == path[-1]:
            break
        before = entry.key
    is_language = before is not None and before.spot.line == line - 1 and _LANGUAGE.fullmatch(before.text)
    return as_block(source.lines[line - 2], source.lines[line - 1]) if is_language else None


def _is_sentence(name: str) -> bool:
    return " " in name or not name.isascii()


def _sentence(line: str, start: int) -> str | None:
    """The line with all that begins at `start` in quotes; None between brackets, where more may follow."""
    head = line[:start]
    return None if head.strip(" -") else head + in_quotes(line[start:].rstrip())


def _report_words(source: Source, node: Scalar, words: str) -> None:
    for pattern in (CONTROL, HIDDEN):
        for match in pattern.finditer(words):
            if match.group() not in _BIDI_ALLOWED:
                place = place_of(source, node, words, match.start())
                source.add("TW503", place, character=character_name(match.group()))
                break
    bracket = _BRACKET.search(words)
    if bracket is not None:
        source.add("TW504", place_of(source, node, words, bracket.start()))
