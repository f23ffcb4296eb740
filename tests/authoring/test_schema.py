"""The schema for editors: it lets through what is right, and explains every field."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from twiplo_game.authoring.field_sentences import field_sentences, models_of
from twiplo_game.authoring.nodes import to_data
from twiplo_game.authoring.schema import scenario_schema
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text

from .examples import SCENARIO
from .test_broken_files import FILES

ROOT = Path(__file__).parents[2]
SCHEMA = scenario_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RIGHT = [
    *sorted((ROOT / "scenarios").glob("*.yaml")),
    *sorted((ROOT / "src" / "twiplo_game" / "lessons").glob("*.yaml")),
    *sorted((ROOT / "src" / "twiplo_game" / "templates").glob("*.yaml")),
]

BEYOND_A_SCHEMA = {"conditions", "wrong_id"}
"""Files with a mistake of form that no schema can know: a name's other uses, the file's own name."""


def _data(text: str) -> Any:
    source = Source(text, "a text")
    tree = read_tree(source)
    return None if tree is None or source.has_errors else to_data(tree)


def test_it_is_a_schema() -> None:
    """The schema itself is right, by the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", RIGHT, ids=[f"{path.parent.name}-{path.stem}" for path in RIGHT])
def test_what_is_shipped_is_let_through(path: Path) -> None:
    """An editor underlines nothing in a shipped file."""
    assert [error.message for error in VALIDATOR.iter_errors(_data(path.read_text("utf-8")))] == []


def test_every_form_of_a_value_is_let_through() -> None:
    """Bare delays, single consequences, plain texts and whole points are what the format allows."""
    assert [error.message for error in VALIDATOR.iter_errors(_data(SCENARIO))] == []


def test_what_is_wrong_in_form_is_underlined() -> None:
    """Of the broken files, all that cannot be read or have a wrong form are refused."""
    passed = set()
    for path in FILES:
        text = path.read_text("utf-8")
        is_of_form = "TW2" in text.split("\n", 1)[0]
        data = _data(text)
        if is_of_form and data is not None and VALIDATOR.is_valid(data):
            passed.add(path.stem)
    assert passed == BEYOND_A_SCHEMA


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("length", "6"), ("length", ""), ("length", 360), ("minutes", 0), ("level", "hard"), ("title", {"eng": "A"}),
        ("title", ""), ("start", "tomorrow"), ("gauges", {"safety": 50}), ("nothing", 1), ("brief", None),
        ("events", []), ("facts", {"a-b": {"text": "A"}}), ("facts", {"a": {"text": "A", "chance": 80}}),
        ("endings", [{"id": "a", "title": "A", "text": "A", "when": "trust = 40"}]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_underlined(key: str, value: object) -> None:
    """Durations need units, lists their words, texts their languages, conditions their signs."""
    right = {"title": "A", "events": [{"id": "a", "at": "0m", "text": "A"}]}
    assert VALIDATOR.is_valid(right)
    assert not VALIDATOR.is_valid(right | {key: value})


def test_every_field_is_described() -> None:
    """What an editor shows beside a key is the sentence that stands under its field."""
    silent = [
        f"{model.__name__}.{name}"
        for model in models_of(Scenario)
        if model is not Text
        for name, field in model.model_fields.items()
        if not field_sentences(model).get(field.alias or name)
    ]
    assert silent == []


def test_every_key_that_is_spelt_out_is_described() -> None:
    """The names of a closed list are keys as well: what stands beside them is what their group is."""
    schema = scenario_schema()
    assert [
        key for group in _groups(schema) for key, value in group["properties"].items() if "description" not in value
    ] == []


def _groups(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "properties" in part and part.get("type") == "object":
            yield part
        for value in part.values():
            yield from _groups(value)
    elif isinstance(part, list):
        for item in part:
            yield from _groups(item)


def test_a_misspelt_key_is_underlined_everywhere() -> None:
    """No group takes keys that it does not know, and each key that it knows has its sentence."""
    groups = list(_groups(SCHEMA))
    assert len(groups) > 30
    for group in groups:
        assert group["additionalProperties"] is False
        for key, value in group["properties"].items():
            assert value.get("description") or key in {"reputation", "security", "trust"}, key


def test_the_schema_in_the_documents_is_the_one_that_is_generated() -> None:
    """`make reference` has been run."""
    kept = json.loads((ROOT / "docs" / "scenario.schema.json").read_text("utf-8"))
    assert kept == SCHEMA
