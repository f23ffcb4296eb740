"""Games that were played by a bot, to their end or almost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from tests.tui.playing import Size, new_session, until
from textual.pilot import Pilot

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.engine.action import Action, Advance
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.step import Seen, Step
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.session import Session
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.desk import DeskScreen

PATIENCE = 60
"""Actions after which a bot only lets time pass."""


def play(session: Session, bot: str) -> list[Action]:
    """Play to the end; what was done."""
    chosen, actions = make_bot(bot, 7), []
    while not session.state.is_over:
        now = session.view
        legal = legal_actions(session.game, session.state, with_compositions=False)
        action = chosen(now, legal) if len(session.steps) < PATIENCE else Advance(now.length)
        session.do(action)
        actions.append(action)
    return actions


@cache
def played(
    scenario: str = "summit-cancelled", bot: str = "hasty"
) -> tuple[Game, tuple[Step, ...], PlayerView, Debrief, tuple[Action, ...]]:
    """A game that is over, and what was done in it."""
    session = new_session(scenario)
    actions = play(session, bot)
    session.close()
    result = debrief(session.game, session.steps)
    assert result is not None
    return session.game, tuple(session.steps), session.view, result, tuple(actions)


def just_before(
    fits: Callable[[Action, Seen, PlayerView], bool], scenario: str = "summit-cancelled", bot: str = "hasty"
) -> tuple[Session, Action]:
    """The same game before its first action that fits, and that action; `fits` also has what was seen and the view."""
    game, steps, _, _, actions = played(scenario, bot)
    opening = len(steps) - len(actions)
    for place, action in enumerate(actions):
        step = steps[opening + place]
        if fits(action, seen(step), view(game, step.state)):
            session = new_session(scenario)
            for former in actions[:place]:
                session.do(former)
            return session, action
    raise AssertionError("no action of that kind")


def almost_over(scenario: str = "summit-cancelled", bot: str = "hasty") -> tuple[Session, Action]:
    """The same game with its last action undone, and that action."""
    return just_before(lambda action, seen, now: now.ending is not None, scenario, bot)


@asynccontextmanager
async def seated(
    session: Session, *, language: str = "en", size: Size = (80, 24)
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at the desk of `session`."""
    app = TwiploApp(translator(language), lambda app: app.sit_down(LocalPort(session)))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        yield app, pilot


def lexicon_of(game: Game, language: str = "en") -> Lexicon:
    """What things of `game` are called."""
    return Lexicon(translator(language), game.story.doctrine, playbill(game))


@asynccontextmanager
async def debriefed(
    scenario: str = "summit-cancelled",
    *,
    bot: str = "hasty",
    language: str = "en",
    size: Size = (80, 24),
    path: Path | None = Path("games/lively.jsonl"),
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at the debrief of a game that was played; over a log unless `path` is None."""
    game, _, view, result, _ = played(scenario, bot)
    lexicon = lexicon_of(game, language)
    app = TwiploApp(translator(language), lambda app: app.open("debrief", result, lexicon, view, path))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        yield app, pilot
