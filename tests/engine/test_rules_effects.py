"""The rules' section on effects: sizes, halving, multiplying, caps, rounding, families, causes, what comes back."""

from typing import Any

import pytest
from tiny import CALL, STATEMENT, Play, check_of, event, fact, only, outcome_of, response, rule, scenario

from twiplo_game.engine.action import Correct
from twiplo_game.engine.response import Response
from twiplo_game.model.vocabulary import Stance

ALWAYS = "public() or not public()"


def _answered(play: Play, name: str = "post", what: Response = STATEMENT) -> Play:
    play.answer(name, what)
    return play.to(play.minute + 20)


def _effects(effects: dict[str, Any], **fields: Any) -> Play:
    return _answered(Play(scenario(event(outcomes=[outcome_of(ALWAYS, effects=effects)]), **fields)))


# -- sizes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gauge", ["reputation", "security", "trust"])
@pytest.mark.parametrize(("size", "points"), [("S", 3), ("M", 6), ("L", 12)])
def test_sizes_of_gains(gauge: str, size: str, points: int) -> None:
    """“S, M, L are 3, 6, 12”."""
    assert _effects({gauge: f"+{size}"}).moves() == [(15, gauge, points)]
    assert _effects({gauge: size}).moves() == [(15, gauge, points)]


@pytest.mark.parametrize(("size", "points", "of_trust"), [("S", -3, -4), ("M", -6, -9), ("L", -12, -18)])
def test_losses_of_trust_weigh_more(size: str, points: int, of_trust: int) -> None:
    """“losses of trust are 4, 9, 18”; others are as large as gains."""
    assert _effects({"reputation": f"-{size}"}).moves() == [(15, "reputation", points)]
    assert _effects({"security": f"-{size}"}).moves() == [(15, "security", points)]
    assert _effects({"trust": f"-{size}"}).moves() == [(15, "trust", of_trust)]


def test_whole_points_are_allowed() -> None:
    """“Whole points are allowed”: also for losses of trust, as they are written."""
    assert _effects({"trust": -5}).moves() == [(15, "trust", -5)]
    assert _effects({"security": "+7"}).moves() == [(15, "security", 7)]


# -- halving, multiplying, rounding -----------------------------------------------------------------------------


def _second_time(amount: int, *factors: int) -> int:
    """What an outcome comes to that is repeated and multiplied."""
    rules = [
        rule(f"times_{number}", "unasked()", multiplies={"security": factor}) for number, factor in enumerate(factors)
    ]
    outcome = outcome_of("unasked()", effects={"security": amount})
    play = _answered(Play(scenario(event(outcomes=[outcome]), rules=rules)))
    play.say("post")
    return sum(points for _, _, points in play.end().moves())


def test_a_repetition_halves_gains_and_rounds_towards_zero() -> None:
    """“The same stance about the same subject again counts half”, rounded “once towards zero”."""
    assert _second_time(6) == 3
    assert _second_time(5) == 2
    assert _second_time(1) == 0


def test_every_further_repetition_halves_again() -> None:
    """“again counts half”: half of the time before, so that saying it all day wins no more than saying it twice."""
    play = _answered(Play(scenario(event(outcomes=[outcome_of("unasked()", effects={"security": 12})]))))
    for _ in range(12):
        play.say("post")
        play.to(play.state.minute + 15)

    assert [points for _, _, points in play.end().moves()] == [6, 3, 1]


def test_halving_and_multiplying_come_before_rounding() -> None:
    """“Halve and multiply first, …, then round once towards zero”: 3 × ½ × 1.5 is 2.25, not 1 × 1.5."""
    assert _second_time(3, 150) == 2
    assert _second_time(2, 150) == 1


def test_several_multiplications_round_once() -> None:
    """“round once”: 16 × ½ × 1.5 × 0.75 is 9 exactly."""
    assert _second_time(16, 150, 75) == 9


def test_costs_are_paid_in_full() -> None:
    """Halving and multiplying are about gains: who repeats a mistake pays for it again."""
    assert _second_time(-5, 50) == -5


