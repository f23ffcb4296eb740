"""The format of a scenario file as a page: every key, what it is, what it takes, and what it is where it is absent."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from twiplo_game.model.base import Authored
from twiplo_game.model.scenario import Scenario

_HEAD: Final = """\
# Every key of a scenario file

What stands here is what the checker reads: the page is generated, `make reference`. The introduction is
[scenario-format.md](scenario-format.md), the language of the conditions is in [conditions.md](conditions.md). A key in
bold is needed; every other one has the default that is given, or may be absent. A *text* is a string, or
`{en: …, fr: …}`.
"""

_TEXTS: Final = frozenset({"Text"})
_DURATION: Final = "45m"
_CONDITION: Final = "known(a_fact)"
_DATE: Final = r"^\d{4}-"
_PLURALS: Final = {"a word": "words", "text": "texts"}
_DURATIONS: Final = frozenset({"length"})
"""Keys with a default that is a duration."""


def format_page(schema: Mapping[str, Any]) -> str:
    """The page, made from the schema of a scenario."""
    rows = [_HEAD.rstrip("\n"), "", "## The file", "", schema["description"], *_table(schema, Scenario)]
    models: dict[str, type[BaseModel]] = {model.__name__: model for model in _models(Authored)}
    definitions: Mapping[str, Any] = schema["$defs"]
    for name, each in sorted(definitions.items()):
        if name in _TEXTS or not ("properties" in each or "enum" in each):
            continue
        rows += ["", f"## {name}", "", *filter(None, [each.get("description", "")])]
        rows += _table(each, models.get(name)) if "properties" in each else ["", _words(each["enum"])]
    return "\n".join(rows) + "\n"


def _table(part: Mapping[str, Any], model: type[BaseModel] | None) -> Iterator[str]:
    needed = set(part.get("required", ()))
    yield from ("", "| key | is | takes | absent |", "|---|---|---|---|")
    for key, each in part["properties"].items():
        name = f"**`{key}`**" if key in needed else f"`{key}`"
        absent = _absent(model, key)
        yield f"| {name} | {_cell(each.get('description', ''))} | {_takes(each)} | {absent} |"


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _absent(model: type[BaseModel] | None, key: str) -> str:
    """What a key is where it is absent, where that is one word, number or list of words."""
    fields = {} if model is None else {field.alias or name: field for name, field in model.model_fields.items()}
    field = fields.get(key)
    if field is None or field.is_required():
        return ""
    default = field.default
    if key in _DURATIONS and isinstance(default, int):
        hours, minutes = divmod(default, 60)
        return _code(f"{hours}h" if not minutes else f"{default}m")
    if isinstance(default, bool):
        return _code(default)
    if isinstance(default, str | int):
        return _code(str(default))
    if isinstance(default, tuple) and default and all(isinstance(each, str) for each in default):
        return _words(default)
    return ""


def _takes(part: Mapping[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return "text" if name in _TEXTS else f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(_takes(each) for each in part["anyOf"]))
    if "enum" in part:
        return _words(part["enum"])
    if "const" in part:
        return _code(part["const"])
    match part.get("type"):
        case "array":
            inside = _takes(part.get("items", {}))
            return f"a list of {_PLURALS.get(inside, inside)}"
        case "object":
            inner = [*part.get("patternProperties", {}).values(), part.get("additionalProperties")]
            if "properties" in part:
                return f"by name, of {_words(part['properties'])}, {_takes(next(iter(part['properties'].values())))}"
            values = dict.fromkeys(_takes(each) for each in inner if isinstance(each, dict))
            return f"by name {' or '.join(values)}" if values else "keys and values"
        case "integer":
            ends = (part.get("minimum"), part.get("maximum"))
            return "a whole number" + (f", {ends[0]} to {ends[1]}" if None not in ends else "")
        case "boolean":
            return "`true` or `false`"
    if "format" in part or part.get("pattern", "").startswith(_DATE):
        return "a date and a time, such as `2031-05-24T09:40`"
    examples = part.get("examples", ())
    if _DURATION in examples:
        return "a duration, such as `45m`"
    if any(_CONDITION in str(each) for each in examples):
        return "a [condition](conditions.md)"
    if examples:
        return "such as " + ", ".join(_code(each) for each in examples)
    return "a word"


def _words(values: Any) -> str:
    return ", ".join(_code(value) for value in values)


def _code(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
