"""What can be met in a game, as marks: short tuples of a kind and of names, to be counted and compared."""

from collections.abc import Iterable, Iterator
from typing import Final

from twiplo_game.authoring.storyline import Cause, links
from twiplo_game.engine.action import Advance, Cancel, Open
from twiplo_game.engine.classes import ResponseClasses, response_classes
from twiplo_game.engine.game import Game
from twiplo_game.engine.menu import Actions
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.outcome import Outcome
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.step import Applied, Lapsed, Occurrence
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import Turn

Mark = tuple[str, ...]
"""`(kind, name, …)`: what the names are depends on the kind, as `possible` shows."""

Minutes = dict[Mark, int]

EVENT: Final = "event"
"""`(event)`: it came in."""
ANSWERED: Final = "answered"
"""`(event)`: an answer landed."""
LAPSED: Final = "lapsed"
"""`(event)`: it was due and nothing had been ordered."""
DRAFT: Final = "draft"
"""`(event, draft)`: it could be sent."""
SENT: Final = "sent"
"""`(event, draft)`: it landed."""
OUTCOME: Final = "outcome"
"""`(event, place)`: its condition held; places count from 0."""
VOICE: Final = "voice"
"""`(event, voice, place)`: the line was spoken."""
ADVICE: Final = "advice"
"""`(event, adviser)`: was asked and answered."""
CHECK: Final = "check"
"""`(check)`: it was done."""
RULE: Final = "rule"
"""`(rule)`: a rule of the doctrine or of the scenario applied."""
ENDING: Final = "ending"
"""`(ending)`: the game ended so."""
KEPT: Final = "kept"
"""`(mandate)`: put to the test and kept."""
BROKEN: Final = "broken"
"""`(mandate)`: broken, or not met."""
UNTESTED: Final = "untested"
"""`(mandate)`: never put to the test, which counts as kept."""
STUCK: Final = "stuck"
"""`(event)`: it waited, an officer was free, and there was nothing to do but wait; with minutes."""
LATE: Final = "late"
"""`(event)`: it was never answered, because whenever an officer was free no answer would have landed before the end."""
CLOSED: Final = "closed"
"""`(event)`: it was never answered, because whenever an officer was free nothing that could be sent was on offer."""
CROWDED: Final = "crowded"
"""`(event)`: it lapsed, and from its appearance on no officer had been free."""

WAY: Final = "way"
"""`(source, cause, number, target)`: one event brought another; as `authoring.storyline.Link` names it."""

IN_VAIN: Final = frozenset({STUCK, LATE, CLOSED, CROWDED})
"""Kinds that are about officers who could do nothing, or had no time."""

_FREE: Final = {Open, Cancel, Advance}
"""What can be done at any time and does no work."""


def possible(story: Story) -> Iterator[Mark]:
    """Everything that the scenario and the doctrine would like to be met, in the order of the file."""
    for target in story.targets[: story.event_count]:
        event = target.event
        assert event is not None
        name = event.id
        yield (EVENT, name)
        yield from ((DRAFT, name, draft) for draft in event.drafts)
        yield from ((SENT, name, draft) for draft in event.drafts)
        yield from ((OUTCOME, name, str(place)) for place in range(len(event.outcomes)))
        yield from ((CHECK, check) for check in event.checks)
        yield from ((ADVICE, name, adviser) for adviser in event.advice)
        for voice, lines in event.voices.items():
            yield from ((VOICE, name, voice, str(place)) for place in range(len(lines)))
    yield from ((RULE, rule.id) for rule in story.scenario.rules)
    yield from ((ENDING, ending.id) for ending in story.endings)
    for mandate in story.mandates:
        yield (KEPT, mandate.id)
        yield (BROKEN, mandate.id)