def test_a_repetition_is_the_same_stance_about_the_same_subject() -> None:
    """“The same stance about the same subject again counts half”: across events that share a subject, not across
    stances, and not across subjects.
    """

    def gains(stance: Stance, subject: str) -> list[int]:
        outcomes = [outcome_of(ALWAYS, effects={"security": 6})]
        first = event("first", situation={"subject": "charge"}, outcomes=outcomes)
        second = event("second", situation={"subject": subject}, outcomes=outcomes)
        play = Play(scenario([first, second], facts={"charge": fact(), "other": fact()}))
        play.answer("first", response(stance=Stance.DENY))
        play.to(20)
        play.answer("second", response(stance=stance))
        return [points for _, _, points in play.end().moves()]

    assert gains(Stance.DENY, "charge") == [6, 3]
    assert gains(Stance.CORRECT, "charge") == [6, 6]
    assert gains(Stance.DENY, "other") == [6, 6]


# -- the cap on what is regained --------------------------------------------------------------------------------


def _capped(damage: int, *gains: int, **fields: Any) -> list[int]:
    outcomes = [outcome_of(ALWAYS, effects={"reputation": gain}) for gain in gains]
    post = event(outcomes=outcomes, situation={"damage": {"reputation": damage}})
    play = _answered(Play(scenario(post, doctrine=only(damage=True), **fields)))
    return [points for minute, _, points in play.moves(target="reputation") if minute > 0]


@pytest.mark.parametrize(("damage", "regained"), [(-3, 2), (-6, 3), (-10, 4), (-12, 5), (-5, 2)])
def test_gains_never_exceed_forty_percent_of_the_damage_rounded_up(damage: int, regained: int) -> None:
    """“gains in reputation about it never exceed 40 % of that, rounded up”."""
    assert _capped(damage, 12) == [regained]
    assert _capped(damage, 1) == [1]


def test_a_cap_is_shared_in_proportion() -> None:
    """“then cap, then round once towards zero; a cap is shared in proportion”: 4 for 6 and 3 is 2⅔ and 1⅓."""
    assert sorted(_capped(-10, 6, 3)) == [1, 2]
    assert _capped(-10, 5, 5) == [2, 2]
    assert sorted(_capped(-10, 1, 2)) == [1, 2]


def test_halving_comes_before_the_cap() -> None:
    """“Halve and multiply first, then cap”: half of 8 is the 4 that the cap leaves, and half of 6 is below it."""
    first = event("first", situation={"subject": "charge"})
    for gain, left in ((8, 4), (6, 3), (12, 4)):
        post = event(
            outcomes=[outcome_of(ALWAYS, effects={"reputation": gain})],
            situation={"subject": "charge", "damage": {"reputation": -10}},
        )
        played = scenario([first, post], facts={"charge": fact()}, doctrine=only(damage=True))
        play = _answered(Play(played), "first")
        _answered(play)

        assert play.moves(rule="outcome:post:0") == [(35, "reputation", left)]


def test_the_cap_holds_over_everything_said_about_an_event() -> None:
    """“gains in reputation about it never exceed 40 %”: an answer and what is said afterwards share it."""
    post = event(
        outcomes=[outcome_of(ALWAYS, effects={"reputation": 3})],
        situation={"damage": {"reputation": -10}},
    )
    play = _answered(Play(scenario(post, doctrine=only(damage=True))))
    for stance in (Stance.DENY, Stance.CORRECT):
        play.say("post", response(stance=stance))
        play.to(play.minute + 20)

    assert [points for _, _, points in play.moves("outcome:post:0")] == [3, 1]


def test_the_cap_holds_for_what_comes_back_later() -> None:
    """“gains in reputation about it never exceed 40 %”: also those of a consequence that comes back."""
    outcome = outcome_of(ALWAYS, effects={"reputation": 3}, later={"after": "1h", "effects": {"reputation": 12}})
    post = event(outcomes=[outcome], situation={"damage": {"reputation": -10}})
    play = _answered(Play(scenario(post, doctrine=only(damage=True))))

    assert sum(points for minute, _, points in play.end().moves() if minute > 0) == 4


def test_the_cap_follows_the_damage_that_was_done() -> None:
    """“never exceed 40 % of that”: where a shield left 3 of 6, 2 can be won back."""
    shield = rule("shield", "unasked()", shields=True)
    post = event(
        at=60,
        outcomes=[outcome_of(ALWAYS, effects={"reputation": 12})],
        situation={"subject": "charge", "damage": {"reputation": "-M"}},
    )
    played = scenario(post, facts={"charge": fact(title="It")}, rules=[shield], doctrine=only(damage=True))
    play = Play(played)
    play.say("charge", response(stance=Stance.DENY))
    _answered(play.to(60))

    assert play.moves() == [(60, "reputation", -3), (75, "reputation", 2)]


