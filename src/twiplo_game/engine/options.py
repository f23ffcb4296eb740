"""What can be done now: a finite list, sorted by kind, empty only when the game is over."""

from collections.abc import Iterator
from dataclasses import dataclass

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Correct,
    Respond,
    Speak,
    Update,
    open_of,
    tell_of,
)
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.game import Game
from twiplo_game.engine.state import NEVER, NO_ENDING, State
from twiplo_game.engine.story import Story, minutes_to_send
from twiplo_game.engine.turn import Turn, message_id


def legal_actions(game: Game, state: State, *, with_compositions: bool = True) -> tuple[Action, ...]:
    """Every legal action, with one representative for each class of responses.

    Without compositions only the drafts stand for what can be answered. Opening messages comes first, letting time pass
    last. Nothing that `apply` would refuse is in it.
    """
    if state.ending != NO_ENDING:
        return ()
    actions: list[Action] = []
    opened = state.known.opened
    names = (message_id(game.story, state.messages, place) for place in range(len(state.messages)))
    actions += [open_of(name) for name in names if name not in opened]
    if len(state.tasks) < game.story.staff:
        actions += _work(game, state, with_compositions)
    actions += [Cancel(f"t{task.number}") for task in state.tasks]
    actions.append(Advance(game.story.length))
    return tuple(actions)


def _work(game: Game, state: State, with_compositions: bool) -> Iterator[Action]:
    story = game.story
    left = story.length - state.minute
    open_events = [event for event in range(story.event_count) if state.events.appeared[event] != NEVER]
    profile = story.profile
    if profile.ask <= left:
        yield from _questions(state, story, open_events)
    yield from _checks(state, story, left)
    yield from draft_answers(game, state)
    if with_compositions:
        for event in state.events.unanswered:
            yield from _compositions(story, event, left, is_unasked=False)
        answered = [event for event in open_events if state.events.answered[event] != NEVER]
        for subject in [*answered, *speakable(story)]:
            yield from _compositions(story, subject, left, is_unasked=True)
    subjects = [*open_events, *speakable(story)]
    if profile.tell <= left:
        stakeholders = tuple(story.names.stakeholders)
        for who in sorted(story.playing):
            for subject in subjects:
                if (who, subject) not in state.past.notices:
                    yield tell_of(stakeholders[who], story.targets[subject].id)
    if profile.correct <= left:
        pending = {task.index for task in state.tasks if task.act == "correct"}
        for place, sent in enumerate(state.past.sent):
            if place not in pending and sent.order.id not in state.past.corrected:
                yield Correct(sent.order.id)
    if profile.update <= left:
        for promise in state.past.promises:
            if not (promise.kept_by or promise.is_missed):
                yield Update(f"p{promise.number}")


def draft_answers(game: Game, state: State | Turn) -> list[Respond]:
    """The answers that the staff's drafts allow now; empty where no officer is free."""
    story = game.story
    answers: list[Respond] = []
    if not state.events.unanswered or len(state.tasks) >= story.staff or state.ending != NO_ENDING:
        return answers
    left = story.length - state.minute
    for event in state.events.unanswered:
        for draft in story.targets[event].drafts.values():
            if draft.takes <= left and (draft.test is None or draft.test(state, None)):
                answers.append(draft.answer)
    return answers


def _questions(state: State, story: Story, open_events: list[int]) -> Iterator[Ask]:
    pending = {(task.index, task.adviser) for task in state.tasks if task.act == "ask"}
    for event in open_events:
        written = story.targets[event].event
        assert written is not None
        for adviser in written.advice:
            if (event, adviser) not in state.known.asked and (event, adviser) not in pending:
                yield Ask(written.id, adviser)


def _checks(state: State, story: Story, left: int) -> Iterator[Check]:
    pending = {task.index for task in state.tasks if task.act == "check"}
    for number, check in enumerate(story.checks):
        is_open = state.events.appeared[check.event] != NEVER and state.known.checked[number] == NEVER
        if is_open and number not in pending and check.takes <= left:
            yield Check(check.id)


def _compositions(story: Story, target: int, left: int, *, is_unasked: bool) -> tuple[Action, ...]:
    """What can be composed about `target` and still lands in time."""
    cache = story.caches.setdefault("menus", {})
    menu = cache.get((target, is_unasked))
    if not isinstance(menu, _Menu):
        name = story.targets[target].id
        responses = response_classes(story, target, is_unasked)
        menu = cache[target, is_unasked] = _Menu(
            tuple(Speak(name, response) if is_unasked else Respond(name, response) for response in responses),
            tuple(minutes_to_send(story.profile, response) for response in responses),
        )
    if max(menu.minutes, default=0) <= left:
        return menu.actions
    timed = zip(menu.actions, menu.minutes, strict=True)
    return tuple(action for action, minutes in timed if minutes <= left)


@dataclass(frozen=True, slots=True)
class _Menu:
    """One action for each class of responses about a target, with the minutes that each takes."""

    actions: tuple[Action, ...]
    minutes: tuple[int, ...]


def speakable(story: Story) -> list[int]:
    """The targets that are facts with a title: what can be spoken of from the start."""
    return [
        target.index
        for target in story.targets[story.event_count :]
        if story.scenario.facts[target.id].title is not None
    ]
