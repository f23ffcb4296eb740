"""Who leads: the bot `careful` says when something is checked, told, updated or answered; what is answered is free."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from twiplo_game.analysis.bots import PARTNERS
from twiplo_game.analysis.steady import by_preference, steady
from twiplo_game.engine.action import Action, Respond
from twiplo_game.engine.game import Game
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story, Target, minutes_to_send
from twiplo_game.engine.turn import Turn
from twiplo_game.model.vocabulary import Evidence

Answers = Mapping[int, Response]
"""By event an answer."""

_BELIEFS = 3
"""Open, so, not so."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What the leader sends instead of what `careful` would send, and what is thought of beside it."""

    better: Answers = field(default_factory=dict)
    beside: Mapping[int, tuple[Response, ...]] = field(default_factory=dict)


class Leader:
    """The bot `careful`, with other answers where they are known to be better, and what can be sent instead."""

    def __init__(self, story: Story, lead: Lead) -> None:
        self.story = story
        self._better = {event: self._answer(event, response) for event, response in lead.better.items()}
        self._beside = {
            event: tuple(self._answer(event, response) for response in responses)
            for event, responses in lead.beside.items()
        }

    def _answer(self, event: int, response: Response) -> Respond:
        target = self.story.targets[event]
        return Respond(target.id, response) if response.draft is None else target.drafts[response.draft].answer

    def __call__(self, game: Game, t: State | Turn) -> Action:
        """What is done at a moment unless something else is chosen."""
        action = steady(game, t)
        if not isinstance(action, Respond):
            return action
        better = self._better.get(self.story.names.events[action.event])
        return better if better is not None and self._can_send(t, better) else action

    def looks_at(self, target: Target) -> Iterator[tuple[str, int]]:
        """The data that it looks at, by kind and number, as long as an event can be answered."""
        for who in PARTNERS:
            number = self.story.names.stakeholders.get(who, -1)
            if number in self.story.playing:
                yield "told", number
        if target.subject >= 0:
            yield "belief", target.subject
            yield "evidence", target.subject

    def answers(self, game: Game, t: State | Turn, own: Respond) -> Iterator[Respond]:
        """What can be sent where the leader would send `own`, which comes first."""
        event = self.story.names.events[own.event]
        thought_of = [own, *(draft.answer for draft in self.story.targets[event].drafts.values())]
        careful = steady(game, t)
        if isinstance(careful, Respond):
            thought_of.append(careful)
        for answer in dict.fromkeys((*thought_of, *self._beside.get(event, ()))):
            if self._can_send(t, answer):
                yield answer

    def may_send(self, event: int) -> tuple[Response, ...]:
        """Every response that can ever be an answer to `event`."""
        target = self.story.targets[event]
        drafts = tuple(draft.answer for draft in target.drafts.values())
        found = dict.fromkeys((*drafts, *self._beside.get(event, ())))
        if event in self._better:
            found[self._better[event]] = None
        always = {draft.answer for draft in target.drafts.values() if draft.test is None}
        evidence = range(len(Evidence)) if target.subject >= 0 else (-1,)
        for held, belief in product(evidence, range(_BELIEFS) if target.subject >= 0 else (0,)):
            # The bot sends what it likes best of what can still be sent: later on only what takes less time.
            shortest = self.story.length + 1
            for answer in by_preference(self.story, target, drafts, held, belief):
                takes = minutes_to_send(self.story.profile, answer.response)
                if takes < shortest:
                    found[answer] = None
                    is_sure = answer.response.draft is None or answer in always
                    shortest = takes if is_sure else shortest
        return tuple(answer.response for answer in found)

    def _can_send(self, t: State | Turn, answer: Respond) -> bool:
        story = self.story
        if minutes_to_send(story.profile, answer.response) > story.length - t.minute:
            return False
        draft = answer.response.draft
        test = None if draft is None else story.targets[story.names.events[answer.event]].drafts[draft].test
        return test is None or test(t, None)
