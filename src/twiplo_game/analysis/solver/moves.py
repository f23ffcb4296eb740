"""What the player can begin at a moment, in the eyes of a model: only what can matter to anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from twiplo_game.analysis.solver.agenda_keys import IN_FLIGHT, OPEN
from twiplo_game.analysis.solver.keys import Alive, Keys
from twiplo_game.analysis.solver.probe import Probe
from twiplo_game.engine.action import Action, Cancel, Check, Correct, Respond, Speak, Tell, Update
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.conditions.tree import Read, Truth, fold
from twiplo_game.engine.options import speakable
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, State, Task
from twiplo_game.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class Correction:
    """Correct what was said: the last such response that is not corrected. Named so, it can be found in any game."""

    target: int
    response: Response


@dataclass(frozen=True, slots=True)
class Stop:
    """Cancel a task; named by what it is, so that it can be found in any game."""

    act: str
    index: int
    about: int
    lands: int


Move = Respond | Speak | Check | Tell | Update | Correction | Stop
"""Something that a player begins or stops."""


def action_of(move: Move, state: State | Turn) -> Action | None:
    """The action that makes `move` in `state`; None where there is nothing to correct or to stop."""
    if isinstance(move, Correction):
        for sent in reversed(state.past.sent):
            order = sent.order
            is_meant = order.target == move.target and order.response == move.response
            if is_meant and order.id not in state.past.corrected:
                return Correct(order.id)
        return None
    if isinstance(move, Stop):
        for task in state.tasks:
            if (task.act, task.index, task.about, task.lands) == (move.act, move.index, move.about, move.lands):
                return Cancel(f"t{task.number}")
        return None
    return move


class Moves:
    """Lists moves."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.story = keys.story
        self.model = keys.model
        self._answers: dict[int, tuple[Respond, ...]] = {}
        self._sayings: dict[int, tuple[Speak, ...]] = {}
        self._judged: dict[tuple[int, int], bool] = {}

    def begin(self, t: Probe, alive: Alive) -> list[Move]:
        """What can be begun, in a fixed order: with no officer free nothing can."""
        moves: list[Move] = []
        if len(t.tasks) >= self.story.staff:
            return moves
        for number, promise in enumerate(t.past.promises):
            is_time = promise.due == t.minute or not self.model.when_reminded
            if is_time and not (promise.kept_by or promise.is_missed):
                moves.append(Update(f"p{number + 1}"))
        if not self.model.answers_only:
            moves += self._notices(t, alive)
            moves += self._checks(t, alive)
        moves += self.answers(t, alive)
        if not self.model.nothing_unasked:
            moves += self._unasked(t)
        return moves

    def answers(self, t: Probe, alive: Alive) -> Iterator[Respond]:
        """Answers to events that wait, the one that has waited longest first."""
        waiting = [event for event in t.events.unanswered if alive.statuses[event] == OPEN]
        if self.model.at_once:
            checked = under_check(t)
            waiting = [event for event in waiting if event not in checked]
        waiting.sort(key=lambda event: (t.events.appeared[event], event))
        for event in waiting:
            drafts = self.story.targets[event].drafts
            for answer in self._answers_to(event):
                draft = answer.response.draft
                test = None if draft is None else drafts[draft].test
                if test is None or test(t, None):
                    yield answer

    def is_owed(self, move: Move) -> bool:
        """Whether time may not pass as long as this can be begun."""
        return self.model.never_silent and isinstance(move, Respond | Update)

    def stops(self, t: Probe) -> list[Stop]:
        """Tasks that can be cancelled: those that were begun at an earlier moment."""
        if self.model.nothing_unasked:
            return []
        return [_stop(task) for task in t.tasks if task.started < t.minute]

    def _answers_to(self, event: int) -> tuple[Respond, ...]:
        found = self._answers.get(event)
        if found is None:
            target = self.story.targets[event]
            responses = self.keys.reading.answers(event)
            if responses is None:
                drafts = tuple(draft.response for draft in target.drafts.values())
                responses = (*drafts, *response_classes(self.story, event, False))
            drafted = {draft.id: draft.answer for draft in target.drafts.values()}
            found = self._answers[event] = tuple(
                Respond(target.id, response) if response.draft is None else drafted[response.draft]
                for response in responses
            )
        return found

    def _unasked(self, t: Probe) -> Iterator[Move]:
        events = t.events
        answered = [event for event in range(self.story.event_count) if events.answered[event] != NEVER]
        for subject in (*answered, *speakable(self.story)):
            if subject not in self._sayings:
                name = self.story.targets[subject].id
                classes = response_classes(self.story, subject, True)
                self._sayings[subject] = tuple(Speak(name, response) for response in classes)
            yield from self._sayings[subject]
        under_way = {task.index for task in t.tasks if task.act == "correct"}
        corrections = {
            Correction(sent.order.target, sent.order.response): None
            for place, sent in enumerate(t.past.sent)
            if place not in under_way and sent.order.id not in t.past.corrected
        }
        yield from corrections

    def _checks(self, t: Probe, alive: Alive) -> Iterator[Check]:
        under_way = {task.index for task in t.tasks if task.act == "check"}
        for number in alive.checks:
            check = self.story.checks[number]
            appeared = t.events.appeared[check.event]
            is_time = appeared == t.minute if self.model.on_arrival else appeared != NEVER
            if number not in under_way and is_time:
                yield Check(check.id)

    def _notices(self, t: Probe, alive: Alive) -> Iterator[Tell]:
        """For each stakeholder the notices that rules judge, and one where it matters only that it was told."""
        reading, story = self.keys.reading, self.story
        names = tuple(story.names.stakeholders)
        subjects = [event for event in range(story.event_count) if t.events.appeared[event] != NEVER]
        if self.model.open_only:
            subjects = [event for event in subjects if alive.statuses[event] in {OPEN, IN_FLIGHT}]
        if self.model.on_arrival:
            subjects = [event for event in subjects if t.events.appeared[event] == t.minute]
        else:
            subjects += speakable(story)
        under_way = {task.index for task in t.tasks if task.act == "tell"}
        for who in sorted(story.playing):
            is_read = reading.has(alive.mask, "told_at", who) or reading.has(alive.mask, "told", who)
            is_news = is_read and t.past.told[who] == NEVER and who not in under_way
            for subject in subjects:
                target = story.targets[subject]
                if (is_news or self._judges(subject, who)) and (who, subject) not in t.past.notices:
                    yield Tell(names[who], target.id)
                    is_news = False

    def _judges(self, subject: int, who: int) -> bool:
        """Whether any rule can judge a notice about `subject` to `who`."""
        found = self._judged.get((subject, who))
        if found is None:
            items = self.story.targets[subject].on_notice
            trees = (fold(item.bound.tree, lambda read: _is_told(read, who)) for item in items)
            found = self._judged[subject, who] = any(tree != Truth(False) for tree in trees)
        return found


def _is_told(read: Read, who: int) -> int | None:
    return int(read.index == who) if read.kind == "to" else None


def under_check(t: Turn) -> frozenset[int]:
    """The events of which a check is under way."""
    checks = t.story.checks
    return frozenset([checks[task.index].event for task in t.tasks if task.act == "check"])


def _stop(task: Task) -> Stop:
    return Stop(task.act, task.index, task.about, task.lands)
