"""How to reach each screen: the one table over which all proofs of the screens run.

A screen is added by its name, where it is reached from, and the function that goes there.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from tests.tui.played import lexicon_of, play, played
from tests.tui.playing import Size, new_session, until
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import get_current_worker

from twiplo_game.classroom.protocol import RoomNow
from twiplo_game.classroom.standing import InClass
from twiplo_game.classroom.trainer_line import Report, SeatReport, TrainerLine
from twiplo_game.engine.action import Action, Advance, Ask, Check, Open, Respond, Tell
from twiplo_game.engine.rejection import Rejected
from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import PRACTICE, LocalPort
from twiplo_game.seating.port import Changed, Reply, Submit
from twiplo_game.store.errors import StoreError
from twiplo_game.store.home import games_folder, home
from twiplo_game.store.learning import record_path
from twiplo_game.store.learning_lines import header
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Session
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.page import Page
from twiplo_game.tui.app import SMALLEST, TwiploApp
from twiplo_game.tui.screens.briefing import BriefingScreen
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.screens.consequence import ConsequenceScreen
from twiplo_game.tui.screens.console import ConsoleScreen
from twiplo_game.tui.screens.contest import ContestScreen
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.ending import EndingScreen
from twiplo_game.tui.screens.help import HelpScreen
from twiplo_game.tui.screens.join import JoinScreen
from twiplo_game.tui.screens.learning_check import LearningCheckScreen
from twiplo_game.tui.screens.lesson import LessonScreen
from twiplo_game.tui.screens.lobby import LobbyScreen
from twiplo_game.tui.screens.minutes import MinutesScreen
from twiplo_game.tui.screens.one_line import OneLineScreen
from twiplo_game.tui.screens.open_file import OpenFileScreen
from twiplo_game.tui.screens.page import PageScreen
from twiplo_game.tui.screens.palette import PaletteScreen
from twiplo_game.tui.screens.paper import PaperScreen
from twiplo_game.tui.screens.replays import ReplaysScreen
from twiplo_game.tui.screens.review import ReviewScreen
from twiplo_game.tui.screens.save_text import SaveTextScreen
from twiplo_game.tui.screens.scenario_library import LibraryScreen
from twiplo_game.tui.screens.settings import SettingsScreen
from twiplo_game.tui.screens.several import SeveralScreen
from twiplo_game.tui.screens.span import SpanScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.screens.too_small import TooSmallScreen
from twiplo_game.tui.screens.weighing import WeighingScreen

Going = Callable[[TwiploApp, "Pilot[int]"], Awaitable[None]]

LONG_AGO = 1_767_312_000
"""Early in 2026: shown as a date, whenever the test runs."""

TITLE, DESK = "title", "desk"
"""Where a way begins: at the title with no game open, or at the desk in the middle of a game."""


@dataclass(frozen=True)
class Way:
    """How to reach a screen."""

    start: str
    """`TITLE` or `DESK`."""
    screen: type
    """What is on top when it has been reached."""
    go: Going


def by_keys(*keys: str) -> Going:
    """The way that is a few keys."""

    async def go(app: TwiploApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys)

    return go


async def stay(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The way to where one is already."""


