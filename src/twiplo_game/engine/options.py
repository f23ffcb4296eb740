"""What can be done now: a finite sequence, sorted by kind, empty only when the game is over."""

from collections.abc import Iterator, Sequence

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
from twiplo_game.engine.game import Game
from twiplo_game.engine.menu import Actions, Compositions
from twiplo_game.engine.state import NEVER, NO_ENDING, State
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import Turn, message_id


def legal_actions(game: Game, state: State, *, with_compositions: bool = True) -> Actions:
    """Every legal action, with one representative for each class of responses.

    Without compositions only the drafts stand for what can be answered. Opening messages comes first, letting time pass
    last. Nothing that `apply` would refuse is in it.
    """
    if state.ending != NO_ENDING:
        return Actions(())
    names = (message_id(game.story, state.messages, place) for place in range(len(state.messages)))
    parts: list[Sequence[Action]] = [tuple(open_of(name) for name in names if name not in state.known.opened)]
    if len(state.tasks) < game.story.staff:
        parts += _work(game, state, with_compositions)
    parts.append(tuple(Cancel(f"t{task.number}") for task in state.tasks))
    parts.append((Advance(game.story.length),))
    return Actions(parts)


def _work(game: Game, state: State, with_compositions: bool) -> Iterator[Sequence[Action]]:
    """What keeps an officer, kind by kind."""
    story = game.story
    left = story.length - state.minute
    open_events = [event for event in range(story.event_count) if state.events.appeared[event] != NEVER]
    subjects = [*open_events, *speakable(story)]
    yield tuple(_questions(state, story, open_events)) if story.profile.ask <= left else ()
    yield tuple(_checks(state, story, left))
    yield tuple(draft_answers(game, state))
    if with_compositions:
        for event in state.events.unanswered:
            yield Compositions(story, event, left, Respond)
        for subject in subjects:
            if subject >= story.event_count or state.events.answered[subject] != NEVER:
                yield Compositions(story, subject, left, Speak)
    yield tuple(_notices(state, story, subjects)) if story.profile.tell <= left else ()
    yield tuple(_corrections(state)) if story.profile.correct <= left else ()
    yield tuple(_updates(state)) if story.profile.update <= left else ()


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


def _notices(state: State, story: Story, subjects: list[int]) -> Iterator[Action]:
    names = tuple(story.names.stakeholders)
    for who in sorted(story.playing):
        for subject in subjects:
            if (who, subject) not in state.past.notices:
                yield tell_of(names[who], story.targets[subject].id)


def _corrections(state: State) -> Iterator[Correct]:
    pending = {task.index for task in state.tasks if task.act == "correct"}
    for place, sent in enumerate(state.past.sent):
        if place not in pending and sent.order.id not in state.past.corrected:
            yield Correct(sent.order.id)


def _updates(state: State) -> Iterator[Update]:
    for promise in state.past.promises:
        if not (promise.kept_by or promise.is_missed):
            yield Update(f"p{promise.number}")


def speakable(story: Story) -> list[int]:
    """The targets that are facts with a title: what can be spoken of from the start."""
    return [
        target.index
        for target in story.targets[story.event_count :]
        if story.scenario.facts[target.id].title is not None
    ]
