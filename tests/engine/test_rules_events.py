"""The rules' section on events, due times, silence, triggers and promises."""

from typing import Any

import pytest
from tiny import CALL, STATEMENT, Play, ending, event, fact, only, outcome_of, response, rule, scenario

from twiplo_game.engine.action import Advance, Cancel, Update
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.response import Response
from twiplo_game.engine.step import Lapsed, Reminded
from twiplo_game.model.vocabulary import Channel, Stance

ALWAYS = "public() or not public()"


def _triggering(triggers: dict[str, Any], *others: dict[str, Any]) -> Play:
    play = Play(scenario([event(outcomes=[outcome_of(ALWAYS, triggers=triggers)]), *others]))
    play.answer()
    return play


@pytest.mark.parametrize(("stance", "comes"), [(Stance.INFORM, True), (Stance.DENY, False)])
def test_what_comes_back_triggers_by_what_was_said_then(stance: Stance, comes: bool) -> None:
    """`later` and `triggers` put something on the agenda: a trigger of a later may ask what the response was."""
    triggers = {"second": {"after": "10m", "when": "stance == inform"}}
    later = {"after": "30m", "when": "trust > 0", "triggers": triggers}
    play = Play(scenario([event(outcomes=[outcome_of(ALWAYS, later=[later])]), event("second", None)]))
    play.answer(what=response(stance=stance))

    assert (play.end().appeared("second") is not None) is comes


# -- when an event comes in -------------------------------------------------------------------------------------


def test_an_event_comes_in_at_its_time() -> None:
    """“at `at`”."""
    play = Play(scenario([event(), event("second", 37)]))

    assert play.to(36).appeared("second") is None
    assert play.to(37).appeared("second") == 37


def test_an_event_comes_in_at_the_first_minute_at_which_its_condition_holds() -> None:
    """“or at the first minute at which `when` holds”: of the clock, of what landed, of what was ordered."""
    events = [
        event(),
        event("clock", None, when="now() >= '17m'"),
        event("notice", None, when="told(allies)"),
        event("since_then", None, when="since(notice) >= '5m' and occurred(notice)"),
    ]
    play = Play(scenario(events)).to(3)
    play.tell("allies")
    play.end()

    assert (play.appeared("clock"), play.appeared("notice"), play.appeared("since_then")) == (17, 13, 18)


def test_with_both_its_condition_must_hold_then() -> None:
    """“with both, at `at` if `when` holds then”: what comes to hold later does not bring it."""

    def appears(told_at: int) -> int | None:
        play = Play(scenario([event(), event("second", 30, when="told(allies)")])).to(told_at)
        play.tell("allies")
        return play.end().appeared("second")

    assert appears(20) == 30
    assert appears(21) is None


def test_where_its_condition_fails_only_a_trigger_can_still_bring_it() -> None:
    """“(if it fails, only a trigger can still bring it, and its due time counts from then)”."""
    second = event("second", 30, when="told(host)", due="20m")
    play = _triggering({"second": "60m"}, second).end()

    (shown,) = [each for each in play.view.events if each.event == "second"]
    assert (shown.appeared, shown.due) == (75, 95)


def test_an_event_is_triggered_so_long_after_the_landing() -> None:
    """“when triggered (`triggers: {event: 40m}`, from landing …)”."""
    assert _triggering({"second": "40m"}, event("second", None)).end().appeared("second") == 55


def test_of_several_triggers_the_earliest_wins_and_an_event_occurs_once() -> None:
    """“An event occurs at most once”; “the earliest wins”: of triggers, and of a trigger and a time."""
    outcomes = [
        outcome_of(ALWAYS, triggers={"second": "50m"}),
        outcome_of(ALWAYS, triggers={"second": "20m", "third": "20m", "fourth": "20m"}),
    ]
    events = [event(outcomes=outcomes), event("second", None), event("third", 25), event("fourth", 100)]
    play = Play(scenario(events))
    play.answer()
    play.end()

    assert (play.appeared("second"), play.appeared("third"), play.appeared("fourth")) == (35, 25, 35)
    assert len(play.messages("event")) == 4


