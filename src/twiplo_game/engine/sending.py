"""Sending a response: whether it can be composed, and what is frozen when it is ordered."""

from typing import Final

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.game import Game
from twiplo_game.engine.offers import not_offered
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, Events, Order, State, Task
from twiplo_game.engine.step import Occurrence
from twiplo_game.engine.story import Story, Target, minutes_to_send
from twiplo_game.engine.tasks import keep, open_event, start, subject_named
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.vocabulary import Channel, Content, Tier

_NAMES_SOMEBODY: Final = frozenset({Tier.INDIVIDUALS, Tier.LINKED, Tier.ENTITIES, Tier.STATE})


def wrong_with(story: Story, target: Target, response: Response) -> Rejected | None:
    """Why `response` cannot be composed about `target`; None where it can."""
    if len(response.text) > TEXT_LIMIT:
        return Rejected(Refusal.TEXT_TOO_LONG, target.id)
    if response.draft is not None:
        draft = target.drafts.get(response.draft)
        if draft is None:
            return Rejected(Refusal.DRAFT_UNKNOWN, response.draft)
        proposed = draft.answer.response
        unchanged = proposed is response or proposed == response
        return None if unchanged else Rejected(Refusal.DRAFT_CHANGED, response.draft)
    dimension = not_offered(response, target.offers)
    if dimension is not None:
        return Rejected(Refusal.NOT_OFFERED, dimension)
    if not response.to and response.channel is not Channel.SILENCE:
        return Rejected(Refusal.NOBODY_ADDRESSED, "to")
    if response.tier in _NAMES_SOMEBODY and response.actor is None:
        return Rejected(Refusal.ACTOR_MISSING, "attribution")
    times = (
        (Content.NEXT_UPDATE, response.next_update),
        (Content.CORRECTIVE_ACTION, response.action_due),
    )
    for content, minutes in times:
        fits = minutes is None or 1 <= minutes <= story.length
        if not fits or (content in response.contains) != (minutes is not None):
            return Rejected(Refusal.NOT_OFFERED, content)
    return None


def respond(game: Game, state: State, action: Respond, record: list[Occurrence] | None) -> State | Rejected:
    """Answer an event."""
    event = open_event(game.story, state, action.event)
    if event is None:
        return Rejected(Refusal.UNKNOWN_EVENT, action.event)
    if state.events.answered[event] != NEVER:
        return Rejected(Refusal.ALREADY_ANSWERED, action.event)
    target = game.story.targets[event]
    wrong = wrong_with(game.story, target, action.response)
    if wrong is not None:
        return wrong
    if action.response.draft is not None:
        test = target.drafts[action.response.draft].test
        if test is not None and not test(state, None):
            return Rejected(Refusal.DRAFT_WITHDRAWN, action.response.draft)
    return _send(game, state, target, action.response, record, is_unasked=False)


def speak(game: Game, state: State, action: Speak, record: list[Occurrence] | None) -> State | Rejected:
    """Say something that nobody asked for."""
    target = subject_named(game.story, state, action.about)
    if target is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if target.event is not None and state.events.answered[target.index] == NEVER:
        return Rejected(Refusal.ANSWER_FIRST, action.about)
    if action.response.draft is not None:
        return Rejected(Refusal.DRAFT_UNKNOWN, action.response.draft)
    wrong = wrong_with(game.story, target, action.response)
    if wrong is not None:
        return wrong
    return _send(game, state, target, action.response, record, is_unasked=True)


def _send(
    game: Game,
    state: State,
    target: Target,
    response: Response,
    record: list[Occurrence] | None,
    *,
    is_unasked: bool,
) -> State | Rejected:
    minutes = minutes_to_send(game.story.profile, response)
    is_event = target.event is not None
    since = state.events.appeared[target.index] if is_event else 0
    order = Order(
        number=state.order_number + 1,
        target=target.index,
        response=response,
        ordered=state.minute,
        delay=state.minute - since,
        evidence=state.known.evidence,
        beliefs=state.known.beliefs,
        is_unasked=is_unasked,
    )
    act = "speak" if is_unasked else "respond"
    lands = state.minute + minutes
    task = Task(state.task_number + 1, act, target.id, state.minute, lands, target.index, None, -1, order)
    past = state.past
    if past.promises and response.is_public and is_event:
        kept = {
            place
            for place, promise in enumerate(past.promises)
            if promise.order.target == target.index and not (promise.is_action or promise.kept_by or promise.is_missed)
        }
        past = keep(past, kept, task.number)
    events = state.events
    if not is_unasked:
        answered = list(events.answered)
        answered[target.index] = state.minute
        events = Events(events.appeared, tuple(answered), events.lapsed)
    return start(game, state, record, minutes, task, past=past, events=events)
