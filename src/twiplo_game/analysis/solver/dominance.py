"""Drafts that are never better than another one of their event, wherever either can be sent."""

from itertools import permutations

from twiplo_game.analysis.solver.graph import Graph, Part
from twiplo_game.analysis.solver.values import edge_values
from twiplo_game.engine.action import Respond

_Draft = tuple[str, str]
"""An event and one of its drafts."""


def dominated(graph: Graph) -> dict[_Draft, str]:
    """By event and draft another draft that is worth as much in every situation, and more in one.

    The graph has been valued; every situation is looked at that can be reached in it, with all its gauges.
    """
    better: set[tuple[_Draft, _Draft]] = set()
    """Pairs of which the first was worth more than the second somewhere, or could be sent where that could not be."""
    targets = graph.passages.story.targets
    drafts = [(target.id, draft) for target in targets for draft in target.drafts]
    met: set[_Draft] = set()
    for node in graph.nodes:
        for part in node.parts:
            worth = _worth(part)
            met.update(worth)
            for draft, values in worth.items():
                for other in drafts:
                    pair = (draft, other)
                    if other[0] != draft[0] or other == draft or pair in better:
                        continue
                    others = worth.get(other)
                    if others is None or any(one > two for one, two in zip(values, others, strict=True)):
                        better.add(pair)
    found: dict[_Draft, str] = {}
    for draft, other in permutations((draft for draft in drafts if draft in met), 2):
        if draft[0] == other[0] and (draft, other) not in better and (other, draft) in better:
            found.setdefault(draft, other[1])
    return found


def _worth(part: Part) -> dict[_Draft, list[int]]:
    """What the best is worth that can be done together with sending a draft, for each of the gauges."""
    found: dict[_Draft, list[int]] = {}
    for edge, cases in part.edges:
        for move in edge.moves:
            if isinstance(move, Respond) and move.response.draft is not None:
                draft = move.event, move.response.draft
                values = edge_values(cases, len(part.gauges))
                found[draft] = list(map(max, found[draft], values)) if draft in found else values
    return found