def test_a_trigger_may_have_a_condition_that_is_tested_when_it_is_due() -> None:
    """A trigger's `when` is tested once, when it is due, not when it was set going."""

    def appears(told_at: int) -> int | None:
        play = _triggering({"second": {"after": "40m", "when": "told(allies)"}}, event("second", None))
        play.to(told_at)
        play.tell("allies")
        return play.end().appeared("second")

    assert appears(45) == 55
    assert appears(46) is None


def test_what_comes_back_can_trigger_an_event() -> None:
    """A later's own triggers count from when it comes back, and only where it does."""
    for chance, appeared in ((100, 85), (0, None)):
        later = {"after": "1h", "when": "is_true(charge)", "triggers": {"second": "10m"}}
        post = event(outcomes=[outcome_of(ALWAYS, later=later)])
        play = Play(scenario([post, event("second", None)], facts={"charge": fact(chance)}))
        play.answer()

        assert play.end().appeared("second") == appeared


def test_events_due_after_the_end_do_not_occur() -> None:
    """“Events due after `length` do not occur”; in the last minute they still do."""
    events = [
        event(outcomes=[outcome_of(ALWAYS, triggers={"third": "46m"})]),
        event("second", 60),
        event("third", None),
    ]
    play = Play(scenario(events, length="1h"))
    play.answer()
    play.end()

    assert (play.appeared("second"), play.appeared("third")) == (60, None)


# -- due times and silence --------------------------------------------------------------------------------------

SILENCE = {"effects": {"trust": "-S"}, "says": "Others speak."}


def test_a_due_time_counts_from_appearance() -> None:
    """“`due` counts from appearance”: the desk is reminded at the due time, which is the last minute for an answer."""
    play = Play(scenario([event(), event("second", 20, due="30m", silence=SILENCE)])).end()

    assert [(each.minute, each.subject) for each in play.happened if isinstance(each, Reminded)] == [(50, "second")]
    assert [(each.minute, each.event) for each in play.happened if isinstance(each, Lapsed)] == [(51, "second")]
    assert play.moves() == [(51, "trust", -4)]


@pytest.mark.parametrize("ordered", [0, 29, 30])
@pytest.mark.parametrize("what", [STATEMENT, CALL, response(channel=Channel.JOINT)])
def test_a_response_ordered_by_then_stops_the_silence(ordered: int, what: Response) -> None:
    """“a response ordered by then stops the silence”: ordered, not landed, and in the due minute itself."""
    play = Play(scenario(event(due="30m", silence=SILENCE))).to(ordered)
    play.answer(what=what)

    assert play.end().moves() == []


def test_silence_is_charged_once_and_answering_remains_possible() -> None:
    """“Silence is charged once; answering later remains possible”."""
    post = event(due="30m", silence=SILENCE, outcomes=[outcome_of(ALWAYS, effects={"security": "+S"})])
    play = Play(scenario(post)).to(200)
    play.answer()
    play.end()

    assert play.moves() == [(31, "trust", -4), (215, "security", 3)]
    assert [each.text and each.text.in_("en") for each in play.messages("silence")] == ["Others speak."]


def test_silence_can_set_things_going() -> None:
    """What silence triggers and brings back counts from when it is charged, and may read the truth."""
    later = {"after": "1h", "when": "is_true(charge) and delay() > '30m'", "effects": {"security": "-S"}}
    silence = SILENCE | {"triggers": {"second": "10m"}, "later": later}
    events = [event(due="30m", silence=silence), event("second", None)]
    for chance in (0, 100):
        play = Play(scenario(events, facts={"charge": fact(chance)})).end()

        assert play.appeared("second") == 41
        assert play.moves(target="security") == ([(91, "security", -3)] if chance else [])


