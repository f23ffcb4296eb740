"""Play-tests: what is counted is what a plain count finds, and what was planted is found."""

from collections import Counter
from itertools import pairwise

import pytest

from twiplo_game.analysis import findings as f
from twiplo_game.analysis import marks as m
from twiplo_game.analysis.bots import BOTS, chance_of, make_bot
from twiplo_game.analysis.findings import Finding
from twiplo_game.analysis.marks import possible
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.playtest import Tally, lots, play_lot, seed_of
from twiplo_game.analysis.report import Report, as_data, report_on
from twiplo_game.engine.game import new_game
from twiplo_game.engine.outcome import outcome as outcome_of
from twiplo_game.engine.state import NEVER
from twiplo_game.engine.step import Movement
from twiplo_game.engine.story import Story

from .worlds import DRAFTS, event, outcome, story

RUNS = 60


def _played(tested: Story, *bots: str, runs: int = RUNS, size: int = 7) -> Report:
    tallies = {bot: Tally() for bot in bots}
    for lot in lots(tested, bots, runs, "s", size=size):
        tallies[lot.bot].merge(play_lot(tested, lot, "s"))
    return report_on(tested, "s", runs, tallies)


def _never(report: Report) -> dict[tuple[str, ...], Finding]:
    return {finding.mark: finding for finding in report.findings if finding.kind == f.NEVER}


CHANCY = (
    event(
        drafts=DRAFTS,
        due="30m",
        checks={
            "look": {
                "title": "Look", "takes": "10m", "settles": "so", "inconclusive": "20%",
                "finds": {"when_true": "It is so.", "when_false": "It is not so."},
            }
        },
        outcomes=[
            outcome("stance == inform", effects={"trust": "M"}, triggers={"reply": "20m"}),
            outcome("stance == deny and found(so)", effects={"trust": "-L"}),
        ],
        silence={"effects": {"reputation": "-M"}},
    ),
    event("reply", None, drafts=DRAFTS),
)  # fmt: skip
FACTS = {"so": {"text": "It is so.", "chance": "50%"}}


@pytest.mark.parametrize("bot", [*BOTS, "only-inform"])
def test_the_counts_are_those_of_every_game(bot: str) -> None:
    """Playing every single game and counting by hand gives the same scores, gauges, marks and first games."""
    tested = story(*CHANCY, facts=FACTS)
    counted = _played(tested, bot).tallies[bot]

    scores: Counter[int] = Counter()
    trust: Counter[int] = Counter()
    came, sent, charged, moved = 0, 0, 0, Counter[tuple[str, str, str]]()
    first_reply = None
    for run in range(RUNS):
        game = new_game(tested, seed_of("s", run))
        steps = play(game, make_bot(bot, chance_of(game.seed)))
        state = steps[-1].state
        result = outcome_of(game, state)
        assert result is not None
        scores[result.score] += 1
        trust[result.gauges[2]] += 1
        if state.events.appeared[1] != NEVER:
            came += 1
            first_reply = run if first_reply is None else first_reply
        sent += any((each.order.target, each.order.response.draft) == (0, "calm") for each in state.past.sent)
        charged += 0 in state.events.lapsed
        rules = {item.rule for step in steps for item in step.happened if isinstance(item, Movement)}
        moved.update(("outcome", "post", str(place)) for place in range(2) if f"outcome:post:{place}" in rules)

    assert (counted.games, counted.scores, counted.gauges[2]) == (RUNS, scores, trust)
    assert counted.marks[m.EVENT, "reply"] == came
    assert counted.first.get((m.EVENT, "reply")) == first_reply
    assert counted.marks[m.SENT, "post", "calm"] == sent
    assert counted.marks[m.LAPSED, "post"] == charged
    assert {mark: counted.marks[mark] for mark in moved} == dict(moved)
    assert sum(counted.marks[m.ENDING, ending.id] for ending in tested.endings) == RUNS


def test_the_lots_do_not_matter() -> None:
    """However the games are shared out, and in whatever order they come back, the report is the same."""
    tested = story(*CHANCY, facts=FACTS)

    reports = [as_data(_played(tested, "random", "careful", size=size)) for size in (1, 7, 1000)]

    assert reports[0] == reports[1] == reports[2]


def test_every_lot_is_counted() -> None:
    """A bot that leaves nothing to chance plays each world once; the counts are those of all games."""
    tested = story(*CHANCY, facts=FACTS)
    shared = list(lots(tested, ("careful", "random"), RUNS, "s", size=7))

    assert sum(lot.games for lot in shared if lot.bot == "careful") == RUNS
    assert sum(len(lot.runs) for lot in shared if lot.bot == "careful") <= 4
    assert [run for lot in shared if lot.bot == "random" for run, _ in lot.runs] == list(range(RUNS))


def test_another_seed_plays_other_games() -> None:
    """Neighbouring seeds share no games."""
    games = [{seed_of(str(seed), run) for run in range(200)} for seed in range(5)]

    assert all(not one & other for one, other in pairwise(games))


def test_the_bots_take_turns() -> None:
    """Whoever stops early has games of every bot, and not all the games of one."""
    tested = story()
    bots = ("careful", "random", "silent")
    order = [lot.bot for lot in lots(tested, bots, RUNS, "s", size=1)]

    assert set(order[:3]) == set(bots)


