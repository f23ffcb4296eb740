"""Complete random games per second of CPU through the engine, against inkjs on the same story in the same run.

    npm install --prefix DIRECTORY inkjs
    python benchmarks/engine.py [--inkjs DIRECTORY] [--rounds 7] [--seconds 2]

Prints the yardstick story (twelve decisions among drafts) through `apply` with full explanation, through `carry_out`
without one, and in bulk on one working copy; the ratio to inkjs, round by round; and each shipped scenario. Without
node or inkjs the ratios are left out.
The scores of 2,000 random games are compared with plain arithmetic and, where it is there, with inkjs, before anything
is timed.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yardstick_story as yardstick
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, begin, carry_out, opening, play
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import draft_answers, legal_actions
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.step import Step
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

HERE = Path(__file__).parent
TRACES = 2000


def explained(game: Game, rng: random.Random) -> list[Step]:
    """One random game through the door, every movement explained."""
    wait = Advance(game.story.length)
    step = opening(game)
    steps = [step]
    while step.state.ending == NO_ENDING:
        answers = draft_answers(game, step.state)
        action = answers[int(rng.random() * len(answers))] if answers else wait
        result = apply(game, step.state, action)
        assert isinstance(result, Step)
        step = result
        steps.append(step)
    return steps


def silent(game: Game, rng: random.Random) -> State:
    """One random game through the same transition, with no recorder, state after state."""
    wait = Advance(game.story.length)
    state = opening(game).state
    while state.ending == NO_ENDING:
        answers = draft_answers(game, state)
        result = carry_out(game, state, answers[int(rng.random() * len(answers))] if answers else wait)
        assert isinstance(result, State)
        state = result
    return state


def in_bulk(game: Game, rng: random.Random) -> State:
    """The same, on one working copy from the opening to the end."""
    wait = Advance(game.story.length)
    turn = begin(game)
    while turn.ending == NO_ENDING:
        answers = draft_answers(game, turn)
        refused = play(turn, answers[int(rng.random() * len(answers))] if answers else wait)
        assert refused is None
    return turn.frozen()


def any_legal(game: Game, rng: random.Random) -> State:
    """One game of legal actions, uniform over kinds, then over actions of the kind; messages are not opened."""
    state = opening(game).state
    while state.ending == NO_ENDING:
        kinds: dict[type, list[object]] = {}
        for action in legal_actions(game, state, with_compositions=False):
            kinds.setdefault(type(action), []).append(action)
        action = rng.choice(kinds[rng.choice(sorted(kinds, key=lambda kind: kind.__name__))])
        result = carry_out(game, state, action)  # type: ignore[arg-type]
        assert isinstance(result, State)
        state = result
    return state


WAYS = {"explained": explained, "silent": silent, "in bulk": in_bulk}
"""The ways to play the yardstick."""


def rate(way: object, game: Game, seconds: float) -> float:
    """Games per second of CPU."""
    assert callable(way)
    rng = random.Random(1)
    for _ in range(20):
        way(game, rng)
    games, start = 0, time.process_time()
    while (used := time.process_time() - start) < seconds:
        for _ in range(20):
            way(game, rng)
        games += 20
    return games / used


def same_as_arithmetic(data: yardstick.Story, game: Game) -> list[tuple[list[str], int]]:
    """Random games whose gauges equal plain arithmetic; returns their labels and scores."""
    rng = random.Random(7)
    traces = []
    for _ in range(TRACES):
        steps = explained(game, rng)
        sent = steps[-1].state.past.sent
        choices = [int(str(item.order.response.draft)[1:]) for item in sent]
        meters, flags = yardstick.reference_gauges(data, choices)
        assert steps[-1].state.gauges == tuple(meters.values()), (choices, steps[-1].state.gauges, meters)
        labels = [node["choices"][chosen]["label"] for node, chosen in zip(data["nodes"], choices, strict=True)]
        traces.append((labels, yardstick.reference_score(data, meters, flags)))
    return traces


def ink(folder: Path, *arguments: str) -> str:
    """What the inkjs script prints."""
    command = ["node", str(HERE / "inkjs_random.js"), str(yardstick.FOLDER / "story-fine.ink"), *arguments]
    environment = {**os.environ, "NODE_PATH": str(folder / "node_modules")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Check, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inkjs", type=Path, help="a folder with node_modules/inkjs")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2.0)
    arguments = parser.parse_args()
    out = sys.stdout.write
    doctrine = shipped_doctrine().doctrine
    data = yardstick.story()
    story = compile_story(yardstick.scenario(data), yardstick.doctrine_for(doctrine))
    game = new_game(story, 1)
    traces = same_as_arithmetic(data, game)
    mean = statistics.fmean(score for _, score in traces)
    out(f"{TRACES} random games: gauges equal plain arithmetic; mean score {mean:.1f}\n")
    folder = arguments.inkjs
    has_ink = folder is not None and shutil.which("node") is not None and (folder / "node_modules/inkjs").is_dir()
    if has_ink:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write("\n".join(json.dumps(labels) for labels, _ in traces))
            file.flush()
            scores = [int(line) for line in ink(folder, "--traces", file.name).split()]
        assert scores == [score for _, score in traces]
        out(f"{TRACES} of them played again in inkjs: the same scores\n")
    ratios: dict[str, list[float]] = {name: [] for name in WAYS}
    rates: dict[str, list[float]] = {name: [] for name in (*WAYS, "inkjs")}
    for _ in range(arguments.rounds):
        peer = float(ink(folder, str(arguments.seconds))) if has_ink else 0.0
        rates["inkjs"].append(peer)
        for name, way in WAYS.items():
            games = rate(way, game, arguments.seconds)
            rates[name].append(games)
            if has_ink:
                ratios[name].append(games / peer)
    for name, found_rates in rates.items():
        if name == "inkjs" and not has_ink:
            continue
        line = f"yardstick, {name:10} {statistics.median(found_rates):9.0f} games/s"
        if ratios.get(name):
            line += (
                f"  {statistics.median(ratios[name]):5.1f} x inkjs ({min(ratios[name]):.1f}..{max(ratios[name]):.1f})"
            )
        out(line + "\n")
    for name in library_ids():
        scenario_game = new_game(compile_story(read_scenario(resolve(name)).scenario, doctrine), 1)
        line = ", ".join(
            f"{label} {rate(way, scenario_game, arguments.seconds):6.0f}"
            for label, way in (*WAYS.items(), ("any legal action", any_legal))
        )
        out(f"{name:24} {line} games/s\n")


if __name__ == "__main__":
    main()
