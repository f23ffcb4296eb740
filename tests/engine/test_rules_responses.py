"""The rules' section on responses."""

from dataclasses import replace

import pytest
from tiny import CALL, STATEMENT, Play, check_of, event, fact, outcome_of, response, scenario

from twiplo_game.engine.action import Correct, Respond, Speak
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.response import Response
from twiplo_game.model.vocabulary import Channel, Content, Register, Stance

PUBLIC = frozenset({"statement", "post", "alert", "briefing", "joint", "personal_post"})

DRAFT = {"title": "Holding line", "text": "We are checking.", "to": ["press"]}


@pytest.mark.parametrize("channel", [each for each in Channel if each is not Channel.SILENCE])
def test_what_is_public_and_what_is_not(channel: Channel) -> None:
    """“Statements, posts, alerts, briefings and joint texts are public; calls and notes are not”, even to
    the press.
    """
    outcomes = [
        outcome_of("public()", effects={"trust": 1}),
        outcome_of("not public()", effects={"security": 1}),
    ]
    play = Play(scenario(event(outcomes=outcomes)))
    play.answer(what=response(channel=channel, to={"press"}))

    assert [target for _, target, _ in play.end().moves()] == ["trust" if channel.value in PUBLIC else "security"]


def test_a_private_response_tells_everybody_it_is_meant_for_when_it_lands() -> None:
    """“A private response tells everybody in its `to` when it lands”, and nobody else."""
    play = Play()
    play.answer(what=response(channel=Channel.CALL, to={"press", "allies"}))
    play.to(9)
    before = {each.stakeholder for each in play.view.moods if each.told is not None}
    play.to(10)

    assert before == set()
    assert {each.stakeholder: each.told for each in play.view.moods if each.told is not None} == {
        "press": 10,
        "allies": 10,
    }


def test_a_public_response_informs_nobody_in_private() -> None:
    """What everybody reads is no private word to anybody: `told` stays empty."""
    play = Play()
    play.answer(what=response(to={"press", "allies"}))

    assert all(each.told is None for each in play.to(20).view.moods)


def test_an_event_is_answered_once_and_then_one_speaks_or_corrects() -> None:
    """“An event is answered once; after that one speaks or corrects”."""
    play = Play()
    too_early = play.refused(Speak("post", STATEMENT))
    play.answer()
    again = play.refused(Respond("post", CALL))
    play.to(15)
    play.say("post")
    play.do(Correct("r1"))

    assert (too_early.code, again.code) == (Refusal.ANSWER_FIRST, Refusal.ALREADY_ANSWERED)


def test_a_private_answer_is_an_answer() -> None:
    """Answered is answered: a call stops the silence as a statement does."""
    play = Play(scenario(event(due="30m", silence={"effects": {"trust": "-S"}})))
    play.answer(what=CALL)

    assert play.end().moves() == []


def test_the_text_never_adds_to_what_a_response_contains() -> None:
    """“The text never adds to `contains`”."""
    outcomes = [outcome_of("has(apology) or has(sympathy)", effects={"trust": 1})]
    play = Play(scenario(event(outcomes=outcomes)))
    play.answer(what=replace(STATEMENT, text="We apologise, and our sympathy goes to the families."))

    assert play.end().moves() == []


def test_what_a_draft_does_not_say_has_its_default() -> None:
    """“Drafts declare all that is not the default”."""
    play = Play(scenario(event(drafts={"holding": DRAFT})))
    proposed = play.view.events[0].drafts[0].response

    assert proposed == Response(to=frozenset({"press"}), draft="holding")


def test_stance_and_register_are_two_things() -> None:
    """“Stance (what we do about the charge) and register … are two things”: one is judged whatever the other is."""
    outcomes = [
        outcome_of("stance == deny", effects={"trust": 1}),
        outcome_of("register >= deplore", effects={"security": 1}),
    ]
    play = Play(scenario(event(outcomes=outcomes)))
    play.answer(what=response(stance=Stance.INFORM, register=Register.CONDEMN))

    assert [target for _, target, _ in play.end().moves()] == ["security"]


def test_a_draft_is_withdrawn_when_its_condition_no_longer_holds() -> None:
    """“A draft may carry `when:` and is withdrawn when that no longer holds”."""
    drafts = {"holding": DRAFT | {"when": "not known(charge)"}, "other": DRAFT}
    post = event(drafts=drafts, checks={"look": check_of("charge")})
    play = Play(scenario(post, facts={"charge": fact()}))
    offered = {each.draft: each.response for each in play.view.events[0].drafts}
    play.check("look")
    play.to(10)

    assert set(offered) == {"holding", "other"}
    assert [each.draft for each in play.view.events[0].drafts] == ["other"]
    assert play.refused(Respond("post", offered["holding"])).code is Refusal.DRAFT_WITHDRAWN
    play.answer(what=offered["other"])


