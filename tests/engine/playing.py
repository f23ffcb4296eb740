"""A player who does anything that is allowed, and some things that are not."""

import json
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

from twiplo_game.authoring.check import check_text
from twiplo_game.engine import action as acts
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.engine.view import OfferView
from twiplo_game.model import vocabulary as v
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

LIBRARY = Path(__file__).parent.parent.parent / "scenarios"
IDS = sorted(file.stem for file in LIBRARY.glob("*.yaml"))
PROFILES = ("ordinary", "well_staffed", "cut_off")
STEPS = 160
"""After so many actions a player only lets time pass."""


@cache
def shipped(name: str) -> Scenario:
    """A scenario of the library."""
    file = LIBRARY / f"{name}.yaml"
    checked = check_text(file.read_text("utf-8"), file.name, shipped_doctrine().doctrine)
    assert checked.scenario is not None, [problem.code for problem in checked.problems]
    return checked.scenario


@cache
def story_of(name: str, profile: str, is_held: bool) -> Story:
    """It, compiled; held to all its mandates or to none."""
    scenario = shipped(name)
    mandates = tuple(mandate.id for mandate in scenario.mandates) if is_held else ()
    return compile_story(scenario, shipped_doctrine().doctrine, profile=profile, mandates=mandates)


@dataclass(frozen=True)
class Run:
    """A game that was played to its end."""

    name: str
    seed: int
    game: Game
    steps: tuple[Step, ...]

    @property
    def actions(self) -> list[acts.Action]:
        """What the log holds."""
        return [step.action for step in self.steps if step.action is not None]

    @property
    def last(self) -> State:
        """The state at the end."""
        return self.steps[-1].state


@lru_cache(maxsize=512)
def run(name: str, profile: str, is_held: bool, seed: int) -> Run:
    """A game of a scenario that a random player played."""
    game = new_game(story_of(name, profile, is_held), seed)
    random = Random(seed)
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        step = apply(game, state, chosen(game, state, random, is_tired=len(steps) > STEPS))
        if isinstance(step, Step):
            steps.append(step)
    return Run(name, seed, game, tuple(steps))


def chosen(game: Game, state: State, random: Random, *, is_tired: bool = False) -> acts.Action:
    """Something to do: mostly legal, of every kind about as often, with responses out of the whole composer."""
    if is_tired or random.random() < 0.3:
        return acts.Advance(state.minute + random.choice((1, 7, 30, 1000)))
    kinds: dict[type, list[acts.Action]] = {}
    for action in legal_actions(game, state, with_compositions=False):
        kinds.setdefault(type(action), []).append(action)
    wanted = random.choice([*kinds, acts.Respond, acts.Respond, acts.Speak])
    if wanted in {acts.Respond, acts.Speak} and (wanted not in kinds or random.random() < 0.6):
        target = random.choice(game.story.targets)
        what = composition(target.offers, random, tuple(game.story.scenario.stakeholders))
        return acts.Respond(target.id, what) if wanted is acts.Respond else acts.Speak(target.id, what)
    return random.choice(kinds[wanted])


def composition(offers: OfferView, random: Random, people: tuple[str, ...]) -> Response:
    """A response that the composer can make; to somebody, if anybody is on offer."""

    def some(values: tuple[str, ...]) -> frozenset[str]:
        return frozenset(value for value in values if random.random() < 0.3)

    tier, actor = random.choice(offers.attribution)
    return composed(
        Response(
            channel=v.Channel(random.choice(offers.channel)),
            stance=v.Stance(random.choice(offers.stance)),
            register=v.Register(random.choice(offers.register)),
            tone=v.Tone(random.choice(offers.tone)),
            to=some(offers.to) or frozenset(random.choices(offers.to or people)),
            claim=v.Claim(random.choice(offers.claim)),
            tier=v.Tier(tier),
            actor=actor,
            disclosure=v.Disclosure(random.choice(offers.disclosure)),
            coordination=v.Coordination(random.choice(offers.coordination)),
            language=v.Tongue(random.choice(offers.language)),
            contains=frozenset(v.Content(content) for content in some(offers.contains)),
        )
    )


def nonsense(game: Game, state: State, random: Random) -> acts.Action:
    """An action with names from anywhere: of another kind, of another event, of nothing at all."""
    story = game.story
    names = [
        *story.names.events,
        *story.names.facts,
        *story.names.checks,
        *story.names.stakeholders,
        *(adviser for _, adviser in story.names.advisers),
        *(f"{letter}{number}" for letter in "rtpm" for number in (0, 1, 2, 99)),
        *("", "none", "__class__", "\u202e", "x" * 200, "-1"),
    ]
    name, other = random.choice(names), random.choice(names)
    anything = Response(
        channel=random.choice(list(v.Channel)),
        stance=random.choice(list(v.Stance)),
        to=frozenset(random.sample(names, 2)),
        tier=random.choice(list(v.Tier)),
        actor=random.choice([None, name]),
        contains=frozenset(random.sample(list(v.Content), 2)),
        next_update=random.choice([None, 0, -5, 30, 10**6]),
        draft=random.choice([None, None, name]),
        text=random.choice(["", "x" * 5000]),
    )
    target = random.choice(story.targets)
    drafts = [draft.response for draft in target.drafts.values()]
    what = random.choice([anything, *drafts])
    return random.choice(
        [
            acts.Open(name),
            acts.Ask(name, other),
            acts.Check(name),
            acts.Respond(target.id, what),
            acts.Respond(name, what),
            acts.Tell(name, other),
            acts.Speak(target.id, what),
            acts.Speak(name, what),
            acts.Correct(name),
            acts.Update(name),
            acts.Cancel(name),
            acts.Advance(random.choice([state.minute, 0, -1])),
            acts.Contingency(name),
        ]
    )


def as_bytes(step: Step) -> bytes:
    """Everything that a step reports and leads to, as a log or a server would write it."""
    state = step.state
    data = {
        "action": None if step.action is None else action_to_data(step.action),
        "happened": [[type(each).__name__, _plain(asdict(each))] for each in step.happened],
        "minute": state.minute,
        "gauges": state.gauges,
        "moods": state.moods,
        "events": _plain(asdict(state.events)),
        "known": _plain(asdict(state.known)),
        "messages": [_plain(asdict(message)) for message in state.messages],
        "agenda": [[entry.due, entry.rank, entry.name, entry.cause] for entry in state.agenda],
        "ending": state.ending,
    }
    return json.dumps(data, sort_keys=True).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted((_plain(item) for item in value), key=repr)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, int | str | None) else repr(value)


def is_refused(game: Game, state: State, action: acts.Action) -> bool:
    """Whether the game refuses the action."""
    return isinstance(apply(game, state, action), Rejected)
