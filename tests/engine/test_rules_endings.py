"""The rules' section on mandates and endings."""

from typing import Any

import pytest
from tiny import CALL, STATEMENT, Play, check_of, ending, event, fact, offers, outcome_of, response, scenario

from twiplo_game.engine.response import Response
from twiplo_game.engine.step import Broken
from twiplo_game.model.vocabulary import Stance, Tier

ALWAYS = "public() or not public()"

ACTORS = {"rival": {"name": "Rival"}}


def _mandate(**conditions: str) -> dict[str, Any]:
    return {"id": "duty", "title": "A duty", **conditions}


def _held(*, post: dict[str, Any] | None = None, facts: Any = None, **conditions: str) -> Play:
    played = scenario(
        post or event(),
        mandates=[_mandate(**conditions)],
        facts=facts or {},
        actors=ACTORS,
        offers=offers(ACTORS),
    )
    return Play(played, mandates=("duty",))


NAMING = response(tier=Tier.STATE, actor="rival")


# -- mandates ---------------------------------------------------------------------------------------------------


def test_met_is_tested_at_the_end() -> None:
    """“`met:` is tested at the end”: what held for a while does not count."""
    post = event(outcomes=[outcome_of("stance == deny", effects={"trust": "-S"})])
    play = _held(post=post, met="trust >= 60")
    play.answer(what=response(stance=Stance.DENY))
    lost = play.end().outcome.mandates
    kept = _held(met="trust >= 60").end().outcome.mandates

    assert lost == (("duty", False, True),)
    assert kept == (("duty", True, True),)


def test_breaks_is_tested_after_a_landing_and_broken_stays_broken() -> None:
    """“`breaks:` after every landing”; “broken stays broken”: what is said afterwards mends nothing."""
    play = _held(breaks="attribution.tier == state")
    play.answer(what=NAMING)
    before = play.to(14).view.mandates[0].is_broken
    after = play.to(15).view.mandates[0].is_broken
    play.say("post", response(stance=Stance.CORRECT))

    assert (before, after) == (False, True)
    assert [each.minute for each in play.happened if isinstance(each, Broken)] == [15]
    assert play.end().outcome.mandates == (("duty", False, True),)


@pytest.mark.parametrize(("checked", "is_kept"), [(0, False), (10, True)])
def test_breaks_is_judged_on_what_was_known_when_it_was_ordered(checked: int, is_kept: bool) -> None:
    """“on what just landed and what was known when it was ordered”: knowledge that came in between does not count."""
    post = event(checks={"look": check_of("sender_known")})
    condition = "attribution.tier == 'state' and not found(sender_known)"
    play = _held(post=post, facts={"sender_known": fact()}, breaks=condition)
    play.check("look")
    play.to(checked)
    play.answer(what=NAMING)

    assert play.end().outcome.mandates == (("duty", is_kept, True),)


def test_a_moment_that_never_came_is_later_than_every_other() -> None:
    """“A moment that never came is later than every other”, a public line that never came too."""

    def is_met(*, is_told: bool, is_public: bool) -> bool:
        play = _held(met="before(when_told(allies), when_public())")
        if is_told:
            play.tell("allies")
        if is_public:
            play.answer()
        return play.end().outcome.mandates[0][1]

    assert is_met(is_told=True, is_public=True)
    assert is_met(is_told=True, is_public=False)
    assert not is_met(is_told=False, is_public=True)
    assert not is_met(is_told=False, is_public=False)


def test_a_mandate_that_was_never_tested_is_shown_as_such_and_counts_as_met() -> None:
    """“a mandate that was never tested is shown as such and counts as met”: nothing landed that could break it."""
    untested = _held(breaks="attribution.tier == state").end().outcome
    tested = _held(breaks="attribution.tier == state")
    tested.answer()

    assert untested.mandates == (("duty", True, False),)
    assert tested.end().outcome.mandates == (("duty", True, True),)
    assert untested.score == 600


def test_what_is_tested_at_the_end_was_tested() -> None:
    """A mandate with both conditions is put to the test by the end, whether or not anything landed."""
    play = _held(met="trust >= 60", breaks="attribution.tier == state")

    assert play.end().outcome.mandates == (("duty", True, True),)


