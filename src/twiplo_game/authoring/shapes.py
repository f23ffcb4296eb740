"""What the model allows at a place: keys, values, kinds. Read off the model's own annotations."""

import types
from collections.abc import Collection
from enum import Enum
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from twiplo_game.authoring.nodes import Path
from twiplo_game.model.text import Text

Kinds: TypeAlias = tuple[Any, ...]
"""The types that a value may have."""


def _origin(annotation: Any) -> Any:
    return get_origin(annotation)


def kinds_of(annotation: Any) -> Kinds:
    """The types of an annotation, unions and constraints opened."""
    origin = _origin(annotation)
    if origin is Annotated:
        return kinds_of(get_args(annotation)[0])
    if origin is Union or origin is types.UnionType:
        return tuple(kind for each in get_args(annotation) for kind in kinds_of(each))
    return (annotation,)


def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """The keys of a group as an author writes them, with what each may hold."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _models(kinds: Kinds) -> list[type[BaseModel]]:
    return [
        kind
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, BaseModel) and not issubclass(kind, RootModel)
    ]


def inside(kinds: Kinds, segment: str | int) -> Kinds:
    """The types of what stands under a key or an index."""
    found: list[Any] = []
    for model in _models(kinds):
        fields = fields_of(model)
        if segment in fields:
            found += kinds_of(fields[str(segment)])
    for kind in kinds:
        arguments, origin = get_args(kind), _origin(kind)
        if kind is Text:
            found.append(str)
        elif origin is dict and isinstance(segment, str):
            found += kinds_of(arguments[1])
        elif origin in (tuple, frozenset, list):
            # One group may stand for a list of one.
            found += kinds_of(arguments[0]) if isinstance(segment, int) else inside(kinds_of(arguments[0]), segment)
    return tuple(found)


def legal_keys(kinds: Kinds) -> tuple[str, ...]:
    """The keys that a group may have here; empty where it may have any."""
    return tuple(dict.fromkeys(key for model in _models(kinds) for key in fields_of(model)))


def legal_values(kinds: Kinds) -> tuple[str, ...]:
    """The words that may stand here; empty where any may."""
    words: list[str] = []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            words += [str(term.value) for term in kind]
        elif _origin(kind) is Literal:
            words += [str(word) for word in get_args(kind)]
    return tuple(dict.fromkeys(words))


def key_kinds(kinds: Kinds) -> Kinds:
    """The types of the names in a group of names."""
    return tuple(key for kind in kinds if _origin(kind) is dict for key in kinds_of(get_args(kind)[0]))


def missing_keys(kinds: Kinds, written: Collection[str]) -> tuple[str, ...]:
    """The keys that a group lacks, if any key that was written is one of its keys."""
    for model in _models(kinds):
        if any(key in written for key in fields_of(model)):
            return tuple(
                info.alias or name
                for name, info in model.model_fields.items()
                if info.is_required() and (info.alias or name) not in written
            )
    return ()


def is_text(kinds: Kinds) -> bool:
    """Whether words for the reader stand here."""
    return Text in kinds or str in kinds


def kinds_at(model: type[BaseModel], path: Path) -> Kinds:
    """The types of what stands at a place of the file."""
    kinds = kinds_of(model)
    for segment in path:
        kinds = inside(kinds, segment)
    return kinds
