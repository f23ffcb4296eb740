"""Every part of a scenario that its author wrote, with its place in the file."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from twiplo_game.authoring.nodes import Path
from twiplo_game.model.text import Text


def written_parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """`value` and all groups and texts in it, save what has its default."""
    if isinstance(value, BaseModel):
        yield path, value
        if isinstance(value, Text):
            return
        written = value.model_fields_set
        for name, key in _keys(type(value)):
            if name in written:
                yield from written_parts(getattr(value, name), (*path, key))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from written_parts(item, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from written_parts(item, (*path, index))


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())
