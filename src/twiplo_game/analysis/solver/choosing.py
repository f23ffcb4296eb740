"""What is chosen from at a moment: everything that the model allows, or what a random player takes."""

from collections.abc import Iterator
from itertools import combinations
from math import prod

from twiplo_game.analysis.solver.belief import Belief, Gauges, Passages
from twiplo_game.analysis.solver.graph import Edge
from twiplo_game.analysis.solver.keys import Alive
from twiplo_game.analysis.solver.moves import Move, Moves
from twiplo_game.analysis.solver.probe import Asked, Probe, copied
from twiplo_game.engine.options import draft_answers


class Everything:
    """Every choice: tasks to stop, then tasks to begin, then time passes."""

    def __init__(self, passages: Passages, moves: Moves) -> None:
        self.passages = passages
        self.moves = moves

    def __call__(self, belief: Belief, alive: Alive, gauges: Gauges) -> tuple[list[Asked], list[Edge]]:
        """What was asked of the gauges, and the choices."""
        t = self.passages.probe(belief[0].state, gauges)
        asked: list[Asked] = []
        edges: list[Edge] = []
        stops = self.moves.stops(t)
        for count in range(len(stops) + 1):
            for stopped in combinations(stops, count):
                begun = copied(t)
                for stop in stopped:
                    self.passages.do(begun, stop)
                # An event whose answer was called back waits again, from this moment on.
                then = self.moves.keys.of(begun.frozen()) if stopped else alive
                edges += self._begun(begun, then, stopped)
                asked += begun.asked
        return asked, edges

    def _begun(self, t: Probe, alive: Alive, stopped: tuple[Move, ...]) -> Iterator[Edge]:
        moves = self.moves.begin(t, alive)
        frontier: list[tuple[Probe, tuple[Move, ...], int]] = [(t, (), -1)]
        while frontier:
            before, chosen, last = frontier.pop()
            if chosen and not self.moves.model.one_order:
                # What was begun can make something else possible: to speak about what was just answered.
                known = set(moves)
                moves += [move for move in self.moves.begin(before, alive) if move not in known]
            is_owed = False
            for place, move in enumerate(moves):
                if place == last:
                    continue
                after = copied(before)
                if not self.passages.do(after, move):
                    continue
                is_owed = is_owed or self.moves.is_owed(move)
                if not self._may_follow(after, place, last):
                    continue
                begun = (*chosen, move)
                if len(after.tasks) < after.story.staff:
                    frontier.append((after, begun, place))
                else:
                    yield Edge((*stopped, *begun))
            if not is_owed:
                yield Edge((*stopped, *chosen))

    def _may_follow(self, t: Probe, place: int, last: int) -> bool:
        """Whether a move may be begun after the move `last`: the order means nothing, but for what lands together."""
        if place > last:
            return True
        return not self.moves.model.one_order and t.tasks[-1].lands == t.tasks[-2].lands


class ByChance:
    """A random player: one of the drafts as long as one can be sent, each as likely as every other."""

    def __init__(self, passages: Passages) -> None:
        self.passages = passages

    def __call__(self, belief: Belief, _alive: Alive, gauges: Gauges) -> tuple[list[Asked], list[Edge]]:
        """What was asked of the gauges, and the choices."""
        t = self.passages.probe(belief[0].state, gauges)
        edges: list[Edge] = []
        asked: list[Asked] = []
        frontier: list[tuple[Probe, tuple[Move, ...], tuple[int, ...]]] = [(t, (), ())]
        while frontier:
            before, chosen, counts = frontier.pop()
            is_last = len(before.tasks) + 1 == before.story.staff
            answers = draft_answers(self.passages.oracle.game, before)
            asked += before.asked
            if not answers:
                edges.append(Edge(chosen, prod(counts)))
            for answer in answers:
                if is_last:
                    # It takes the last officer: what comes of it is seen when it is followed.
                    edges.append(Edge((*chosen, answer), prod((*counts, len(answers)))))
                    continue
                after = copied(before)
                self.passages.do(after, answer)
                frontier.append((after, (*chosen, answer), (*counts, len(answers))))
        return asked, edges
