"""Random games per second: through the silent recorder, watched by a play-test, and through a whole play-test.

python benchmarks/playtest.py [--seconds 3] [--runs 100] [--bots drafts,random] [--workers 1,2] [--inkjs DIRECTORY]
                              [SCENARIO…]

For each scenario and for the yardstick story of twelve decisions: games of the bot `drafts` and of the bot `random` per
second of CPU on one core, with a recorder that keeps nothing and with the watcher that counts coverage; and for each
scenario games per second of the clock through everything that `twiplo playtest` does, reading and reporting included,
with so many processes. With `--inkjs`, first random games of the yardstick in bulk beside inkjs in the same
rounds, in one process and in one for each core.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import engine
import yardstick_story as yardstick
from twiplo_game.analysis.bots import make_blind
from twiplo_game.analysis.playtest import play_once
from twiplo_game.analysis.report import as_data, report_on
from twiplo_game.cli.playtesting import Plan, Stop, cores, play_all
from twiplo_game.engine.apply import carry_out, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, read_scenario_text, resolve
from twiplo_game.store.scenarios import read_scenario

ROUNDS = 3


def silent(game: Game, name: str, seed: int) -> None:
    """One game of a bot through the transition alone."""
    bot = make_blind(name, seed)
    assert bot is not None
    state = opening(game).state
    while not state.is_over:
        result = carry_out(game, state, bot(legal_actions(game, state)))
        assert isinstance(result, State)
        state = result


def watched(game: Game, name: str, _seed: int) -> None:
    """The same game, with everything in it counted."""
    play_once(game, name)


def rate(play: Callable[[Game, str, int], None], story: Story, name: str, seconds: float) -> float:
    """Games per second of CPU, the median of some rounds over the same games."""
    play(new_game(story, 0), name, 0)
    rates = []
    for _ in range(ROUNDS):
        games, start = 0, time.process_time()
        while (used := time.process_time() - start) < seconds:
            play(new_game(story, games + 1), name, games + 1)
            games += 1
        rates.append(games / used)
    return statistics.median(rates)


def whole(scenario: str, bots: tuple[str, ...], runs: int, workers: int) -> tuple[float, object]:
    """Games per second of the clock of a whole play-test, and its report as data."""
    start = time.perf_counter()
    plan = Plan(read_scenario_text(resolve(scenario)), "ordinary", (), bots, runs, "1")
    story = plan.story()
    data = as_data(report_on(story, plan.seed, runs, play_all(plan, story, workers, lambda _done, _of: None, Stop())))
    return runs * len(bots) / (time.perf_counter() - start), data


def _in_a_process(seconds: float) -> tuple[int, float]:
    """Games of the yardstick in bulk, and seconds of the clock, in a process of their own."""
    story = compile_story(yardstick.scenario(yardstick.story()), yardstick.doctrine_for(shipped_doctrine().doctrine))
    game, rng = new_game(story, 1), random.Random(1)
    games, start = 0, time.perf_counter()
    while (used := time.perf_counter() - start) < seconds:
        for _ in range(20):
            engine.in_bulk(game, rng)
        games += 20
    return games, used


def beside_inkjs(folder: Path, seconds: float) -> None:
    """Random games of the yardstick beside inkjs, round by round."""
    story = compile_story(yardstick.scenario(yardstick.story()), yardstick.doctrine_for(shipped_doctrine().doctrine))
    game = new_game(story, 1)
    ratios, together = [], []
    for _ in range(2 * ROUNDS - 1):
        peer = float(engine.ink(folder, str(seconds)))
        ratios.append(engine.rate(engine.in_bulk, game, seconds) / peer)
        with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
            found = list(pool.map(_in_a_process, [seconds] * cores()))
        together.append(sum(games / used for games, used in found))
    sys.stdout.write(
        f"yardstick, in bulk, one core: {statistics.median(ratios):.1f} x inkjs "
        f"({min(ratios):.1f}..{max(ratios):.1f}); {cores()} processes: "
        f"{statistics.median(together):.0f} games/s of the clock\n"
    )
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--bots", default="drafts,random")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--inkjs", type=Path, help="a folder with node_modules/inkjs")
    arguments = parser.parse_args()
    out = sys.stdout.write
    if arguments.inkjs is not None:
        beside_inkjs(arguments.inkjs, arguments.seconds)
    bots = tuple(arguments.bots.split(","))
    doctrine = shipped_doctrine().doctrine
    names = arguments.scenarios or list(library_ids())
    stories = {name: compile_story(read_scenario(resolve(name)).scenario, doctrine) for name in names}
    stories["yardstick"] = compile_story(yardstick.scenario(yardstick.story()), yardstick.doctrine_for(doctrine))
    for name, story in stories.items():
        for bot in bots:
            games = [rate(play, story, bot, arguments.seconds) for play in (silent, watched)]
            out(f"{name:24} {bot:8} silent {games[0]:7.1f}, watched {games[1]:7.1f} games/s of CPU\n")
            sys.stdout.flush()
    for name in names:
        reports = []
        for workers in map(int, arguments.workers.split(",")):
            games_per_second, data = whole(name, bots, arguments.runs, workers)
            reports.append(data)
            out(f"{name:24} whole play-test, {workers} at work: {games_per_second:7.1f} games/s\n")
            sys.stdout.flush()
        assert all(report == reports[0] for report in reports), "the number of processes changed the report"


if __name__ == "__main__":
    main()
