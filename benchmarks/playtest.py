"""Random games per second: through the silent recorder, watched by a play-test, and through a whole play-test.

python benchmarks/playtest.py [--seconds 3] [--runs 100] [--bots drafts,random] [--workers 1,2] [--inkjs DIRECTORY]
                              [SCENARIO…]

For each scenario and for the yardstick story of twelve decisions: games of the bot `drafts` and of the bot `random` per
second of CPU on one core, with a recorder that keeps nothing and with the watcher that counts coverage; and for each
scenario games per second of the clock through everything that `twiplo playtest` does, reading and reporting included,
with so many processes. Before that, for each story, as many games of the random player as `twiplo solve` plays, looked
up by `RandomPlay` and in the engine alone. With `--inkjs`, first random games of the yardstick beside inkjs in the same
rounds: in bulk, and looked up from nothing, which is what a fresh `RandomPlay` does in so many seconds; in one process
and in one for each core. That 2,000 games score the same both ways is checked before anything is timed.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import engine
import yardstick_story as yardstick
from twiplo_game.analysis.bots import chance_of, make_blind
from twiplo_game.analysis.playtest import play_once, seed_of
from twiplo_game.analysis.report import as_data, report_on
from twiplo_game.analysis.solver.random_play import RandomPlay
from twiplo_game.analysis.solver.solutions import RANDOM_SAMPLE
from twiplo_game.cli.playtesting import Plan, Stop, cores, play_all
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import begin, carry_out, opening, play
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import draft_answers, legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, read_scenario_text, resolve
from twiplo_game.store.scenarios import read_scenario

ROUNDS = 3
SAME = 2_000
"""Games that are compared before anything is timed."""


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


def rate(playing: Callable[[Game, str, int], None], story: Story, name: str, seconds: float) -> float:
    """Games per second of CPU, the median of some rounds over the same games."""
    playing(new_game(story, 0), name, 0)
    rates = []
    for _ in range(ROUNDS):
        games, start = 0, time.process_time()
        while (used := time.process_time() - start) < seconds:
            playing(new_game(story, games + 1), name, games + 1)
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


def the_yardstick() -> Story:
    """The story of twelve decisions."""
    return compile_story(yardstick.scenario(yardstick.story()), yardstick.doctrine_for(shipped_doctrine().doctrine))


def in_the_engine(story: Story, seed: int) -> int:
    """The score of the random player in the game of a seed, all of it played on one working copy."""
    game = new_game(story, seed)
    chance, wait, t = random.Random(chance_of(game.seed)), Advance(story.length), begin(game)
    while t.ending == NO_ENDING:
        answers = draft_answers(game, t)
        refused = play(t, chance.choice(answers) if answers else wait)
        assert refused is None
    result = outcome(game, t)
    assert result is not None
    return result.score


def by_seeds(score: Callable[[int], int], seconds: float, clock: Callable[[], float] = time.process_time) -> float:
    """Games per second, each from a seed of its own."""
    games, start = 0, clock()
    while (used := clock() - start) < seconds:
        for seed in range(games, games + 20):
            score(seed)
        games += 20
    return games / used


def in_a_process(seconds: float) -> float:
    """Games of the yardstick per second of the clock, in a process of their own that knows no situation yet."""
    story = the_yardstick()
    return by_seeds(RandomPlay(story).score, seconds, time.perf_counter)


def beside_inkjs(folder: Path, seconds: float) -> None:
    """Random games of the yardstick beside inkjs, round by round; situations are looked at within what is measured."""
    story = the_yardstick()
    known = RandomPlay(story)
    for seed in range(SAME):
        assert known.score(seed) == in_the_engine(story, seed)
    sys.stdout.write(f"yardstick: {SAME} games of RandomPlay score what they score in the engine\n")
    ways: dict[str, Callable[[], float]] = {
        "in bulk": lambda: engine.rate(engine.in_bulk, new_game(story, 1), seconds),
        "looked up, from nothing": lambda: by_seeds(RandomPlay(story).score, seconds),
        "looked up, situations known": lambda: by_seeds(known.score, seconds),
    }
    by_seeds(known.score, seconds)
    ratios: dict[str, list[float]] = {name: [] for name in ways}
    together, peers = [], []
    for _ in range(2 * ROUNDS - 1):
        peers.append(float(engine.ink(folder, str(seconds))))
        for name, way in ways.items():
            ratios[name].append(way() / peers[-1])
        with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
            together.append(sum(pool.map(in_a_process, [seconds] * cores())))
    for name, found in ratios.items():
        spread = f"{statistics.median(found):.1f} x inkjs ({min(found):.1f}..{max(found):.1f})"
        sys.stdout.write(f"yardstick, {name}, one core: {spread}\n")
    sys.stdout.write(
        f"inkjs {statistics.median(peers):.0f} games/s; looked up, from nothing, {cores()} processes: "
        f"{statistics.median(together):.0f} games/s of the clock ({min(together):.0f}..{max(together):.0f})\n"
    )
    sys.stdout.flush()


def looked_up(name: str, story: Story) -> None:
    """As many random games as `twiplo solve` plays, looked up where that is possible and in the engine alone."""
    rates: dict[str, list[float]] = {"looked up": [], "in the engine": []}
    seeds = [seed_of("1", run) for run in range(RANDOM_SAMPLE)]
    for _ in range(ROUNDS):
        for way, found in rates.items():
            score = RandomPlay(story).score if way == "looked up" else partial(in_the_engine, story)
            start = time.process_time()
            for seed in seeds:
                score(seed)
            found.append(len(seeds) / (time.process_time() - start))
    one, other = (statistics.median(found) for found in rates.values())
    sys.stdout.write(f"{name:24} {len(seeds)} random games: looked up {one:6.0f}, in the engine {other:6.0f} games/s\n")
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
        looked_up(name, story)
        for bot in bots:
            games = [rate(way, story, bot, arguments.seconds) for way in (silent, watched)]
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
