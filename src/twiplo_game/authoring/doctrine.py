"""The doctrine out of its files: each holds a part, together they are one whole."""

from collections.abc import Mapping as Files

from twiplo_game.authoring.doctrine_review import report_conditions, report_lexicons, report_references
from twiplo_game.authoring.joined import JoinedError, join, problems_of, sources_of, validated
from twiplo_game.authoring.parts import Parts
from twiplo_game.authoring.problem import Problem
from twiplo_game.model.doctrine import Doctrine


class DoctrineError(JoinedError):
    """The files of the doctrine do not make a doctrine."""


def read_doctrine(files: Files[str, str]) -> Doctrine:
    """The doctrine that `files` (texts by name) hold together, joined in the order of their names.

    Raises DoctrineError. The conditions of its rules and the patterns of its lexicons are not read here: see
    `check_doctrine`.
    """
    doctrine, _, problems = _read(files)
    if doctrine is None:
        raise DoctrineError(problems)
    return doctrine


def joined_data(files: Files[str, str]) -> dict[str, object]:
    """What `files` hold together, as plain data that `Doctrine` validates. Raises DoctrineError."""
    doctrine, parts, problems = _read(files)
    if doctrine is None:
        raise DoctrineError(problems)
    return parts.data


def check_doctrine(files: Files[str, str]) -> tuple[Problem, ...]:
    """Everything that is wrong with the doctrine that `files` hold, the conditions of its rules included."""
    doctrine, parts, problems = _read(files)
    if doctrine is None:
        return problems
    report_conditions(parts, doctrine)
    report_lexicons(parts, doctrine)
    return problems_of([part.source for part in parts.parts])


def _read(files: Files[str, str]) -> tuple[Doctrine | None, Parts, tuple[Problem, ...]]:
    sources = sources_of(files)
    parts = join(sources)
    doctrine = validated(parts, Doctrine) if parts.parts else None
    if doctrine is not None:
        report_references(parts, doctrine)
    problems = problems_of(sources)
    return (None if any(problem.is_error for problem in problems) else doctrine), parts, problems
