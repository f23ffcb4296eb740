"""What the rules and outcomes that apply come to: families, causes, halving, multiplying, capping, rounding.

The order is the rules': halve and multiply first, then cap, then round once towards zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from twiplo_game.engine.story import Bound, Change, change_of

REPUTATION: Final = 0

REGAINED_PERCENT: Final = 40
"""How much of an event's damage to reputation good answers can win back: the situation dominates."""

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


def weigh(applying: Sequence[tuple[Bound, object]], *, is_repeat: bool, regain: int) -> Weighed:
    """The packages of what applies.

    `applying` pairs each rule or outcome with the cause that its costs punish. `is_repeat` halves gains: the same
    stance about the same subject was taken before. `regain` is the reputation that may still be won back, or NO_LIMIT.
    """
    gains: dict[tuple[object, int], tuple[int, Bound]] = {}
    costs: dict[tuple[object, int], tuple[int, Bound]] = {}
    scale = [Fraction(1, 2 if is_repeat else 1)] * 3
    for bound, cause in applying:
        for gauge, factor in bound.multiplies:
            scale[gauge] *= Fraction(factor, 100)
        for gauge, points in bound.gauges:
            if points > 0:
                kind = (bound.family or bound.ref, gauge)
                if kind not in gains or points > gains[kind][0]:
                    gains[kind] = (points, bound)
            elif points < 0:
                source = (bound.ref if bound.family is None else cause, gauge)
                if source not in costs or points < costs[source][0]:
                    costs[source] = (points, bound)
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
