"""The catalogue: every word of the interface is there in French, in French typography."""

import argparse
import inspect
import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from twiplo_game.cli.parser import ARGPARSE_WORDS
from twiplo_game.engine.rejection import Refusal
from twiplo_game.locale.moods import MOODS
from twiplo_game.locale.words import FOLDER, system_language, translator
from twiplo_game.model.vocabulary import Mood
from twiplo_game.telling.refusals import _SENTENCES

SOURCES = Path(__file__).parents[2] / "src" / "twiplo_game"

SAYS = re.search(r"^SAYS := ((?:.*\\\n)*.*)", (SOURCES.parents[1] / "Makefile").read_text("utf-8"), re.MULTILINE)
"""What `make messages` collects: functions, each with the places of its messages where that is not the first."""

KEYWORDS = parse_keywords(SAYS[1].replace("\\\n", "").split() if SAYS else [])


def _catalogue() -> Catalog:
    with (FOLDER / "fr" / "LC_MESSAGES" / "twiplo.po").open("rb") as file:
        return read_po(file, locale="fr")


CATALOGUE = _catalogue()


def _messages() -> Iterator[Message]:
    return (message for message in CATALOGUE if message.id)


def _forms(message: Message) -> list[tuple[str, str]]:
    """(English, French) pairs of a message; each plural form with the English plural."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[-1], form) for form in message.string]


def test_every_word_of_the_code_is_there() -> None:
    """What the code says is in the catalogue, and the catalogue holds nothing that the code no longer says."""
    found = {message for _, _, message, _, _ in extract_from_dir(SOURCES, [("**.py", "python")], keywords=KEYWORDS)}
    ours = {message.id if isinstance(message.id, str) else tuple(message.id) for message in _messages()}

    assert found - ours == set()
    assert ours - found == set()


def test_no_french_is_missing() -> None:
    """Every message has its French, and nobody has to look at it again."""
    assert [message.id for message in _messages() if message.fuzzy or not all(f for _, f in _forms(message))] == []


def test_every_mood_has_its_word() -> None:
    """Each mood can be named inside a sentence, in small letters, and in French in the feminine of « humeur »."""
    assert list(MOODS) == list(Mood)
    french = [translator("fr").tr(word) for word in MOODS.values()]
    assert french == ["hostile", "froide", "neutre", "bien disposée", "favorable"]


def test_places_agree() -> None:
    """The French fills the same places as the English."""
    for message in _messages():
        for english, french in _forms(message):
            assert _places(english) - {"n"} == _places(french) - {"n"}, english


def _places(text: str) -> set[str]:
    if "%(" in text or re.search(r"%[sr]", text):
        return set(re.findall(r"%\(\w+\)[sr]|%[sr]", text))
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_compiled_catalogue_is_current() -> None:
    """The file that is read is the one that is written."""
    compiled = BytesIO()
    write_mo(compiled, CATALOGUE)

    assert (FOLDER / "fr" / "LC_MESSAGES" / "twiplo.mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (r"(?<=[^\W_])'", "the apostrophe is ’"),
        (r"(?<=[\w»)}’]) [:;!?»]|(?<=[0-9}]) %|« ", "an ordinary space can break here"),
        (r"«[^\u00a0]|[^\u00a0]»", "U+00A0 stands inside « »"),
        (r"(?<=[^\W\d_])[;!?](?=\s|$)", "U+202F stands before ; ! ?"),
        (r"(?<=\u00a0)[;!?%]|(?<=\u202f):", "U+00A0 before the colon, U+202F before the others"),
        (r"\.\.\.", "the ellipsis is one character"),
    ],
)
def test_typography(wrong: str, why: str) -> None:
    """French is set as French."""
    for message in _messages():
        for english, french in _forms(message):
            assert not re.search(wrong, french.replace("'45m'", "")), f"{why}: {french!r} for {english!r}"


def test_the_colon_has_its_space() -> None:
    """U+00A0 stands before a colon that is French; a key of the format, such as `due:`, keeps its own."""
    for message in _messages():
        for english, french in _forms(message):
            for match in re.finditer(r"(?<!\u00a0):", french):
                word = re.search(r"[\w{}]*$", french[: match.start()])
                assert word and f"{word.group()}:" in english, french


def test_every_refusal_has_its_sentence() -> None:
    """Whatever the engine refuses can be said in words."""
    assert set(_SENTENCES) == set(Refusal)


def test_argparse_still_says_so() -> None:
    """The words of the argument parser that are translated are those that it uses, at least on one version."""
    source = inspect.getsource(argparse)

    assert [words for words in ARGPARSE_WORDS[:4] if words.rstrip("\n") not in source] == []


def test_plurals() -> None:
    """French counts nought as one."""
    assert translator("fr").trn("{n} officer free", "{n} officers free", 0) == "0 agent libre"
    assert translator("en").trn("{n} officer free", "{n} officers free", 0) == "0 officers free"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LC_ALL": "fr_BE", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({"LANGUAGE": "de:fr", "LANG": "de_DE"}, "fr"),
        ({"LANG": "fry_NL"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_language(environment: dict[str, str], language: str) -> None:
    """The language follows the system as far as the interface has it."""
    assert system_language(environment) == language
