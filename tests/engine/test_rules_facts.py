"""The rules' section on facts, checks and knowledge."""

from typing import Any

from tiny import Play, check_of, event, fact, scenario

from twiplo_game.engine.action import Check
from twiplo_game.engine.rejection import Refusal
from twiplo_game.model.vocabulary import Evidence

TRIO: dict[str, Any] = {
    "a": {"text": "A."},
    "b": {"text": "B."},
    "c": {"text": "C."},
    "which": {"one_of": {"a": 15, "b": 40, "c": 45}},
}


def _truths(seed: int, **facts: Any) -> dict[str, bool]:
    return Play(scenario(facts=facts), seed=seed).game.truth_of()


def test_a_fact_is_drawn_from_the_seed_and_its_name_alone() -> None:
    """“A fact is drawn once from (seed, id)”: others beside it, and their order, change nothing."""
    for seed in range(40):
        alone = _truths(seed, charge=fact(50))
        crowd = _truths(seed, other=fact(50), charge=fact(50), third=fact(10))

        assert alone["charge"] == crowd["charge"] == _truths(seed, charge=fact(50))["charge"]


def test_facts_and_checks_are_drawn_apart_from_one_another() -> None:
    """Two facts of one chance are two draws, and so are two checks: each pair of results comes up."""
    facts = [_truths(seed, one=fact(50), two=fact(50)) for seed in range(60)]
    checks = [_inconclusive(seed, "call", "look") for seed in range(60)]

    assert {(each["one"], each["two"]) for each in facts} == {(a, b) for a in (True, False) for b in (True, False)}
    assert {tuple(each) for each in checks} == {(a, b) for a in (True, False) for b in (True, False)}


def test_a_chance_is_what_it_says() -> None:
    """“`chance: 80%` (default 100%)”: over many seeds, and never where it is 0 % or 100 %."""
    drawn = [_truths(seed, likely=fact(80), never=fact(0), sure={"text": "It is so."}) for seed in range(200)]

    assert 0.7 < sum(each["likely"] for each in drawn) / len(drawn) < 0.9
    assert not any(each["never"] for each in drawn)
    assert all(each["sure"] for each in drawn)


def test_of_exclusive_truths_exactly_one_is_so() -> None:
    """“`one_of: {a: 15, b: 40, c: 45}` for exclusive truths”."""
    drawn = [_truths(seed, **TRIO) for seed in range(200)]
    counts = {name: sum(each[name] for each in drawn) for name in "abc"}

    assert all(sum(each.values()) == 1 for each in drawn)
    assert 0.05 < counts["a"] / 200 < 0.25
    assert 0.3 < counts["b"] / 200 < 0.5
    assert 0.35 < counts["c"] / 200 < 0.55


def test_a_check_moves_evidence_and_shows_what_is_so() -> None:
    """“A check moves its fact's evidence … and shows `finds`”; it reaches “corroborated” by default."""
    for chance, settled, words in ((100, True, "It is so."), (0, False, "It is not so.")):
        post = event(checks={"look": check_of("charge")}, situation={"subject": "charge"})
        play = Play(scenario(post, facts={"charge": fact(chance)}))
        before = play.view.events[0]
        play.check("look")
        play.to(10)
        (after,) = play.view.events

        assert (before.evidence, before.settled) == (Evidence.UNVERIFIED, None)
        assert (after.evidence, after.settled) == (Evidence.CORROBORATED, settled)
        assert after.checks[0].finding is not None
        assert after.checks[0].finding.in_("en") == words


def test_a_check_never_lowers_evidence() -> None:
    """“A check says which evidence it reaches … and never lowers it”."""
    checks = {
        "deep": check_of("charge", reaches="technical"),
        "shallow": check_of("charge", reaches="single", takes="20m"),
    }
    play = Play(scenario(event(checks=checks, situation={"subject": "charge"}), facts={"charge": fact()}))
    play.check("deep")
    play.check("shallow")

    assert play.to(10).view.events[0].evidence is Evidence.TECHNICAL
    assert play.to(20).view.events[0].evidence is Evidence.TECHNICAL


def test_a_check_is_open_from_its_events_appearance_to_the_end() -> None:
    """“once each, from its event's appearance to the end”: not before, and still after the event was answered."""
    play = Play(scenario([event("first"), event("second", 20, checks={"look": check_of()})]))
    too_early = play.refused(Check("look"))
    play.to(20)
    play.answer("second")
    play.to(350)
    play.check("look")
    play.to(359)

    assert too_early.code is Refusal.UNKNOWN_CHECK
    assert play.refused(Check("look")).code is Refusal.ALREADY_CHECKED


