"""Pydantic's errors at the line where each was made, without those that the author did not make."""

from collections import defaultdict
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from twiplo_game.authoring.form_words import FormError
from twiplo_game.authoring.nodes import Mapping, Node, Path, at, child
from twiplo_game.authoring.shapes import Kinds, kinds_at, legal_keys
from twiplo_game.authoring.source import Source

ERROR_LIMIT: Final = 400
"""Errors of one file that are looked at."""


def report_form(source: Source, root: Mapping, model: type[BaseModel], error: ValidationError) -> None:
    """Report every error of `error`, each once, at its place in `root`."""
    report_details(source, root, model, error.errors(include_url=False)[:ERROR_LIMIT])


def report_details(source: Source, root: Mapping, model: type[BaseModel], details: list[ErrorDetails]) -> None:
    """Report errors whose locations are those of `root`."""
    for detail in meant_errors(details, root, model):
        FormError(source, root, model, detail).report()


def meant_errors(errors: list[ErrorDetails], root: Mapping, model: type[BaseModel]) -> list[ErrorDetails]:
    """The errors without those of the branches of a union that the author did not mean."""
    labels = [_label(detail, root) for detail in errors]
    branches: dict[Path, dict[str, int]] = defaultdict(dict)
    for path, label in labels:
        if label is not None and label not in branches[path]:
            branches[path][label] = _fit(at(root, path), kinds_at(model, path), label)
    return [
        detail
        for detail, (path, label) in zip(errors, labels, strict=True)
        if label is None or label == max(branches[path], key=branches[path].__getitem__)
    ]


def _label(detail: ErrorDetails, root: Mapping) -> tuple[Path, str | None]:
    """The place of the first union on the way to an error, and the branch that the error is about."""
    location = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    node: Node = root
    for index, segment in enumerate(location):
        below = child(node, segment)
        if below is not None:
            node = below
        elif isinstance(segment, str) and segment != "[key]":
            return tuple(location[:index]), segment
    return (), None


def _fit(node: Node, kinds: Kinds, label: str) -> int:
    """How well a branch of a union fits what was written."""
    fields = next((legal_keys((kind,)) for kind in kinds if getattr(kind, "__name__", "") == label), ())
    if isinstance(node, Mapping):
        if fields:
            return sum(key in fields for key in node.entries)
        return sum(len(key) == 2 or key in ("if_true", "if_false") for key in node.entries)
    return 0 if fields else 1
