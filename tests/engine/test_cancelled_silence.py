"""Cancelling an answer wins no time: its silence counts as if it had never been ordered."""

from tiny import STATEMENT, Play, event, only, response, scenario

from twiplo_game.engine.action import Cancel, Update
from twiplo_game.engine.rejection import Refusal


def _charged(play: Play) -> int:
    return len(play.moves("T2", "reputation"))


def test_hours_that_passed_under_a_cancelled_answer_are_charged() -> None:
    """T2 “charges after each of the first four full hours … until a response is ordered”."""
    post = event(due="30m", situation={"reach": "high"})
    silent = Play(scenario(post, doctrine=only("T2")))
    silent.to(200)
    play = Play(scenario(post, doctrine=only("T2")))
    for hour in (60, 120, 180):
        play.to(hour - 1)
        play.answer(what=STATEMENT)
        play.to(hour + 1)
        play.do(Cancel(play.view.tasks[0].task))
    play.to(200)

    assert _charged(silent) == 3
    assert _charged(play) == 3


def test_an_hour_already_charged_is_not_charged_again() -> None:
    """What silence cost before the answer was ordered is not charged twice when it is cancelled."""
    play = Play(scenario(event(due="30m", situation={"reach": "high"}), doctrine=only("T2")))
    play.to(70)
    play.answer(what=STATEMENT)
    play.to(75)
    play.do(Cancel(play.view.tasks[0].task))
    play.to(110)

    assert _charged(play) == 1


def test_an_answer_ordered_again_in_the_same_minute_does_not_get_out_of_it() -> None:
    """Held in time, called back too late and given again at once: that is an answer given too late."""
    post = event(due="30m", silence={"effects": {"trust": -18}, "because": "Nobody answered."})
    late, again = (Play(scenario(post, doctrine=only())) for _ in range(2))
    late.to(35)
    late.answer(what=STATEMENT)
    again.to(30)
    again.answer(what=STATEMENT)
    again.to(35)
    again.do(Cancel(again.view.tasks[0].task))
    again.answer(what=STATEMENT)
    late.to(200)
    again.to(200)

    assert again.state.gauges == late.state.gauges
    assert again.state.events.lapsed == late.state.events.lapsed == {0}


def test_an_update_called_back_after_its_time_is_missed_and_cannot_be_ordered_again() -> None:
    """The promise was open only on paper: an officer who stops after its time has not kept it."""
    play = Play(scenario(event(), doctrine=only()))
    play.answer(what=response(next_update=60))
    play.to(play.state.minute + 20)
    due = play.state.past.promises[0].due
    play.to(due)
    play.do(Update("p1"))
    play.to(due + 5)
    play.do(Cancel(play.view.tasks[0].task))

    assert play.state.past.promises[0].is_missed
    refused = play.refused(Update("p1"))
    assert refused.code is Refusal.PROMISE_CLOSED
