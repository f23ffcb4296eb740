"""The rules’ section on actions: what takes how long, what is refused, and the order of a minute."""

from collections.abc import Callable

import pytest
from tiny import (
    CALL,
    STATEMENT,
    Play,
    check_of,
    ending,
    event,
    fact,
    only,
    outcome_of,
    response,
    rule,
    scenario,
)

from twiplo_game.engine.action import Advance, Cancel, Check, Correct, Open, Respond, Tell, Update
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Arrived, Ended, Landed, Movement, Reminded, Started
from twiplo_game.model.vocabulary import Channel

ADVICE = {"legal": {"says": "Wait.", "interest": "Her own case."}}


def _lands(play: Play) -> int:
    return next(each.lands for each in reversed(play.happened) if isinstance(each, Started))


# -- what an officer is kept busy with --------------------------------------------------------------------------


def test_reading_is_free_and_kept() -> None:
    """“read; free, logged”: no officer, no time, and the message counts as opened."""
    play = Play(scenario(staff=1))
    step = play.do(Open("post"))

    assert (play.minute, play.view.free, step.action) == (0, 1, Open("post"))
    assert play.messages("event")[0].is_opened


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [
        (Channel.CALL, 10),
        (Channel.POST, 15),
        (Channel.STATEMENT, 15),
        (Channel.BRIEFING, 30),
        (Channel.JOINT, 60),
    ],
)
def test_a_response_keeps_an_officer_by_its_channel(channel: Channel, minutes: int) -> None:
    """“10m call, 15m post or statement, 30m briefing, 60m joint; by profile”."""
    play = Play()
    play.answer(what=response(channel=channel))

    assert _lands(play) == minutes


def test_asking_telling_checking_correcting_and_updating_take_their_time() -> None:
    """Asking takes 5m, telling, correcting and updating 10m, a check “its `takes`”."""
    post = event(advice=ADVICE, checks={"look": check_of(takes="25m")})
    play = Play(scenario(post))

    def minutes(act: Callable[[], object]) -> int:
        act()
        return _lands(play) - play.minute

    assert minutes(lambda: play.ask("legal")) == 5
    assert minutes(lambda: play.tell("allies")) == 10
    assert minutes(lambda: play.check("look")) == 25
    play.answer(what=response(next_update=60))
    play.to(15)
    assert minutes(lambda: play.do(Correct("r1"))) == 10
    assert minutes(lambda: play.do(Update("p1"))) == 10


def test_starting_a_task_moves_no_clock() -> None:
    """“Starting a task moves no clock”, and nothing but `advance` does."""
    play = Play(scenario(event(advice=ADVICE, checks={"look": check_of()})))
    for act in (
        lambda: play.ask("legal"),
        lambda: play.check("look"),
        lambda: play.tell("allies"),
        play.answer,
        lambda: play.do(Cancel("t1")),
    ):
        act()
        assert play.minute == 0


def test_with_no_officer_free_it_says_when_one_is() -> None:
    """“With no officer free it is refused, with the minute at which one is free”: the first of them."""
    play = Play(scenario(event(checks={"look": check_of(takes="40m")}), staff=2))
    play.check("look")
    play.to(5)
    play.tell("allies")

    refused = play.refused(Tell("press", "post"))

    assert (refused.code, refused.minute) == (Refusal.NO_OFFICER, 15)
    play.to(15)
    play.tell("press")


def test_a_task_that_would_land_after_the_end_is_refused() -> None:
    """“A task that would land after `length` is refused”; one that lands in the last minute is not."""
    played = scenario(length="1h")
    late, in_time = Play(played).to(46), Play(played).to(45)

    refused = late.refused(Respond("post", STATEMENT))
    in_time.answer()
    in_time.end()

    assert (refused.code, refused.minute) == (Refusal.AFTER_END, 61)
    assert [sent.landed for sent in in_time.view.sent] == [60]


# -- frozen at ordering, acting at landing ----------------------------------------------------------------------


def test_evidence_knowledge_and_delay_are_frozen_when_ordered() -> None:
    """“The content of a response, the evidence then held and `delay()` are frozen when it is ordered”."""
    outcomes = [
        outcome_of("evidence(charge) >= technical", effects={"reputation": 1}),
        outcome_of("known(charge)", effects={"security": 1}),
        outcome_of("delay() == '3m'", effects={"trust": 1}),
    ]
    post = event(
        outcomes=outcomes,
        checks={"look": check_of("charge", reaches="technical")},
        situation={"subject": "charge"},
    )
    play = Play(scenario(post, facts={"charge": fact()})).to(3)
    play.check("look")
    play.answer()
    play.end()

    assert play.moves() == [(18, "trust", 1)]


