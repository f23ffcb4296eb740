"""The situations of a player who is led: what is chosen from, and how many answers are left that are free."""

from twiplo_game.analysis.solver.belief import Belief, Gauges, Passages
from twiplo_game.analysis.solver.graph import Edge
from twiplo_game.analysis.solver.keys import Alive
from twiplo_game.analysis.solver.leading import Leader
from twiplo_game.analysis.solver.moves import Move
from twiplo_game.analysis.solver.probe import Asked, Probe, copied
from twiplo_game.engine.action import Advance, Respond


class Following:
    """What can be done in a minute: what the leader does, with any answer wherever it answers."""

    def __init__(self, passages: Passages, leader: Leader) -> None:
        self.passages = passages
        self.leader = leader

    def __call__(self, belief: Belief, _alive: Alive, gauges: Gauges) -> tuple[list[Asked], list[Edge]]:
        """What was asked of the gauges, and the choices."""
        game = self.passages.oracle.game
        edges: list[Edge] = []
        asked: list[Asked] = []
        frontier: list[tuple[Probe, tuple[Move, ...], tuple[Move, ...]]] = [
            (self.passages.probe(belief[0].state, gauges), (), ())
        ]
        while frontier:
            t, chosen, changed = frontier.pop()
            action = self.leader(game, t)
            if isinstance(action, Advance):
                edges.append(Edge(chosen, changed=changed))
            elif isinstance(action, Respond):
                for answer in self.leader.answers(game, t, action):
                    after = copied(t)
                    self.passages.do(after, answer)
                    frontier.append((after, (*chosen, answer), changed if answer is action else (*changed, answer)))
            else:
                self.passages.do(t, action)
                frontier.append((t, (*chosen, action), changed))  # type: ignore[arg-type]
            asked += t.asked
        return asked, edges
