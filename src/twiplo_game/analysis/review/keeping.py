"""What the situations of a story are worth, worked out once for the reviews of all its games, and as bytes to be kept.

From the opening on every situation of the model is valued. A review also asks what an errand is worth that is no move
of the solver, because nothing hangs on it: so the situations after one such errand are valued too, then those after
another, as long as that does not grow too large.
"""

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, Final

from twiplo_game.analysis.review.best_play import CHOICES
from twiplo_game.analysis.review.options import options
from twiplo_game.analysis.review.position import Position, Possible
from twiplo_game.analysis.review.remembering import Kept, Memory, RememberingGraph
from twiplo_game.analysis.solver.belief import Belief, Gauges, Seen
from twiplo_game.analysis.solver.gauges import unpacked
from twiplo_game.analysis.solver.graph import Node
from twiplo_game.analysis.solver.model import Model
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import moved
from twiplo_game.engine.action import Advance, Tell
from twiplo_game.engine.story import Story

FIGURES: Final = 100_000
"""So many values are kept of one story at most: about a megabyte."""

_FORMAT: Final = 1
_BYTES: Final = 16 * 1024 * 1024
"""Of what is read back, unpacked."""
_NAMES: Final = 1 << 63
_GAUGES: Final = 1 << 24

Begin = tuple[Seen, Gauges]


def situations(story: Story, model: Model, is_stopped: Callable[[], bool]) -> Kept:
    """What the situations of `story` are worth under `model`, as far as that is not stopped and not too much."""
    solver = Solver.of(story, model)
    memory = Memory(solver)
    start = solver.passages.story.start.gauges
    begins: list[Begin] = [(seen, moved(start, seen)) for seen in solver.passages.opening()]
    kept: dict[int, dict[int, int]] = {}
    count = 0
    while begins:
        graph = _Noting(memory)
        for seen, gauges in begins:
            graph.begin(seen, gauges)
        if not graph.explore(partial(_is_enough, graph, is_stopped), lambda minute: None):
            break
        graph.value()
        count += sum(len(node.best) for node in graph.nodes)
        if count > FIGURES:
            break
        for name, node in graph.named():
            kept.setdefault(name, {}).update(node.best)
        begins = []
        for node, belief in graph.beliefs:
            # Thinking of what else could be begun at each takes as long as looking ahead from it.
            if is_stopped():
                return kept
            begins += _errands(memory, node, belief)
    return kept


def _is_enough(graph: RememberingGraph, is_stopped: Callable[[], bool]) -> bool:
    return graph.choices > CHOICES or is_stopped()


class _Noting(RememberingGraph):
    """Notes what can be so at each node, which is forgotten otherwise once a node has been looked at."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.beliefs: list[tuple[Node, Belief]] = []

    def named(self) -> Iterator[tuple[int, Node]]:
        """Every node with its name."""
        return ((self.memory.names.of(node.minute, self.apart[id(node)]), node) for node in self.nodes)

    def _look(self, node: Node) -> None:
        self.beliefs.append((node, node.belief))
        super()._look(node)


def _errands(memory: Memory, node: Node, belief: Belief) -> Iterator[Begin]:
    """What is seen after each notice that a review thinks of at a node, and the solver does not.

    Checks of which nothing hangs on what they find are left: what they find is forgotten in the belief of a node.
    """
    story, passages = memory.solver.story, memory.solver.passages
    if len(belief[0].state.tasks) >= story.staff:
        return
    alive = memory.moves.keys.shared([member.state for member in belief])
    for gauges in map(unpacked, node.reached):
        state = replace(belief[0].state, gauges=gauges)
        moves = {*memory.moves.begin(passages.probe(state, gauges), alive)}
        position = Position(story, 0, (Possible(1.0, (), state),))
        for option in options(position, Advance(story.length)):
            if isinstance(option, Tell) and option not in moves:
                for seen in passages.acted(belief, gauges, option).seen:
                    yield seen, moved(gauges, seen)


# -- as bytes ----------------------------------------------------------------------------------------------------------


def to_bytes(kept: Kept) -> bytes:
    """What is kept as bytes, always the same for the same values."""
    names = sorted(kept)
    rows = [sorted(kept[name].items()) for name in names]
    data = {
        "format": _FORMAT,
        "names": [name - before for before, name in pairwise([0, *names])],
        "counts": [len(row) for row in rows],
        "gauges": [number for row in rows for number, _ in row],
        "worth": [worth for row in rows for _, worth in row],
    }
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 9)


def from_bytes(content: bytes) -> Kept:
    """What is kept in `content`. Raises ValueError where it is anything else, or more than may be kept."""
    unpacking = zlib.decompressobj()
    with suppress(zlib.error, RecursionError, TypeError, KeyError):
        text = unpacking.decompress(content, _BYTES)
        if unpacking.eof and not unpacking.unused_data:
            return _kept(json.loads(text))
    raise ValueError("not what situations are worth")


def _kept(data: dict[str, Any]) -> Kept:
    counts, gauges = _whole(data["counts"], FIGURES + 1), _whole(data["gauges"], _GAUGES)
    names, worth = [*accumulate(_whole(data["names"], _NAMES))], _whole(data["worth"], _NAMES)
    ends = [*accumulate(counts)]
    if data["format"] != _FORMAT or len(names) != len(counts) or not len(gauges) == len(worth) == sum(counts):
        raise ValueError("columns that do not fit")
    return {
        name: dict(zip(gauges[end - count : end], worth[end - count : end], strict=True))
        for name, count, end in zip(names, counts, ends, strict=True)
    }


def _whole(column: Any, limit: int) -> list[int]:
    """A column of whole numbers from 0, each below `limit`."""
    if not isinstance(column, list) or len(column) > FIGURES:
        raise ValueError("not a column")
    if not all(type(figure) is int and 0 <= figure < limit for figure in column):
        raise ValueError("not a figure")
    return column
