"""The rules on moods."""

import pytest
from tiny import STATEMENT, Play, event, outcome_of, response, scenario

from twiplo_game.model.vocabulary import Stance

ALWAYS = "public() or not public()"


def _moved(*amounts: str, **fields: object) -> Play:
    """An event whose answer moves the allies by every amount, each with an outcome of its own."""
    outcomes = [outcome_of(ALWAYS, effects={"allies": amount}) for amount in amounts]
    play = Play(scenario(event(outcomes=outcomes), **fields))
    play.answer()
    return play.to(15)


def test_all_start_neutral() -> None:
    """“Moods run 0 to 4 and start at 2”: hostile, cold, neutral, warm, supportive."""
    assert {each.mood.value for each in Play().view.moods} == {"neutral"}


@pytest.mark.parametrize(
    ("amount", "mood"),
    [
        ("+S", "warm"),
        ("+M", "warm"),
        ("+L", "supportive"),
        ("-S", "cold"),
        ("-M", "cold"),
        ("-L", "hostile"),
    ],
)
def test_sizes_of_moods(amount: str, mood: str) -> None:
    """“S and M move one step, L two”."""
    assert _moved(amount).mood("allies") == mood


def test_a_minutes_moves_are_summed_and_held_to_two_steps() -> None:
    """“a minute's moves are summed, then held to two steps”: summed first, so that ups and downs cancel out."""

    def from_supportive(*amounts: str) -> str:
        later = [outcome_of("unasked()", effects={"allies": amount}) for amount in amounts]
        first = outcome_of("not unasked()", effects={"allies": "+L"})
        play = Play(scenario(event(outcomes=[first, *later])))
        play.answer()
        play.to(15)
        play.say("post", response(stance=Stance.DENY))
        return play.to(30).mood("allies")

    assert from_supportive("-S", "-S") == "neutral"
    assert from_supportive("-L", "-S") == "neutral"
    assert from_supportive("-L", "-L", "+S") == "neutral"
    assert from_supportive("-L", "-L", "+L", "+S") == "warm"


def test_moods_stop_at_their_ends() -> None:
    """“Moods run 0 to 4”: what goes beyond is cut, and the ledger says so."""
    play = _moved("-L")
    play.say("post", response(stance=Stance.DENY))
    play.to(30)

    assert play.mood("allies") == "hostile"
    assert [(each.points, each.applied) for each in play.ledger] == [(-2, -2), (-2, 0)]


def test_moods_do_not_move_gauges_while_playing() -> None:
    """“They do not move gauges while playing”."""
    play = _moved("-L").to(359)

    assert set(play.gauges.values()) == {60}


@pytest.mark.parametrize(
    ("who", "gauge"),
    [("press", "reputation"), ("allies", "trust"), ("adversary", "security"), ("nationals", "trust")],
)
@pytest.mark.parametrize(("amount", "points"), [("+L", 2), ("-S", -1)])
def test_at_the_end_each_step_counts_one_point(who: str, gauge: str, amount: str, points: int) -> None:
    """“at the end each step from the start counts one point on the stakeholder's gauge (the doctrine says which)”."""
    play = Play(scenario(event(outcomes=[outcome_of(ALWAYS, effects={who: amount})])))
    play.answer()
    play.end()

    assert play.moves(f"mood:{who}") == [(360, gauge, points)]
    assert play.gauges[gauge] == 60 + points


def test_moods_open_and_close_things() -> None:
    """“they open and close things”: an event that waits for a mood comes in when it is there."""
    post = event(outcomes=[outcome_of(ALWAYS, effects={"allies": "-S"})])
    play = Play(scenario([post, event("call_from_allies", None, when="mood(allies) <= cold")]))
    play.answer()
    play.end()

    assert play.appeared("call_from_allies") == 16


def test_those_who_take_no_part_are_not_moved() -> None:
    """A stakeholder that the scenario leaves out has no mood, neither in the view nor at the end."""
    play = Play(scenario(event(situation={"concerns": ["press"]}), stakeholders=["press"]))
    play.answer(what=STATEMENT)
    play.end()

    assert [each.stakeholder for each in play.view.moods] == ["press"]
    assert play.moves() == []
