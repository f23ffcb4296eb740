"""What if: a game taken up again at one of its decisions, with something else done, and the two laid side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.review.branching import Beside, finished_score
from twiplo_game.analysis.review.chances import chances_of
from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.options import Hold, Option, blank_game
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action, Advance
from twiplo_game.engine.apply import apply
from twiplo_game.engine.game import Game
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

TOLD: Final = 3
"""How many things that could not be known are told, those that matter most."""

_MATTERS: Final = 5
"""Score points by which a thing must matter to be told."""


@dataclass(frozen=True, slots=True)
class Anew:
    """Nothing yet: the player takes the game up at that moment, and may compose."""


Instead = Action | Anew
"""What can be done otherwise."""


def alternatives(story: Story, state: State, own: Option) -> tuple[Action, ...]:
    """What can be tried instead of `own` without composing: the staff's drafts, silence, what `careful` would do."""
    game = blank_game(story)
    listed: list[Action] = [*draft_answers(game, state), Advance(story.length), steady(game, state)]
    waits = isinstance(own, Hold | Advance)
    return tuple(dict.fromkeys(each for each in listed if each != own and not (waits and isinstance(each, Advance))))


def branched(game: Game, steps: Sequence[Step], number: int, action: Action) -> tuple[Step, ...] | Rejected:
    """The steps before action `number`, counted from 1, and then `action`; or why it cannot be done there."""
    step = apply(game, steps[number - 1].state, action)
    return step if isinstance(step, Rejected) else (*steps[:number], step)


def finished(game: Game, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The game of `steps`, played to its end as the bot `careful` plays."""
    found = list(steps)
    while not found[-1].state.is_over:
        step = apply(game, found[-1].state, steady(game, found[-1].state))
        if isinstance(step, Rejected):
            raise ValueError(f"{step.code} {step.subject}")
        found.append(step)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which something that could not be known may be, and what each choice comes to then."""

    fact: str
    is_so: bool
    share: float
    """How likely it was, from what could be known."""
    was: bool
    """Whether it really was like that."""
    own: float
    """Score points to be expected of what was done, then careful play."""
    other: float
    """Those of what is tried instead."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A game and its branch as the bot `careful` plays it to its end, and what hangs on what could not be known."""

    beside: Beside
    steps: tuple[Step, ...]
    """The branch, in the world as it really was in the game."""
    doubts: tuple[tuple[Case, ...], ...]
    """For each thing that could not be known and matters here its cases; what matters most comes first."""


def compared(game: Game, steps: Sequence[Step], choice: Choice, other: Action) -> Comparison | Rejected:
    """The game of `steps`, which is over, beside the one in which `other` is done at `choice`."""
    branch = branched(game, steps, choice.number, other)
    if isinstance(branch, Rejected):
        return branch
    whole = finished(game, branch)
    before, after = debrief(game, steps), debrief(game, whole)
    assert before is not None
    assert after is not None
    position = next(each for each in positions(game, steps) if each.number == choice.number - 1)
    beside = Beside(choice, other, before, after, finished_score(game, steps, choice))
    return Comparison(beside, whole, _doubts(game, position, choice.own, other))


def _doubts(game: Game, position: Position, own: Option, other: Option) -> tuple[tuple[Case, ...], ...]:
    story, valuer = game.story, Steadily()
    open_facts = _open_facts(position)
    found: dict[int, tuple[Case, ...]] = {}
    for chance, facts in open_facts.items():
        cases = []
        for fact, side, is_so in facts:
            number = story.names.facts[fact]
            values = [valuer.given(position, option, chance, side) for option in (own, other)]
            was = game.truths[number] == is_so
            cases.append(Case(fact, is_so, sum(position.shares(chance, side)), was, *values))
        found[chance] = tuple(cases)
    effects = {chance: _effect(cases) for chance, cases in found.items()}
    told = sorted((chance for chance in found if effects[chance] >= _MATTERS), key=lambda chance: -effects[chance])
    return tuple(found[chance] for chance in told[:TOLD])


def _effect(cases: Sequence[Case]) -> float:
    """How much hangs on it, for one choice or the other."""
    return max(max(values) - min(values) for values in ([case.own for case in cases], [case.other for case in cases]))


def _open_facts(position: Position) -> dict[int, list[tuple[str, int, bool]]]:
    """For each chance that the player could not know yet, and that decides facts: (fact, side, whether it is so)."""
    chances = chances_of(position.story)
    found: dict[int, list[tuple[str, int, bool]]] = {}
    for name, number in position.story.names.facts.items():
        chance, side = chances.facts[number]
        sides = range(len(chances.all[chance].weights))
        possible = {each for each in sides if any(position.shares(chance, each))}
        if len(possible) == 1 or position.story.scenario.facts[name].text is None:
            continue
        if side in possible:
            found.setdefault(chance, []).append((name, side, True))
        if chances.all[chance].name == f"fact:{name}":
            found[chance].append((name, 1 - side, False))
    return found