def test_a_mandate_broken_on_the_way_is_not_met_at_the_end() -> None:
    """Broken is broken, whatever holds at the end, and it costs fifty once."""
    play = _held(met="trust >= 60", breaks="attribution.tier == state")
    play.answer(what=NAMING)
    outcome = play.end().outcome

    assert outcome.mandates == (("duty", False, True),)
    assert outcome.score == 550


# -- endings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("trust", "shown"), [(80, "bright"), (60, "fair"), (40, "long_day")])
def test_the_first_ending_that_holds_is_shown_and_the_last_has_no_condition(trust: int, shown: str) -> None:
    """“Endings: the first whose `when` holds at `length` is shown, the last has none”."""
    endings = [ending("bright", "trust >= 70"), ending("fair", "trust >= 50"), ending("long_day")]
    play = Play(scenario(endings=endings, gauges={"trust": trust})).end()

    assert (play.outcome.ending, play.view.ending, play.minute) == (shown, shown, 360)


def test_an_ending_sees_what_the_last_minute_moved() -> None:
    """Endings come last “within one minute”: moods and open consequences have been counted before."""
    later = {"after": "10h", "effects": {"trust": -1}}
    post = event(outcomes=[outcome_of(ALWAYS, effects={"nationals": "-S"}, later=later)])
    endings = [ending("kept", "trust >= 59"), ending("lost")]
    play = Play(scenario(post, endings=endings))
    play.answer()

    assert play.end().gauges["trust"] == 58
    assert play.outcome.ending == "lost"


def test_an_ending_at_once_ends_the_game_when_it_holds() -> None:
    """“`at_once: true` ends the game when it holds”: no sooner, and with everything that is still open charged."""
    later = {"after": "2h", "effects": {"security": "-S"}}
    post = event(outcomes=[outcome_of(ALWAYS, effects={"trust": -20}, later=later)])
    endings = [ending("resigned", "trust < 50", at_once=True), ending("long_day")]
    play = Play(scenario(post, endings=endings))
    play.answer()
    play.to(300)

    assert (play.outcome.ending, play.outcome.minute) == ("resigned", 15)
    assert play.moves() == [(15, "trust", -20), (15, "security", -3)]


def test_an_ending_at_once_can_wait_for_the_clock() -> None:
    """A condition on the clock ends the game in its very minute, whether or not anything else happens."""
    endings = [ending("evening", "now() >= '47m' and not answered(post)", at_once=True), ending("long_day")]

    assert Play(scenario(endings=endings)).end().outcome.minute == 47


def test_an_ending_at_once_that_holds_only_at_the_end_is_shown_too() -> None:
    """“the first whose `when` holds at `length` is shown”, also one that would have cut the game short."""
    post = event(outcomes=[outcome_of(ALWAYS, effects={"nationals": "-S"})])
    endings = [ending("resigned", "trust < 60", at_once=True), ending("long_day")]
    play = Play(scenario(post, endings=endings))
    play.answer()

    assert (play.end().outcome.ending, play.outcome.minute) == ("resigned", 360)


def test_a_scenario_without_endings_ends_all_the_same() -> None:
    """Every game comes to an end at its length."""
    play = Play().end()

    assert play.state.is_over
    assert play.outcome.minute == 360


def test_an_ending_may_read_the_truth() -> None:
    """The hidden truth has a meaning in endings."""
    endings = [ending("so", "is_true(charge)"), ending("not_so")]
    shown = [
        Play(scenario(endings=endings, facts={"charge": fact(chance)})).end().outcome.ending for chance in (100, 0)
    ]

    assert shown == ["so", "not_so"]


@pytest.mark.parametrize("what", [STATEMENT, CALL])
def test_no_task_is_left_when_the_game_is_over(what: Response) -> None:
    """A game that ends leaves nothing on the way: no officer at work, no open thread."""
    endings = [ending("cut", "now() >= '5m'", at_once=True), ending("long_day")]
    play = Play(scenario(endings=endings))
    play.answer(what=what)
    play.to(20)

    assert play.outcome.minute == 5
    assert play.view.tasks == ()
    assert play.view.threads == ()
    assert play.view.sent == ()
