"""The scripts of the golden games: what is done, with which seed, in which ministry, under which mandates.

An action stands as in a log, with two shorter ways: a response that is only `{draft: holding}` is that draft as it is
written, and an `advance` goes on until its minute has come, through everything that stops the clock on the way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from twiplo_game.engine.action import Action, Advance, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.codec import action_from_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

FOLDER = Path(__file__).parent
SCRIPTS = FOLDER / "scripts"
LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Line:
    """One script."""

    scenario: str
    name: str
    about: str
    """What this line tries, in one sentence."""
    seed: int
    profile: str
    mandates: tuple[str, ...]
    actions: tuple[Mapping[str, Any], ...]

    @property
    def id(self) -> str:
        """The name of its files."""
        return f"{self.scenario}.{self.name}"

    def golden(self, language: str) -> Path:
        """Where what the player reads in `language` is kept."""
        return FOLDER / f"{self.id}.{language}.txt"

    def game(self, scenario: Scenario) -> Game:
        """The game that is played."""
        doctrine = shipped_doctrine().doctrine
        story = compile_story(scenario, doctrine, profile=self.profile, mandates=self.mandates)
        return new_game(story, self.seed)


class RefusedError(AssertionError):
    """A script does something that the game does not allow."""


def read_lines() -> tuple[Line, ...]:
    """Every script, by its file's name."""
    return tuple(map(_read, sorted(SCRIPTS.glob("*.yaml"))))


def _read(path: Path) -> Line:
    written = yaml.safe_load(path.read_text("utf-8"))
    scenario, name = path.stem.split(".")
    return Line(
        scenario,
        name,
        written["about"],
        written["seed"],
        written["profile"],
        tuple(written["mandates"]),
        tuple(written["actions"]),
    )


def play_line(line: Line, game: Game, *, is_strict: bool = True) -> tuple[Step, ...]:
    """The opening and every step of `line` in `game`, to the end of the game.

    Another game than the line's own may not bring what it answers: without `is_strict` what is refused is left out.
    """
    steps = [opening(game)]
    for number, data in enumerate((*line.actions, {"do": "advance", "to": game.story.length})):
        for action in _actions(game.story, data, steps):
            step = apply(game, steps[-1].state, action)
            if isinstance(step, Step):
                steps.append(step)
            elif is_strict and step.code is not Refusal.GAME_OVER:
                raise RefusedError(_refusal(line, number, data, steps[-1].state, step))
            else:
                break
    assert steps[-1].state.is_over
    return tuple(steps)


def _actions(story: Story, data: Mapping[str, Any], steps: list[Step]) -> Iterator[Action]:
    action = action_from_data(dict(data))
    if isinstance(action, Advance):
        while steps[-1].state.minute < action.to and not steps[-1].state.is_over:
            yield action
    elif isinstance(action, Respond) and action.response.draft is not None:
        target = story.targets[story.names.events[action.event]]
        draft = target.drafts.get(action.response.draft)
        yield draft.answer if draft is not None else action
    else:
        yield action


def _refusal(line: Line, number: int, data: Mapping[str, Any], state: State, why: Rejected) -> str:
    return f"{line.id}, action {number} at minute {state.minute}: {why.code} {why.subject} {why.minute} {dict(data)}"