def test_it_acts_on_the_gauges_moods_and_notices_of_the_minute_it_lands() -> None:
    """“it acts when it lands, on the gauges, moods and notices of that minute”."""
    outcomes = [
        outcome_of("reputation < 60", effects={"reputation": 1}),
        outcome_of("mood(allies) > neutral", effects={"security": 1}),
        outcome_of("told(allies)", effects={"trust": 1}),
    ]
    first = event("first", outcomes=[outcome_of("public() or not public()", effects={"allies": "+S"})])
    second = event("second", 10, situation={"damage": {"reputation": "-S"}})
    play = Play(scenario([event(outcomes=outcomes), first, second]))
    play.answer()
    play.answer("first", CALL)
    play.tell("allies")
    play.to(15)

    assert {target for minute, target, _ in play.moves() if minute == 15} == {
        "reputation",
        "security",
        "trust",
    }


# -- cancelling -------------------------------------------------------------------------------------------------


def test_cancelling_frees_the_officer_and_nothing_lands() -> None:
    """“stop a task that has not landed”; its officer is free at once."""
    play = Play(scenario(event(checks={"look": check_of()}), staff=1))
    play.check("look")
    play.do(Cancel("t1"))
    play.check("look")
    play.to(9)

    assert play.refused(Cancel("t1")).code is Refusal.UNKNOWN_TASK
    assert [each.minute for each in play.to(20).happened if isinstance(each, Landed)] == [10]


@pytest.mark.parametrize(("cancelled", "charged"), [(25, 31), (32, 32), (34, 34)])
def test_a_cancelled_response_reopens_its_event(cancelled: int, charged: int) -> None:
    """“A cancelled response reopens its event, and its silence counts again from `due`”."""
    play = Play(scenario(event(due="30m", silence={"effects": {"trust": "-S"}}))).to(20)
    play.answer()
    play.to(cancelled)
    play.do(Cancel("t1"))

    assert play.view.events[0].can_answer
    assert play.end().moves("silence:post") == [(charged, "trust", -4)]


def test_a_response_that_is_ordered_again_in_time_stops_the_silence() -> None:
    """A cancelled response that is replaced by another before the due time costs nothing."""
    play = Play(scenario(event(due="30m", silence={"effects": {"trust": "-S"}}))).to(20)
    play.answer()
    play.do(Cancel("t1"))
    play.to(30)
    play.answer()

    assert play.end().moves() == []


def test_cancelling_after_a_silence_that_was_charged_does_not_charge_it_again() -> None:
    """“Silence is charged once”, even where a late answer is taken back."""
    play = Play(scenario(event(due="30m", silence={"effects": {"trust": "-S"}}))).to(40)
    play.answer()
    play.do(Cancel("t1"))

    assert play.end().moves("silence:post") == [(31, "trust", -4)]


# -- what time stops at -----------------------------------------------------------------------------------------


def test_waiting_stops_at_a_message() -> None:
    """“`advance` to the next thing the player can see: a message”."""
    assert Play(scenario([event(), event("later", 37)])).wait() == 37


def test_waiting_stops_at_a_due_time() -> None:
    """“`advance` to the next thing the player can see: … a due time”."""
    assert Play(scenario(event(due="30m"))).wait() == 30


def test_waiting_stops_at_a_landing() -> None:
    """“`advance` to the next thing the player can see: … a landing”."""
    play = Play()
    play.tell("allies")

    assert play.wait() == 10


def test_waiting_stops_at_a_promise() -> None:
    """“`advance` to the next thing the player can see: … a promise”: the desk reminds of it in its last minute."""
    play = Play()
    play.answer(what=response(next_update=60))
    play.to(15)

    assert play.wait() == 75


def test_the_log_holds_the_minute_reached() -> None:
    """“the log holds the minute reached”, not the minute asked for."""
    play = Play(scenario([event(), event("later", 37)]))

    assert play.do(Advance(300)).action == Advance(37)
    assert play.do(Advance(40)).action == Advance(40)


def test_a_hidden_condition_that_fails_stops_nobody() -> None:
    """“A hidden condition that fails stops nobody”: an event, a trigger and a consequence that do not come."""
    outcome = outcome_of(
        "public()",
        triggers={"third": {"after": "40m", "when": "told(host)"}},
        later={"after": "50m", "when": "is_true(charge)", "effects": {"trust": "-S"}},
    )
    events = [event(outcomes=[outcome]), event("second", 30, when="told(host)"), event("third", None)]
    play = Play(scenario(events, facts={"charge": fact(0)}))
    play.answer()
    play.to(15)

    assert play.wait() == 360


def test_the_clock_goes_forward_only() -> None:
    """`advance` moves the clock: to now or into the past is refused."""
    play = Play().to(20)

    assert play.refused(Advance(20)).code is Refusal.CLOCK_BACKWARDS
    assert play.refused(Advance(5)).code is Refusal.CLOCK_BACKWARDS


# -- within one minute ------------------------------------------------------------------------------------------