async def read(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The desk with a message in the reading pane."""
    assert isinstance(app.screen, DeskScreen)
    app.screen.read("the_post")
    await until(pilot, lambda: app.screen.event == "the_post")


async def came_back(app: TwiploApp, pilot: Pilot[int]) -> None:
    """What came back, with the rules of practice mode."""
    session = new_session("summit-cancelled", seed="7", path=_log())
    session.note(PRACTICE, {})
    port = LocalPort(session)
    heard: list[Reply] = []
    port.listen(heard.append)
    for place in range(6):
        port.ask(Submit(str(place), Advance(session.view.length)))
    news = tuple(happening for reply in heard if isinstance(reply, Changed) for happening in reply.news)
    app.open("consequence", news)


async def weighed(app: TwiploApp, pilot: "Pilot[int]") -> None:
    """To the review of a game of one bad decision, weighed."""
    game, steps, _, _, _ = played()
    session = new_session("summit-cancelled")
    for step in steps[1:]:
        assert step.action is not None
        session.do(step.action)
    session.close()
    log = read_log(session.writer.path)
    app.open("review", log, Weighing(log, game, steps), lexicon_of(game, app.words.language))
    await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    await until(pilot, lambda: len(screen.reviewed) == len(screen.taken), tries=4000)
    await pilot.press("down", "down")
    # The title counts the games that there are, also under what is opened later.
    session.writer.path.unlink()


async def before_saving(app: TwiploApp, pilot: "Pilot[int]") -> None:
    """A review that is being made before a debrief is saved, and gets nowhere."""

    def begin() -> Weighing:
        worker = get_current_worker()
        while not worker.is_cancelled:
            sleep(0.01)
        raise StoreError("left")

    app.push_screen(WeighingScreen(begin))


async def ended(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The end."""
    app.open("ending")


async def debriefed(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The debrief of a game that was played."""
    game, _, view, result, _ = played()
    app.open("debrief", result, lexicon_of(game, app.words.language), view, Path("games/lively.jsonl"))


def debriefed_at(*keys: str) -> Going:
    """A section of the debrief, or what is opened from it."""

    async def go(app: TwiploApp, pilot: Pilot[int]) -> None:
        await debriefed(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and app.screen.is_mounted)
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return go


def opened(place: str) -> Going:
    """A screen that needs nothing but its name."""

    async def go(app: TwiploApp, pilot: Pilot[int]) -> None:
        app.open(place)
        await until(pilot, lambda: not isinstance(app.screen, TitleScreen) and app.screen.is_mounted)
        await settled(app, pilot)

    return go


async def settled(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Whatever reads the disk beside the screen is done."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def from_a_file(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The library's question for a file."""
    await opened("library")(app, pilot)
    await pilot.press("o")


async def briefed(app: TwiploApp, pilot: Pilot[int]) -> None:
    """A briefing."""
    app.open("briefing", read_scenario(resolve("cable-leak")))


async def taught(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The lesson's desk, over a game in its middle."""
    app.open("lesson")


async def crowded(app: TwiploApp, pilot: Pilot[int]) -> None:
    """What asks for a larger window."""
    app.open("too_small", SMALLEST)


def composing(*keys: str) -> Going:
    """The composer with the first draft of the staff, and what its keys open."""

    async def go(app: TwiploApp, pilot: Pilot[int]) -> None:
        app.open("composer", next(event.event for event in in_the_middle().view.events if event.can_answer))
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen) and app.screen.is_mounted)
        await pilot.pause()
        if keys:
            await pilot.press("enter", *keys)

    return go


def checking(*keys: str) -> Going:
    """The learning check, always the same one, and as far as `keys` go; nothing of it is left behind."""

    async def go(app: TwiploApp, pilot: Pilot[int]) -> None:
        record_path().parent.mkdir(parents=True, exist_ok=True)
        record_path().write_bytes(header("7"))
        await opened("learning_check")(app, pilot)
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        record_path().unlink()

    return go


async def by_when(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The time of a promise."""
    app.push_screen(MinutesScreen(app.words.tr("Minutes or hours, Enter for {kept}: ", kept="2 h"), 120, 360))


async def waiting_in_the_lobby(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The lobby of a class that has not begun."""
    said = ((1, "Read the briefing twice."),)
    room = RoomNow("lobby", 0, None, None, 0, 0, 24, True, said, None)
    app.in_class = InClass(name="Aïcha", address="192.168.1.20:8420", room=room, is_online=True)
    await opened("lobby")(app, pilot)


class TwoSeats(TrainerLine):
    """A line on which one report has come."""

    async def reports(self, hear: Callable[[Report | None], None]) -> None:
        """Tell it."""
        names = ("Aïcha", "Groupe 4 – Les Lampadaires")
        seats = tuple(
            SeatReport(f"s{n}", name, None, n, ("m",), None, 60, None, 3, 0, False, n, 600 - n, (60, 55, 70), None)
            for n, name in enumerate(names, 1)
        )
        said = ("Read the briefing twice.",)
        hear(Report("paused", 0, 0, None, 60, 360, "WXYZ-2345", True, 0, None, False, (), (), seats, said, None))


async def holding_a_class(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The trainer's console."""
    scenario = read_scenario(resolve("summit-cancelled")).scenario
    app.open("console", TwoSeats("http://127.0.0.1:9", ""), scenario, "http://192.168.1.20:8420")
    await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.screen.report is not None)


async def given_a_paper(app: TwiploApp, pilot: Pilot[int]) -> None:
    """A page outside of a game."""
    page = Page()
    page.heading(app.words.tr("The class"))
    page.item(app.words.trn("{title}: {n} seat", "{title}: {n} seats", 3, title="Nine hundred lamp-posts"))
    app.push_screen(PaperScreen(app.words.tr("The class’s debrief"), page))


async def asked_for_a_line(app: TwiploApp, pilot: Pilot[int]) -> None:
    """What the trainer says to everybody."""
    await given_a_paper(app, pilot)
    await until(pilot, lambda: isinstance(app.screen, PaperScreen) and app.screen.is_mounted)
    await pilot.pause()
    app.push_screen(OneLineScreen(app.words.tr("What do you say to everybody?"), "Five minutes."))


SCREENS: dict[str, Way] = {
    "title": Way(TITLE, TitleScreen, stay),
    "help of the title": Way(TITLE, HelpScreen, by_keys("question_mark")),
    "weighing": Way(TITLE, WeighingScreen, before_saving),
    "desk": Way(DESK, DeskScreen, read),
    "help": Way(DESK, HelpScreen, by_keys("question_mark")),
    "palette": Way(DESK, PaletteScreen, by_keys("ctrl+p")),
    "choice": Way(DESK, ChoiceScreen, by_keys("a")),
    "page": Way(DESK, PageScreen, by_keys("g")),
    "mission": Way(DESK, PageScreen, by_keys("m")),
    "span": Way(DESK, SpanScreen, by_keys("plus")),
    "library": Way(TITLE, LibraryScreen, opened("library")),
    "open a file": Way(TITLE, OpenFileScreen, from_a_file),
    "replays": Way(TITLE, ReplaysScreen, opened("replays")),
    "settings": Way(TITLE, SettingsScreen, opened("settings")),
    "briefing": Way(TITLE, BriefingScreen, briefed),
    "too small": Way(TITLE, TooSmallScreen, crowded),
    "learning check": Way(TITLE, LearningCheckScreen, checking()),
    "learning question": Way(TITLE, LearningCheckScreen, checking("1")),
    "learning answer": Way(TITLE, LearningCheckScreen, checking("1", "1")),
    "learning result": Way(TITLE, LearningCheckScreen, checking("1", *(["1", "enter"] * 8))),
    "lesson": Way(DESK, LessonScreen, taught),
    "starts": Way(DESK, ComposerScreen, composing()),
    "composer": Way(DESK, ComposerScreen, composing("down")),
    "several": Way(DESK, SeveralScreen, composing("3", "enter")),
    "by when": Way(DESK, MinutesScreen, by_when),
    "consequence": Way(DESK, ConsequenceScreen, came_back),
    "ending": Way(DESK, EndingScreen, ended),
    "debrief": Way(TITLE, DebriefScreen, debriefed),
    "timeline": Way(TITLE, DebriefScreen, debriefed_at("2")),
    "plots": Way(TITLE, DebriefScreen, debriefed_at("3")),
    "save": Way(TITLE, SaveTextScreen, debriefed_at("s", "1")),
    "contest": Way(TITLE, ContestScreen, debriefed_at("c")),
    "review": Way(TITLE, ReviewScreen, weighed),
    "join a class": Way(TITLE, JoinScreen, opened("join")),
    "lobby": Way(TITLE, LobbyScreen, waiting_in_the_lobby),
    "console": Way(TITLE, ConsoleScreen, holding_a_class),
    "one line": Way(TITLE, OneLineScreen, asked_for_a_line),
    "paper": Way(TITLE, PaperScreen, given_a_paper),
}
"""Every screen that there is."""

TOGGLES = [("desk", "p"), ("desk", "down"), ("desk", "tab"), ("choice", "down"), ("palette", "down")]
"""Where a key chooses something else, so that the screen must look different even without colours."""


def in_the_middle() -> Session:
    """A game in which a little of everything has happened."""
    session = new_session("summit-cancelled", seed="7", mandates=("friends_first",), path=_log())
    draft = session.view.events[0].drafts[0]
    script: tuple[Action, ...] = (
        Open("the_post"),
        Ask("the_post", session.view.events[0].advisers[0].adviser),
        Advance(30),
        Respond("the_post", draft.response),
        Tell("allies", "the_post"),
        Advance(60),
        Advance(60),
        Check(session.view.events[0].checks[0].check),
    )
    for action in script:
        result = session.do(action)
        assert not isinstance(result, Rejected), (action, result)
    while not any(event.can_answer for event in session.view.events):
        session.do(Advance(session.view.length))
    return session


def _log() -> Path:
    """A log that is none of the player's games: these are the same wherever a screen is reached from."""
    folder = home() / "elsewhere"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{len(list(folder.iterdir()))}.jsonl"


def some_games() -> None:
    """One game of the player's that is over, and one that is not, both long ago."""
    if games_folder().exists():
        return
    over = new_session("summit-cancelled", seed="7", path=games_folder() / "over.jsonl")
    left = new_session("cable-leak", seed="7", path=games_folder() / "left.jsonl")
    play(over, "hasty")
    left.do(Advance(30))
    for session in (over, left):
        session.close()
        os.utime(session.writer.path, (LONG_AGO, LONG_AGO))


@asynccontextmanager
async def started(
    start: str, language: str = "en", size: Size = (80, 24)
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app where a way begins."""
    some_games()
    first = (lambda app: app.sit_down(LocalPort(in_the_middle()))) if start == DESK else None
    app = TwiploApp(translator(language), first)
    async with app.run_test(size=size) as pilot:
        wanted = DeskScreen if start == DESK else TitleScreen
        await until(pilot, lambda: isinstance(app.screen, wanted) and app.screen.is_current)
        await settled(app, pilot)
        await still(app, pilot)
        yield app, pilot


async def reached(name: str, app: TwiploApp, pilot: Pilot[int]) -> None:
    """Go to a screen from where its way begins; nothing on it blinks."""
    way = SCREENS[name]
    await way.go(app, pilot)
    await until(pilot, lambda: isinstance(app.screen, way.screen))
    await still(app, pilot)


async def returned(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Go back to where ways begin."""
    start = DeskScreen if app.seat is not None else TitleScreen
    while not isinstance(app.screen, start):
        app.pop_screen()
    await pilot.pause()


async def still(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Let everything be drawn, and stop the cursors."""
    await pilot.pause()
    for line in app.screen.query(Input):
        line.cursor_blink = False
    await asyncio.sleep(0)
    await pilot.pause()
