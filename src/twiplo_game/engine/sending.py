"""Sending a response: whether it can be composed, and what is frozen when it is ordered."""

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.offers import not_offered
from twiplo_game.engine.own_words import wording
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, order_of
from twiplo_game.engine.story import Story, Target, minutes_to_send
from twiplo_game.engine.tasks import keep, no_officer, start, subject_named
from twiplo_game.engine.turn import Turn
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.vocabulary import NAMING_TIERS, Channel, Content


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
    if response.tier in NAMING_TIERS and response.actor is None:
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


def respond(t: Turn, action: Respond) -> Rejected | None:
    """Answer an event."""
    story, events = t.story, t.events
    event = story.names.events.get(action.event)
    if event is None or event not in events.unanswered:
        is_known = event is not None and events.appeared[event] != NEVER
        return Rejected(Refusal.ALREADY_ANSWERED if is_known else Refusal.UNKNOWN_EVENT, action.event)
    target = story.targets[event]
    response = action.response
    draft = None if response.draft is None else target.drafts.get(response.draft)
    # The answer that the story holds for a draft is that draft unchanged, in words of a length that is allowed.
    if draft is None or draft.answer is not action:
        wrong = wrong_with(story, target, response)
        if wrong is not None:
            return wrong
    if draft is None:
        minutes = minutes_to_send(story.profile, response)
    else:
        if draft.test is not None and not draft.test(t, None):
            return Rejected(Refusal.DRAFT_WITHDRAWN, draft.id)
        minutes = draft.takes
    refused = no_officer(t, minutes)
    if refused is None:
        _send(t, target, response, minutes, t.minute - events.appeared[event], False)
        t.events = events.with_answered(event, t.minute)
    return refused


def speak(t: Turn, action: Speak) -> Rejected | None:
    """Say something that nobody asked for."""
    target = subject_named(t, action.about)
    if target is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if target.event is not None and t.events.answered[target.index] == NEVER:
        return Rejected(Refusal.ANSWER_FIRST, action.about)
    if action.response.draft is not None:
        return Rejected(Refusal.DRAFT_UNKNOWN, action.response.draft)
    wrong = wrong_with(t.story, target, action.response)
    if wrong is not None:
        return wrong
    minutes = minutes_to_send(t.story.profile, action.response)
    refused = no_officer(t, minutes)
    if refused is None:
        since = t.events.appeared[target.index] if target.event is not None else 0
        _send(t, target, action.response, minutes, t.minute - since, True)
    return refused


def _send(t: Turn, target: Target, response: Response, minutes: int, delay: int, is_unasked: bool) -> None:
    about, known = target.index, t.known
    number = t.order_number = t.order_number + 1
    shown = wording(t.story, target, response)
    order = order_of(number, about, response, t.minute, delay, known.evidence, known.beliefs, is_unasked, shown)
    task = start(t, minutes, "speak" if is_unasked else "respond", target.id, about, None, -1, order)
    if t.past.promises and response.is_public and target.event is not None:
        kept = {
            place
            for place, promise in enumerate(t.past.promises)
            if promise.order.target == about and not (promise.is_action or promise.kept_by or promise.is_missed)
        }
        t.past = keep(t.past, kept, task)