def test_a_draft_may_change_its_words_and_nothing_else() -> None:
    """A draft is sent as it is, in the player's own words or not; anything else is a composition."""
    play = Play(scenario(event(drafts={"holding": DRAFT})))
    proposed = play.view.events[0].drafts[0].response

    assert play.refused(Respond("post", replace(proposed, stance=Stance.DENY))).code is Refusal.DRAFT_CHANGED
    assert play.refused(Respond("post", replace(proposed, draft="nothing"))).code is Refusal.DRAFT_UNKNOWN
    play.answer(what=replace(proposed, text="We look into it."))


def test_chosen_silence_is_an_act() -> None:
    """“`silence: chosen` makes declining an act, with its reason”: it answers, and is judged as a response."""
    draft = {"title": "Say nothing", "text": "For their safety.", "silence": "chosen", "contains": ["reason"]}
    outcome = outcome_of("channel == silence and stance == decline and has(reason)", effects={"trust": 1})
    post = event(drafts={"nothing": draft}, outcomes=[outcome], due="30m", silence={"effects": {"trust": "-S"}})
    play = Play(scenario(post))
    play.answer(what=play.view.events[0].drafts[0].response)
    play.end()

    assert [points for _, _, points in play.moves()] == [1]
    assert play.state.past.public > play.minute


def test_every_outcome_that_holds_applies() -> None:
    """“Outcomes judge choices”: each whose condition holds applies, and what they say is one message."""
    outcomes = [
        outcome_of("public()", effects={"trust": 2}, says="One."),
        outcome_of("press in to", effects={"trust": 5}, says="Two."),
        outcome_of("allies in to", effects={"trust": 7}, says="Three."),
    ]
    play = Play(scenario(event(outcomes=outcomes)))
    play.answer()
    play.end()

    (message,) = play.messages("reaction")
    assert play.gauges["trust"] == 67
    assert message.text is not None
    assert message.text.in_("en") == "One. Two."


def test_where_no_outcome_holds_otherwise_speaks() -> None:
    """“Where no outcome holds `otherwise:` speaks, one neutral line by default”."""
    never = outcome_of("allies in to", says="They call.")
    written = Play(scenario(event(outcomes=[never], otherwise={"says": "Nobody looks up."})))
    default = Play(scenario(event(outcomes=[never])))
    for play in (written, default):
        play.answer()
        play.end()

    assert [each.text and each.text.in_("en") for each in written.messages("reaction")] == ["Nobody looks up."]
    assert [each.text for each in default.messages("reaction")] == [None]


def test_a_composition_stays_within_what_the_event_offers() -> None:
    """“the composer offers what the event offers”: anything else is refused, with the dimension that is wrong."""
    narrow = {"channel": ["statement"], "stance": ["inform"], "to": ["press"], "contains": []}
    play = Play(scenario(event(offers=narrow)))
    refused = {
        "channel": response(channel=Channel.POST),
        "stance": response(stance=Stance.DENY),
        "to": response(to={"allies"}),
        "contains": response(contains={Content.SYMPATHY}),
    }

    for dimension, tried in refused.items():
        result = play.refused(Respond("post", tried))
        assert (result.code, result.subject) == (Refusal.NOT_OFFERED, dimension)
    assert play.refused(Respond("post", response(to=()))).code is Refusal.NOBODY_ADDRESSED
    play.answer()


def test_each_voice_says_the_first_line_that_fits_and_hears_what_its_stakeholder_hears() -> None:
    """A voice says its first line that fits; a private word is heard only by those whom it was meant for."""
    voices = {"ann": {"name": "Ann", "by": "press"}, "bob": {"name": "Bob", "by": "allies"}}
    lines = {
        "ann": [{"when": "stance == deny", "says": "Denied."}, {"says": "Noted."}, {"says": "Never said."}],
        "bob": [{"says": "We heard."}],
    }
    post = event(voices=lines)

    def heard(what: Response) -> list[str]:
        play = Play(scenario(post, voices=voices))
        play.answer(what=what)
        return sorted(each.text.in_("en") for each in play.end().messages("voice") if each.text)

    assert heard(STATEMENT) == ["Noted.", "We heard."]
    assert heard(response(stance=Stance.DENY)) == ["Denied.", "We heard."]
    assert heard(CALL) == ["Noted."]
    assert heard(response(channel=Channel.CALL, to={"allies"})) == ["We heard."]
