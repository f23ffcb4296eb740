"""Courses of action: what is done about each event, written down beforehand and played fast.

A course knows nothing and looks at nothing; whoever searches changes it here and there and sees what comes of it. So it
finds play that no bot would think of, also by what a player could not know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.marks import Mark, Watcher
from twiplo_game.engine.action import Check, Correct, Respond, Speak, Tell, Update, advance_to
from twiplo_game.engine.apply import begin, play
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import Outcome, outcome
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, NO_ENDING
from twiplo_game.engine.step import Movement, Occurrence
from twiplo_game.engine.turn import Turn

_PATIENCE: Final = 60
"""Minutes before the end by which what has no due time is answered."""


@dataclass(frozen=True, slots=True)
class Handling:
    """What is done about one event."""

    answer: Response | None = None
    """What is answered; None for silence."""
    checks: tuple[str, ...] = ()
    """What is found out first."""
    tells: tuple[str, ...] = ()
    """Who is informed in private first."""
    delay: int = 0
    """Minutes from its appearance before which nothing is answered."""
    corrects: bool = False
    """Corrects what it answered, as soon as it is out."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is done about everything."""

    handlings: tuple[Handling, ...]
    """For each event, by number."""
    spoken: tuple[tuple[str, Response, str | None], ...] = ()
    """What is said unasked: about what, in which words, and after which check."""
    keeps: bool = True
    """Whether promised updates are given."""

    def with_handling(self, event: int, handling: Handling) -> "Course":
        """The same with `event` handled otherwise."""
        return replace(self, handlings=(*self.handlings[:event], handling, *self.handlings[event + 1 :]))

    def with_answer(self, event: int, answer: Response | None) -> "Course":
        """The same with another answer to `event`."""
        return self.with_handling(event, replace(self.handlings[event], answer=answer))


@dataclass(frozen=True, slots=True)
class Followed:
    """What a course came to."""

    outcome: Outcome
    end: Turn
    """The last moment."""
    marks: frozenset[Mark]
    """What was met."""
    in_time: frozenset[int]
    """The events that were answered by their due time."""
    moves: tuple[tuple[int, str, int], ...]
    """(minute, gauge or stakeholder, points or steps) of every movement that counted, in order."""


class _Desk:
    """One game of one course."""

    def __init__(self, game: Game, course: Course) -> None:
        self.record: list[Occurrence] = []
        self.turn: Turn = begin(game, self.record)
        self._course = course
        self._names = game.story.names
        self._refused: set[object] = set()
        """What was refused this minute, and would be again."""

    def follow(self) -> None:
        turn = self.turn
        while turn.ending == NO_ENDING:
            if len(turn.tasks) < turn.story.staff and any(map(self._tried, self._wished())):
                continue
            self._refused.clear()
            play(turn, advance_to(min(self._next_look(), turn.story.length)))

    def _tried(self, action: Check | Correct | Respond | Speak | Tell | Update) -> bool:
        """Whether `action` was carried out."""
        if action in self._refused:
            return False
        if play(self.turn, action) is None:
            return True
        self._refused.add(action)
        return False

    def _wished(self) -> Iterator[Check | Correct | Respond | Speak | Tell | Update]:
        """What the course would do now, the most urgent first."""
        turn, course = self.turn, self._course
        if course.keeps:
            yield from (
                Update(f"p{each.number}") for each in turn.past.promises if not (each.kept_by or each.is_missed)
            )
        for event in sorted(turn.events.unanswered, key=self._due):
            yield from self._about(event)
        for sent in turn.past.sent:
            event = sent.order.target
            if event < turn.story.event_count and course.handlings[event].corrects:
                yield Correct(sent.order.id)
        said = {sent.order.target for sent in turn.past.sent if sent.order.is_unasked}
        said |= {task.order.target for task in turn.tasks if task.order is not None and task.order.is_unasked}
        for about, response, check in course.spoken:
            subject = turn.story.event_count + self._names.facts[about]
            if subject not in said and (check is None or self._is_done(check)):
                yield Speak(about, response)

    def _about(self, event: int) -> Iterator[Check | Respond | Tell]:
        turn, handling = self.turn, self._course.handlings[event]
        name = turn.story.targets[event].id
        yield from (
            Tell(who, name) for who in handling.tells if (self._names.stakeholders[who], event) not in turn.past.notices
        )
        yield from (Check(check) for check in handling.checks if not self._is_begun(check))
        if handling.answer is None or turn.minute < self._start(event):
            return
        is_ready = all(self._is_done(check) for check in handling.checks)
        is_told = not any(task.act == "tell" and task.about == event for task in turn.tasks)
        # What is due is answered, whatever is still to be found out.
        if turn.minute >= self._due(event) or (is_ready and is_told):
            yield Respond(name, handling.answer)

    def _is_begun(self, check: str) -> bool:
        number = self._names.checks[check]
        return self._is_done(check) or any(task.act == "check" and task.index == number for task in self.turn.tasks)

    def _is_done(self, check: str) -> bool:
        return self.turn.known.checked[self._names.checks[check]] != NEVER

    def _due(self, event: int) -> int:
        due = self.turn.story.targets[event].due
        appeared = self.turn.events.appeared[event]
        return self.turn.story.length - _PATIENCE if due is None else appeared + due

    def _start(self, event: int) -> int:
        return self.turn.events.appeared[event] + self._course.handlings[event].delay

    def _next_look(self) -> int:
        turn = self.turn
        looks = [look(event) for event in turn.events.unanswered for look in (self._due, self._start)]
        return min([look for look in looks if look > turn.minute], default=turn.story.length)


def follow(game: Game, course: Course) -> Followed:
    """The game of `course`, to its end."""
    desk = _Desk(game, course)
    desk.follow()
    watcher = Watcher(game.story)
    watcher.happened(desk.record)
    end = desk.turn
    result = outcome(game, end)
    assert result is not None
    watcher.over(end, result)
    # Whether an officer could have come to it is not watched here.
    marks = frozenset(mark for mark in watcher.marks if mark[0] not in m.IN_VAIN)
    moved = (each for each in desk.record if isinstance(each, Movement) and each.applied)
    moves = tuple((each.minute, each.target, each.applied) for each in moved)
    return Followed(result, end, marks, frozenset(_in_time(end)), moves)


def _in_time(end: Turn) -> Iterator[int]:
    events = end.events
    for event, (appeared, answered) in enumerate(zip(events.appeared, events.answered, strict=True)):
        due = end.story.targets[event].due
        if answered != NEVER and (due is None or answered <= appeared + due):
            yield event
