"""Two versions of a scenario in play: differences are taken game by game, and parts are matched by what they are."""

from typing import Any

from analysis.worlds import DRAFTS, event, outcome, story
from twiplo_game.analysis.comparison import Comparison, Shift, as_data, compare
from twiplo_game.engine.story import Story

BOTS = ("hasty", "drafts")


def _versions(*outcomes: list[dict[str, Any]]) -> tuple[Story, Story]:
    old, new = (story(event(drafts=DRAFTS, outcomes=each)) for each in outcomes)
    return old, new


def _compared(old: Story, new: Story) -> Comparison:
    return compare(old, new, BOTS, 40, "1", lambda _done, _total: None)


def test_a_version_against_itself() -> None:
    """The same file is the same games: no change, no error, nothing met more or less often."""
    same = [outcome("public()", effects={"trust": "-M"})]
    found = _compared(*_versions(same, same))

    assert all((each.change, each.error, each.is_clear) == (0, 0, False) for each in found.bots.values())
    assert found.shifts == ()


def test_a_dearer_outcome_is_seen_in_the_scores() -> None:
    """A loss made larger is a clear loss of the bot that meets it in each game: 54 points for 9 points of trust."""
    old, new = (
        [outcome("stance == deny", effects={"trust": "-M"})],
        [outcome("stance == deny", effects={"trust": "-L"})],
    )
    found = _compared(*_versions(old, new))

    # A point of the lowest gauge is worth 2 and 4 points of score, and L costs trust 9 points more than M.
    assert (found.bots["hasty"].change, found.bots["hasty"].is_clear) == (-54, True)
    assert -54 < found.bots["drafts"].change < 0
    assert found.shifts == ()


def test_outcomes_are_matched_by_their_conditions() -> None:
    """An outcome put before another is new, and the other is still the same."""
    deny, inform = outcome("stance == deny"), outcome("stance == inform")
    found = _compared(*_versions([deny], [inform, deny]))

    assert [shift.mark for shift in found.shifts] == [("outcome", "post", "0")]
    assert found.shifts[0].old is None
    assert found.shifts[0].new


def test_outcomes_with_one_condition_are_met_once_a_game() -> None:
    """Two outcomes of one condition are one thing that is met: never in more games than were played."""
    inform = "stance == inform"
    twice = [outcome(inform, by="press"), outcome(inform, by="allies")]
    old, new = (
        story(event(drafts=DRAFTS, outcomes=each), stakeholders=["press", "allies"])
        for each in ([outcome("stance == deny")], twice)
    )
    found = _compared(old, new)

    shift = next(shift for shift in found.shifts if shift.old is None)
    alone = _compared(old, story(event(drafts=DRAFTS, outcomes=twice[:1]), stakeholders=["press", "allies"]))
    assert shift.new == next(each.new for each in alone.shifts if each.old is None)
    assert all(each.new is None or each.new <= found.games for each in found.shifts)


def test_what_is_met_no_longer() -> None:
    """An event whose condition was tightened beyond reach is named with its games of before."""
    old, new = (
        story(event(drafts=DRAFTS), event("storm", None, when=when)) for when in ("answered(post)", "trust > 99")
    )
    found = _compared(old, new)

    storm = next(shift for shift in found.shifts if shift.mark == ("event", "storm"))
    assert isinstance(storm, Shift)
    assert storm.old and storm.new == 0


def test_as_data() -> None:
    """The data holds what a program would plot: means, change and error in points of 1000."""
    found = _compared(*_versions([], [outcome("public()", effects={"trust": "-M"})]))
    data = as_data(found)

    assert data["bots"]["hasty"].keys() == {"old", "new", "change", "error", "clear"}
    assert data["bots"]["hasty"]["change"] == data["bots"]["hasty"]["new"] - data["bots"]["hasty"]["old"]
    assert data["coverage"][0]["kind"] == "outcome"
