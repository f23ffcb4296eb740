"""YAML as it was meant: words stay words, places are exact, both parsers agree."""

import pytest
import yaml

from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.nodes import Mapping, Scalar, at, key_of, scalars, to_data
from twiplo_game.authoring.scalar import meaning, source_offsets
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.model.doctrine import Doctrine

from .examples import SCENARIO


def _tree(text: str, loader: type | None = None) -> Mapping:
    source = Source(text, "a text")
    tree = read_tree(source) if loader is None else read_tree(source, loader)
    assert tree is not None, source.problems()
    return tree


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "off", "y", "12:30", "1_000", "2031-05-24T09:40", "+S", "-M", "0b1"]
)
def test_words_stay_words(word: str) -> None:
    """What YAML 1.1 took for a truth, a number or a date is a word."""
    assert {"a": word} == to_data(_tree(f"a: {word}"))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("-5", -5), ("+7", 7),
        ("010", 10), ("0o17", 15), ("0xff", 255), ("1.5", 1.5), ("1e3", 1000.0), (".5", 0.5),
        ("-.inf", float("-inf")), ("9" * 50, "9" * 50),
    ],
)  # fmt: skip
def test_numbers_truths_and_nothing_are_themselves(word: str, value: object) -> None:
    """The core schema of YAML 1.2, and no number so long that reading it costs anything."""
    assert (value, type(value)) == (meaning(word), type(meaning(word)))


def test_both_parsers_see_the_same() -> None:
    """An installation without the C library reads the same scenario at the same places."""
    loaders = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
    pure, fast = (_tree(SCENARIO, loader) for loader in loaders)

    assert to_data(pure) == to_data(fast)
    assert [scalar.spot for scalar in scalars(pure)] == [scalar.spot for scalar in scalars(fast)]


def test_keys_and_values_have_their_places() -> None:
    """A key and its value are found by the path that leads to them."""
    tree = _tree("a:\n  - b: one\n    'ç': {d: two}\n")
    value, key = at(tree, ("a", 0, "ç", "d")), key_of(tree, ("a", 0, "ç"))

    assert isinstance(value, Scalar)
    assert (value.spot.line, value.spot.column, value.spot.span) == (3, 14, 3)
    assert key is not None
    assert (key.spot.line, key.spot.column, key.spot.span) == (3, 5, 3)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("a: one two here", "here"),
        ("a: one\n  two\n\n  here", "here"),
        ("a: 'it''s ''here'' now'", "here"),
        ('a: "t\\u00e9l \\"x\\" \\x68ere"', "ere"),
        ('a: "one \\\n  two\n   here"', "here"),
        ("a: |\n  one\n    two here\n", "here"),
        ("a: |2-\n   one\n  here\n", "here"),
        ("a: >\n  one\n  two\n\n    more\n  here\n", "here"),
        ("a: >- # a comment\n  one\n  here", "here"),
        ("a: 日本 here", "here"),
        ("a: one\r\n  two\r\n  here\r\n", "here"),
    ],
)
def test_characters_of_a_value_are_found_in_the_file(written: str, word: str) -> None:
    """Whatever the quotes and the folding, a character of a text stands where it was typed."""
    node = at(_tree(written), ("a",))
    assert isinstance(node, Scalar)
    offsets = source_offsets(node, written)

    assert offsets is not None
    assert written.rindex(word) == offsets[node.text.rindex(word)]
    assert len(offsets) == len(node.text) + 1


def test_a_mark_at_the_beginning_is_no_character(doctrine: Doctrine) -> None:
    """Editors that put a byte order mark first do not move the columns."""
    checked = check_text("\ufeffformat: 99\n", "a text", doctrine)

    assert [(each.code, each.line, each.column) for each in checked.problems] == [("TW221", 1, 9)]
