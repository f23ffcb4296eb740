"""Cancelling an answer wins no time: its silence counts as if it had never been ordered."""

from tiny import STATEMENT, Play, event, only, scenario

from twiplo_game.engine.action import Cancel


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