class Watcher:
    """Notes the marks of one game while it is played."""

    def __init__(self, story: Story) -> None:
        self.marks: set[Mark] = set()
        self.minutes: Minutes = {}
        self._story = story
        self._attended: set[str] = set()
        """Events that waited at a moment when an officer was free."""
        self._answerable: set[int] = set()
        """Events that could be answered at such a moment."""
        self._standing: tuple[Mark, ...] = ()
        """What the time that passes now is counted for."""

    def happened(self, occurrences: Iterable[Occurrence]) -> None:
        """Note what the recorder was told."""
        for item in occurrences:
            if isinstance(item, Applied):
                self.marks.update(_applied(rule) for rule in item.rules)
            elif isinstance(item, Lapsed):
                self.marks.add((LAPSED, item.event))
                if item.event not in self._attended:
                    self.marks.add((CROWDED, item.event))

    def looked(self, game: Game, state: State, legal: Actions) -> None:
        """Note what can be done before the bot chooses."""
        self._standing = ()
        events = state.events
        waiting = [
            number
            for number, appeared in enumerate(events.appeared)
            if appeared != NEVER and events.answered[number] == NEVER
        ]
        if not waiting or len(state.tasks) >= self._story.staff:
            return
        names = [self._story.targets[number].id for number in waiting]
        self._attended.update(names)
        drafts = draft_answers(game, state)
        self.marks.update((DRAFT, answer.event, answer.response.draft or "") for answer in drafts)
        proposed = {answer.event for answer in drafts}
        left = self._story.length - state.minute
        for number, name in zip(waiting, names, strict=True):
            if number not in self._answerable and (name in proposed or self._composed(number).within(left)):
                self._answerable.add(number)
        if not drafts and not set(legal.kinds()) - _FREE:
            closed = (name for number, name in zip(waiting, names, strict=True) if not self._has_answers(number))
            self._standing = tuple((STUCK, name) for name in closed)
            self.marks.update(self._standing)

    def passed(self, minutes: int) -> None:
        """Count time that passed since the last look."""
        for mark in self._standing:
            self.minutes[mark] = self.minutes.get(mark, 0) + minutes

    def over(self, state: State | Turn, result: Outcome) -> None:
        """Note what the end shows."""
        story = self._story
        for number, appeared in enumerate(state.events.appeared):
            if appeared != NEVER:
                name = story.targets[number].id
                self.marks.add((EVENT, name))
                if state.events.answered[number] == NEVER and self._was_in_vain(number):
                    self.marks.add((LATE if self._has_answers(number) else CLOSED, name))
        for sent in state.past.sent:
            name = story.targets[sent.order.target].id
            if not sent.order.is_unasked:
                self.marks.add((ANSWERED, name))
            if sent.order.response.draft is not None:
                self.marks.add((SENT, name, sent.order.response.draft))
        for event, adviser in state.known.asked:
            self.marks.add((ADVICE, story.targets[event].id, adviser))
        for number, minute in enumerate(state.known.checked):
            if minute != NEVER:
                self.marks.add((CHECK, story.checks[number].id))
        for message in state.messages:
            if message.kind == "voice":
                voice, line = message.ref
                self.marks.add((VOICE, story.targets[message.about].id, str(voice), str(line)))
        for mandate, is_kept, is_tested in result.mandates:
            self.marks.add((BROKEN if not is_kept else KEPT if is_tested else UNTESTED, mandate))
        self.marks.add((ENDING, result.ending))
        self.marks.update(_ways(story, state, self.marks))

    def _was_in_vain(self, event: int) -> bool:
        """Whether an officer was free for it, and could never answer."""
        return self._story.targets[event].id in self._attended and event not in self._answerable

    def _has_answers(self, event: int) -> bool:
        """Whether it could be answered if only there were time."""
        drafts = self._story.targets[event].drafts.values()
        return any(draft.test is None for draft in drafts) or len(self._composed(event)) > 0

    def _composed(self, event: int) -> ResponseClasses:
        return response_classes(self._story, event, False)


def _ways(story: Story, state: State | Turn, met: set[Mark]) -> set[Mark]:
    """How each event that something brought was brought; where two outcomes of one answer could have, by both."""
    orders = {sent.order.id: sent.order.target for sent in state.past.sent}
    came = {
        (story.targets[message.about].id, message.because_of) for message in state.messages if message.kind == "event"
    }
    found: set[Mark] = set()
    for link in links(story.scenario):
        for target, because_of in came:
            if target != link.target:
                continue
            answered = story.targets[orders[because_of]].id if because_of is not None and because_of in orders else None
            match link.cause:
                case Cause.SILENCE:
                    is_so = because_of == link.source
                case Cause.OUTCOME:
                    is_so = answered == link.source and (OUTCOME, link.source, str(link.number - 1)) in met
                case Cause.CONDITION:
                    # It says together with all that it names that the event comes in.
                    is_so = because_of is None
                case Cause.RULE:
                    is_so = answered is not None and (RULE, story.scenario.rules[link.number - 1].id) in met
            if is_so:
                found.add((WAY, link.source or "", link.cause, str(link.number), target))
    return found


def _applied(rule: str) -> Mark:
    kind, _, rest = rule.partition(":")
    if kind == OUTCOME:
        event, _, place = rest.rpartition(":")
        return (OUTCOME, event, place)
    return (RULE, rule)
