"""What solving costs: the yardstick beside 10,000 random games in inkjs in the same run, and the shipped scenarios.

    npm install --prefix DIRECTORY inkjs
    python benchmarks/solve.py [--inkjs DIRECTORY] [--rounds 5] [--seconds 2]
    python benchmarks/solve.py --scenarios N [--only SCENARIO]
    python benchmarks/solve.py --model NUMBER [--only SCENARIO]
    python benchmarks/solve.py --changes NUMBER [--only SCENARIO]

The yardstick is solved as its own rules have it: a draft at each decision, and nothing else. Best and worst score and
the distribution of random play are compared with plain dynamic programming over the story's data before anything is
timed. `--scenarios N` does for each shipped scenario what `twiplo solve` does in N seconds of the clock and 3 GB.
`--model NUMBER` solves one model of the ladder, 0 for the narrowest, to its end, however long that takes, without what
`twiplo solve` tells beside its value; `--changes NUMBER` does so for a led player with so many free answers.
"""

import argparse
import gc
import resource
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import yardstick_story as yardstick
from engine import ink
from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.analysis.solver.fares import Fares
from twiplo_game.analysis.solver.improving import improved
from twiplo_game.analysis.solver.model import LADDER, LED
from twiplo_game.analysis.solver.solutions import solve
from twiplo_game.analysis.solver.solve import RANDOM, Solver
from twiplo_game.cli.playtesting import Stop
from twiplo_game.cli.progress import Progress
from twiplo_game.cli.solving import Budget
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.outcome import score
from twiplo_game.engine.story import Story
from twiplo_game.locale.words import translator
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

GAMES = 10_000
AIM = 0.1
"""Of the time that so many random games take in inkjs."""

Scores = dict[int, Fraction]


def solved(story: Story) -> tuple[int, int, Scores, int]:
    """Best and worst score, how likely each is in random play, and how many situations there are."""
    best = Solver.of(story, RANDOM)
    ((branch, number),) = best.open()
    best.explore(lambda: False, lambda part: None)
    spread = Fares(story).scores(lambda: False, lambda minute: None)
    assert spread is not None
    return branch.node.most[number], branch.node.least[number], spread, best.graph.points


def by_hand(data: yardstick.Story) -> tuple[int, int, Scores]:
    """The same by plain dynamic programming over meters and flags, with no engine; giving up ends the story."""
    names = [name for name, _ in data["meters"]]
    flags = data["flags"]
    # Twelve can be divided by every number of choices, so shares stay whole.
    whole = 12 ** len(data["nodes"])
    layer: dict[tuple[tuple[int, ...], tuple[bool, ...]], int] = {}
    layer[tuple(value for _, value in data["meters"]), (False,) * len(flags)] = whole
    ends = set()

    def moved(meters: tuple[int, ...], effects: dict[str, int]) -> tuple[int, ...]:
        changed = (meter + effects.get(name, 0) for name, meter in zip(names, meters, strict=True))
        return tuple(min(100, max(0, meter)) for meter in changed)

    for node in data["nodes"]:
        following: dict[tuple[tuple[int, ...], tuple[bool, ...]], int] = {}
        for (before, set_flags), share in layer.items():
            meters = before
            if node["entry"] and set_flags[flags.index(node["entry"][0])]:
                meters = moved(meters, node["entry"][1])
            ends.add(_score(names, meters))
            open_choices = [
                choice for choice in node["choices"] if _holds(choice["cond"], names, meters, flags, set_flags)
            ]
            for choice in open_choices:
                after = list(set_flags)
                if choice["set"]:
                    after[flags.index(choice["set"][0])] = bool(choice["set"][1])
                key = moved(meters, choice["effects"]), tuple(after)
                following[key] = following.get(key, 0) + share // len(open_choices)
        layer = following
    spread: Counter[int] = Counter()
    for (meters, _), share in layer.items():
        spread[_score(names, meters)] += share
    scores = {points: Fraction(share, whole) for points, share in sorted(spread.items())}
    return max(*spread, *ends), min(*spread, *ends), scores


def _score(names: list[str], meters: tuple[int, ...]) -> int:
    values = dict(zip(names, meters, strict=True))
    return score((values["reputation"], values["security"], values["trust"]), 0)


def _holds(
    condition: list[object] | None,
    names: list[str],
    meters: tuple[int, ...],
    flags: list[str],
    set_flags: tuple[bool, ...],
) -> bool:
    if not condition:
        return True
    if condition[0] == "meter":
        value, bound = meters[names.index(str(condition[1]))], int(str(condition[3]))
        compared = {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}
        return compared[str(condition[2])]
    return set_flags[flags.index(str(condition[1]))] == bool(condition[2])


