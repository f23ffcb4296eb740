"""The course of a game that is over, by what an evaluation asks of it: who was told when, what was said on what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from twiplo_game.engine.action import Action, Open, Tell
from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.conditions.code import compiled
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Tree, Truth, fold
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.plan import author_of, outside
from twiplo_game.engine.replay import BadLog
from twiplo_game.engine.replay import fold as replayed
from twiplo_game.engine.state import NEVER, Order, Sent, State
from twiplo_game.engine.step import Applied, Landed, Started, Step
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.engine.tasks import subject_in
from twiplo_game.engine.turn import turn_of
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import PUBLIC_CHANNELS, Channel, Evidence, Family

_HEARD_BY_NOBODY: Final = frozenset({*PUBLIC_CHANNELS, Channel.SILENCE})
"""Channels that inform nobody in private."""

_WHICH: Final = frozenset({"about", "unasked"})
"""What of a condition says which responses it is about, and not what is asked of them."""


class Notice(NamedTuple):
    """Somebody was informed of something in private."""

    minute: int
    who: str
    """A stakeholder."""
    target: int
    """The event or the fact, by number."""


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

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Who was informed of what in private, by a notice or by a private response, in order of time."""
        spoken = (sent for sent in self.sent if sent.order.response.channel not in _HEARD_BY_NOBODY)
        answers = [
            Notice(sent.landed, who, sent.order.target) for sent in spoken for who in sorted(sent.order.response.to)
        ]
        return tuple(sorted((*self._calls(), *answers)))

    def _calls(self) -> Iterator[Notice]:
        about: dict[str, tuple[str, int]] = {}
        for step in self.steps:
            if isinstance(step.action, Tell):
                target = subject_in(self.story, step.state.events, step.action.about)
                started = (item.task for item in step.happened if isinstance(item, Started) and item.act == "tell")
                if target is not None:
                    about |= dict.fromkeys(started, (step.action.stakeholder, target.index))
            for item in step.happened:
                if isinstance(item, Landed) and item.task in about:
                    yield Notice(item.minute, *about[item.task])

    def told(self, stakeholder: str, of: Target) -> int:
        """When somebody was first informed in private of an event, or of the fact it is about; else NEVER."""
        meant = {of.index} if of.subject < 0 else {of.index, self.story.event_count + of.subject}
        told = (each.minute for each in self.notices if each.who == stakeholder and each.target in meant)
        return next(told, NEVER)

    def lines_against(self, condition: str) -> tuple[tuple[Sent, bool], ...]:
        """The responses that `condition` (of the place *response*) can be about, each with whether it holds.

        It is tested as a mandate's `breaks` is: where the response landed, in what was known when it was ordered.
        """
        tree = parse(condition, Where.RESPONSE, self.story.names)[0]
        if tree is None:
            return ()
        return tuple(
            (sent, holds)
            for number, sent in enumerate(self.sent)
            if (holds := self._holds(number, sent.order, tree)) is not None
        )

    def _holds(self, number: int, order: Order, tree: Tree) -> bool | None:
        """Whether `tree` holds of the response `number`; None where it is about other events, or other kinds."""
        story, target, response = self.story, self.story.targets[order.target], order.response
        author = author_of(story, target, response)
        settles = response_lookup(response, story.names, author, order.is_unasked, target.index, order.wording)
        bound = outside(story, target).bind(tree)
        if fold(bound, lambda read: settles(read) if read.kind in _WHICH else None) == Truth(False):
            return None
        landed = next(step.state for step in self.steps if len(step.state.past.sent) > number)
        return bool(compiled(fold(bound, settles))(turn_of(self.game, landed, None), order))

    @cached_property
    def applied(self) -> dict[str, frozenset[str]]:
        """For each decision the rules and outcomes whose conditions held at once, whether or not a gauge moved."""
        found: dict[str, frozenset[str]] = {}
        for step in self.steps:
            for item in step.happened:
                if isinstance(item, Applied):
                    found[item.cause] = found.get(item.cause, frozenset()) | set(item.rules)
        return found

    def costs(self, sent: Sent, family: Family) -> tuple[Bound, ...]:
        """The rules of a family that held against a response at once, also where a gauge had nothing left to lose.

        A rule that takes and gives is one only where it takes more: to say oneself what is wrong costs something, too.
        """
        applied = self.applied.get(sent.order.id, frozenset())
        return tuple(
            bound
            for bound in self.target(sent).on_response
            if bound.ref in applied and bound.family == family and sum(points for _, points in bound.gauges) < 0
        )

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
            return replayed(new_game(every, self.game.seed), self.actions)[-1].state
        except BadLog:
            return None

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was done, in order."""
        return tuple(step.action for step in self.steps if step.action is not None)
