"""The best play that is found where there is too much to solve: `careful`, with other answers where they pay.

One event after the other, each draft and each answer near the drafts takes the place of what `careful` would send, in
the worlds that come about most often; what is worth more stays. The play found decides on what it sees, as `careful`
does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from twiplo_game.analysis.bots import Bot, make_bot
from twiplo_game.analysis.playing import result_of
from twiplo_game.analysis.solver.games import Path, game_in
from twiplo_game.analysis.solver.solution import Regret
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.action import Action, Respond
from twiplo_game.engine.menu import Actions
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, minutes_to_send
from twiplo_game.engine.view import PlayerView

WORLDS_TRIED: Final = 12
"""So many of the commonest worlds each answer is tried in."""

NEAR: Final = 12
"""So many of the answers nearest to the drafts are tried."""

Answers = dict[str, Response]
"""By event what is sent instead of what `careful` would send."""


def steered(story: Story, answers: Answers) -> Bot:
    """`careful`, sending other answers where they can be sent."""
    careful = make_bot("careful", 0)

    def choose(view: PlayerView, legal: Actions) -> Action:
        action = careful(view, legal)
        if not isinstance(action, Respond) or action.event not in answers:
            return action
        response = answers[action.event]
        event = next(event for event in view.events if event.event == action.event)
        if response.draft is not None and response.draft not in {draft.draft for draft in event.drafts}:
            return action
        in_time = view.minute + minutes_to_send(story.profile, response) <= view.length
        return Respond(action.event, response) if in_time else action

    return choose


@dataclass(slots=True)
class Improving:
    """A search for better answers."""

    story: Story
    worlds: Worlds
    games: list[Path]
    """Those of `careful` in the worlds in which answers are tried."""

    def answers(self, is_stopped: Callable[[], bool]) -> Answers:
        """The answers found; none where nothing was better than what `careful` sends."""
        chosen: Answers = {}
        best = self._mean([path.score for path in self.games])
        is_better = True
        while is_better and not is_stopped():
            is_better = False
            for event in self.story.scenario.events:
                for response in self._candidates(event.id):
                    if is_stopped():
                        return chosen
                    tried = chosen | {event.id: response}
                    mean = self._mean(self.scores(tried))
                    if mean > best:
                        best, chosen, is_better = mean, tried, True
        return chosen

    def scores(self, answers: Answers) -> list[int]:
        """The score in each world."""
        bot = steered(self.story, answers)
        return [result_of(game_in(self.story, self.worlds, path.world), bot).score for path in self.games]

    def regrets(self, chosen: Answers, is_stopped: Callable[[], bool]) -> Iterator[Regret]:
        """What each draft gives away beside what was chosen, all else as it is."""
        best = self.scores(chosen)
        for event in self.story.scenario.events:
            for draft in self.story.targets[self.story.names.events[event.id]].drafts.values():
                if is_stopped():
                    return
                scores = self.scores(chosen | {event.id: draft.response})
                losses = [one - other for one, other in zip(best, scores, strict=True)]
                least, most = Fraction(min(losses)), Fraction(max(losses))
                yield Regret(event.id, draft.id, self._mean(losses), least, most, len(losses))

    def _mean(self, values: list[int]) -> Fraction:
        weights = [path.weight for path in self.games]
        return Fraction(sum(value * weight for value, weight in zip(values, weights, strict=True)), sum(weights))

    def _candidates(self, event: str) -> Iterator[Response]:
        index = self.story.names.events[event]
        for draft in self.story.targets[index].drafts.values():
            yield draft.response
        yield from near_responses(self.story, index, False)[:NEAR]
