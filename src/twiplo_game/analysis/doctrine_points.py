"""What the doctrine's rules move for each draft that is sent at once: the part of the count that paper can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.state import NO_ENDING
from twiplo_game.engine.step import Movement, Step
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import Event
from twiplo_game.model.scenario import Scenario

_ORDER: Final = "r1"
"""The first answer of a game; hours of silence and missed promises have causes of their own."""


@dataclass(frozen=True, slots=True)
class SentAtOnce:
    """What the doctrine does with one draft."""

    moves: Mapping[str, int]
    """Points of gauges and steps of moods, by name; what sums up to nothing is left out."""
    rules: tuple[str, ...]
    """The rules that moved something, by id."""


def sent_at_once(scenario: Scenario, doctrine: Doctrine) -> dict[tuple[str, str], SentAtOnce]:
    """For each (event, draft) what the doctrine's rules move if the draft is the answer as soon as the event is there.

    Nothing has been found out or said before. Drafts that cannot be sent then are absent. What comes back later, and
    the scenario's own outcomes and rules, are not in it: those a guide can quote.
    """
    return {
        (event.id, draft): found
        for event in scenario.events
        for draft, found in _drafts_of(_at_the_start(scenario, event), event, doctrine)
    }


def _at_the_start(scenario: Scenario, event: Event) -> Scenario:
    """`scenario` with `event` at its start and none other planned; they stay, since conditions name them."""
    events = tuple(
        each.model_copy(update={"at": 0 if each.id == event.id else None, "when": None}) for each in scenario.events
    )
    return scenario.model_copy(update={"events": events})


def _drafts_of(scenario: Scenario, event: Event, doctrine: Doctrine) -> list[tuple[str, SentAtOnce]]:
    # One world will do: what a rule moves at once may not hang on what nobody knows.
    game = new_game(compile_story(scenario, doctrine), 0)
    start = opening(game)
    found = []
    for draft in event.drafts:
        answer = game.story.targets[game.story.names.events[event.id]].drafts[draft].answer
        sent = apply(game, start.state, answer)
        if isinstance(sent, Step):
            found.append((draft, _moved(game, sent, doctrine)))
    return found


def _moved(game: Game, sent: Step, doctrine: Doctrine) -> SentAtOnce:
    """What landing and every reaction to it move."""
    own = {rule.id for rule in doctrine.rules}
    moves: dict[str, int] = {}
    rules: dict[str, None] = {}
    state = sent.state
    last = max((task.lands for task in state.tasks), default=state.minute) + max(game.story.delays)
    while state.ending == NO_ENDING and state.minute < last:
        step = apply(game, state, Advance(last))
        assert isinstance(step, Step)
        state = step.state
        for item in step.happened:
            if isinstance(item, Movement) and item.rule in own and not item.is_later and item.cause == _ORDER:
                moves[item.target] = moves.get(item.target, 0) + item.points
                rules[item.rule] = None
    return SentAtOnce({name: points for name, points in moves.items() if points}, tuple(rules))
