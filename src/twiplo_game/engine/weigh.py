"""What the rules and outcomes that apply come to: families, causes, halving, multiplying, capping, rounding.

The order is the rules': halve and multiply first, then cap, then round once towards zero. How it is put (the family
`wording`) is weighed last, by what the choices have moved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from twiplo_game.engine.story import Bound, Change, change_of
from twiplo_game.model.vocabulary import Family

REPUTATION: Final = 0

COUNT_BITS: Final = 3
"""For the count of how often a stance was taken about a subject."""

MOST_COUNTED: Final = (1 << COUNT_BITS) - 1
"""Times that are counted: halved so often, no gain is left."""

REGAINED_PERCENT: Final = 40
"""How much of an event's damage to reputation good answers can win back: the situation dominates."""

WORDING_SHARE: Final = 5
"""How it is put moves at most one part in so many of what the choices move, all gauges together."""

NO_LIMIT: Final = -1
"""What may be regained where nothing was lost that could be measured."""


@dataclass(frozen=True, slots=True)
class Package:
    """What lands with one stakeholder's reaction."""

    by: int
    change: Change
    moods: tuple[tuple[int, int, str], ...]
    """(stakeholder, steps, rule) triples."""
    says: tuple[str, ...]
    """Outcomes that have something to say."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everything that one landing sets going at once."""

    packages: tuple[Package, ...]
    regained: int
    """Reputation regained about the event, which counts against its cap."""


def regainable(damage: Iterable[tuple[int, int]]) -> int:
    """The reputation that may be won back of what an event cost, rounded up."""
    lost = sum(-points for gauge, points in damage if gauge == REPUTATION)
    return (lost * REGAINED_PERCENT + 99) // 100


def weigh(applying: Sequence[tuple[Bound, object]], *, repeats: int, regain: int) -> Weighed:
    """The packages of what applies.

    `applying` pairs each rule or outcome with the cause that its costs punish. Gains are halved `repeats` times: as
    often as the same stance about the same subject was taken before. `regain` is the reputation that may still be won
    back, or NO_LIMIT.
    """
    gains: dict[tuple[object, int], tuple[int, Bound]] = {}
    costs: dict[tuple[object, int], tuple[int, Bound]] = {}
    scale = [Fraction(1, 2**repeats)] * 3
    for bound, cause in applying:
        for gauge, factor in bound.multiplies:
            scale[gauge] *= Fraction(factor, 100)
        for gauge, points in bound.gauges:
            if points > 0:
                kind = (bound.family or bound.ref, gauge)
                if kind not in gains or points > gains[kind][0]:
                    gains[kind] = (points, bound)
            elif points < 0:
                source = (_source(bound, cause), gauge)
                if source not in costs or points < costs[source][0]:
                    costs[source] = (points, bound)
    put = [(gauge, *costs.pop((kind, gauge))) for kind, gauge in [*costs] if _is_put(kind)]
    put += [
        (gauge, int(points * scale[gauge]), bound)
        for kind, gauge in [*gains]
        if kind == Family.WORDING
        for points, bound in (gains.pop((kind, gauge)),)
    ]
    scaled = [(gauge, points * scale[gauge], bound) for (_, gauge), (points, bound) in gains.items()]
    wanted = sum(amount for gauge, amount, _ in scaled if gauge == REPUTATION)
    regained = 0
    moves: dict[int, list[tuple[int, int, str]]] = {}
    for gauge, amount, bound in scaled:
        capped = gauge == REPUTATION and 0 <= regain < wanted
        points = int(amount * regain / wanted if capped else amount)
        if gauge == REPUTATION:
            regained += points
        if points:
            moves.setdefault(bound.by, []).append((gauge, points, bound.ref))
    for (_, gauge), (points, bound) in costs.items():
        moves.setdefault(bound.by, []).append((gauge, points, bound.ref))
    by_choice = sum(abs(points) for lines in moves.values() for _, points, _ in lines)
    for gauge, points, bound in _held(put, by_choice // WORDING_SHARE):
        if gauge == REPUTATION and points > 0 and regain != NO_LIMIT:
            points = min(points, max(0, regain - regained))  # noqa: PLW2901 - the same points, held to the cap
            regained += points
        if points:
            moves.setdefault(bound.by, []).append((gauge, points, bound.ref))
    moods: dict[int, list[tuple[int, int, str]]] = {}
    says: dict[int, list[str]] = {}
    for bound, _ in applying:
        for who, steps in bound.moods:
            moods.setdefault(bound.by, []).append((who, steps, bound.ref))
        if bound.says is not None:
            says.setdefault(bound.by, []).append(bound.ref)
    packages = tuple(
        Package(
            by,
            change_of(sorted(moves.get(by, ()))),
            tuple(sorted(moods.get(by, ()))),
            tuple(says.get(by, ())),
        )
        for by in sorted({*moves, *moods, *says})
    )
    return Weighed(packages, regained)


def _source(bound: Bound, cause: object) -> object:
    """What a cost is counted under: outcomes each by itself, how it is put beside what is done."""
    if bound.family is None:
        return bound.ref
    return (Family.WORDING, cause) if bound.family == Family.WORDING else cause


def _is_put(kind: object) -> bool:
    return isinstance(kind, tuple) and kind[0] == Family.WORDING


def _held(put: Sequence[tuple[int, int, Bound]], limit: int) -> list[tuple[int, int, Bound]]:
    """Movements held to `limit` points in all, shared in proportion; what rounding leaves goes to the largest rests."""
    wanted = sum(abs(points) for _, points, _ in put)
    if wanted <= limit:
        return list(put)
    shares = [divmod(abs(points) * limit, wanted) for _, points, _ in put]
    left = limit - sum(whole for whole, _ in shares)
    order = sorted(range(len(put)), key=lambda at: (-shares[at][1], put[at][1] > 0, put[at][2].ref, put[at][0]))
    more = set(order[:left])
    return [
        (gauge, (shares[at][0] + (at in more)) * (1 if points > 0 else -1), bound)
        for at, (gauge, points, bound) in enumerate(put)
    ]