def _inconclusive(seed: int, *names: str) -> list[bool]:
    checks = {name: check_of("charge", inconclusive="50%") for name in names}
    play = Play(
        scenario(event(checks=checks, situation={"subject": "charge"}), facts={"charge": fact()}),
        seed=seed,
    )
    for name in names:
        play.check(name)
    play.to(10)
    return [each.is_inconclusive for each in play.view.events[0].checks]


def test_whether_a_check_settles_anything_is_drawn_from_the_seed_and_its_name() -> None:
    """“`inconclusive: 20%` is drawn from (seed, check)”: it does not matter what else is done, or when."""
    alone = [_inconclusive(seed, "look")[0] for seed in range(60)]
    beside = [_inconclusive(seed, "call", "look")[1] for seed in range(60)]

    assert alone == beside
    assert 15 < sum(alone) < 45


def test_an_inconclusive_check_settles_nothing_and_is_spent() -> None:
    """“`inconclusive`”: the evidence stays, the player reads a neutral line, and the check cannot be had again."""
    post = event(checks={"look": check_of("charge", inconclusive="100%")}, situation={"subject": "charge"})
    play = Play(scenario(post, facts={"charge": fact()}))
    play.check("look")
    play.to(10)
    (shown,) = play.view.events

    assert (shown.evidence, shown.settled) == (Evidence.UNVERIFIED, None)
    assert shown.checks[0].finding is not None
    assert shown.checks[0].finding.in_("en") not in {"It is so.", "It is not so."}
    assert play.refused(Check("look")).code is Refusal.ALREADY_CHECKED


def test_a_check_that_settles_nothing_just_finds_something_out() -> None:
    """“a check without `settles` just finds something out”."""
    post = event(checks={"look": check_of()}, situation={"subject": "charge"})
    play = Play(scenario(post, facts={"charge": fact()}))
    play.check("look")
    play.to(10)
    (shown,) = play.view.events

    assert (shown.evidence, shown.settled) == (Evidence.UNVERIFIED, None)
    assert shown.checks[0].finding is not None
    assert shown.checks[0].finding.in_("en") == "Nothing new."


def test_a_text_that_depends_on_a_truth_moves_no_evidence() -> None:
    """“A text that depends on a truth is an observation: it splits the worlds that are still possible and moves no
    evidence”.
    """
    for chance, words in ((100, "A photograph."), (0, "A rumour.")):
        post = event(text={"if_true": "A photograph.", "if_false": "A rumour."}, situation={"subject": "charge"})
        play = Play(scenario(post, facts={"charge": fact(chance)}))
        (shown,) = play.view.events

        text = play.messages("event")[0].text
        assert text is not None
        assert text.in_("en") == words
        assert (shown.evidence, shown.settled) == (Evidence.UNVERIFIED, None)


def test_of_exclusive_truths_the_last_one_left_is_found() -> None:
    """Where one of several is so, finding one refutes the others, and refuting all but one finds it."""
    checks = {f"look_{name}": check_of(name) for name in "abc"}
    events = [event(f"post_{name}", situation={"subject": name}) for name in "abc"]
    events[0]["checks"] = checks
    for seed in range(12):
        play = Play(scenario(events, facts=TRIO), seed=seed)
        truth = play.game.truth_of()
        false = [name for name in "abc" if not truth[name]]
        for name in false:
            play.check(f"look_{name}")
        play.to(10)

        assert {each.event[-1]: each.settled for each in play.view.events} == truth


def test_a_cluster_that_hangs_on_a_hidden_fact_is_judged_as_it_appears() -> None:
    """As long as the desk does not know, the less severe cluster counts; once it
    knows, the true one.
    """
    outcome = {"when": "cluster == preventable", "because": "Ours.", "effects": {"trust": 1}}
    post = event(
        situation={"cluster": {"if_true": "preventable", "if_false": "victim"}, "subject": "charge"},
        checks={"look": check_of("charge")},
        outcomes=[outcome],
    )

    def judged(*, is_true: bool, is_checked: bool) -> bool:
        play = Play(scenario(post, facts={"charge": fact(100 if is_true else 0)}))
        if is_checked:
            play.check("look")
        play.to(10)
        play.answer()
        return bool(play.end().moves())

    assert not judged(is_true=True, is_checked=False)
    assert not judged(is_true=False, is_checked=False)
    assert judged(is_true=True, is_checked=True)
    assert not judged(is_true=False, is_checked=True)
