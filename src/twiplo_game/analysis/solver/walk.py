"""Following a solved graph through a real game: what is done at each moment, as a log holds it."""

from collections.abc import Callable

from twiplo_game.analysis.bots import Bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.solver.belief import Belief, Gauges, Seen
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch, Edge, Graph, Node
from twiplo_game.analysis.solver.moves import action_of
from twiplo_game.analysis.solver.solution import Line
from twiplo_game.analysis.solver.values import edges_at
from twiplo_game.analysis.solver.worlds import Cube, Worlds
from twiplo_game.engine.action import Action, Advance, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story

Pick = Callable[[Node, int, list[tuple[Edge, tuple[Branch, ...]]]], tuple[Edge, Branch | None]]
"""Which choice is followed at a node with some gauges, and which branch of it; None for whichever is true."""

SEEDS = 200_000
"""So many seeds are tried for one that makes a wanted world."""


def highest(_node: Node, number: int, edges: list[tuple[Edge, tuple[Branch, ...]]]) -> tuple[Edge, Branch | None]:
    """Towards the highest score in reach."""
    pairs = [(edge, branch) for edge, branches in edges for branch in branches]
    return max(pairs, key=lambda pair: pair[1].node.most[pair[1].shift.of(number)])


def lowest(_node: Node, number: int, edges: list[tuple[Edge, tuple[Branch, ...]]]) -> tuple[Edge, Branch | None]:
    """Towards the lowest score in reach."""
    pairs = [(edge, branch) for edge, branches in edges for branch in branches]
    return min(pairs, key=lambda pair: pair[1].node.least[pair[1].shift.of(number)])


def wisest(_node: Node, number: int, edges: list[tuple[Edge, tuple[Branch, ...]]]) -> tuple[Edge, Branch | None]:
    """The best play, whatever turns out to be so."""

    def worth(pair: tuple[Edge, tuple[Branch, ...]]) -> int:
        return sum(branch.times * branch.node.best[branch.shift.of(number)] for branch in pair[1])

    return max(edges, key=worth)[0], None


def includes(cube: Cube, world: Cube) -> bool:
    """Whether a world is in a cube; what is forgotten counts as open."""
    return all(not mask or not value or mask & value for mask, value in zip(cube, world, strict=True))


def member_of(seen: list[Seen], world: Cube) -> Seen:
    """What is seen in a world."""
    return next(one for one in seen if any(includes(member.cube, world) for member in one.members))


class Walk:
    """Follows a graph from the opening."""

    def __init__(self, story: Story, graph: Graph) -> None:
        self.story = story
        self.graph = graph

    def line(self, pick: Pick, world: Cube | None = None) -> Line | None:
        """The game that `pick` leads to: in `world`, or in one in which every branch picked is true.

        None where no seed was found that makes it.
        """
        passages = self.graph.passages
        self.graph.restart()
        seen = passages.opening()
        gauges = passages.story.start.gauges
        chosen = self._first(seen, pick, world)
        made: list[tuple[Edge, int]] = []
        while True:
            gauges = moved(gauges, chosen)
            belief: Belief = tuple(chosen.members)
            if belief[0].state.is_over:
                break
            _, node = self.graph.find(chosen.members)
            number = packed(gauges)
            edge, branch = pick(node, number, edges_at(node, number))
            after = passages.after(belief, gauges, edge.moves).seen
            self.graph.left = node.left - len(edge.changed)
            if world is not None:
                chosen = member_of(after, world)
            elif branch is not None:
                chosen = next(one for one in after if self._is(one, branch))
            made.append((edge, chosen.members[0].state.minute))
        return self._played(made, belief, world)

    def _is(self, seen: Seen, branch: Branch) -> bool:
        return self.graph.shift(seen.steps) is branch.shift and self.graph.find(seen.members)[1] is branch.node

    def _first(self, seen: list[Seen], pick: Pick, world: Cube | None) -> Seen:
        if world is not None:
            return member_of(seen, world)
        found = {}
        for one in seen:
            _, node = self.graph.find(one.members)
            number = packed(moved(self.graph.passages.story.start.gauges, one))
            found[id(node)] = one, node, number
        ends = [
            (node.most[number] if pick is highest else -node.least[number], place)
            for place, (_, node, number) in enumerate(found.values())
        ]
        return list(found.values())[max(ends)[1]][0]

    def _played(self, made: list[tuple[Edge, int]], belief: Belief, world: Cube | None) -> Line | None:
        cubes = [member.cube for member in belief] if world is None else [world]
        seed = seed_in(self.story, self.graph.worlds, cubes)
        if seed is None:
            return None
        game = new_game(self.story, seed)
        state = opening(game).state
        actions: list[Action] = []
        leader = self.graph.passages.reading.leader
        for edge, minute in made:
            for move in edge.moves:
                action = action_of(move, state)
                assert action is not None
                state = _done(game, state, action)
                actions.append(action)
            wait: Action = Advance(minute)
            while not (state.is_over or isinstance(wait, Respond) or (leader is None and state.minute == minute)):
                state = _done(game, state, wait)
                actions.append(Advance(state.minute) if isinstance(wait, Advance) else wait)
                if leader is not None and not state.is_over:
                    wait = leader(game, state)
        result = outcome(game, state)
        assert result is not None
        return Line(game.seed, tuple(actions), result.score)


def seed_in(story: Story, worlds: Worlds, cubes: list[Cube]) -> str | None:
    """A seed that makes one of the worlds of `cubes`; None where none was found, because they are too rare."""
    for seed in range(1, SEEDS):
        game = new_game(story, seed)
        world = worlds.of(game)
        if any(includes(cube, world) for cube in cubes):
            return game.seed
    return None


def line_of(game: Game, bot: Bot) -> Line:
    """A game of a bot."""
    steps = play(game, bot)
    result = outcome(game, steps[-1].state)
    assert result is not None
    return Line(game.seed, tuple(step.action for step in steps if step.action is not None), result.score)


def moved(gauges: Gauges, seen: Seen) -> Gauges:
    """What becomes of gauges where something is seen."""
    levels = list(gauges)
    for step in seen.steps:
        levels = [min(100, max(0, level + points)) for level, points in zip(levels, step, strict=True)]
    return levels[0], levels[1], levels[2]


def _done(game: Game, state: State, action: Action) -> State:
    step = apply(game, state, action)
    if isinstance(step, Rejected):
        raise AssertionError(f"{action}: {step.code} {step.subject}")
    return step.state
