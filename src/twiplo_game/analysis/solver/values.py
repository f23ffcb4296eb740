"""What situations are worth, worked out from the end: the best play, and the highest and lowest score in reach.

Worth is kept as the sum over the worlds that are possible, each with its weight, so everything is a whole number.
"""

from fractions import Fraction
from math import lcm

from twiplo_game.analysis.solver.graph import Branch, Cases, Edge, Graph, Node, Part, carried, unpacked
from twiplo_game.engine.outcome import score


def value_leaves(graph: Graph) -> None:
    """The score at every end."""
    for leaf in graph.leaves.values():
        for number in leaf.reached:
            leaf.best[number] = leaf.most[number] = leaf.least[number] = score(unpacked(number), leaf.broken)


def value(graph: Graph) -> None:
    """Value every node of a graph that has been explored to its end."""
    value_leaves(graph)
    is_certain = graph.worlds.count == 1
    for node in reversed(graph.nodes):
        for part in node.parts:
            _value_part(node, part, is_certain)


def _value_part(node: Node, part: Part, is_certain: bool) -> None:
    # Where nothing is left to chance, the best play reaches the highest score.
    best: list[int] = []
    most: list[int] = []
    least: list[int] = []
    for _, cases in part.edges:
        if len(cases) == 1:
            values, highs, lows = _through(cases[0][1], part.gauges, is_certain)
        else:
            values, highs, lows = [0] * len(part.gauges), [0] * len(part.gauges), [0] * len(part.gauges)
            for places, branches in cases:
                assert places is not None
                found = _through(branches, [part.gauges[place] for place in places], is_certain)
                for place, one, two, three in zip(places, *found, strict=True):
                    values[place], highs[place], lows[place] = one, two, three
        best = list(map(max, best, values)) if best else values
        if not is_certain:
            most = list(map(max, most, highs)) if most else highs
        least = list(map(min, least, lows)) if least else lows
    node.best.update(zip(part.gauges, best, strict=True))
    node.most.update(zip(part.gauges, best if is_certain else most, strict=True))
    node.least.update(zip(part.gauges, least, strict=True))


def _through(
    branches: tuple[Branch, ...], gauges: list[int], is_certain: bool
) -> tuple[list[int], list[int], list[int]]:
    """What a choice is worth with each of some gauges."""
    total: list[int] = []
    high: list[int] = []
    low: list[int] = []
    for branch in branches:
        arrived = carried(branch, gauges)
        node, times = branch.node, branch.times
        best, most, least = node.best, node.most, node.least
        values = [best[number] for number in arrived] if times == 1 else [best[number] * times for number in arrived]
        if total:
            total = [one + other for one, other in zip(total, values, strict=True)]
            high = list(map(max, high, [most[number] for number in arrived]))
            low = list(map(min, low, [least[number] for number in arrived]))
        else:
            high = values if is_certain else [most[number] for number in arrived]
            total, low = values, [least[number] for number in arrived]
    return total, high, low


def edge_values(part: Part, cases: Cases) -> list[int]:
    """What one choice of a part is worth with each of its gauges, once what it leads to is valued."""
    values = [0] * len(part.gauges)
    for places, branches in cases:
        gauges = part.gauges if places is None else [part.gauges[place] for place in places]
        totals = [0] * len(gauges)
        for branch in branches:
            best, times = branch.node.best, branch.times
            arrived = carried(branch, gauges)
            totals = [total + best[number] * times for total, number in zip(totals, arrived, strict=True)]
        for place, total in zip(range(len(values)) if places is None else places, totals, strict=True):
            values[place] = total
    return values


def edges_at(node: Node, number: int) -> list[tuple[Edge, tuple[Branch, ...]]]:
    """The choices of a node with some gauges, each with what may then be seen."""
    part = next(part for part in node.parts if number in part.gauges)
    place = part.gauges.index(number)
    found = []
    for edge, cases in part.edges:
        branches = next(branches for places, branches in cases if places is None or place in places)
        found.append((edge, branches))
    return found


def carried_on(branch: Branch, number: int) -> int:
    """What becomes of some gauges on a branch."""
    return carried(branch, (number,))[0]


def chances(graph: Graph, roots: list[tuple[Branch, int]]) -> dict[int, Fraction]:
    """How likely each score is in random play, from `roots`: branches with the gauges that they begin with."""
    steps: dict[int, int] = {}
    ways = 1
    for node in reversed(graph.nodes):
        deepest = 0
        for part in node.parts:
            for edge, cases in part.edges:
                ways = lcm(ways, edge.ways)
                after = max(steps.get(id(branch.node), 0) for _, branches in cases for branch in branches)
                deepest = max(deepest, after + (edge.ways > 1))
        steps[id(node)] = deepest
    scale = ways ** max(steps[id(branch.node)] for branch, _ in roots)
    often: dict[int, dict[int, int]] = {}
    for branch, number in roots:
        found = often.setdefault(id(branch.node), {})
        found[number] = found.get(number, 0) + scale * branch.times
    for node in graph.nodes:
        here = often.pop(id(node), {})
        for part in node.parts:
            weights = [here.get(number, 0) for number in part.gauges]
            for edge, cases in part.edges:
                for places, branches in cases:
                    gauges = part.gauges if places is None else [part.gauges[place] for place in places]
                    shares = weights if places is None else [weights[place] for place in places]
                    for branch in branches:
                        there = often.setdefault(id(branch.node), {})
                        factor, ways, get = branch.times, edge.ways, there.get
                        if factor > 1 or ways > 1:
                            passed = [weight * factor // ways for weight in shares]
                        else:
                            passed = shares
                        for number, weight in zip(carried(branch, gauges), passed, strict=True):
                            there[number] = get(number, 0) + weight
    scores: dict[int, int] = {}
    for leaf in graph.leaves.values():
        for number, weight in often.get(id(leaf), {}).items():
            points = score(unpacked(number), leaf.broken)
            scores[points] = scores.get(points, 0) + weight
    whole = sum(scores.values())
    return {points: Fraction(weight, whole) for points, weight in sorted(scores.items()) if weight}
