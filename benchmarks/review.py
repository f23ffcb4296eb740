"""How long a review takes: every golden game of the library, and games of the lesson by the best play.

    python benchmarks/review.py [--only summit-cancelled]
    python benchmarks/review.py --only first-watch [--unkept]
    python benchmarks/review.py --everything SECONDS

Seconds of CPU, with everything that has to be worked out for the first time in a story; each game in a new story, and
the lesson's with reading what is kept of it. `--unkept` reviews the lesson as if nothing were kept. `--everything`
solves it with all that can be done, for so long, and says how far that came and what saying one thing again gets.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from golden.lines import play_line, read_lines
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.best_play import ASKED, BestPlay
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import accuracy, review
from twiplo_game.analysis.review.values import Valuer
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.analysis.solver.model import EVERYTHING
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.engine.action import Advance, Respond, Speak
from twiplo_game.engine.apply import begin
from twiplo_game.engine.apply import play as carry_out
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import NO_ENDING
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import lesson_file
from twiplo_game.store.scenarios import read_library
from twiplo_game.store.solved import kept_situations, solved_key

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


def begun(game: Game, steps: Sequence[Step], valuer: Callable[[], Valuer]) -> Iterator[Reviewed]:
    """A review with making its valuer."""
    yield from review(game, steps, valuer())


def counts(reviewed: Sequence[Reviewed]) -> str:
    """How many decisions of each word, and how many were left open."""
    found: dict[str, int] = {}
    for each in reviewed:
        word = str(each.judgement.mildest) if each.judgement.is_sure else "open"
        found[word] = found.get(word, 0) + 1
    return ", ".join(f"{word} {count}" for word, count in sorted(found.items()))


def show(name: str, game: Game, steps: Sequence[Step], valuer: Callable[[], Valuer]) -> None:
    """Review a game, and print its row."""
    reviewed, seconds = timed(begun(game, steps, valuer))
    result = outcome(game, steps[-1].state)
    figure = accuracy([each.judgement for each in reviewed])
    assert result is not None
    assert figure is not None
    sampled = sum(not each.judgement.is_counted for each in reviewed)
    print(
        f"| {name} | {len(reviewed)} | {sum(seconds):.1f} | {sum(seconds) * DECISIONS / len(reviewed):.1f} "
        f"| {max(seconds):.2f} | {sampled} | {result.score / 10} | {figure.percent} | {counts(reviewed)} |"
    )


def lesson(bot: str, *, is_kept: bool) -> None:
    """A bot's game of the lesson, by the best play."""
    file, doctrine = lesson_file(), shipped_doctrine()
    game = new_game(compile_story(file.scenario, doctrine.doctrine), "first-watch")
    steps = play(game, make_bot(bot, 1))
    key = solved_key(game.story, file.text.hash, doctrine.hash)
    show(
        f"first-watch.{bot}",
        game,
        steps,
        lambda: BestPlay(game.story, ASKED, steps, kept_situations(key) if is_kept else {}),
    )


def everything(seconds: float) -> None:
    """How far the lesson comes within so many seconds of CPU if nothing is left out."""
    story = compile_story(lesson_file().scenario, shipped_doctrine().doctrine)
    solver = Solver.of(story, EVERYTHING)
    solver.open()
    start = time.process_time()
    with garbage_left():
        is_whole = solver.explore(lambda: time.process_time() - start > seconds, lambda part: None)
    graph, memory = solver.graph, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"whole: {is_whole}; {graph.choices} choices, {graph.points} situations looked at, {memory} MB")
    answers = [draft.answer for draft in story.targets[0].drafts.values()]
    answers += [Respond(story.targets[0].id, response) for response in response_classes(story, 0, False)]
    best = max(answers, key=lambda answer: repeated(story, answer, None))
    sayings = [Speak(story.targets[0].id, response) for response in response_classes(story, 0, True)]
    most = max(repeated(story, best, saying) for saying in sayings)
    print(f"one answer and no more: {repeated(story, best, None)}; with one statement again and again: {most}")


def repeated(story: Story, answer: Respond, saying: Speak | None) -> Fraction:
    """The mean score over both truths of answering at once and then saying one thing as often as can be."""
    scores = []
    for truth in (False, True):
        game = replace(new_game(story, 1), truths=(truth,) * len(story.names.facts))
        turn = begin(game)
        carry_out(turn, answer)
        while turn.ending == NO_ENDING:
            while saying is not None and carry_out(turn, saying) is None:
                pass
            carry_out(turn, Advance(story.length))
        result = outcome(game, turn.frozen())
        assert result is not None
        scores.append(result.score)
    return Fraction(sum(scores), len(scores))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="the games whose names begin so")
    parser.add_argument("--unkept", action="store_true", help="review the lesson as if nothing were kept")
    parser.add_argument("--everything", type=float, metavar="SECONDS", help="solve the lesson with nothing left out")
    args = parser.parse_args()
    only = args.only
    if args.everything is not None:
        everything(args.everything)
        return
    scenarios = {file.scenario.id: file.scenario for file in read_library()[0]}
    print("| game | decisions | seconds | for 12 | longest | not counted out | score | accuracy | words |")
    print("|---|---|---|---|---|---|---|---|---|")
    for line in read_lines():
        if not line.id.startswith(only):
            continue
        game = line.game(scenarios[line.scenario])
        steps = play_line(line, game)
        show(line.id, game, steps, Steadily)
    for bot in ("careful", "hasty", "silent"):
        if f"first-watch.{bot}".startswith(only):
            lesson(bot, is_kept=not args.unkept)
    print(f"\nAim: {AIM:.0f} s for {DECISIONS} decisions.")


if __name__ == "__main__":
    main()
