"""What each bot gets in each shipped scenario and profile: mean, spread and endings over many seeds.

python benchmarks/balance.py [--seeds 200] [--bots silent,random,hasty,careful] [--stances] [SCENARIO…]
"""

import argparse
import statistics
import sys
from collections import Counter

from twiplo_game.analysis.bots import BOTS, make_bot
from twiplo_game.analysis.playing import result_of
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.model.vocabulary import Stance
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

PROFILES = ("well_staffed", "ordinary", "cut_off")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--bots", default=",".join(BOTS))
    parser.add_argument("--profiles", default=",".join(PROFILES))
    parser.add_argument("--stances", action="store_true", help="also one stance throughout")
    arguments = parser.parse_args()
    doctrine = shipped_doctrine().doctrine
    names = arguments.bots.split(",")
    for scenario_id in arguments.scenarios or library_ids():
        scenario = read_scenario(resolve(scenario_id)).scenario
        for profile in arguments.profiles.split(","):
            story = compile_story(scenario, doctrine, profile=profile)
            bots = [*names, *(f"only-{stance}" for stance in Stance)] if arguments.stances else names
            for name in bots:
                results = [result_of(new_game(story, seed), make_bot(name, seed)) for seed in range(arguments.seeds)]
                scores = [result.score for result in results]
                gauges = [round(statistics.fmean(result.gauges[gauge] for result in results)) for gauge in range(3)]
                endings = Counter(result.ending for result in results).most_common(4)
                spread = statistics.pstdev(scores)
                sys.stdout.write(
                    f"{scenario.id:24}{profile:14}{name:18}{statistics.fmean(scores):7.1f} ±{spread:6.1f}  "
                    f"{gauges}  {dict(endings)}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
