"""Writes the tables of docs/balance.md: how the shipped scenarios play.

    python benchmarks/balance_report.py [--runs 200] [SCENARIO…]

The page's words stay; what stands between its marks is replaced. The same seed gives the same tables.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.deep.search import Search
from twiplo_game.analysis.marks import possible
from twiplo_game.analysis.playtest import Tally, lots, play_lot
from twiplo_game.analysis.statistics import error, mean, quantile, rounded
from twiplo_game.engine.compile import compile_story
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

PAGE = Path(__file__).parents[1] / "docs" / "balance.md"
BEGIN, END = "<!-- figures: benchmarks/balance_report.py -->", "<!-- end of figures -->"
PROFILES = ("well_staffed", "ordinary", "cut_off")
BOTS = ("careful", "hasty", "silent", "drafts")
SEED = "1"


def tally(scenario: Scenario, profile: str, bot: str, runs: int) -> Tally:
    """The games of one bot, held to every mandate."""
    doctrine = shipped_doctrine().doctrine
    mandates = tuple(mandate.id for mandate in scenario.mandates)
    story = compile_story(scenario, doctrine, profile=profile, mandates=mandates)
    found = Tally()
    for lot in lots(story, (bot,), runs, SEED, size=runs):
        found.merge(play_lot(story, lot, SEED))
    return found


def points(value: int) -> str:
    """Points of 1000 as the game shows them."""
    return f"{value // 10}.{value % 10}"


def section(scenario: Scenario, runs: int) -> Iterator[str]:
    """The tables of one scenario."""
    yield f"### {scenario.id}"
    yield ""
    yield "| ministry | bot | mean | ± | lowest | median | highest | games with score 0 |"
    yield "|---|---|---|---|---|---|---|---|"
    ordinary: dict[str, Tally] = {}
    for profile in PROFILES:
        for bot in BOTS:
            found = tally(scenario, profile, bot, runs)
            if profile == "ordinary":
                ordinary[bot] = found
            scores = found.scores
            figures = (rounded(mean(scores)), error(scores), min(scores), quantile(scores, 50), max(scores))
            zero = 100 * scores[0] // found.games
            yield f"| {profile} | {bot} | {' | '.join(map(points, figures))} | {zero} % |"
    yield ""
    yield from endings(scenario, ordinary)
    yield ""
    yield from reach(scenario)
    yield ""


def endings(scenario: Scenario, found: dict[str, Tally]) -> Iterator[str]:
    """Which endings the bots reach, in the ordinary ministry."""
    yield "| ending | " + " | ".join(found) + " |"
    yield "|---|" + "---|" * len(found)
    for ending in scenario.endings:
        shares = [100 * each.marks[m.ENDING, ending.id] / each.games for each in found.values()]
        yield f"| {ending.id} | " + " | ".join(map(percent, shares)) + " |"


def percent(share: float) -> str:
    """A share in percent; what is neither none nor all is never shown as such."""
    if not share:
        return "–"
    return "<1 %" if share < 1 else f"{share:.0f} %"


def reach(scenario: Scenario) -> Iterator[str]:
    """What a search finds that knows the truth and may try again."""
    doctrine = shipped_doctrine().doctrine
    story = compile_story(scenario, doctrine, mandates=tuple(mandate.id for mandate in scenario.mandates))
    search = Search(story, SEED, lambda: None)
    wanted = frozenset(mark for mark in possible(story) if mark[0] not in (m.ADVICE, m.VOICE, m.DRAFT))
    start = time.process_time()
    search.run(wanted)
    best = Counter(score for score, _ in search.found.best.values())
    met = sum(mark in search.found.marks for mark in wanted)
    took = f"{search.found.games:,} games in {time.process_time() - start:.1f} s of CPU"
    kinds = "events, outcomes, drafts, checks, endings, rules and mandates"
    middle = f"median over {best.total()} worlds {points(quantile(best, 50))}"
    yield f"Search: {took} met {met} of {len(wanted)} {kinds}; best score {points(max(best))}, {middle}."


def main() -> None:
    """Play, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--runs", type=int, default=200)
    arguments = parser.parse_args()
    rows = [BEGIN, "", f"{arguments.runs} games of each bot and ministry, seed {SEED}, held to every mandate.", ""]
    for name in arguments.scenarios or library_ids():
        rows += section(read_scenario(resolve(name)).scenario, arguments.runs)
    page = PAGE.read_text("utf-8")
    before, rest = page.split(BEGIN)
    PAGE.write_text(before + "\n".join([*rows, END]) + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
