"""What belongs to the desk: profiles, advisers who react, what can be spoken of, threads, the trainer’s messages."""

from dataclasses import replace
from typing import Any

import pytest
from tiny import CALL, STATEMENT, Play, check_of, event, fact, only, outcome_of, response, scenario

from twiplo_game.engine.action import Contingency, Respond, Speak
from twiplo_game.engine.look import duration, objections
from twiplo_game.engine.rejection import Refusal
from twiplo_game.model.vocabulary import Channel, Coordination, Stance
from twiplo_game.store.doctrine import shipped_doctrine


@pytest.mark.parametrize(("profile", "staff"), [("well_staffed", 3), ("ordinary", 2), ("cut_off", 1)])
def test_a_profile_changes_how_many_work(profile: str, staff: int) -> None:
    """“a ministry profile (well staffed, small, cut off)”: one officer more or fewer, and never none."""
    assert Play(scenario(staff=2), profile=profile).view.staff == staff
    assert Play(scenario(staff=1), profile=profile).view.staff >= 1


def test_a_profile_changes_how_long_things_take() -> None:
    """“by profile”: its own minutes for each channel, and its share of a check's `takes`, rounded up."""
    for name, profile in shipped_doctrine().doctrine.profiles.items():
        play = Play(scenario(event(checks={"look": check_of(takes="15m")})), profile=name)
        (check,) = play.view.events[0].checks

        assert check.takes == -(-15 * profile.checks // 100)
        assert duration(play.game, STATEMENT) == profile.channels[Channel.STATEMENT]


def test_agreeing_a_response_takes_longer() -> None:
    """Coordination adds its minutes to those of the channel."""
    play = Play()

    assert duration(play.game, response(coordination=Coordination.CONSULTED)) == 15 + 15
    assert duration(play.game, response(channel=Channel.CALL, coordination=Coordination.MULTILATERAL)) == 10 + 60


def test_only_what_has_a_neutral_name_can_be_spoken_of_unasked() -> None:
    """“say something nobody asked for”: about a fact that has a `title`; one without cannot be spoken of."""
    facts = {"named": fact(title="The new rules"), "secret": fact()}
    play = Play(scenario(facts=facts))

    assert [each.subject for each in play.view.subjects] == ["named"]
    assert play.refused(Speak("secret", STATEMENT)).code is Refusal.UNKNOWN_SUBJECT
    play.say("named")


def test_what_is_said_about_a_fact_is_judged_with_its_situation() -> None:
    """A fact that can be spoken of carries the situation that it would be."""
    wanted = {"key": "mine", "when": "unasked() and leak_coming in nature and allies in concerns"}
    rules = [{"id": wanted["key"], "when": wanted["when"], "because": "So.", "effects": {"trust": 1}}]

    def judged(**situation: Any) -> bool:
        play = Play(scenario(rules=rules, facts={"charge": fact(title="It", situation=situation)}))
        play.say("charge")
        return bool(play.end().moves("mine"))

    assert judged(nature=["leak_coming"], concerns=["allies"])
    assert not judged(nature=["leak_coming"])


def test_an_adviser_who_was_asked_reacts_to_what_is_being_composed() -> None:
    """“those who were asked about this event react in the composer, in words, to what is being composed”."""
    objects = [{"when": "stance == deny and not refuted(charge)", "says": "Can you prove it?"}]
    advice = {"legal": {"says": "Wait.", "interest": "Her own case.", "objects": objects}}
    post = event(advice=advice, checks={"look": check_of("charge")})
    play = Play(scenario(post, facts={"charge": fact(0)}))
    deny = response(stance=Stance.DENY)

    def heard() -> list[str]:
        return [says.in_("en") for _, says in objections(play.game, play.state, "post", deny)]

    before = heard()
    play.ask("legal")
    play.to(5)
    assert (before, heard()) == ([], ["Can you prove it?"])
    assert objections(play.game, play.state, "post", STATEMENT) == ()
    play.check("look")
    play.to(20)
    assert heard() == []


def test_open_threads_are_listed_without_how_they_end() -> None:
    """“The desk lists open threads without giving away how they end”: whether or not something will come of them."""
    for chance in (0, 100):
        outcome = outcome_of("public()", later={"after": "1h", "when": "is_true(charge)", "says": "It is back."})
        play = Play(scenario(event(outcomes=[outcome]), facts={"charge": fact(chance)}))
        play.answer()

        assert [(each.about, each.because_of) for each in play.to(20).view.threads] == [("post", "r1")]
        assert play.to(80).view.threads == ()


def test_a_contingency_of_the_trainer_is_an_action() -> None:
    """“A contingency message from the trainer is an action”: it comes in at once, and once."""
    contingencies = [{"id": "nudge", "from": "Control", "text": "The minister calls."}]
    play = Play(scenario(contingencies=contingencies)).to(12)
    play.do(Contingency("nudge"))

    assert [(each.minute, each.text and each.text.in_("en")) for each in play.messages("contingency")] == [
        (12, "The minister calls.")
    ]
    assert play.refused(Contingency("nudge")).code is Refusal.ALREADY_USED
    assert play.refused(Contingency("other")).code is Refusal.UNKNOWN_CONTINGENCY


def test_a_notice_lands_with_the_reaction_of_those_who_were_told() -> None:
    """A rule about notices is judged when the word arrives, for those who were told and nobody else."""
    post = event(situation={"nature": ["leak_coming"], "concerns": ["allies"]})

    def moved(who: str) -> list[tuple[int, str, int]]:
        play = Play(scenario(post, doctrine=only("L1", delays=True)))
        play.tell(who)
        return play.end().moves("L1", "trust")

    assert moved("allies") == [(50, "trust", 6)]
    assert moved("press") == []


def test_two_responses_that_differ_in_their_words_alone_do_the_same() -> None:
    """Words are the player's own: they move nothing, and a log tells them apart all the same."""
    post = event(outcomes=[outcome_of("not public()", effects={"trust": 1})])
    plain, wordy = Play(scenario(post)), Play(scenario(post))
    plain.do(Respond("post", CALL))
    wordy.do(Respond("post", replace(CALL, text="Good evening.")))

    assert plain.end().ledger == wordy.end().ledger
    assert wordy.view.sent[0].response.text == "Good evening."
