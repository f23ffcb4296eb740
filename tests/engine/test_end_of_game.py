"""What is still on its way when a game ends (docs/decisions/0012)."""

from tiny import Play, event, only, outcome_of, scenario


def test_who_has_not_reacted_yet_reacts_at_the_end() -> None:
    """A line that lands five minutes before the end costs what it costs, though the allies take forty to react."""
    post = event(outcomes=[outcome_of("public()", effects={"trust": -7}, by="allies")])
    play = Play(scenario(post, doctrine=only(delays=True)))
    play.to(340)
    play.answer()
    before_the_end = play.moves()
    play.end()

    assert before_the_end == []
    assert play.moves("outcome:post:0") == [(360, "trust", -7)]
    assert play.view.messages[-1].because_of == "r1"


def test_a_reaction_is_not_counted_twice() -> None:
    """One that has landed before the end does not land again."""
    post = event(outcomes=[outcome_of("public()", effects={"trust": -7}, by="allies")])
    play = Play(scenario(post, doctrine=only(delays=True)))
    play.answer()
    play.end()

    assert play.moves("outcome:post:0") == [(55, "trust", -7)]


def test_the_last_minute_is_summed_like_any_other() -> None:
    """“Movements of one minute are summed, then clamped”: what comes back at the end meets what lands there."""
    gain = outcome_of("public()", effects={"trust": 30}, by="press")
    loss = outcome_of("public()", effects={}, later={"after": "9h", "effects": {"trust": -30}})
    post = event(outcomes=[gain, loss])
    play = Play(scenario(post, gauges={"trust": 90}))
    play.to(345)
    play.answer()
    play.end()

    assert play.moves(target="trust") == [(360, "trust", 30), (360, "trust", -30)]
    assert play.gauges["trust"] == 90
