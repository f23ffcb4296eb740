"""Solve what can be solved of what is shipped, and keep its values in the package.

    python -m tests.scenarios.solve_shipped        (or: make solved)

A value hangs on the scenario, the doctrine and the version of the rules: after a change of these it is found no more.
"""

import sys
from fractions import Fraction
from pathlib import Path

from twiplo_game.analysis.review.best_play import ASKED, BASES
from twiplo_game.analysis.review.keeping import situations
from twiplo_game.analysis.review.remembering import Kept
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.engine.compile import compile_story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import lesson_file
from twiplo_game.store.solved import SHIPPED, Solved, SolvedKey, keep_solved, solved_key


def solved_lesson() -> tuple[SolvedKey, Solved, Kept]:
    """What the lesson and its situations come to under the model of everything that is asked for."""
    file, doctrine = lesson_file(), shipped_doctrine()
    solver = Solver.of(compile_story(file.scenario, doctrine.doctrine), ASKED)
    roots = solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    total = sum(branch.times * branch.node.best[number] for branch, number in roots)
    value = Fraction(total, solver.worlds.mass(solver.worlds.all))
    solved = Solved(BASES[ASKED], value, solver.graph.choices)
    kept = situations(solver.story, ASKED, lambda: False)
    return solved_key(solver.story, file.text.hash, doctrine.hash), solved, kept


def main() -> None:
    """Rewrite all files, and take away those that hold for nothing any more."""
    for old in (*SHIPPED.glob("*.json"), *SHIPPED.glob("*.situations")):
        old.unlink()
    path: Path = keep_solved(*solved_lesson(), SHIPPED)
    sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
