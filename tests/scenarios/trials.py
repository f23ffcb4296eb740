"""Games played to learn what a scenario holds: whole games, and one response at a time with all else let pass."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from golden.lines import play_line, read_lines
from twiplo_game.analysis.bots import Bot, make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.engine.action import Action, Advance, Check, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.menu import Actions
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.step import Movement, Step
from twiplo_game.engine.story import Story
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge

SEEDS = range(4)
WAVERING_SEEDS = range(60)
WHIMS = (0.05, 0.1, 0.3)
"""How often the wavering do whatever comes to mind: some endings come of one slip, others of many."""
BOTS = ("silent", "hasty", "careful", "random", "only-inform", "only-deny")
GAUGES = tuple(Gauge)

Points = tuple[int, int, int]
"""Reputation, security, trust."""


@dataclass(frozen=True)
class Sampled:
    """A whole game."""

    player: str
    game: Game
    steps: tuple[Step, ...]

    @property
    def end(self) -> State:
        """Its last state."""
        return self.steps[-1].state

    @property
    def ending(self) -> str:
        """The ending's id."""
        return self.game.story.endings[self.end.ending].id

    def appeared(self, event: int) -> bool:
        """Whether the event came."""
        return self.end.events.appeared[event] != NEVER


def sample(story: Story) -> Iterator[Sampled]:
    """Games of bots and golden lines in the ordinary ministry, over the same few seeds."""
    games = {seed: new_game(story, seed) for seed in SEEDS}
    for player in BOTS:
        for seed, game in games.items():
            yield Sampled(player, game, play(game, make_bot(player, seed)))
    for seed in WAVERING_SEEDS:
        game = new_game(story, seed)
        yield Sampled("wavering", game, play(game, wavering(seed)))
    for line in read_lines():
        if line.scenario == story.scenario.id:
            for game in (line.game(story.scenario), *games.values()):
                yield Sampled(line.name, game, play_line(line, game, is_strict=False))


def wavering(seed: int) -> Bot:
    """A careful player who now and then does whatever comes to mind."""
    mind, share = Random(seed), WHIMS[seed % len(WHIMS)]
    careful, whim = make_bot("careful", seed), make_bot("random", seed)

    def choose(now: PlayerView, legal: Actions) -> Action:
        bot = whim if mind.random() < share else careful
        return bot(now, legal)

    return choose


def let_pass(game: Game) -> State:
    """The end of a game in which nothing is done."""
    step = opening(game)
    while not step.state.is_over:
        passed = apply(game, step.state, Advance(game.story.length))
        assert isinstance(passed, Step)
        step = passed
    return step.state


@dataclass(frozen=True)
class Trial:
    """What one response to an event moved, everything else being let pass."""

    response: Response
    gauges: Points
    """Points that it caused, at once and later."""
    moods: frozenset[tuple[str, int]]
    voices: frozenset[str]
    """Who answered it in the feed."""

    @property
    def weight(self) -> int:
        """The points in total."""
        return sum(self.gauges)


@dataclass(frozen=True)
class Moment:
    """A moment at which an event has just come and an officer is free."""

    game: Game
    state: State
    event: str


def moments(sampled: Iterable[Sampled], story: Story, event: str) -> list[Moment]:
    """Moments of `event`, one for each seed; of games in which as little as possible was done before."""
    index = story.names.events[event]
    found: dict[str, Moment] = {}
    for game in sampled:
        if game.game.seed in found or not game.appeared(index):
            continue
        for step in game.steps:
            is_free = len(step.state.tasks) < story.staff and not step.state.is_over
            if step.state.events.appeared[index] != NEVER and is_free:
                if step.state.events.answered[index] == NEVER:
                    found[game.game.seed] = Moment(game.game, step.state, event)
                break
    return list(found.values())


def informed(moment: Moment) -> Moment | None:
    """The same event after everything about it was checked, one thing after the other, with nothing else done."""
    game, state = moment.game, moment.state
    event = next(event for event in game.story.scenario.events if event.id == moment.event)
    for check in event.checks:
        step = apply(game, state, Check(check))
        while isinstance(step, Step) and any(task.subject == check for task in step.state.tasks):
            step = apply(game, step.state, Advance(game.story.length))
        if isinstance(step, Step):
            state = step.state
    return None if state.is_over or state is moment.state else Moment(game, state, moment.event)


def tried(moment: Moment, response: Response) -> Trial | None:
    """What `response` comes to; None where it cannot be sent."""
    step = apply(moment.game, moment.state, Respond(moment.event, response))
    if not isinstance(step, Step):
        return None
    cause = f"r{step.state.order_number}"
    event = moment.game.story.names.events[moment.event]
    gauges = dict.fromkeys(GAUGES, 0)
    moods: dict[str, int] = {}
    while not step.state.is_over:
        passed = apply(moment.game, step.state, Advance(moment.game.story.length))
        assert isinstance(passed, Step)
        step = passed
        for item in step.happened:
            if isinstance(item, Movement) and item.cause == cause:
                if item.target in gauges:
                    gauges[Gauge(item.target)] += item.points
                else:
                    moods[item.target] = moods.get(item.target, 0) + item.points
    spoken = [message for message in step.state.messages if message.kind == "voice" and message.about == event]
    return Trial(
        response,
        (gauges[GAUGES[0]], gauges[GAUGES[1]], gauges[GAUGES[2]]),
        frozenset((who, steps) for who, steps in moods.items() if steps),
        frozenset(str(message.ref[0]) for message in spoken if message.because_of == cause),
    )


def drafts_tried(moment: Moment) -> dict[str, Trial]:
    """Each draft that is offered at that moment, and what it comes to."""
    target = moment.game.story.targets[moment.game.story.names.events[moment.event]]
    found = {}
    for name, draft in target.drafts.items():
        trial = tried(moment, draft.answer.response)
        if trial is not None:
            found[name] = trial
    return found
