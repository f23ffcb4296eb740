"""How long a debrief takes, and each file that is made of it, in milliseconds of CPU: the least of several rounds."""

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.evaluation import evaluated
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import translator
from twiplo_game.papers.takeaways import FORMS, made
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.telling.account import Account
from twiplo_game.telling.lexicon import Lexicon


def played(name: str) -> tuple[Game, Sequence[Step]]:
    """A game of `name` that the hasty bot plays."""
    game = new_game(compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine), 7)
    choose, steps = make_bot("hasty", 7), [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        legal = legal_actions(game, state, with_compositions=False)
        step = apply(game, state, choose(view(game, state), legal) if len(steps) < 60 else Advance(10_000))
        if isinstance(step, Rejected):
            raise SystemExit(f"{name}: {step.code}")
        steps.append(step)
    return game, steps


def least(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of CPU of the quickest round."""
    found = []
    for _ in range(rounds):
        since = time.process_time()
        work()
        found.append((time.process_time() - since) * 1000)
    return min(found)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print("| scenario | evaluation | debrief |", " | ".join(form.name for form in FORMS), "|")
    for name in library_ids():
        game, steps = played(name)
        result = debrief(game, steps)
        assert result is not None
        lexicon = Lexicon(translator("en"), game.story.doctrine, playbill(game))
        account = Account(lexicon, view(game, steps[-1].state), result)
        times = [least(partial(evaluated, game, steps), rounds), least(partial(debrief, game, steps), rounds)]
        times += [least(partial(made, form, account), rounds) for form in FORMS]
        print(f"| {name} |", " | ".join(f"{each:.0f}" for each in times), "|")


if __name__ == "__main__":
    main()