def test_a_stop_keeps_what_was_played() -> None:
    """A lot that is stopped returns the games before the stop, and the report says that it is not whole."""
    tested = story(*CHANCY, facts=FACTS)
    lot = next(iter(lots(tested, ("random",), RUNS, "s", size=RUNS)))
    answers = iter([False, False, False, True])

    tally = play_lot(tested, lot, "s", lambda: next(answers))

    assert tally.games == 3
    assert not report_on(tested, "s", RUNS, {"random": tally}).is_whole


# -- findings ---------------------------------------------------------------------------------------------------------


def test_planted_outcomes_are_found() -> None:
    """An outcome that no answer can bring, one that some answers could bring, and one that was merely not chosen."""
    tested = story(
        event(
            drafts=DRAFTS,
            outcomes=[
                outcome("stance == inform"),
                outcome("has(apology)"),
                outcome("stance == deny and found(so)"),
                outcome("stance == deny"),
            ],
        ),
        facts=FACTS,
    )

    never = _never(_played(tested, "only-inform"))

    assert (m.OUTCOME, "post", "0") not in never
    assert never[m.OUTCOME, "post", "1"].hint == f.NO_ANSWER
    assert never[m.OUTCOME, "post", "2"].hint == f.SITUATION
    assert (never[m.OUTCOME, "post", "3"].hint, never[m.OUTCOME, "post", "3"].draft) == (f.ANSWER, "firm")


def test_what_never_came_is_found() -> None:
    """An event whose condition never holds, one that nothing triggers, and an ending that is never reached."""
    tested = story(
        event(drafts=DRAFTS, outcomes=[outcome("has(apology)", triggers={"reply": "5m"})]),
        event("reply", None, drafts=DRAFTS, outcomes=[outcome("stance == deny")]),
        event("storm", None, when="trust < 10"),
        endings=[
            {"id": "good", "when": "trust >= 50", "title": "Good", "text": "Good."},
            {"id": "bad", "title": "Bad", "text": "Bad."},
        ],
    )

    never = _never(_played(tested, "drafts", "silent"))

    assert never[m.EVENT, "reply"].hint == f.TRIGGER
    assert (never[m.EVENT, "storm"].hint, never[m.EVENT, "storm"].condition) == (f.CONDITION, "trust < 10")
    assert (m.ENDING, "bad") in never
    assert (m.OUTCOME, "reply", "0") not in never, "it is said with its event"


def test_a_soft_lock_is_found() -> None:
    """Where the composer leaves nobody to address and there is no draft, the minutes of waiting are counted."""
    locked = story(event(at=90, offers={"to": []}), stakeholders=["press"], length="2h")

    report = _played(locked, "drafts")
    found = {finding.kind: finding for finding in report.findings}
    quick = report.tallies["drafts"].marks[m.STUCK, "post"]

    # Who tells the press at once has nothing left to do; who waits first lets the half hour pass.
    assert 0 < quick < RUNS
    assert (found[m.STUCK].games, found[m.STUCK].minutes) == (quick, 30 * quick)
    assert (found[m.CLOSED].games, found[m.CLOSED].out_of) == (RUNS, RUNS)


def test_an_event_that_comes_too_late() -> None:
    """An event that appears when no answer lands before the end any more is named."""
    late = story(event(drafts=DRAFTS), event("knock", 175, drafts=DRAFTS))

    kinds = {(finding.kind, finding.mark[-1:]) for finding in _played(late, "drafts", runs=5).findings}

    assert (m.LATE, ("knock",)) in kinds
    assert (m.LATE, ("post",)) not in kinds


def test_a_crowded_desk() -> None:
    """An event whose time runs out while the one officer is away is named; with more officers it is not."""
    long = {"look": {"title": "Look", "takes": "60m", "finds": "Nothing."}}
    events = (event(checks=long), event("knock", 10, due="20m"))
    eager = [_played(story(*events, staff=staff), "drafts", runs=40) for staff in (1, 4)]

    found = [{finding.mark for finding in report.findings} for report in eager]

    assert (m.CROWDED, "knock") in found[0]
    assert (m.CROWDED, "knock") not in found[1]


def test_care_that_does_not_pay() -> None:
    """Where doing nothing is best, that is found; where it costs, it is not."""
    bad = outcome("public()", effects={"trust": "-L", "security": "-L", "reputation": "-L"})
    good = outcome("public()", effects={"trust": "L", "security": "L", "reputation": "L"})
    leads = []
    for what in (bad, good):
        report = _played(story(event(drafts=DRAFTS, outcomes=[what])), "careful", "silent", runs=3)
        leads.append([finding.lead for finding in report.findings if finding.kind == f.LEAD])

    assert [len(each) for each in leads] == [1, 0]
    assert leads[0][0] < 0


def test_everything_possible_is_in_the_report() -> None:
    """The data list every mark of the file once, with its games."""
    tested = story(*CHANCY, facts=FACTS)
    data = as_data(_played(tested, "random"))

    listed = [(row["kind"], *row["names"]) for row in data["coverage"]]
    assert len(listed) == len(set(listed))
    assert set(possible(tested)) <= set(listed)
