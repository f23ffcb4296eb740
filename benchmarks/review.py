"""How long a review takes: every golden game of the library, decision by decision.

    python benchmarks/review.py [--only summit-cancelled]

Seconds of CPU, with everything that has to be worked out for the first time in a story; each game in a new story.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from golden.lines import play_line, read_lines
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import accuracy, review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.engine.outcome import outcome
from twiplo_game.store.scenarios import read_library

AIM = 2.0
"""Seconds for a game of `DECISIONS` decisions."""
DECISIONS = 12


def timed(found: Iterator[Reviewed]) -> tuple[list[Reviewed], list[float]]:
    """The reviewed decisions, and the seconds of CPU that each took."""
    reviewed, seconds = [], []
    last = time.process_time()
    for each in found:
        now = time.process_time()
        reviewed.append(each)
        seconds.append(now - last)
        last = now
    return reviewed, seconds


def counts(reviewed: Sequence[Reviewed]) -> str:
    """How many decisions of each word, and how many were left open."""
    found: dict[str, int] = {}
    for each in reviewed:
        word = str(each.judgement.mildest) if each.judgement.is_sure else "open"
        found[word] = found.get(word, 0) + 1
    return ", ".join(f"{word} {count}" for word, count in sorted(found.items()))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="the games whose names begin so")
    only = parser.parse_args().only
    scenarios = {file.scenario.id: file.scenario for file in read_library()[0]}
    print("| game | decisions | seconds | for 12 | longest | not counted out | score | accuracy | words |")
    print("|---|---|---|---|---|---|---|---|---|")
    for line in read_lines():
        if not line.id.startswith(only):
            continue
        game = line.game(scenarios[line.scenario])
        steps = play_line(line, game)
        reviewed, seconds = timed(review(game, steps, Steadily()))
        result = outcome(game, steps[-1].state)
        figure = accuracy([each.judgement for each in reviewed])
        assert result is not None
        assert figure is not None
        sampled = sum(not each.judgement.is_counted for each in reviewed)
        print(
            f"| {line.id} | {len(reviewed)} | {sum(seconds):.1f} | {sum(seconds) * DECISIONS / len(reviewed):.1f} "
            f"| {max(seconds):.2f} | {sampled} | {result.score / 10} | {figure.percent} | {counts(reviewed)} |"
        )
    print(f"\nAim: {AIM:.0f} s for {DECISIONS} decisions.")


if __name__ == "__main__":
    main()
