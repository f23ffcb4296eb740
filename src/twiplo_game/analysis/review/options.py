"""What could have been done at a moment: what was done, what the staff proposed, and what a desk would think of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.bots import PARTNERS
from twiplo_game.analysis.review.position import Position
from twiplo_game.analysis.steady import liked, steady
from twiplo_game.engine.action import Action, Advance, Check, Correct, Respond, Update, tell_of
from twiplo_game.engine.game import Game
from twiplo_game.engine.options import draft_answers, legal_actions
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.story import Story

ANSWERED: Final = 3
"""The most pressing events, for which answers beside the staff's drafts are tried."""

NOTICES: Final = 4
"""How many stakeholders that were not told yet are tried."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Let time pass up to a minute, whatever is seen on the way."""

    to: int


@dataclass(frozen=True, slots=True)
class Both:
    """Do one thing, and another as soon as an officer is free for it."""

    first: Action | Hold
    then: Action


Option = Action | Hold | Both
"""Something that could have been done."""


def blank_game(story: Story) -> Game:
    """A game of `story` without truths, for what may not look at any."""
    return Game(story, "", (), ())


def options(position: Position, own: Option) -> tuple[Option, ...]:
    """`own` first, then what else could have been done, each once; the order is fixed."""
    return tuple(dict.fromkeys((own, *_others(position.story, position.state))))


def _others(story: Story, state: State) -> Iterator[Option]:
    game = blank_game(story)
    yield steady(game, state)
    yield Advance(story.length)
    if len(state.tasks) >= story.staff:
        return
    left = story.length - state.minute
    drafts = draft_answers(game, state)
    yield from drafts
    pressing = sorted(state.events.unanswered, key=lambda event: _due(story, state, event))
    for event in pressing[:ANSWERED]:
        target = story.targets[event]
        yield from liked(story, state, target, [draft for draft in drafts if draft.event == target.id], left)
    legal = legal_actions(game, state, with_compositions=False)
    yield from legal.of(Check)
    yield from legal.of(Update)
    yield from legal.of(Correct)
    if pressing and story.profile.tell <= left:
        yield from _notices(story, state, pressing[0])


def _due(story: Story, state: State, event: int) -> tuple[bool, int, str]:
    target = story.targets[event]
    return target.due is None, state.events.appeared[event] + (target.due or 0), target.id


def _notices(story: Story, state: State, event: int) -> Iterator[Action]:
    names = tuple(story.names.stakeholders)
    untold = [names[who] for who in sorted(story.playing) if state.past.told[who] == NEVER]
    untold.sort(key=lambda who: PARTNERS.index(who) if who in PARTNERS else len(PARTNERS))
    for who in untold[:NOTICES]:
        if (story.names.stakeholders[who], event) not in state.past.notices:
            yield tell_of(who, story.targets[event].id)


def purpose(option: Option) -> tuple[str, str]:
    """What an option is about, whatever its wording."""
    match option:
        case Both():
            return purpose(option.first)
        case Respond():
            return "respond", option.event
        case Check():
            return "check", option.check
        case Update():
            return "update", option.promise
        case Correct():
            return "correct", option.sent
        case Advance() | Hold():
            return "wait", ""
    return type(option).__name__.lower(), getattr(option, "stakeholder", "")