def test_other_gauges_have_no_cap() -> None:
    """The cap is on “gains in reputation”: security and trust are won back whole."""
    post = event(
        outcomes=[outcome_of(ALWAYS, effects={"security": 12, "trust": 12})],
        situation={"damage": {"reputation": "-S"}},
    )
    play = _answered(Play(scenario(post, doctrine=only(damage=True))))

    assert [points for minute, _, points in play.moves() if minute > 0] == [12, 12]


# -- damage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cluster", "reach", "points"),
    [
        ("victim", "low", 0),
        ("victim", "medium", -3),
        ("victim", "high", -6),
        ("accidental", "low", -3),
        ("accidental", "medium", -6),
        ("accidental", "high", -6),
        ("preventable", "low", -6),
        ("preventable", "medium", -12),
        ("preventable", "high", -12),
    ],
)
def test_an_event_costs_by_cluster_and_reach(cluster: str, reach: str, points: int) -> None:
    """“reputation: victim 0/S/M, accidental S/M/M, preventable M/L/L for low/medium/high”; “when it appears”."""
    post = event(at=20, situation={"cluster": cluster, "reach": reach})
    play = Play(scenario(post, doctrine=only(damage=True))).end()

    assert play.moves() == ([(20, "reputation", points)] if points else [])


def test_a_situation_can_say_what_an_event_costs() -> None:
    """“An event costs its `damage` when it appears”: where it names them, and a loss of trust is one, signed or not."""
    post = event(situation={"cluster": "preventable", "damage": {"trust": "M", "security": "-S"}})
    play = Play(scenario(post, doctrine=only(damage=True)))

    assert sorted(play.moves()) == [(0, "security", -3), (0, "trust", -9)]


def test_damage_never_tells_what_nobody_has_found_out() -> None:
    """Where the cluster hangs on a hidden fact, the less severe damage is done, whatever is so."""
    situation = {"cluster": {"if_true": "preventable", "if_false": "accidental"}, "subject": "charge"}
    for chance in (0, 100):
        played = scenario(event(situation=situation), facts={"charge": fact(chance)}, doctrine=only(damage=True))

        assert Play(played).moves() == [(0, "reputation", -6)]


# -- sums, clamps and the ledger --------------------------------------------------------------------------------


def test_movements_of_one_minute_are_summed_and_then_clamped() -> None:
    """“Movements of one minute are summed, then clamped; what the clamp cut is in the ledger”."""
    outcomes = [outcome_of(ALWAYS, effects={"trust": 6}), outcome_of(ALWAYS, effects={"trust": -3})]
    play = _answered(Play(scenario(event(outcomes=outcomes), gauges={"trust": 99})))

    assert play.gauges["trust"] == 100
    assert sorted(each.points for each in play.ledger) == [-3, 6]
    assert sum(each.applied for each in play.ledger) == 1


def test_gauges_stop_at_nothing() -> None:
    """“Gauges run 0 to 100”: the ledger shows what was asked for and what was left of it."""
    play = _effects({"security": "-L"}, gauges={"security": 5})

    assert play.gauges["security"] == 0
    assert [(each.points, each.applied) for each in play.ledger] == [(-12, -5)]


# -- families and causes ----------------------------------------------------------------------------------------


def test_of_a_family_the_strongest_gain_counts_gauge_by_gauge() -> None:
    """“For one response only the strongest gain of a family counts, gauge by gauge”."""
    rules = [
        rule("one", ALWAYS, family="timing", effects={"security": "+S", "trust": "+M"}),
        rule("two", ALWAYS, family="timing", effects={"security": "+M", "trust": "+S"}),
        rule("three", ALWAYS, family="notice", effects={"security": "+S"}),
    ]
    play = _answered(Play(scenario(rules=rules)))

    assert sorted((each.rule, each.target, each.points) for each in play.ledger) == [
        ("one", "trust", 6),
        ("three", "security", 3),
        ("two", "security", 6),
    ]


