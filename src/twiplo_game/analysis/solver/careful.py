"""Where the bot `careful` comes to, as beliefs to be valued: what each draft would give away there."""

from dataclasses import dataclass, field
from fractions import Fraction

from twiplo_game.analysis.solver.belief import Belief, Gauges, Passages, Seen
from twiplo_game.analysis.solver.dominance import dominated
from twiplo_game.analysis.solver.games import Path, game_in
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch, Graph
from twiplo_game.analysis.solver.solution import Lock, Regret
from twiplo_game.analysis.solver.walk import member_of, moved
from twiplo_game.engine.action import Advance
from twiplo_game.engine.game import Game
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story

FROZEN = 30
"""Minutes that must be left for a game to be locked: shortly before its end every game is."""

Place = tuple[Branch, int]
"""A node with gauges."""


@dataclass(slots=True)
class Moment:
    """A moment that `careful` comes to."""

    minute: int
    place: Place
    drafts: dict[tuple[str, str], Place] = field(default_factory=dict)
    """By event and draft what sending it leads to."""
    weight: int = 0
    """Of the worlds in which it comes to this."""


class Careful:
    """The moments of `careful`'s games as nodes of a graph."""

    def __init__(self, story: Story, graph: Graph) -> None:
        self.story = story
        self.graph = graph
        self.passages: Passages = graph.passages
        self.moments: dict[tuple[int, int], Moment] = {}
        self.weight = 0
        self._games: list[tuple[int, list[Moment]]] = []

    def follow(self, path: Path) -> None:
        """Take the moments of one game."""
        game = game_in(self.story, self.graph.worlds, path.world)
        seen = member_of(self.passages.opening(), path.world)
        gauges = moved(self.passages.story.start.gauges, seen)
        met = [self._moment(game, path.states[0], tuple(seen.members), gauges)]
        for action, state in zip(path.actions, path.states[1:], strict=True):
            after = self.passages.acted(tuple(seen.members), gauges, action).seen
            seen = member_of(after, path.world)
            gauges = moved(gauges, seen)
            if isinstance(action, Advance) and not state.is_over:
                met.append(self._moment(game, state, tuple(seen.members), gauges))
        self.weight += path.weight
        for moment in {id(one): one for one in met}.values():
            moment.weight += path.weight
        self._games.append((path.weight, met))

    def _moment(self, game: Game, state: State, belief: Belief, gauges: Gauges) -> Moment:
        place = self._begin(Seen((), list(belief)), gauges)
        key = (id(place[0].node), place[1])
        found = self.moments.get(key)
        if found is None:
            found = self.moments[key] = Moment(state.minute, place)
            for answer in draft_answers(game, state):
                seen = self.passages.acted(belief, gauges, answer).seen[0]
                found.drafts[answer.event, str(answer.response.draft)] = self._begin(seen, gauges)
        return found

    def _begin(self, seen: Seen, gauges: Gauges) -> Place:
        return self.graph.begin(seen, gauges), packed(gauges)

    # -- once the graph is valued -----------------------------------------------------------------------------------

    def regrets(self) -> tuple[Regret, ...]:
        """What each draft gives away, by event and draft, in the order of the file."""
        better = dominated(self.graph)
        given: dict[tuple[str, str], list[tuple[Fraction, int, Moment]]] = {}
        for moment in self.moments.values():
            values = {draft: _value(place) for draft, place in moment.drafts.items()}
            best = max((_value(moment.place), *values.values()))
            for draft, value in values.items():
                given.setdefault(draft, []).append((best - value, moment.weight, moment))
        found = []
        for target in self.story.targets[: self.story.event_count]:
            for name in target.drafts:
                losses = given.get((target.id, name))
                if losses is not None:
                    found.append(self._regret(target.id, name, losses, better.get((target.id, name))))
        return tuple(found)

    @staticmethod
    def _regret(event: str, draft: str, losses: list[tuple[Fraction, int, Moment]], dominated_by: str | None) -> Regret:
        mine = {id(moment): loss for loss, _, moment in losses}
        whole = sum(weight for _, weight, _ in losses)
        return Regret(
            event,
            draft,
            sum((loss * weight for loss, weight, _ in losses), Fraction(0)) / whole,
            min(mine.values()),
            max(mine.values()),
            len(mine),
            dominated_by,
        )

    def locks(self) -> tuple[Lock, ...]:
        """The first moments from which nothing changes the score any more."""
        found: dict[int, int] = {}
        for weight, met in self._games:
            first = None
            for moment in reversed(met):
                branch, number = moment.place
                if branch.node.most[number] != branch.node.least[number]:
                    break
                first = moment.minute
            if first is not None and self.story.length - first >= FROZEN:
                found[first] = found.get(first, 0) + weight
        return tuple(
            Lock(minute, self.story.length - minute, Fraction(weight, self.weight))
            for minute, weight in sorted(found.items())
        )


def _value(place: Place) -> Fraction:
    branch, number = place
    return Fraction(branch.node.best[number], branch.node.mass)
