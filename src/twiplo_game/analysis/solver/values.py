"""What situations are worth, worked out from the end: the best play, and the highest and lowest score in reach.

Worth is kept as the sum over the worlds that are possible, each with its weight, so everything is a whole number.
"""

from collections.abc import Callable
from itertools import chain, count

from twiplo_game.analysis.solver.gauges import unpacked
from twiplo_game.analysis.solver.graph import Branch, Case, Edge, Graph, Node, Part
from twiplo_game.analysis.solver.worth import NOTHING, Worth
from twiplo_game.engine.outcome import score


def value_leaves(graph: Graph) -> None:
    """The score at every end."""
    for leaf in graph.leaves.values():
        places = dict(zip(leaf.reached, count(), strict=False))
        worth = Worth(places, [score(unpacked(number), leaf.broken) for number in places])
        leaf.best = leaf.most = leaf.least = worth


def value(graph: Graph, is_stopped: Callable[[], bool]) -> bool:
    """Value every node of a graph that has been explored to its end; False where it was stopped."""
    value_leaves(graph)
    is_certain = graph.worlds.count == 1
    for node in reversed(graph.nodes):
        if is_stopped():
            return False
        places = _places(node)
        best, most, least = Worth(places), Worth(places), Worth(places)
        for part in node.parts:
            values, highs, lows = _value_of(part, is_certain)
            best.values.extend(values)
            most.values.extend(highs)
            least.values.extend(lows)
        node.best, node.most, node.least = best, best if is_certain else most, least
    return True


def value_best(graph: Graph) -> None:
    """The worth alone, for whoever asks for no more; nodes that have it already keep it."""
    value_leaves(graph)
    for node in reversed(graph.nodes):
        if node.best is NOTHING:
            best = Worth(_places(node))
            for part in node.parts:
                worths = zip(*(edge_values(cases, len(part.gauges)) for _, cases in part.edges), strict=True)
                best.values.extend(map(max, worths))
            node.best = best


def _places(node: Node) -> dict[int, int]:
    return dict(zip(chain.from_iterable(part.gauges for part in node.parts), count(), strict=False))


def edge_values(cases: list[Case], size: int) -> list[int]:
    """What a choice is worth with each of the gauges of a part, so many, once what it leads to is valued."""
    total = [0] * size
    for case in cases:
        at = range(size) if case.places is None else case.places
        for branch, arrived in zip(case.branches, case.arrived, strict=True):
            best, times = branch.node.best, branch.times
            for place, number in zip(at, arrived, strict=True):
                total[place] += best[number] * times
    return total


def _value_of(part: Part, is_certain: bool) -> tuple[list[int], list[int], list[int]]:
    # Where nothing is left to chance, the best play reaches the highest score.
    best: list[int] = []
    most: list[int] = []
    least: list[int] = []
    for _, cases in part.edges:
        if len(cases) == 1:
            values, highs, lows = _through(cases[0], is_certain)
        else:
            values, highs, lows = [0] * len(part.gauges), [0] * len(part.gauges), [0] * len(part.gauges)
            for case in cases:
                assert case.places is not None
                found = _through(case, is_certain)
                for place, one, two, three in zip(case.places, *found, strict=True):
                    values[place], highs[place], lows[place] = one, two, three
        best = _highest(best, values) if best else values
        if not is_certain:
            most = _highest(most, highs) if most else highs
        least = _lowest(least, lows) if least else lows
    return best, most, least


def _highest(values: list[int], others: list[int]) -> list[int]:
    # Several times as fast as a call of `max` for each.
    return [one if one > other else other for one, other in zip(values, others, strict=True)]


def _lowest(values: list[int], others: list[int]) -> list[int]:
    return [one if one < other else other for one, other in zip(values, others, strict=True)]


def _through(case: Case, is_certain: bool) -> tuple[list[int], list[int], list[int]]:
    """What a choice is worth with each of the gauges of a case."""
    total: list[int] = []
    high: list[int] = []
    low: list[int] = []
    for branch, numbers in zip(case.branches, case.arrived, strict=True):
        node, times = branch.node, branch.times
        places = list(map(node.best.places.__getitem__, numbers))
        values = list(map(node.best.values.__getitem__, places))
        if times != 1:
            values = [value * times for value in values]
        lows = list(map(node.least.values.__getitem__, places))
        highs = values if is_certain else list(map(node.most.values.__getitem__, places))
        if total:
            total = [one + other for one, other in zip(total, values, strict=True)]
            high, low = _highest(high, highs), _lowest(low, lows)
        else:
            total, high, low = values, highs, lows
    return total, high, low


def edges_at(node: Node, number: int) -> list[tuple[Edge, tuple[Branch, ...]]]:
    """The choices of a node with some gauges, each with what may then be seen."""
    part = next(part for part in node.parts if number in part.gauges)
    place = part.gauges.index(number)
    found = []
    for edge, cases in part.edges:
        case = next(case for case in cases if case.places is None or place in case.places)
        found.append((edge, case.branches))
    return found
