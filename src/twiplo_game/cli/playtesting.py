"""Playing the lots of a play-test on every core: the same tallies whatever the number of processes; a clean stop."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from types import FrameType
from typing import Final

from twiplo_game.analysis.playtest import Lot, Tally, lots, play_lot
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import parse_scenario

LOT: Final = 10
"""Games that are played before anybody hears of them."""

FEW: Final = 200
"""Games for which a second process would take longer to start than it saves."""

_GLANCE: Final = 0.2
"""Seconds after which it is noticed that a stop was asked for."""


@dataclass(slots=True)
class Stop:
    """Whether a stop was asked for."""

    is_asked: bool = False

    def __call__(self) -> bool:
        return self.is_asked


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be played."""

    text: ScenarioText
    profile: str
    mandates: tuple[str, ...]
    bots: tuple[str, ...]
    runs: int
    seed: str

    def story(self) -> Story:
        """The story, compiled. Raises StoreError where the file has a problem."""
        doctrine = shipped_doctrine().doctrine
        scenario = parse_scenario(self.text, doctrine)
        return compile_story(scenario, doctrine, profile=self.profile, mandates=self.mandates)


@dataclass(slots=True)
class _Gathered:
    """What has come in so far."""

    tallies: dict[str, Tally]
    told: Callable[[int, int], None]
    total: int
    games: int = field(default=0)

    def take(self, lot: Lot, tally: Tally) -> None:
        self.tallies[lot.bot].merge(tally)
        self.games += tally.games
        self.told(self.games, self.total)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def play_all(plan: Plan, story: Story, workers: int, told: Callable[[int, int], None], stop: Stop) -> dict[str, Tally]:
    """All games of `plan`, or those played before `stop`; `told` hears how many of how many there are."""
    wanted = list(lots(story, plan.bots, plan.runs, plan.seed, size=LOT))
    gathered = _Gathered({bot: Tally() for bot in plan.bots}, told, sum(lot.games for lot in wanted))
    told(0, gathered.total)
    played = sum(len(lot.runs) for lot in wanted)
    left: Iterable[Lot] = wanted
    if workers > 1 and played > FEW:
        left = _in_processes(plan, wanted, workers, gathered, stop)
    for lot in left:
        if stop():
            break
        gathered.take(lot, play_lot(story, lot, plan.seed, stop))
    return gathered.tallies


def _in_processes(plan: Plan, wanted: list[Lot], workers: int, gathered: _Gathered, stop: Stop) -> Iterator[Lot]:
    """Play the lots in processes of their own; returns those that a process took with it when the system ended it."""
    context = get_context("spawn")
    is_over = context.Event()
    open_lots: dict[Future[Tally], Lot] = {}
    with ProcessPoolExecutor(workers, context, _prepare, (plan, is_over)) as pool:
        try:
            with _deaf():
                open_lots = {pool.submit(_play, lot): lot for lot in wanted}
            while open_lots:
                done, _ = wait(open_lots, _GLANCE, FIRST_COMPLETED)
                for future in done:
                    gathered.take(open_lots[future], future.result())
                    del open_lots[future]
                if stop() and not is_over.is_set():
                    is_over.set()
        except BrokenProcessPool:
            return iter(open_lots.values())
        finally:
            is_over.set()
    return iter(())


# -- in a process of its own ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Here:
    """What a process keeps between lots."""

    story: Story
    seed: str
    is_over: Event


_here: list[_Here] = []


def _prepare(plan: Plan, is_over: Event) -> None:
    # Ctrl-C goes to every process of the terminal; only the first one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here[:] = [_Here(plan.story(), plan.seed, is_over)]


def _play(lot: Lot) -> Tally:
    here = _here[0]
    return play_lot(here.story, lot, here.seed, here.is_over.is_set)


# -- Ctrl-C -----------------------------------------------------------------------------------------------------------


@contextmanager
def stopping() -> Iterator[Stop]:
    """Let the first Ctrl-C ask for a stop, and the second one break off."""
    stop = Stop()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_asked:
            raise KeyboardInterrupt
        stop.is_asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore Ctrl-C while processes begin: what is ignored here is ignored by them from their first moment on."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
