"""What is wrong with the words: missing languages, hidden characters, brackets, typography."""

import re
from collections.abc import Iterable
from typing import Final

from pydantic import BaseModel

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.french import French
from twiplo_game.authoring.nodes import Mapping, Path, Scalar, at, key_spot_of, real_path
from twiplo_game.authoring.quoting import as_block, quoted_value
from twiplo_game.authoring.shapes import kinds_at, missing_keys
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
    strange = [name for name in written if not _LANGUAGE.fullmatch(name)]
    missing = missing_keys(kinds_at(Scenario, real_path(root, path)), strange) if strange else ()
    if missing:
        # Another form was meant, of which a key is missing: a text takes any keys.
        for key in missing:
            source.add("TW201", key_spot_of(root, path), key=key)
        return
    for name in strange:
        spot = key_spot_of(root, (*path, name))
        line = source.lines[spot.line - 1]
        is_sentence = " " in name or not name.isascii() or not name.islower()
        block = as_block(source.lines[spot.line - 2], line) if is_sentence and spot.line > 1 else None
        if block is not None:
            source.add("TW124", spot, block)
        elif is_sentence:
            source.add("TW110", spot, quoted_value(line))
        else:
            legal = scenario.languages
            source.add("TW502", spot, nearest(name, legal), key=name, legal=listed(legal))
    if not strange:
        for language in scenario.languages:
            if language not in written:
                source.add("TW501", key_spot_of(root, path), language=language)


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
