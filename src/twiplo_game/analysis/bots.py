"""Players that play by themselves. A bot sees what a player sees: the view and the legal actions."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from random import Random
from typing import Final

from twiplo_game.analysis.advice import worth
from twiplo_game.engine.action import Action, Advance, Check, Respond, Tell, Update
from twiplo_game.engine.menu import Actions
from twiplo_game.engine.view import EventView, PlayerView
from twiplo_game.model.vocabulary import CLAIM_NEEDS, REJECTING_STANCES, Stance, Tier

Bot = Callable[[PlayerView, Actions], Action]
"""Chooses one of the legal actions."""

Blind = Callable[[Actions], Action]
"""A bot that does not look at the desk: drawing up a view for it would be most of a game's cost."""

ONLY: Final = "only-"
"""Prefix of the bots that take one stance throughout: `only-deny`."""

PARTNERS: Final = ("allies", "families", "nationals", "host")
"""Whom doctrine tells before the public, in this order."""

_TIERS: Final = {tier: rank for rank, tier in enumerate(Tier)}
MARGIN: Final = 1
"""Minutes before a due time by which a careful officer has answered."""

PRESSING: Final = 30
"""An answer due in fewer minutes keeps an officer free for it."""


def _last(legal: Actions) -> Action:
    """Letting time pass: the last of the legal actions."""
    return legal.of(Advance)[-1]


def _answers(legal: Actions) -> dict[str, list[Respond]]:
    """By event the answers that a desk would think of: the drafts, and what lies near them."""
    answers: dict[str, list[Respond]] = {}
    for action in legal.near(Respond):
        answers.setdefault(action.event, []).append(action)
    return answers


def _by_urgency(events: Iterable[EventView]) -> list[EventView]:
    return sorted(events, key=lambda event: (event.due is None, event.due or 0, event.event))


def _silent(_seed: int) -> Blind:
    return _last


def _random(seed: int) -> Blind:
    """Every kind of action is as likely as every other, and so is every action of the kind."""
    rng = Random(seed)
    return lambda legal: rng.choice(legal.of(rng.choice(legal.kinds())))


def _drafts(seed: int) -> Blind:
    """Takes what the staff proposes: by chance one of the drafts, a check, a notice, an update, or patience."""
    rng = Random(seed)

    def choose(legal: Actions) -> Action:
        # The drafts come before everything that can be composed.
        drafts = tuple(takewhile(lambda answer: answer.response.draft is not None, legal.of(Respond)))
        kinds: tuple[Sequence[Action], ...] = (drafts, legal.of(Check), legal.of(Tell), legal.of(Update))
        return rng.choice(rng.choice([*filter(None, kinds), (_last(legal),)]))

    return choose


def _any_draft(seed: int) -> Blind:
    """Sends one of the staff's drafts by chance, as soon as an officer is free for one."""
    rng = Random(seed)

    def choose(legal: Actions) -> Action:
        drafts = tuple(takewhile(lambda answer: answer.response.draft is not None, legal.of(Respond)))
        return rng.choice(drafts) if drafts else _last(legal)

    return choose


def _hasty(_seed: int) -> Bot:
    """Asserts at once, and checks nothing."""

    def boldness(action: Respond) -> tuple[int, ...]:
        response = action.response
        return (
            CLAIM_NEEDS[response.claim],
            int(response.stance in REJECTING_STANCES),
            int(response.is_public),
            _TIERS[response.tier],
            -len(response.contains),
        )

    def choose(view: PlayerView, legal: Actions) -> Action:
        answers = _answers(legal)
        for event in _by_urgency(view.events):
            if event.event in answers:
                return max(answers[event.event], key=boldness)
        return _last(legal)

    return choose


def _only(stance: Stance) -> Bot:
    """Takes one stance throughout; where it is not on offer, it says nothing."""

    def choose(view: PlayerView, legal: Actions) -> Action:
        answers = _answers(legal)
        for event in _by_urgency(view.events):
            fitting = [answer for answer in answers.get(event.event, ()) if answer.response.stance is stance]
            if fitting:
                return max(fitting, key=lambda answer: (worth(answer.response, event), -fitting.index(answer)))
        return _last(legal)

    return choose