def test_a_cost_counts_once_for_its_cause_the_largest() -> None:
    """“every cost counts once per cause (the fact or event that it punishes), the largest”: whatever the family."""
    rules = [
        rule("one", ALWAYS, family="timing", effects={"security": "-S", "trust": "-M"}),
        rule("two", ALWAYS, family="notice", effects={"security": "-M", "trust": "-S"}),
        rule("three", ALWAYS, cause="subject", effects={"security": "-S"}),
    ]
    post = event(situation={"subject": "charge"})
    play = _answered(Play(scenario(post, rules=rules, facts={"charge": fact()})))

    assert sorted((each.rule, each.target, each.points) for each in play.ledger) == [
        ("one", "trust", -9),
        ("three", "security", -3),
        ("two", "security", -6),
    ]


def test_the_next_response_pays_again() -> None:
    """“and the next response pays again”."""
    play = _answered(Play(scenario(rules=[rule("one", ALWAYS, effects={"trust": "-S"})])))
    play.say("post")

    assert play.end().moves() == [(15, "trust", -4), (35, "trust", -4)]


def test_outcomes_have_no_family_and_count_beside_the_rules() -> None:
    """“Outcomes have no family and count beside the rules”: gains and costs, every one of them."""
    rules = [
        rule("gain", ALWAYS, effects={"security": "+M"}),
        rule("cost", ALWAYS, effects={"trust": "-M"}),
    ]
    outcome = outcome_of(ALWAYS, effects={"security": "+M", "trust": "-M"})
    play = _answered(Play(scenario(event(outcomes=[outcome, outcome]), rules=rules)))

    assert sorted(play.moves()) == [(15, "security", 6)] * 3 + [(15, "trust", -9)] * 3


# -- what comes back --------------------------------------------------------------------------------------------

LATER = {"after": "1h", "effects": {"trust": "-S"}}


def test_a_consequence_comes_back_once_with_its_reason() -> None:
    """A `later` is due so long after the landing; it comes back as a message that names the decision."""
    outcome = outcome_of(ALWAYS, later=LATER | {"says": "It is back."})
    play = _answered(Play(scenario(event(outcomes=[outcome])))).end()

    assert play.moves() == [(75, "trust", -4)]
    assert [each.is_later for each in play.ledger] == [True]
    assert [(each.minute, each.because_of) for each in play.messages("consequence")] == [(75, "r1")]


def test_what_comes_back_says_why_it_came_and_not_why_the_rule_pays() -> None:
    """A rule's gain and its later have reasons of their own; without one, what comes back has the rule's."""
    for own, told in (({"because": "It was so."}, "It was so."), ({}, "It is believed.")):
        rules = [rule("one", ALWAYS, because="It is believed.", effects={"trust": "+S"}, later=LATER | own)]
        play = _answered(Play(scenario(rules=rules))).end()

        assert [(each.is_later, each.because.in_("en")) for each in play.ledger] == [
            (False, "It is believed."),
            (True, told),
        ]


def test_a_rule_has_one_open_later_per_cause() -> None:
    """“A rule has one open `later` per cause”: the same thing said twice comes back once, and again if said again."""
    play = _answered(Play(scenario(rules=[rule("one", ALWAYS, later=LATER)])))
    for minute in (20, 80):
        play.to(minute)
        play.say("post")

    assert play.end().moves("one") == [(75, "trust", -4), (155, "trust", -4)]


def test_a_rule_that_punishes_a_fact_has_one_open_later_for_it() -> None:
    """“one open `later` per cause”: a rule about the subject, where two events share it, comes back once."""
    events = [event(name, situation={"subject": "charge"}) for name in ("first", "second")]
    facts = {"charge": fact()}

    def back(cause: str) -> int:
        rules = [rule("one", ALWAYS, cause=cause, later=LATER)]
        play = Play(scenario(events, facts=facts, rules=rules))
        play.answer("first")
        play.answer("second")
        return len(play.end().moves("one"))

    assert back("subject") == 1
    assert back("event") == 2


def test_a_consequence_is_tested_once_when_it_is_due() -> None:
    """“its condition is tested once, when due”: what comes to hold afterwards charges nothing."""

    def charged(told_at: int) -> list[tuple[int, str, int]]:
        outcome = outcome_of(ALWAYS, later=LATER | {"when": "told(allies)"})
        play = _answered(Play(scenario(event(outcomes=[outcome]))))
        play.to(told_at)
        play.tell("allies")
        return play.end().moves()

    assert charged(50) == [(75, "trust", -4)]
    assert charged(70) == []


