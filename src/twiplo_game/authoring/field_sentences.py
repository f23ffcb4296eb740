"""The sentence that stands under each field of the model.

Read out of the source, and only where somebody asks: pydantic would do it for every class whenever the game starts,
which takes a quarter of the time of a check.
"""

import ast
import inspect
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel


def models_of(kind: Any, seen: set[type] | None = None) -> Iterator[type[BaseModel]]:
    """A model, and every other that its fields can hold."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        yield kind
        for field in kind.model_fields.values():
            yield from models_of(field.annotation, seen)
    for argument in get_args(kind):
        yield from models_of(argument, seen)


def field_sentences(model: type[BaseModel]) -> dict[str, str]:
    """For each field, as an author writes it, what stands under it."""
    body = ast.parse(inspect.getsource(model)).body[0]
    found = {}
    if isinstance(body, ast.ClassDef):
        for field, below in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                name = field.target.id
                words = below.value if isinstance(below, ast.Expr) else None
                if name in model.model_fields and isinstance(words, ast.Constant):
                    found[model.model_fields[name].alias or name] = inspect.cleandoc(str(words.value))
    return found
