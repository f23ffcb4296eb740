"""The bot `careful` on a working copy: the same choices without a view, for whoever plays thousands of its games.

A view costs a hundred times what a transition does, and most of what it says the bot does not look at. What it does
look at is read here from the state itself, and nothing else is: no truth, no rule. A test plays both side by side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from twiplo_game.analysis.advice import worth
from twiplo_game.analysis.bots import MARGIN, PARTNERS, PRESSING
from twiplo_game.engine.action import Action, Check, Respond, Update, advance_to, tell_of
from twiplo_game.engine.game import Game
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.story import Story, Target, minutes_to_send
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.view import OfferView
from twiplo_game.model.vocabulary import Evidence

LIKED: Final = 3
"""How many answers to an event are told apart as the best."""

_EVIDENCE: Final = tuple(Evidence)
_BELIEFS: Final = (None, True, False)


_Waiting = tuple[bool, int, str, Target]
"""An event that can be answered: (has no due time, that minute or 0, id, event)."""


@dataclass(frozen=True, slots=True)
class _Standing:
    evidence: Evidence | None
    settled: bool | None
    offers: OfferView


def steady(game: Game, state: State | Turn) -> Action:
    """What the bot `careful` does in `state`, which is not over."""
    story = game.story
    if len(state.tasks) < story.staff:
        left = story.length - state.minute
        action = _update(story, state, left)
        if action is None and state.events.unanswered:
            waiting = _by_urgency(story, state)
            action = (
                _notice(story, state, left)
                or _check(story, state, waiting, left)
                or _answer(game, state, waiting, left)
            )
        if action is not None:
            return action
    return advance_to(story.length)


def may_act(t: Turn) -> bool:
    """Whether the bot could have anything to do; where not, it lets time pass."""
    if len(t.tasks) >= t.story.staff:
        return False
    return bool(t.events.unanswered) or any(not (promise.kept_by or promise.is_missed) for promise in t.past.promises)


def _by_urgency(story: Story, state: State | Turn) -> list[_Waiting]:
    """The events that can be answered, the most pressing first."""
    found = []
    for number in state.events.unanswered:
        target = story.targets[number]
        due = 0 if target.due is None else state.events.appeared[number] + target.due
        found.append((target.due is None, due, target.id, target))
    found.sort(key=lambda each: each[:3])
    return found


def _update(story: Story, state: State | Turn, left: int) -> Action | None:
    if story.profile.update <= left:
        for promise in state.past.promises:
            if not (promise.kept_by or promise.is_missed):
                return Update(f"p{promise.number}")
    return None


def _notice(story: Story, state: State | Turn, left: int) -> Action | None:
    if story.profile.tell > left:
        return None
    for who in PARTNERS:
        number = story.names.stakeholders.get(who, -1)
        if number not in story.playing or state.past.told[number] != NEVER:
            continue
        if any(task.act == "tell" and task.index == number for task in state.tasks):
            continue
        for event in state.events.unanswered:
            if (number, event) not in state.past.notices:
                return tell_of(who, story.targets[event].id)
    return None


def _check(story: Story, state: State | Turn, waiting: Sequence[_Waiting], left: int) -> Action | None:
    under_way = {task.index for task in state.tasks if task.act == "check"}
    free = story.staff - len(state.tasks)
    for is_open_ended, due, _, target in waiting:
        checks = _checks(story, target)
        if not checks or (target.subject >= 0 and state.known.beliefs[target.subject]):
            continue
        if any(number in under_way for _, number, _ in checks):
            continue
        pressing = sum(
            1
            for other_ends, other, _, beside in waiting
            if beside is not target and not other_ends and other - state.minute < PRESSING
        )
        if free <= pressing:
            continue
        for takes, number, action in checks:
            in_time = is_open_ended or state.minute + takes <= due - MARGIN
            if in_time and takes <= left and state.known.checked[number] == NEVER:
                return action
    return None


def _checks(story: Story, target: Target) -> tuple[tuple[int, int, Check], ...]:
    """An event's own checks, the shortest first: (minutes, number, action)."""
    cache = story.caches.setdefault("steady checks", {})
    found = cache.get(target.index)
    if not isinstance(found, tuple):
        assert target.event is not None
        numbers = [story.names.checks[name] for name in target.event.checks]
        listed = ((story.checks[number].takes, number, Check(story.checks[number].id)) for number in numbers)
        found = cache[target.index] = tuple(sorted(listed, key=lambda each: each[0]))
    return found


def _answer(game: Game, state: State | Turn, waiting: Iterable[_Waiting], left: int) -> Action | None:
    story = game.story
    under_way = {task.index: task.lands for task in state.tasks if task.act == "check"}
    drafts: list[Respond] | None = None
    for is_open_ended, due, name, target in waiting:
        if any(number in under_way for _, number, _ in _checks(story, target)):
            soon = is_open_ended or min(under_way.values()) <= due - MARGIN
            if soon and state.minute + 1 < (story.length if is_open_ended or not due else due):
                continue
        if drafts is None:
            drafts = draft_answers(game, state)
        action = _best(story, state, target, [draft for draft in drafts if draft.event == name], left)
        if action is not None:
            return action
    return None


def _best(story: Story, state: State | Turn, target: Target, drafts: list[Respond], left: int) -> Respond | None:
    """The answer that doctrine likes best: a draft, or something near to one."""
    answers = liked(story, state, target, drafts, left)
    return answers[0] if answers else None


def liked(
    story: Story, state: State | Turn, target: Target, drafts: Sequence[Respond], left: int
) -> tuple[Respond, ...]:
    """The answers to an event that doctrine likes best, at most `LIKED`, among `drafts` and what is near to them.

    `left` is how many minutes are left to send one.
    """
    subject = target.subject
    evidence = state.known.evidence[subject] if subject >= 0 else -1
    belief = state.known.beliefs[subject] if subject >= 0 else 0
    longest = max(story.profile.channels.values()) + max(story.profile.coordination.values())
    cache = story.caches.setdefault("liked answers", {})
    key = target.index, evidence, belief, tuple(draft.response.draft for draft in drafts), min(left, longest)
    found = cache.get(key)
    if not isinstance(found, tuple):
        in_time = (
            answer
            for answer in by_preference(story, target, drafts, evidence, belief)
            if answer.response.draft is not None or minutes_to_send(story.profile, answer.response) <= left
        )
        found = cache[key] = tuple(islice(in_time, LIKED))
    return found


def by_preference(story: Story, target: Target, drafts: Sequence[Respond], evidence: int, belief: int) -> list[Respond]:
    """All answers among `drafts` and what is near to any of the staff's, the one that doctrine likes best first.

    `evidence` is the evidence held about the event's subject, -1 where it has none; `belief` what is known of it: 0
    nothing, 1 that it is so, 2 that it is not.
    """
    near = near_responses(story, target.index, False)
    options = [*drafts, *(Respond(target.id, response) for response in near)]
    standing = _Standing(_EVIDENCE[evidence] if target.subject >= 0 else None, _BELIEFS[belief], target.offers)
    options.sort(key=lambda action: -worth(action.response, standing))
    return options