@pytest.mark.parametrize(("chance", "charged"), [(0, [(360, "trust", -4)]), (100, [])])
def test_at_length_every_open_consequence_is_charged(chance: int, charged: list[object]) -> None:
    """“at `length` every open `later` whose condition holds is charged at once”: a late lie is not a cheap one."""
    outcome = outcome_of(ALWAYS, later={"after": "10h", "when": "not is_true(charge)", "effects": {"trust": "-S"}})
    play = _answered(Play(scenario(event(outcomes=[outcome]), facts={"charge": fact(chance)})))

    assert play.end().moves() == charged


def test_what_was_corrected_no_longer_comes_back() -> None:
    """`corrected()` in a later: what set it going was corrected since."""
    outcome = outcome_of(ALWAYS, later=LATER | {"when": "not corrected()"})
    play = _answered(Play(scenario(event(outcomes=[outcome]))))
    play.do(Correct("r1"))

    assert play.end().moves() == []


def test_a_consequence_may_read_the_truth_that_the_desk_never_learnt() -> None:
    """The hidden truth is read “only in later, silence, endings, history”, and there it is the truth."""
    outcome = outcome_of(ALWAYS, later=LATER | {"when": "is_true(charge) and not known(charge)"})
    for chance in (0, 100):
        facts = {"charge": fact(chance)}
        play = _answered(Play(scenario(event(outcomes=[outcome]), facts=facts)))

        assert bool(play.end().moves()) is (chance == 100)


# -- what of the doctrine applies -------------------------------------------------------------------------------

TOUCHY = {"nature": ["accusation"], "cluster": "preventable", "reach": "high"}


def _no_comment(doctrine: object) -> Play:
    play = Play(scenario(event(situation=TOUCHY), doctrine=doctrine))
    return _answered(play, what=response(stance=Stance.NO_COMMENT)).end()


def test_a_scenario_may_switch_rules_damage_and_delays_off() -> None:
    """“A scenario may switch doctrine rules, default damage and reaction delays off”, or all of it with `none`."""
    whole = _no_comment({})
    without_rule = _no_comment({"off": ["T5"]})
    without_damage = _no_comment({"off": ["damage"]})
    without_delays = _no_comment({"off": ["delays"]})

    assert (25, "reputation", -6) in whole.moves("T5")
    assert whole.moves("damage:post") == [(0, "reputation", -12)]
    assert without_rule.moves("T5") == []
    assert without_rule.moves("damage:post") == whole.moves("damage:post")
    assert without_damage.moves("damage:post") == []
    assert without_damage.moves("T5") == whole.moves("T5")
    assert (15, "reputation", -6) in without_delays.moves("T5")
    assert _no_comment("none").moves() == []


def test_a_private_answer_is_judged_as_one() -> None:
    """Every word of a condition about a response means the one that is judged."""
    outcomes = [
        outcome_of("press in to and not public()", effects={"trust": 1}),
        outcome_of("allies in to", effects={"security": 1}),
    ]
    play = _answered(Play(scenario(event(outcomes=outcomes))), what=CALL)

    assert play.moves() == [(10, "trust", 1)]


def test_a_claim_is_held_against_the_evidence_held_when_it_was_ordered() -> None:
    """“A claim above the evidence held costs when it is made, true or not”: the doctrine's T4b, at either truth."""
    for chance in (0, 100):
        for is_checked in (True, False):
            post = event(situation={"subject": "charge"}, checks={"look": check_of("charge")})
            play = Play(scenario(post, facts={"charge": fact(chance)}, doctrine=only("T4b")))
            if is_checked:
                play.check("look")
                play.to(10)
            _answered(play, what=response(claim="very_likely"))

            assert bool(play.moves("T4b")) is not is_checked


def test_what_a_situation_says_it_costs_caps_without_the_doctrine_too() -> None:
    """Switching “default damage” off leaves a damage that the situation names, and the cap that goes with it."""
    post = event(
        outcomes=[outcome_of(ALWAYS, effects={"reputation": 12})],
        situation={"damage": {"reputation": -10}},
    )

    assert _answered(Play(scenario(post))).moves() == [(0, "reputation", -10), (15, "reputation", 4)]
    assert _effects({"reputation": 12}).moves() == [(15, "reputation", 12)]
