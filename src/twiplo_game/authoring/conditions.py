"""What is wrong with a condition, at the very characters of the file that are meant."""

import re
from collections.abc import Iterator
from typing import Final

from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.condition_sites import Site
from twiplo_game.authoring.nodes import Node, Scalar, Spot
from twiplo_game.authoring.scalar import source_offsets
from twiplo_game.authoring.source import Source, listed, nearest
from twiplo_game.engine.conditions import Fault, Names, Where, check_condition
from twiplo_game.engine.conditions.signatures import (
    FUNCTIONS,
    GAUGES,
    RESPONSE_DIMENSIONS,
    SITUATION_DIMENSIONS,
    WITH_RESPONSE,
)

_CODES: Final = {
    "syntax": "TW401",
    "too_long": "TW402",
    "not_allowed": "TW403",
    "unknown_function": "TW405",
    "wrong_arity": "TW406",
    "no_meaning_here": "TW408",
    "never_true": "TW409",
    "always_true": "TW410",
}
_UNKNOWN: Final = {
    "name": "TW404",
    "event": "TW421",
    "fact": "TW422",
    "check": "TW423",
    "mandate": "TW424",
    "adviser": "TW425",
    "draft": "TW426",
    "stakeholder": "TW427",
    "actor": "TW428",
}
"""Kinds of names that a condition can get wrong; any other is a term of a dimension."""
_HYPHENED: Final = re.compile(r"(?<![\w'\"-])[a-z]\w*(?:-[a-z0-9]\w*)+(?![\w'\"])")
_WITHOUT_SITUATION: Final = frozenset({Where.WORLD, Where.END})
_TERM: Final = "TW429"


def report_condition(source: Source, node: Node, site: Site, names: Names) -> bool:
    """Report everything that is wrong with the condition of `site`, which stands at `node`; True if nothing is."""
    hyphened = tuple(_hyphened(site.source, names))
    for start, end, name in hyphened:
        spot = spot_in(source, node, site.source, start, end)
        source.add("TW227", spot, name, value=site.source[start:end])
    faults = check_condition(site.source, site.where, names)
    for fault in faults:
        if fault.code in ("syntax", "not_allowed") and _is_decimal(source, node, site, fault):
            continue
        if not hyphened or not _follows_from(fault, hyphened):
            _report(source, node, site, names, fault)
    return not faults and not hyphened


def _is_decimal(source: Source, node: Node, site: Site, fault: Fault) -> bool:
    """Report a number that is not whole where the fault is; False where there is none."""
    # Loaded here: most files have no such fault.
    from twiplo_game.authoring.habits import decimal  # noqa: PLC0415

    found = decimal(site.source, fault.start, fault.end)
    if found is not None:
        source.add("TW434", spot_in(source, node, site.source, *found[1:]), found[0])
    return found is not None


def _hyphened(condition: str, names: Names) -> Iterator[tuple[int, int, str]]:
    """Names written with a hyphen, which Python reads as a minus."""
    pairs = {name for pair in (*names.advisers, *names.drafts) for name in pair}
    groups = (names.events, names.facts, names.checks, names.stakeholders, names.actors, names.mandates)
    for match in _HYPHENED.finditer(condition):
        name = match.group().replace("-", "_")
        if name in pairs or any(name in group for group in groups):
            yield match.start(), match.end(), name


def _follows_from(fault: Fault, hyphened: tuple[tuple[int, int, str], ...]) -> bool:
    return fault.code == "syntax" or any(fault.start < end and fault.end > start for start, end, _ in hyphened)


def _report(source: Source, node: Node, site: Site, names: Names, fault: Fault) -> None:
    args = dict(fault.args)
    code = _CODES.get(fault.code, "TW499")
    if fault.code == "unknown_name":
        code = _UNKNOWN.get(args.get("what", ""), _TERM)
        if args.get("name") == "?":
            args["name"] = site.source[fault.start : fault.end]
    elif fault.code == "wrong_type":
        code = _wrong_type(args)
    if code == "TW404":
        args["legal"] = listed(_words(site.where), 40)
    elif code == "TW405":
        args["legal"] = listed(_functions(site.where), 40)
    places = {name for name in args if f"{{{name}}}" in KINDS[code].message}
    spot, suggestion = _meant(source, node, site, names, fault)
    source.add(code, spot, suggestion, **{name: args[name] for name in sorted(places)})


def _meant(source: Source, node: Node, site: Site, names: Names, fault: Fault) -> tuple[Spot, str | None]:
    """Where a fault is shown, and what was probably meant there."""
    # Loaded here: most files have no such fault.
    from twiplo_game.authoring.habits import (  # noqa: PLC0415
        asked_of,
        compared,
        in_minutes,
        meant,
        openly_asked,
        without_quotes,
    )

    written = site.source[fault.start : fault.end]
    args = dict(fault.args)
    start, end, suggestion = fault.start, fault.end, fault.suggestion
    if fault.code in ("syntax", "not_allowed"):
        found = meant(site, names)
        if found is not None:
            suggestion = found[0]
            if found[1] < len(site.source):
                start, end = found[1:]
    elif fault.code == "unknown_name":
        what = args.get("what", "")
        pair = compared(site, start, end, names)
        if pair is not None:
            return spot_in(source, node, site.source, *pair[1:]), pair[0]
        suggestion = (asked_of(written, site.where, names) if what == "name" else None) or suggestion
        if what in names.dimensions:
            suggestion = nearest(written.strip("'\""), names.dimensions[what].terms)
        suggestion = suggestion or without_quotes(written, what, names)
    elif fault.code == "wrong_type" and args.get("wanted") == "minutes":
        suggestion = suggestion or in_minutes(written)
    elif fault.code == "no_meaning_here":
        suggestion = suggestion or openly_asked(written, args.get("name", ""))
    return spot_in(source, node, site.source, start, end), suggestion


def _words(where: Where) -> Iterator[str]:
    """The words that have a meaning there, without the functions."""
    yield from GAUGES
    if where in WITH_RESPONSE:
        yield from RESPONSE_DIMENSIONS
    if where not in _WITHOUT_SITUATION:
        yield from SITUATION_DIMENSIONS


def _functions(where: Where) -> Iterator[str]:
    yield "before"
    yield from (name for name, function in FUNCTIONS.items() if where in function.where)


def _wrong_type(args: dict[str, str]) -> str:
    if args.get("got") == "function":
        return "TW430"
    if args.get("wanted") == "yes_no":
        return "TW431"
    if args.get("wanted") == "ordered":
        return "TW432"
    if args.get("wanted") == "minutes":
        return "TW433"
    return "TW407"


def spot_in(source: Source, node: Node, condition: str, start: int, end: int) -> Spot:
    """The characters of the file that make up a part of a condition; the whole value where unclear."""
    if not isinstance(node, Scalar):
        return node.spot
    offsets = source_offsets(node, source.text) if node.text == condition else None
    if offsets is None:
        return node.spot
    last = len(offsets) - 1
    first_offset = offsets[min(start, last)]
    end_offset = offsets[min(max(start, end - 1), last)] + 1
    spot = source.spot_at(first_offset)
    rest = len(source.lines[spot.line - 1]) - spot.column + 1
    return Spot(spot.line, spot.column, max(1, min(end_offset - first_offset, rest)))
