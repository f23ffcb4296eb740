"""The items of the learning check out of their files, held against the doctrine that they refer to."""

from collections.abc import Mapping as Files

from twiplo_game.authoring.joined import JoinedError, join, problems_of, sources_of, validated
from twiplo_game.authoring.nodes import Path, spot_of
from twiplo_game.authoring.parts import Parts
from twiplo_game.authoring.source import nearest
from twiplo_game.authoring.words import item_path
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.learning import ItemBank


class ItemsError(JoinedError):
    """The files of the learning check do not make a bank of items."""


def read_items(files: Files[str, str], doctrine: Doctrine) -> ItemBank:
    """The bank that `files` (texts by name) hold together; sources and rules that it names exist. Raises ItemsError."""
    sources = sources_of(files)
    parts = join(sources)
    bank = validated(parts, ItemBank) if parts.parts else None
    if bank is not None:
        _report_names(parts, bank)
        _report_references(parts, bank, doctrine)
    problems = problems_of(sources)
    if bank is None or any(problem.is_error for problem in problems):
        raise ItemsError(problems)
    return bank


def _report_names(parts: Parts, bank: ItemBank) -> None:
    seen: dict[str, str] = {}
    for kind, names in (
        ("judgements", [item.id for item in bank.judgements]),
        ("dilemmas", [item.id for item in bank.dilemmas]),
    ):
        for index, name in enumerate(names):
            part, local = parts.whose((kind, index))
            if name in seen:
                part.source.add("TW325", spot_of(part.root, (*local, "id")), name=name, first=seen[name])
            seen.setdefault(name, part.source.file)


def _report_references(parts: Parts, bank: ItemBank, doctrine: Doctrine) -> None:
    known = {*bank.sources, *doctrine.bibliography}
    rules = {rule.id for rule in doctrine.rules}
    for index, judgement in enumerate(bank.judgements):
        _report_missing(parts, ("judgements", index, "sources"), judgement.sources, known, "TW308")
    for index, dilemma in enumerate(bank.dilemmas):
        for place, reply in enumerate(dilemma.replies):
            _report_missing(parts, ("dilemmas", index, "replies", place, "rules"), reply.rules, rules, "TW309")


def _report_missing(parts: Parts, path: Path, names: tuple[str, ...], known: set[str], code: str) -> None:
    part, local = parts.whose(path)
    for name in names:
        if name not in known:
            spot = spot_of(part.root, item_path(part.root, local, name))
            part.source.add(code, spot, nearest(name, known), name=name)
