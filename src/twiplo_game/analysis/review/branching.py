"""A game that branched off from another one, beside that other one."""

from collections.abc import Sequence
from dataclasses import dataclass

from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.review.decisions import Choice, decisions
from twiplo_game.analysis.review.options import Option
from twiplo_game.analysis.review.playing import played_out
from twiplo_game.engine.action import Contingency, Open
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story


@dataclass(frozen=True, slots=True)
class Beside:
    """A game and its branch, both over."""

    choice: Choice
    other: Option
    """What is done instead."""
    before: Debrief
    """The game as it was played."""
    after: Debrief
    """The branch."""
    own_finished: int | None
    """The score where what was done is done, and `careful` goes on from there as it did in the branch; None where the
    player played the branch to its end."""


@dataclass(frozen=True, slots=True)
class Branching:
    """A game that is over and branched off from another one."""

    story: Story
    parent: str
    """What the other game's log is called."""
    instead: Choice
    """What was done in this one where it branched off."""
    found: Beside | None
    """The other game with this one beside it; None where that one cannot be had."""
    is_gone: bool = False
    """Whether the other log is not there, rather than unreadable, where it cannot be had."""
    played: float | None = None
    """When the other game was last played, in seconds of the epoch; None where it cannot be had."""
    grandparent: str | None = None
    """Where the other game is a branch itself, what the log is called that it branched off from."""


def beside_branch(
    game: Game, steps: Sequence[Step], branch: Sequence[Step], number: int, *, is_routine: bool
) -> Beside | None:
    """The game of `steps` beside one that branched off at its action `number`, counted from 1; None where one of them
    is not over.

    `is_routine` says that the bot `careful` played the branch to its end.
    """
    before, after = debrief(game, steps), debrief(game, branch)
    if before is None or after is None:
        return None
    choice = choice_at(game, steps, number)
    own_finished = finished_score(game, steps, choice) if is_routine else None
    return Beside(choice, choice_at(game, branch, number).own, before, after, own_finished)


def choice_at(game: Game, steps: Sequence[Step], number: int) -> Choice:
    """What the player did first from action `number` on, counted from 1, reading left out."""
    acts = ((place, steps[place].action) for place in range(number, len(steps)))
    place, action = next((place, act) for place, act in acts if act and not isinstance(act, Open | Contingency))
    alone = Choice(place, steps[place - 1].state.minute, action)
    return next((each for each in decisions(game, steps) if each.number == place), alone)


def finished_score(game: Game, steps: Sequence[Step], choice: Choice) -> int:
    """The score where what was done at `choice` is done, and the bot `careful` goes on from there."""
    return played_out(game, steps[choice.number - 1].state, choice.own)