def one_model(name: str, number: int) -> str:
    """What one model of a shipped scenario comes to, and what that takes."""
    story = compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine)
    gc.disable()
    start = time.process_time()
    solver = Solver.of(story, LADDER[number])
    roots = solver.open()
    solver.explore(lambda: False, lambda part: None)
    used = time.process_time() - start
    gc.enable()
    graph = solver.graph
    total = sum(branch.times * branch.node.best[at] for branch, at in roots)
    value = total / solver.worlds.mass(solver.worlds.all)
    size = f"{graph.points} situations, {graph.choices} choices"
    return f"{name:24} {value:.2f}, {size}, {used:.0f} s of CPU, {memory()} MB"


def led(name: str, changes: int) -> str:
    """What a led player with so many free answers comes to, better answers looked for first, and what that takes."""
    story = compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine)
    gc.disable()
    start = time.process_time()
    lead = improved(story, lambda: False)
    looked = time.process_time() - start
    solver = Solver.of(story, replace(LED, changes=changes), lead=lead)
    roots = solver.open()
    solver.explore(lambda: False, lambda part: None)
    used = time.process_time() - start - looked
    gc.enable()
    total = sum(branch.times * branch.node.best[at] for branch, at in roots)
    value = total / solver.worlds.mass(solver.worlds.all)
    size = f"{solver.graph.points} situations, {solver.graph.choices} choices"
    return f"{name:24} {changes} free: {value:.2f}, {size}, {looked:.0f} + {used:.0f} s of CPU, {memory()} MB"


def main() -> None:
    """Check, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inkjs", type=Path, help="a folder with node_modules/inkjs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--scenarios", type=int, default=0, metavar="N")
    parser.add_argument("--model", type=int, metavar="NUMBER", help="a model of the ladder, 0 for the narrowest")
    parser.add_argument("--changes", type=int, metavar="NUMBER", help="a led player with so many free answers")
    parser.add_argument(
        "--only", metavar="SCENARIO", help="with --model, --changes or --scenarios, this scenario alone"
    )
    arguments = parser.parse_args()
    out = sys.stdout.write
    names = [arguments.only] if arguments.only else library_ids()
    if arguments.model is not None:
        for name in names:
            out(f"{one_model(name, arguments.model)}\n")
            sys.stdout.flush()
        return
    if arguments.changes is not None:
        for name in names:
            out(f"{led(name, arguments.changes)}\n")
            sys.stdout.flush()
        return
    if arguments.scenarios:
        for name in names:
            # A process of its own, so that its memory is its own.
            with ProcessPoolExecutor(1) as pool:
                out(f"{pool.submit(whole, name, arguments.scenarios).result()}\n")
            sys.stdout.flush()
        return
    doctrine = shipped_doctrine().doctrine
    data = yardstick.story("coarse")
    story = compile_story(yardstick.scenario(data), yardstick.doctrine_for(doctrine))
    most, least, spread, points = solved(story)
    assert (most, least, spread) == by_hand(data)
    out(f"coarse: best {most}, worst {least}, {len(spread)} scores in random play, {points} situations; as by hand\n")
    ratios, seconds = [], []
    for _ in range(arguments.rounds):
        peer = float(ink(arguments.inkjs, str(arguments.seconds))) if arguments.inkjs else 0.0
        # As `twiplo solve` does: nothing of what is kept refers to itself.
        gc.disable()
        start = time.process_time()
        solved(story)
        seconds.append(time.process_time() - start)
        gc.enable()
        if peer:
            ratios.append(seconds[-1] * peer / GAMES)
    out(f"coarse, best, worst and random play: {statistics.median(seconds):.2f} s of CPU")
    if ratios:
        out(
            f", {statistics.median(ratios):.3f} of {GAMES} random games of fine in inkjs "
            f"({min(ratios):.3f}..{max(ratios):.3f}; aim {AIM})"
        )
    out("\n")


def whole(name: str, seconds: int) -> str:
    """What `twiplo solve` comes to in so many seconds of the clock, held to no mandate, and what that takes."""
    story = compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine)
    start = time.process_time()
    with garbage_left():
        solution = solve(story, Budget(seconds, Stop(), Progress(translator("en"))))
    used = time.process_time() - start
    careful = float(solution.careful) if solution.careful is not None else 0.0
    led = f", led, {solution.model.changes} answers free" if solution.model.led else ""
    chances = solution.chances
    by_chance = "none" if chances is None else f"{float(chances.mean):.1f} ({chances.games or 'exact'})"
    lines = [
        f"{name:24} {solution.certainty}{led}: {float(solution.value):.2f}, careful {careful:.2f}, "
        f"{solution.least} to {solution.most}, bound {solution.bound}, random {by_chance}, {used:.0f} s of CPU, "
        f"{memory()} MB",
        *(
            f"    {size.model.changes if size.model.led else ''} {len(size.model.restrictions)} restrictions: "
            f"{size.points} situations, {size.choices} choices{'' if size.is_whole else ', stopped'}"
            for size in solution.sizes
        ),
    ]
    return "\n".join(lines)


def memory() -> int:
    """The most that this process ever used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
