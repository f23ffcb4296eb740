"""Solving by trying everything: every action that is legal, in every world, on what the player's view shows.

It knows nothing of what the solver leaves out or forgets: it plays through the door and compares whole views.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from twiplo_game.engine.action import Action, Ask, Cancel, Open
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

Belief = tuple[tuple[Game, State, int], ...]
"""Worlds that look alike, each with its state and its weight."""

Allowed = Callable[[State, Action], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """What everything came to."""

    value: Fraction
    most: int
    least: int


def whatever(_state: State, _action: Action) -> bool:
    """Everything but what the solver never does: asking, and reading, which is free."""
    return True


def worlds(story: Story) -> list[tuple[Game, int]]:
    """Every world with its weight."""
    facts, names = story.scenario.facts, story.names.facts
    heads = {name: fact.one_of for name, fact in facts.items() if fact.one_of is not None}
    members = {member for one_of in heads.values() for member in one_of}
    choices: list[list[tuple[dict[str, bool], int]]] = []
    for name, fact in facts.items():
        if name in heads:
            choices.append([({one: one == so for one in heads[name]}, heads[name][so]) for so in heads[name]])
        elif name not in members:
            choices.append([({name: True}, fact.chance), ({name: False}, 100 - fact.chance)])
    for check in story.checks:
        choices.append([({f"check {check.id}": True}, check.inconclusive), ({}, 100 - check.inconclusive)])
    found = []
    for combination in product(*choices):
        so: dict[str, bool] = {}
        weight = 1
        for values, share in combination:
            so |= values
            weight *= share
        if weight:
            truths = tuple(so.get(name, True) for name in names)
            drawn = tuple(so.get(f"check {check.id}", False) for check in story.checks)
            found.append((Game(story, "", truths, drawn), weight))
    return found


def solve(story: Story, allowed: Allowed = whatever) -> Found:
    """The best play on what is seen, and the highest and the lowest score in reach."""
    return solve_in(worlds(story), allowed)


def solve_in(possible: list[tuple[Game, int]], allowed: Allowed) -> Found:
    """The same, where only some worlds are possible, and the player knows that."""
    memo: dict[object, tuple[int, int, int]] = {}
    opened = [(game, opening(game).state, weight) for game, weight in possible]
    parts = [_value(belief, allowed, memo) for belief in _apart(opened)]
    whole = sum(weight for _, _, weight in opened)
    return Found(
        Fraction(sum(part[0] for part in parts), whole),
        max(part[1] for part in parts),
        min(part[2] for part in parts),
    )


def looking_alike(story: Story, real: Game, actions: Sequence[Action]) -> Belief:
    """The worlds in which `actions` look step by step as they do in `real`."""
    alike: Belief = tuple((game, opening(game).state, weight) for game, weight in worlds(story))
    shown = opening(real).state
    for action in (None, *actions):
        if action is not None:
            shown = _done(real, shown, action)
            alike = tuple((game, _done(game, state, action), weight) for game, state, weight in alike)
        sight = view(real, shown)
        alike = tuple(each for each in alike if view(each[0], each[1]) == sight)
    return alike


def value_after(belief: Belief, action: Action, allowed: Allowed = whatever) -> Fraction:
    """The expected score where `action` and then the best play follow, on what is seen."""
    after = [(game, _done(game, state, action), weight) for game, state, weight in belief]
    total = sum(_value(part, allowed, {})[0] for part in _apart(after))
    return Fraction(total, sum(weight for _, _, weight in belief))


def _value(belief: Belief, allowed: Allowed, memo: dict[object, tuple[int, int, int]]) -> tuple[int, int, int]:
    first = belief[0][1]
    if first.is_over:
        scores = [(_score(game, state), weight) for game, state, weight in belief]
        numbers = [score for score, _ in scores]
        return sum(score * weight for score, weight in scores), max(numbers), min(numbers)
    key = tuple((id(game), state) for game, state, _ in belief)
    found = memo.get(key)
    if found is None:
        results = []
        for action in legal_actions(belief[0][0], first):
            if _is_idle(first, action) or not allowed(first, action):
                continue
            after = [(game, _done(game, state, action), weight) for game, state, weight in belief]
            parts = [_value(part, allowed, memo) for part in _apart(after)]
            results.append(
                (
                    sum(part[0] for part in parts),
                    max(part[1] for part in parts),
                    min(part[2] for part in parts),
                )
            )
        found = memo[key] = (
            max(one for one, _, _ in results),
            max(one for _, one, _ in results),
            min(one for _, _, one in results),
        )
    return found


def _is_idle(state: State, action: Action) -> bool:
    """Asking and reading change nothing; and what was begun this minute need not be stopped in it."""
    if isinstance(action, Cancel):
        return any(f"t{task.number}" == action.task and task.started == state.minute for task in state.tasks)
    return isinstance(action, Ask | Open)


def _apart(worlds_after: list[tuple[Game, State, int]]) -> list[Belief]:
    """The worlds, sorted by what the player sees."""
    seen: list[tuple[object, list[tuple[Game, State, int]]]] = []
    for game, state, weight in worlds_after:
        # At the end the ending tells what was so, but nothing is decided any more.
        sight = view(game, state)
        for other, group in seen:
            if other == sight:
                group.append((game, state, weight))
                break
        else:
            seen.append((sight, [(game, state, weight)]))
    return [tuple(group) for _, group in seen]


def _done(game: Game, state: State, action: Action) -> State:
    step = apply(game, state, action)
    assert isinstance(step, Step), (action, step)
    return step.state


def _score(game: Game, state: State) -> int:
    result = outcome(game, state)
    assert result is not None
    return result.score
