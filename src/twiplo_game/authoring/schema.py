"""The JSON Schema of a scenario file, for editors: completion, hover, and a first check while typing.

It is read off the model. What the model reads in more than one form (a list of one, a bare delay) is widened here, and
what only a program needs (null, the titles of fields) is left out.
"""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from twiplo_game.authoring.field_sentences import field_sentences, models_of
from twiplo_game.model.quantity import Duration
from twiplo_game.model.scenario import Scenario

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_START: Final = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$"}
"""A local time: an editor's `date-time` would ask for a time zone, which the story has not."""

Schema = dict[str, Any]


def scenario_schema() -> Schema:
    """The schema of a scenario file."""
    generated = Scenario.model_json_schema(schema_generator=_Generator)
    definitions: dict[str, Schema] = generated["$defs"]
    for model in models_of(Scenario):
        fields = (generated if model is Scenario else definitions[model.__name__]).get("properties", {})
        for name, sentence in field_sentences(model).items():
            fields[name]["description"] = sentence
    schema = _tidied(generated)
    for part in (schema, *schema["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            if "propertyNames" in value:
                _spell_out(value, definitions)
            if key == "later":
                _allow_one(value)
            elif key == "triggers":
                _allow_delays(value)
    schema["properties"]["start"] |= _START
    del schema["properties"]["start"]["format"]
    return {"$schema": DIALECT, "title": "A scenario of Twiplo", **schema}


class _Generator(GenerateJsonSchema):
    """The model's schema, as the file is written and not as it is kept."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field's title would be its key over again."""
        del schema
        return False


def _tidied(value: Any) -> Any:
    """`value` without null, defaults that only a program can read, and groups whose names could be anything."""
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _tidied(item) for key, item in value.items() if key != "default"}
    if isinstance(value.get("default"), str | bool) and value.get("format") is None:
        found["default"] = value["default"]
    if isinstance(value.get("title"), str) and "properties" in value:
        del found["title"]
    for joint in ("anyOf", "oneOf"):
        branches = [branch for branch in found.get(joint, ()) if branch != {"type": "null"}]
        if joint in found and len(branches) == 1:
            del found[joint]
            found = branches[0] | found
        elif joint in found:
            del found[joint]
            found["anyOf"] = branches
    if "patternProperties" in found:
        found["additionalProperties"] = False
    return found


def _spell_out(value: Schema, definitions: dict[str, Schema]) -> None:
    """A group whose names come from a list, key by key, so that an editor can offer them."""
    names = definitions[value.pop("propertyNames")["$ref"].removeprefix("#/$defs/")]["enum"]
    entry = value["additionalProperties"]
    described = entry if "description" in entry else {"description": value["description"], **entry}
    value["properties"] = dict.fromkeys(names, described)
    value["additionalProperties"] = False


def _allow_one(value: Schema) -> None:
    """A list that may also be written as its only entry."""
    kinds = {key: value.pop(key) for key in ("type", "items") if key in value}
    value["anyOf"] = [kinds["items"], kinds]


def _allow_delays(value: Schema) -> None:
    """Events to trigger, each with its delay alone or with a condition."""
    delay = {
        "type": "string",
        "pattern": Duration.__metadata__[-1].json_schema["pattern"],  # type: ignore[attr-defined]
    }
    names = value["patternProperties"]
    for pattern, trigger in names.items():
        names[pattern] = {"anyOf": [delay, trigger]}
