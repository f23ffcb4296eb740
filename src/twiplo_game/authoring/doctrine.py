"""The doctrine out of its files: each holds a part, together they are one whole."""

from collections import defaultdict
from collections.abc import Mapping as Files

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from twiplo_game.authoring.doctrine_review import report_conditions, report_references
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.parts import Part, Parts
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.model.doctrine import Doctrine


class DoctrineError(ValueError):
    """The files of the doctrine do not make a doctrine."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{each.file}:{each.line}: {each.words()}" for each in problems[:5]))
        self.problems = problems
        """Everything that is wrong, file by file."""


def read_doctrine(files: Files[str, str]) -> Doctrine:
    """The doctrine that `files` (texts by name) hold together, joined in the order of their names.

    Raises DoctrineError. The conditions of its rules are not read here: see `check_doctrine`.
    """
    doctrine, _, problems = _read(files)
    if doctrine is None:
        raise DoctrineError(problems)
    return doctrine


def check_doctrine(files: Files[str, str]) -> tuple[Problem, ...]:
    """Everything that is wrong with the doctrine that `files` hold, the conditions of its rules included."""
    doctrine, parts, problems = _read(files)
    if doctrine is None:
        return problems
    report_conditions(parts, doctrine)
    return _problems([part.source for part in parts.parts])


def _read(files: Files[str, str]) -> tuple[Doctrine | None, Parts, tuple[Problem, ...]]:
    sources = [Source(files[name].removeprefix("\ufeff"), name) for name in sorted(files)]
    parts = Parts()
    for source in sources:
        root = read_tree(source)
        if root is not None:
            parts.join(Part(source, root))
    if not parts.parts:
        empty = sources or [Source("", "")]
        empty[0].add("TW122", Spot(1, 1))
        return None, parts, _problems(empty)
    doctrine = _validated(parts)
    if doctrine is not None:
        report_references(parts, doctrine)
    problems = _problems(sources)
    return (None if any(problem.is_error for problem in problems) else doctrine), parts, problems


def _validated(parts: Parts) -> Doctrine | None:
    try:
        return Doctrine.model_validate(parts.data)
    except ValidationError as error:
        # Loaded here: the doctrine that is shipped has the right form.
        from twiplo_game.authoring.form import ERROR_LIMIT, report_details  # noqa: PLC0415

        by_file: dict[int, list[ErrorDetails]] = defaultdict(list)
        for detail in error.errors(include_url=False)[:ERROR_LIMIT]:
            part, local = parts.whose(detail["loc"])
            detail["loc"] = local
            by_file[parts.parts.index(part)].append(detail)
        for index, details in by_file.items():
            part = parts.parts[index]
            report_details(part.source, part.root, Doctrine, details)
        return None


def _problems(sources: list[Source]) -> tuple[Problem, ...]:
    return tuple(problem for source in sources for problem in source.problems())