def test_an_event_without_a_due_time_expects_no_answer() -> None:
    """Where nothing is due, nobody is reminded and no hour of silence is charged."""
    play = Play(scenario(event(situation={"reach": "high"}), doctrine=only("T2"))).end()

    assert play.moves() == []
    assert play.messages("silence") == play.messages("silent_hour") == []


def test_an_hour_of_silence_is_not_told_as_a_time_that_is_over() -> None:
    """While an answer is still in time, what an hour without one costs has a name of its own."""
    play = Play(scenario(event(due="90m", silence=SILENCE, situation={"reach": "high"}), doctrine=only("T2"))).to(60)

    assert play.messages("silent_hour")
    assert play.messages("silence") == []
    assert play.to(91).messages("silence")


def test_what_a_rule_of_the_doctrine_brings_back_says_why() -> None:
    """It has no words of the story's own: its reason stands in their place, in the feed too."""
    post = event(situation={"subject": "charge"})
    played = scenario([post], facts={"charge": fact(100)}, doctrine=only("M3"))
    play = Play(played)
    play.answer(what=response(stance=Stance.DENY))
    play.end()

    (back,) = play.messages("consequence")
    assert back.text is not None
    assert "our denial stands beside the proof" in back.text.in_("en")


def test_what_the_end_judges_is_not_called_kept_before() -> None:
    """A mandate that has to be met is neither kept nor broken until the end; one that can be broken is watched."""
    mandates = [
        {"id": "calm", "title": "Calm", "met": "trust >= 60"},
        {"id": "no_name", "title": "No name", "breaks": "has(apology)"},
    ]
    play = Play(scenario(event(), mandates=mandates), mandates=("calm", "no_name"))

    assert {each.mandate: each.is_judged_at_end for each in play.view.mandates} == {"calm": True, "no_name": False}


def _hours(ordered: int | None) -> list[int]:
    post = event(due="30m", silence=SILENCE, situation={"reach": "medium"})
    play = Play(scenario(post, doctrine=only("T2")))
    if ordered is not None:
        play.to(ordered)
        play.answer()
    return [minute for minute, _, _ in play.end().moves("T2", "reputation")]


def test_the_first_four_hours_of_silence_are_charged() -> None:
    """“T2 charges after each of the first four full hours, beside `silence`, until a response is ordered”."""
    assert _hours(None) == [60, 120, 180, 240]
    assert _hours(59) == []
    assert _hours(60) == [60]
    assert _hours(179) == [60, 120]
    assert _hours(300) == [60, 120, 180, 240]


def test_hours_of_silence_count_from_appearance() -> None:
    """Full hours are the event's own, not the clock's."""
    post = event(at=25, due="30m", situation={"reach": "medium"})
    play = Play(scenario(post, doctrine=only("T2"))).end()

    assert [minute for minute, _, _ in play.moves("T2", "reputation")] == [85, 145, 205, 265]


def test_the_hour_of_silence_knows_which_it_is() -> None:
    """At an hour of silence `delay()` is '60m', '120m', '180m' or '240m'."""
    rules = [rule("third", "delay() == '180m'", on="silent_hour", effects={"trust": -1})]

    assert Play(scenario(event(due="30m"), rules=rules)).end().moves() == [(180, "trust", -1)]


# -- promises ---------------------------------------------------------------------------------------------------

PROMISE = response(next_update=60)


def _promised(**fields: Any) -> Play:
    """A promise made at minute 0 that lands at 15 and is due at 75."""
    play = Play(scenario([event(), event("other")], doctrine=only("T3"), **fields))
    play.answer(what=PROMISE)
    return play.to(15)


def test_a_next_update_opens_a_promise_when_it_lands() -> None:
    """“`next_update` opens a promise when it lands”, and counts from there."""
    play = Play()
    play.answer(what=PROMISE)
    before = play.to(14).view.promises

    assert before == ()
    assert [(each.promise, each.due, each.is_kept) for each in play.to(15).view.promises] == [("p1", 75, False)]