def test_the_order_within_a_minute() -> None:
    """“Within one minute: landings, then the agenda, then due times, then new events, then endings”."""
    other = event("other", outcomes=[outcome_of("not public()", later={"after": "5m", "says": "It is back."})])
    endings = [ending("cut", "occurred(newcomer)", at_once=True), ending("end")]
    play = Play(scenario([event("alpha", due="15m"), other, event("newcomer", 15)], endings=endings))
    play.answer("other", CALL)
    play.to(5)
    play.tell("allies", "other")
    play.to(15)

    kinds = {message.id: message.kind.value for message in play.messages()}
    happened = []
    for each in play.happened:
        if each.minute == 15 and isinstance(each, Landed | Reminded | Ended):
            happened.append(type(each).__name__)
        elif each.minute == 15 and isinstance(each, Arrived):
            happened.append(kinds[each.message])
    assert happened == ["Landed", "consequence", "Reminded", "event", "Ended"]


def test_ties_go_by_id() -> None:
    """“ties by id”: events of one minute come in by name, whatever their order in the file."""
    play = Play(scenario([event("zebra", 10), event("apple", 10), event("mango", 10)])).to(10)

    assert [message.id for message in play.messages("event")] == ["apple", "mango", "zebra"]


def test_a_consequence_without_delay_joins_the_current_minute() -> None:
    """“A consequence without delay joins the current minute in that order”."""
    outcome = outcome_of("public()", effects={"trust": "+S"}, triggers={"second": "0m"})
    play = Play(scenario([event(outcomes=[outcome]), event("second", None)]))
    play.answer()
    play.wait()

    assert (play.minute, play.appeared("second")) == (15, 15)
    assert play.moves() == [(15, "trust", 3)]


def test_no_condition_sees_a_minutes_movements_before_its_end() -> None:
    """“no condition sees a minute's movements before its end”: neither a landing nor an event; an ending does."""
    lower = outcome_of("public()", effects={"reputation": "-S"})
    judged = outcome_of("reputation < 60", effects={"security": "+S"})
    events = [event("first", outcomes=[lower]), event("second", outcomes=[judged])]
    play = Play(scenario([*events, event("third", None, when="reputation < 60")]))
    play.answer("first")
    play.answer("second")
    play.to(30)
    endings = [ending("fallen", "reputation < 60", at_once=True), ending("end")]
    ended = Play(scenario(events, endings=endings))
    ended.answer("first")
    ended.to(15)

    assert play.moves() == [(15, "reputation", -3)]
    assert play.appeared("third") == 16
    assert (ended.outcome.ending, ended.outcome.minute) == ("fallen", 15)


# -- everything else that is refused ----------------------------------------------------------------------------


def test_a_refused_action_leaves_the_state_as_it_was() -> None:
    """“A refused action is a value with a stable code, and the state is unchanged”."""
    play = Play(scenario(staff=1))
    play.tell("allies")
    before: State = play.state
    copy = repr(before)

    assert play.refused(Tell("press", "post")).code is Refusal.NO_OFFICER
    assert play.state is before
    assert repr(before) == copy


def test_each_thing_is_asked_checked_told_and_corrected_once() -> None:
    """“once each”: while it is under way and after it has landed."""
    play = Play(scenario(event(advice=ADVICE, checks={"look": check_of()})))
    play.answer()
    play.to(15)
    acts = {
        Check("look"): Refusal.ALREADY_CHECKED,
        Tell("allies", "post"): Refusal.ALREADY_TOLD,
        Correct("r1"): Refusal.ALREADY_CORRECTED,
    }
    for act in acts:
        play.do(act)
    play.ask("legal")

    for act, code in acts.items():
        assert play.refused(act).code is code
    play.to(60)
    for act, code in acts.items():
        assert play.refused(act).code is code


def test_nothing_can_be_done_when_the_game_is_over() -> None:
    """Once there is an ending, every action is refused."""
    play = Play().end()

    assert play.refused(Advance(400)).code is Refusal.GAME_OVER
    assert play.refused(Open("post")).code is Refusal.GAME_OVER


# -- what the player is told ------------------------------------------------------------------------------------


def test_on_sending_the_player_sees_that_it_went_out_and_nothing_else() -> None:
    """“On sending, the player sees that it went out, nothing else. A movement lands with the reaction of whoever
    reacts (`by:`, with the doctrine’s delay; the press by default, 10m), as a message that names the decision.”
    """
    outcomes = [
        outcome_of("public()", effects={"trust": "-S"}, says="They ask why."),
        outcome_of("public()", effects={"security": "-S"}, by="allies", says="They call."),
    ]
    play = Play(scenario(event(outcomes=outcomes), doctrine=only(delays=True)))
    play.answer()
    landing = play.do(Advance(360))

    assert not any(isinstance(each, Movement | Arrived) for each in landing.happened)
    assert play.wait() == 25
    assert play.moves() == [(25, "trust", -4)]
    assert play.wait() == 55
    assert play.moves()[1:] == [(55, "security", -3)]
    assert [(each.minute, each.because_of) for each in play.messages("reaction")] == [(25, "r1"), (55, "r1")]


def test_a_rule_reacts_through_its_stakeholder() -> None:
    """`by:` of a rule decides whose delay its movements wait for."""
    rules = [rule("mine", "public()", effects={"trust": "+S"}, by="nationals")]
    play = Play(scenario(rules=rules, doctrine=only(delays=True)))
    play.answer()

    assert play.end().moves("mine") == [(30, "trust", 3)]