def _careful(_seed: int) -> Bot:
    """Doctrine's own advice: partners first, checks before claims, a line in time, promises kept."""

    def choose(view: PlayerView, legal: Actions) -> Action:
        for step in (_keep_promise, _tell_partner, _check_first, _answer):
            action = step(view, legal)
            if action is not None:
                return action
        return _last(legal)

    return choose


def _keep_promise(view: PlayerView, legal: Actions) -> Action | None:
    open_promises = {promise.promise for promise in view.promises if not promise.is_kept}
    updates = [action for action in legal.of(Update) if action.promise in open_promises]
    return updates[0] if updates else None


def _tell_partner(view: PlayerView, legal: Actions) -> Action | None:
    told = {mood.stakeholder for mood in view.moods if mood.told is not None}
    under_way = {task.subject for task in view.tasks if task.act == "tell"}
    open_events = {event.event for event in view.events if event.can_answer}
    for who in PARTNERS:
        if who in told or who in under_way:
            continue
        for action in legal.of(Tell):
            if action.stakeholder == who and action.about in open_events:
                return action
    return None


def _check_first(view: PlayerView, legal: Actions) -> Action | None:
    """A check whose result is back in time for an answer; officers are kept for what is due sooner."""
    possible = {action.check for action in legal.of(Check)}
    for event in _by_urgency(event for event in view.events if event.can_answer):
        if event.settled is not None or any(check.is_pending for check in event.checks):
            continue
        for check in sorted(event.checks, key=lambda check: check.takes):
            in_time = event.due is None or view.minute + check.takes <= event.due - MARGIN
            if check.check in possible and in_time and _can_spare(view, event):
                return Check(check.check)
    return None


def _can_spare(view: PlayerView, event: EventView) -> bool:
    """Whether an officer is left for every other answer that is due soon."""
    pressing = [
        other
        for other in view.events
        if other.can_answer and other is not event and other.due is not None and other.due - view.minute < PRESSING
    ]
    return view.free > len(pressing)


def _answer(view: PlayerView, legal: Actions) -> Action | None:
    answers = _answers(legal)
    for event in _by_urgency(event for event in view.events if event.can_answer):
        waiting = any(check.is_pending for check in event.checks)
        landing = [task.lands for task in view.tasks if task.act == "check"]
        soon = event.due is None or (landing and min(landing) <= event.due - MARGIN)
        if waiting and soon and view.minute + 1 < (event.due or view.length):
            continue
        if event.event in answers:
            options = answers[event.event]
            best = max(range(len(options)), key=lambda place: (worth(options[place].response, event), -place))
            return options[best]
    return None


_BLIND: Final[dict[str, Callable[[int], Blind]]] = {
    "silent": _silent,
    "random": _random,
    "drafts": _drafts,
    "any-draft": _any_draft,
}
_SEEING: Final[dict[str, Callable[[int], Bot]]] = {"hasty": _hasty, "careful": _careful}

BOTS: Final = (*_BLIND, *_SEEING)
"""The names of the bots."""

BY_CHANCE: Final = frozenset({"random", "drafts", "any-draft"})
"""The bots that leave something to chance; every other one does the same wherever the same is true."""


def is_bot(name: str) -> bool:
    """Whether there is a bot of that name."""
    return name in BOTS or name in {f"{ONLY}{stance}" for stance in Stance}


def chance_of(seed: str) -> int:
    """A whole number for a bot's own chance in the game of `seed`, the same for the same seed."""
    return int.from_bytes(seed.encode(), "big") % (2**63)


def make_blind(name: str, seed: int) -> Blind | None:
    """The bot of that name where it needs no view; None for every other."""
    maker = _BLIND.get(name)
    return None if maker is None else maker(seed)


def make_bot(name: str, seed: int) -> Bot:
    """The bot of that name; `seed` is for those that leave something to chance. Raises KeyError."""
    if name.startswith(ONLY):
        try:
            return _only(Stance(name.removeprefix(ONLY)))
        except ValueError as error:
            raise KeyError(name) from error
    blind = make_blind(name, seed)
    if blind is not None:
        return lambda _view, legal: blind(legal)
    return _SEEING[name](seed)
