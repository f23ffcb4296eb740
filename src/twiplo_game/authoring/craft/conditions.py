"""Conditions that this scenario settles beforehand, and conditions that say what another has said."""

from collections.abc import Iterable
from typing import Final

from twiplo_game.authoring.craft.workshop import FACT_READS, Workshop
from twiplo_game.authoring.nodes import Path
from twiplo_game.engine.conditions.names import FIXED_DIMENSIONS
from twiplo_game.engine.conditions.reach import verdict
from twiplo_game.engine.conditions.reads import NEVER
from twiplo_game.engine.conditions.tree import (
    OPERATORS,
    All,
    Compare,
    Lookup,
    Not,
    Number,
    Read,
    Some,
    Tree,
    Truth,
    fold,
    reads,
)

_SAID: Final = ("true", "false")
"""Conditions that ask nothing."""

_TIMES: Final = frozenset({"now", "delay"})
"""Look-ups that the end of the story limits."""

_NEUTRAL: Final = FIXED_DIMENSIONS["mood"].terms["neutral"]
"""The mood of those who take no part: nothing moves it."""

_WHOLLY_KNOWN: Final = FACT_READS - {"is_true"}


def judge_conditions(shop: Workshop) -> None:
    """Mandates and conditions that nothing can decide, and conditions that repeat another."""
    lookup = _settled_by(shop)
    for site, tree in shop.conditions:
        is_timed = any(read.kind in _TIMES for read in reads(tree))
        folded = fold(_within(tree, shop.scenario.length) if is_timed else tree, lookup)
        if site.source.strip() in _SAID:
            # An outcome has to have a condition: true is how one says that it follows from any answer.
            if site.source.strip() == "true" and _has_to_have_one(site.path):
                continue
        elif folded == fold(tree, _nothing):
            # What holds or fails in any scenario was reported where conditions are read.
            continue
        holds = folded.value if isinstance(folded, Truth) else verdict(folded)
        if holds is None:
            continue
        if site.path[0] == "mandates":
            shop.report("TW717", site.path)
        else:
            shop.report("TW718" if not holds else "TW719", site.path)
    _report_repeated(shop)


def _has_to_have_one(path: Path) -> bool:
    return path[0] == "rules" or (len(path) > 2 and path[-3] in ("outcomes", "objects"))


def _within(tree: Tree, length: int) -> Tree:
    """`tree` with every comparison of a time settled that the story's end decides."""
    match tree:
        case Compare(op, Read(kind), Number(number)) if kind in _TIMES:
            ends = OPERATORS[op](0, number), OPERATORS[op](length, number)
        case Compare(op, Number(number), Read(kind)) if kind in _TIMES:
            ends = OPERATORS[op](number, 0), OPERATORS[op](number, length)
        case Not(part):
            return Not(_within(part, length))
        case All(parts):
            return All(tuple(_within(part, length) for part in parts))
        case Some(parts):
            return Some(tuple(_within(part, length) for part in parts))
        case _:
            return tree
    is_between = op in ("==", "!=") and 0 <= number <= length
    return tree if ends[0] != ends[1] or is_between else Truth(ends[0])


def _nothing(_: Read) -> None:
    """What is settled where nothing is known of the scenario."""


def _settled_by(shop: Workshop) -> Lookup:
    """What is so in every game of this scenario, whatever anybody does."""
    names, scenario = shop.names, shop.scenario
    absent = {number for who, number in names.stakeholders.items() if who not in scenario.stakeholders}
    never_known = {
        number for fact, number in names.facts.items() if fact in shop.uncertain and fact not in shop.settled
    }
    unnamed = {number for actor, number in names.actors.items() if actor not in _nameable(shop)}
    untimed = {names.events[event.id] for event in scenario.events if event.due is None}

    def lookup(read: Read) -> int | None:
        match read.kind:
            case "told" if read.index in absent:
                return 0
            case "when_told" if read.index in absent:
                return NEVER
            case "named" if read.index in unnamed:
                return 0
            case "silent" if read.index in untimed:
                return 0
            case "mood" if read.index in absent:
                return _NEUTRAL
            case kind if kind in _WHOLLY_KNOWN and read.index in never_known:
                return 0
        return None

    return lookup


def _nameable(shop: Workshop) -> set[str]:
    """The actors whom some response can name."""
    scenario = shop.scenario
    offered = [offers.attribution or () for offers in (scenario.offers, *(event.offers for event in scenario.events))]
    drafts = [draft.attribution for event in scenario.events for draft in event.drafts.values()]
    named = {attribution.actor for each in offered for attribution in each} | {each.actor for each in drafts}
    return {actor for actor in named if actor is not None}


def _report_repeated(shop: Workshop) -> None:
    read = {site.path: tree for site, tree in shop.conditions}
    for index, event in enumerate(shop.scenario.events):
        at: Path = ("events", index)
        _report_doubles(shop, read, ((*at, "outcomes", n, "when") for n in range(len(event.outcomes))))
        for voice, lines in event.voices.items():
            _report_doubles(shop, read, ((*at, "voices", voice, n, "when") for n in range(len(lines))))
        for adviser, advice in event.advice.items():
            places = ((*at, "advice", adviser, "objects", n, "when") for n in range(len(advice.objects)))
            _report_doubles(shop, read, places)
    _report_doubles(shop, read, (("endings", n, "when") for n in range(len(shop.scenario.endings))))
    for key in ("met", "breaks"):
        _report_doubles(shop, read, (("mandates", n, key) for n in range(len(shop.scenario.mandates))))


def _report_doubles(shop: Workshop, read: dict[Path, Tree], places: Iterable[Path]) -> None:
    first: dict[Tree, int] = {}
    for path in places:
        tree = read.get(path)
        if tree is None:
            continue
        if tree in first:
            shop.report("TW716", path, first=first[tree])
        else:
            first[tree] = shop.line_of(path)
