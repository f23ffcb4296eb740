"""Files that together hold one whole, read and validated: what is wrong is reported in the file that it is in."""

from collections import defaultdict
from collections.abc import Mapping as Files
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.parts import Part, Parts
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree

Whole = TypeVar("Whole", bound=BaseModel)


class JoinedError(ValueError):
    """The files do not make a whole."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{each.file}:{each.line}: {each.words()}" for each in problems[:5]))
        self.problems = problems
        """Everything that is wrong, file by file."""


def sources_of(files: Files[str, str]) -> list[Source]:
    """The texts of `files`, in the order of their names; an empty one where there is no file, to report it in."""
    return [Source(files[name].removeprefix("\ufeff"), name) for name in sorted(files)] or [Source("", "")]


def join(sources: list[Source]) -> Parts:
    """What `sources` hold together; nothing in it where none could be read, which is reported."""
    parts = Parts()
    for source in sources:
        root = read_tree(source)
        if root is not None:
            parts.join(Part(source, root))
    if not parts.parts:
        sources[0].add("TW122", Spot(1, 1))
    return parts


def validated(parts: Parts, model: type[Whole]) -> Whole | None:
    """The whole in its form, or None; what its form refuses is reported at its place."""
    try:
        return model.model_validate(parts.data)
    except ValidationError as error:
        # Loaded here: what is shipped has the right form.
        from twiplo_game.authoring.form import ERROR_LIMIT, report_details  # noqa: PLC0415

        by_file: dict[int, list[ErrorDetails]] = defaultdict(list)
        for detail in error.errors(include_url=False)[:ERROR_LIMIT]:
            part, local = parts.whose(detail["loc"])
            detail["loc"] = local
            by_file[parts.parts.index(part)].append(detail)
        for index, details in by_file.items():
            part = parts.parts[index]
            report_details(part.source, part.root, model, details)
        return None


def problems_of(sources: list[Source]) -> tuple[Problem, ...]:
    """Everything that was reported, file by file."""
    return tuple(problem for source in sources for problem in source.problems())
