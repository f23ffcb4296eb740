"""The course of a game that is over, by what an evaluation asks of it: who was told when, what was said on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from twiplo_game.engine.action import Action, Open
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.replay import BadLog, fold
from twiplo_game.engine.state import NEVER, Sent, State
from twiplo_game.engine.step import Landed, Movement, Step
from twiplo_game.engine.story import Story, Target
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Evidence


@dataclass(frozen=True)
class Course:
    """A game and its steps, from the opening to the end."""

    game: Game
    steps: Sequence[Step]

    @property
    def story(self) -> Story:
        """The compiled scenario."""
        return self.game.story

    @property
    def end(self) -> State:
        """The last moment."""
        return self.steps[-1].state

    @property
    def sent(self) -> tuple[Sent, ...]:
        """Every response that landed, in order."""
        return self.end.past.sent

    def target(self, sent: Sent) -> Target:
        """What a response was about."""
        return self.story.targets[sent.order.target]

    def evidence(self, sent: Sent) -> Evidence:
        """What the desk held about a response's subject when it was ordered; only where it has one."""
        return tuple(Evidence)[sent.order.evidence[self.target(sent).subject]]

    @property
    def public(self) -> tuple[Sent, ...]:
        """The responses that everybody could read."""
        return tuple(sent for sent in self.sent if sent.order.response.is_public)

    @cached_property
    def events(self) -> tuple[Target, ...]:
        """The events that came, in the order in which they came."""
        appeared = self.end.events.appeared
        came = [target for target in self.story.targets[: self.story.event_count] if appeared[target.index] != NEVER]
        return tuple(sorted(came, key=lambda target: appeared[target.index]))

    def appeared(self, target: Target) -> int:
        """When an event came."""
        return self.end.events.appeared[target.index]

    @cached_property
    def landed(self) -> dict[tuple[str, str], int]:
        """When each task was first done, by its act and its subject."""
        done: dict[tuple[str, str], int] = {}
        for step in self.steps:
            for item in step.happened:
                if isinstance(item, Landed):
                    done.setdefault((item.act, item.subject), item.minute)
        return done

    @cached_property
    def opened(self) -> dict[str, int]:
        """When each message was read."""
        read: dict[str, int] = {}
        for step in self.steps:
            if isinstance(step.action, Open):
                read.setdefault(step.action.message, step.state.minute)
        return read

    def corrected(self, sent: Sent) -> int | None:
        """When a response was visibly corrected; None where it was not."""
        return self.landed.get(("correct", sent.order.id)) if sent.order.id in self.end.past.corrected else None

    def told(self, stakeholder: str) -> int:
        """When somebody was first informed in private; NEVER where it was not."""
        number = self.story.names.stakeholders.get(stakeholder)
        return self.end.past.told[number] if number is not None else NEVER

    @cached_property
    def check_titles(self) -> dict[str, Text]:
        """What each check is called."""
        return {name: check.title for event in self.story.scenario.events for name, check in event.checks.items()}

    @cached_property
    def end_under_every_mandate(self) -> State | None:
        """The end of the same actions played with every mandate chosen; None where they cannot be."""
        story = self.story
        names = tuple(story.names.mandates)
        every = compile_story(story.scenario, story.doctrine, profile=story.profile_id, mandates=names)
        try:
            return fold(new_game(every, self.game.seed), self.actions)[-1].state
        except BadLog:
            return None

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was done, in order."""
        return tuple(step.action for step in self.steps if step.action is not None)

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """Everything that moved."""
        return tuple(item for step in self.steps for item in step.happened if isinstance(item, Movement))