def test_a_missed_promise_is_charged_after_a_reminder() -> None:
    """“the desk reminds of it; missed, T3 fires”: once, in the minute after it was due."""
    play = _promised().end()

    assert [(each.minute, each.subject) for each in play.happened if isinstance(each, Reminded)] == [(75, "p1")]
    assert play.moves("T3", "trust") == [(76, "trust", -9)]
    assert play.view.promises[0].is_missed


@pytest.mark.parametrize("ordered", [15, 74, 75])
def test_an_update_ordered_in_time_keeps_it(ordered: int) -> None:
    """“an `update` … ordered in time keeps it”."""
    play = _promised().to(ordered)
    play.do(Update("p1"))
    play.end()

    assert play.moves() == []
    assert play.view.promises[0].is_kept
    assert len(play.messages("promise_kept")) == 1


def test_a_public_response_about_the_same_event_keeps_it() -> None:
    """“or a public response about the same event, ordered in time keeps it”: not in private, not about another,
    and not too late.
    """

    def is_kept(about: str, what: Response, ordered: int) -> bool:
        play = _promised()
        if about == "other":
            play.answer("other")
        play.to(ordered)
        play.say(about, what)
        return play.end().moves("T3") == []

    again = response(stance=Stance.CORRECT)
    assert is_kept("post", again, 75)
    assert not is_kept("post", again, 76)
    assert not is_kept("post", CALL, 60)
    assert not is_kept("other", again, 60)


def test_an_update_that_is_cancelled_keeps_nothing() -> None:
    """Only what lands keeps a promise: a cancelled update leaves it as it was, and it is missed after all."""
    play = _promised().to(70)
    play.do(Update("p1"))
    play.to(78)
    play.do(Cancel("t2"))

    assert play.end().moves("T3", "trust") == [(78, "trust", -9)]


def test_a_promise_is_kept_once() -> None:
    """A promise that is kept, or missed, is closed."""
    kept, missed = _promised(), _promised().to(80)
    kept.do(Update("p1"))

    assert kept.refused(Update("p1")).code is Refusal.PROMISE_CLOSED
    assert missed.refused(Update("p1")).code is Refusal.PROMISE_CLOSED


def test_a_corrective_action_is_kept_by_an_update_alone() -> None:
    """A measure that was promised is not kept by talking about the event again."""

    def missed(*, is_updated: bool) -> bool:
        play = Play(scenario(event(), doctrine=only("T3")))
        play.answer(what=response(action_due=60))
        play.to(15)
        if is_updated:
            play.do(Update("p1"))
        play.say("post", response(stance=Stance.CORRECT))
        return play.end().moves("T3") != []

    assert missed(is_updated=False)
    assert not missed(is_updated=True)


def test_a_promise_due_after_the_end_is_never_missed() -> None:
    """Nobody is charged for an hour that did not come."""
    play = Play(scenario(event(), length="1h", doctrine=only("T3")))
    play.answer(what=PROMISE)

    assert play.end().moves() == []


def test_promises_can_be_asked_about() -> None:
    """`promised()` and `promise_kept()`: something was promised, and nothing promised was missed."""
    endings = [
        ending("kept", "promised() and promise_kept()"),
        ending("missed", "promised()"),
        ending("silent"),
    ]
    kept, missed, silent = _promised(endings=endings), _promised(endings=endings), Play(scenario(endings=endings))
    kept.do(Update("p1"))

    assert [each.end().outcome.ending for each in (kept, missed, silent)] == ["kept", "missed", "silent"]


def test_time_passes_whole_minutes_in_one_go_or_in_many() -> None:
    """It makes no difference whether the player waits in steps of a minute or to the next thing that can be seen."""
    post = event(due="30m", silence=SILENCE, situation={"reach": "high"})
    played = scenario([post, event("second", None, when="trust < 60")], doctrine=only("T2", damage=True))
    waiting, stepping = Play(played).end(), Play(played)
    while not stepping.state.is_over:
        stepping.do(Advance(stepping.minute + 1))

    assert waiting.state == stepping.state
    assert waiting.ledger == stepping.ledger
