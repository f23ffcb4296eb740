"""Games of a bot in every world: once for all worlds that look alike to it, so that its mean score is exact."""

from collections.abc import Callable
from dataclasses import dataclass

from twiplo_game.analysis.solver.belief import Passages
from twiplo_game.analysis.solver.walk import member_of, moved
from twiplo_game.analysis.solver.worlds import Cube, Worlds
from twiplo_game.engine.action import Action
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

Acting = Callable[[Game, State], Action]
"""A bot that looks at the state, and there at nothing but what a player sees."""


@dataclass(slots=True)
class Path:
    """A game of a bot, as it goes in all worlds that look alike to it."""

    world: Cube
    """One of them."""
    cubes: list[Cube]
    """All of them."""
    weight: int
    """How often it comes to one of them."""
    states: list[State]
    """The state after each action; the first is the opening."""
    actions: list[Action]
    """As a log holds them."""
    score: int


def paths(story: Story, passages: Passages, bot: Acting, is_stopped: Callable[[], bool]) -> list[Path]:
    """Every game of a bot that leaves nothing to chance, once for all worlds in which it goes the same way.

    `passages` leave nothing out. Some are missing where it was stopped.
    """
    worlds = passages.worlds
    found: list[Path] = []
    waiting = [(member.cube, 0) for seen in passages.opening() for member in seen.members[:1]]
    while waiting and not (found and is_stopped()):
        cube, known = waiting.pop()
        world = tuple(mask & -mask for mask in cube)
        game = game_in(story, worlds, world)
        seen = member_of(passages.opening(), world)
        gauges = moved(passages.story.start.gauges, seen)
        states, actions = [opening(game).state], []
        while not states[-1].is_over:
            state = states[-1]
            step = apply(game, state, bot(game, state))
            assert isinstance(step, Step)
            assert step.action is not None
            after = passages.acted(tuple(seen.members), gauges, step.action).seen
            seen = member_of(after, world)
            gauges = moved(gauges, seen)
            states.append(step.state)
            actions.append(step.action)
            if len(actions) > known:
                waiting += [(other.members[0].cube, len(actions)) for other in after if other is not seen]
        result = outcome(game, states[-1])
        assert result is not None
        weight = sum(member.weight * worlds.mass(member.cube) for member in seen.members)
        cubes = [member.cube for member in seen.members]
        found.append(Path(world, cubes, weight, states, actions, result.score))
    return found


def game_in(story: Story, worlds: Worlds, world: Cube) -> Game:
    """The game of a world; it has no seed."""

    def values(places: list[tuple[int, int] | bool]) -> tuple[bool, ...]:
        return tuple(place if isinstance(place, bool) else bool(world[place[0]] & place[1]) for place in places)

    return Game(story, "", values(worlds.truths), values(worlds.inconclusive))
