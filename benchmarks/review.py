"""How long a review takes: every golden game of the library, and games of the lesson by the best play.

    python benchmarks/review.py [--only summit-cancelled]
    python benchmarks/review.py --only first-watch

Seconds of CPU, with everything that has to be worked out for the first time in a story; each game in a new story.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from golden.lines import play_line, read_lines
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.best_play import ASKED, BestPlay
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import accuracy, review
from twiplo_game.analysis.review.values import Valuer
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.step import Step
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import lesson_file
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


def show(name: str, game: Game, steps: Sequence[Step], valuer: Valuer) -> None:
    """Review a game, and print its row."""
    reviewed, seconds = timed(review(game, steps, valuer))
    result = outcome(game, steps[-1].state)
    figure = accuracy([each.judgement for each in reviewed])
    assert result is not None
    assert figure is not None
    sampled = sum(not each.judgement.is_counted for each in reviewed)
    print(
        f"| {name} | {len(reviewed)} | {sum(seconds):.1f} | {sum(seconds) * DECISIONS / len(reviewed):.1f} "
        f"| {max(seconds):.2f} | {sampled} | {result.score / 10} | {figure.percent} | {counts(reviewed)} |"
    )


def lesson(bot: str) -> None:
    """A bot's game of the lesson, by the best play."""
    game = new_game(compile_story(lesson_file().scenario, shipped_doctrine().doctrine), "first-watch")
    steps = play(game, make_bot(bot, 1))
    show(f"first-watch.{bot}", game, steps, BestPlay(game.story, ASKED, steps))


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
        show(line.id, game, steps, Steadily())
    for bot in ("careful", "hasty", "silent"):
        if f"first-watch.{bot}".startswith(only):
            lesson(bot)
    print(f"\nAim: {AIM:.0f} s for {DECISIONS} decisions.")


if __name__ == "__main__":
    main()
