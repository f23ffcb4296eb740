"""What the player's own words do to a response, and what they cannot do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import Play, event, only, outcome_of, response, rule, scenario

from twiplo_game.engine.action import Respond
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.conditions import Where, check_condition
from twiplo_game.engine.marking import marked
from twiplo_game.engine.story import Bound, change_of
from twiplo_game.engine.weigh import NO_LIMIT, WORDING_SHARE, weigh
from twiplo_game.model.vocabulary import Content, Family
from twiplo_game.model.wording import LEAKS, SAID, Feature

LEAK = "Anchor Nine was ours."
DRAFT = {"title": "It", "text": {"en": "We say it.", "fr": "Nous le disons."}, "to": ["press"]}


def _scenario(when: str, **fields: object) -> dict[str, object]:
    tested = event(drafts={"it": DRAFT}, outcomes=[outcome_of(when, effects={"trust": 1})])
    return {"events": tested, "languages": ["en", "fr"], "title": {"en": "Tiny", "fr": "Petit"}} | fields


def _moves(when: str, text: str, **fields: object) -> bool:
    told = _scenario(when, languages=["en"], title="Tiny", secrets=["Anchor Nine"], **fields)
    told["events"]["drafts"] = {"it": DRAFT | {"text": "We say it."}}  # type: ignore[index]
    play = Play(scenario(**told))  # type: ignore[arg-type]
    play.answer(what=response(text=text))
    return bool(play.end().moves())


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (LEAK, "text.leaks"),
        (LEAK, "text.names(secret)"),
        (LEAK, "text.own"),
        ("Our next update will be given at 18:00.", "text.promises_update"),
        ("Our next update will be given at 18:00.", "text.promises_update and not has(next_update)"),
        ("We apologise for the delay.", "text.apologises and not has(apology)"),
        ("Harmless words.", "text.own and not text.sympathises"),
    ],
)
def test_a_condition_can_ask_what_the_words_show(text: str, condition: str) -> None:
    """An outcome whose condition is about the text applies where the text shows it."""
    assert _moves(condition, text)


@pytest.mark.parametrize("condition", [*(f"text.{said}" for said in SAID), *(f"text.names({leak})" for leak in LEAKS)])
def test_no_text_shows_nothing(condition: str) -> None:
    """Every condition about the words is false of a response without any."""
    assert not _moves(condition, "")


@pytest.mark.parametrize("text", ["We say it.", "  We say\nit. "])
def test_a_text_left_as_the_draft_had_it_shows_nothing(text: str) -> None:
    """A composition in a draft's words counts as the draft, however its lines are broken."""
    assert not _moves("text.own", text)
    assert _moves("text.own", "We say it!")


def test_a_draft_in_its_other_language_is_still_the_draft() -> None:
    """Whoever plays in French sends the draft in French, and it counts as the same."""
    play = Play(scenario(**_scenario("text.own")))  # type: ignore[arg-type]
    draft = play.view.events[0].drafts[0].response
    play.answer(what=replace(draft, text="Nous le disons."))
    assert play.end().moves() == []


def test_a_draft_in_other_words_is_still_that_draft_and_its_words_count() -> None:
    """`sent` holds, and so does what the words show."""
    play = Play(scenario(**_scenario("text.apologises and sent(post, it)")))  # type: ignore[arg-type]
    draft = play.view.events[0].drafts[0].response
    play.answer(what=replace(draft, text="We apologise."))
    assert play.end().moves() != []


def test_the_words_never_add_to_the_contents() -> None:
    """A promise in the text opens none: nothing has to be kept, and nothing is missed."""
    play = Play()
    play.answer(what=response(text="Our next update will be given at 18:00. We apologise."))
    play.to(60)
    assert play.view.promises == ()
    assert play.view.sent[0].response.contains == frozenset()


def test_conditions_about_words_tell_no_classes_apart() -> None:
    """A representative has no words: an outcome that asks about them makes as many classes as one that never holds."""
    asking = scenario(event(outcomes=[outcome_of("text.leaks or (text.own and has(apology))", effects={"trust": 3})]))
    counted = {len(response_classes(Play(each).game.story, 0, False)) for each in (asking, scenario(event()))}
    assert len(counted) == 1


@pytest.mark.parametrize(
    ("source", "code", "suggestion"),
    [
        ("text.apologizes", "unknown_name", "apologises"),
        ("text.names(secrets)", "unknown_name", "secret"),
        ("text.names(press)", "unknown_name", None),
        ("text", "unknown_name", None),
        ("text.own == 1", "not_allowed", None),
    ],
)
def test_a_word_that_nothing_shows_is_refused(source: str, code: str, suggestion: str | None) -> None:
    """A wrong name is found where the file is read, with the one that was probably meant."""
    faults = check_condition(source, Where.RESPONSE, Play().game.story.names)
    assert [(each.code, each.suggestion) for each in faults] == [(code, suggestion)]


@pytest.mark.parametrize("where", [Where.WORLD, Where.SITUATION, Where.SILENCE, Where.END])
def test_words_have_a_meaning_only_where_a_response_is_judged(where: Where) -> None:
    """Elsewhere there is no text to ask about."""
    faults = check_condition("text.leaks and text.names(secret)", where, Play().game.story.names)
    assert {each.code for each in faults} == {"no_meaning_here"}


def test_what_is_marked_while_composing_is_what_counts_when_sent() -> None:
    """The composer's marks and the engine's features are one reading."""
    play = Play(scenario(secrets=["Anchor Nine"]))
    composed = response(text="Anchor Nine: we apologise!!")
    shown = {mark.feature for mark in marked(play.game.story, play.state, "post", composed)}
    assert shown == {Feature.SECRET, Feature.APOLOGISES, Feature.SHOUTS}
    play.answer(what=composed)
    assert play.state.tasks[0].order is not None
    assert play.state.tasks[0].order.wording == shown | {Feature.OWN}


# -- a leak is an act of its own -------------------------------------------------------------------------------------


def test_a_leak_costs_beside_everything_else() -> None:
    """It is a cause of its own: a greater cost for the event does not cover it, and no fifth holds it."""
    costly = rule("costly", "public()", effects={"security": "-L"}, family="handling")
    told = {"doctrine": only("W1"), "secrets": ["Anchor Nine"], "rules": [costly]}
    careful, careless = (Play(scenario(**told)) for _ in range(2))
    careful.answer(what=response(text="We know of it."))
    careless.answer(what=response(text=LEAK))
    assert careful.end().gauges["security"] - careless.end().gauges["security"] == 12


def test_two_leaks_in_one_text_cost_once() -> None:
    """Of one cause the largest cost counts."""
    told = {"doctrine": only("W1", "W2", "W3"), "secrets": ["Anchor Nine"], "protected": ["Daro Milev"]}
    play = Play(scenario(**told))
    play.answer(what=response(text=f"{LEAK} Daro Milev is at 36.2021, 37.1343."))
    assert play.end().gauges["security"] == 60 - 12


# -- how it is put ---------------------------------------------------------------------------------------------------


def _bound(ref: str, family: Family | None, gauge: int, points: int) -> Bound:
    moved = ((gauge, points),)
    return Bound(ref, None, family, "event", moved, (), (), False, 0, (), (), None)  # type: ignore[arg-type]


sizes = st.sampled_from([-18, -12, -9, -6, -4, -3, -1, 1, 3, 6, 12])
bounds = st.tuples(st.sampled_from([*Family, None]), st.integers(0, 2), sizes)


@given(st.lists(bounds, max_size=12), st.booleans(), st.sampled_from([NO_LIMIT, 0, 3, 8]))
def test_how_it_is_put_moves_at_most_a_fifth(
    drawn: list[tuple[Family | None, int, int]], again: bool, left: int
) -> None:
    """Whatever applies: the family `wording` moves no more than a fifth of what everything else moves."""
    applying = [(_bound(f"b{at:02d}", *each), -1) for at, each in enumerate(drawn)]
    others = [each for each in applying if each[0].family is not Family.WORDING]
    put = {each[0].ref for each in applying if each[0].family is Family.WORDING}
    lines = [
        line for package in weigh(applying, repeats=int(again), regain=left).packages for line in package.change.lines
    ]
    plain = [
        line for package in weigh(others, repeats=int(again), regain=left).packages for line in package.change.lines
    ]
    by_choice = sum(abs(points) for _, points, ref in lines if ref not in put)
    assert sum(abs(points) for _, points, ref in lines if ref in put) <= by_choice // WORDING_SHARE
    assert sorted(line for line in lines if line[2] not in put) == sorted(plain)
    if left != NO_LIMIT:
        assert sum(points for gauge, points, _ in lines if gauge == 0 and points > 0) <= left
    assert change_of(lines).lines == tuple(lines)


def test_stuffing_a_text_with_good_words_gains_nothing_more() -> None:
    """A word said ten times counts once, and with everything in it the text stays below a fifth."""
    base = response(contains=frozenset({Content.KNOWN_UNKNOWN, Content.SYMPATHY, Content.INSTRUCTIONS}))
    said = "We do not yet know who did it. Our thoughts are with the families. Please avoid the harbour. "
    once, often = (Play(scenario(event(situation={"harm": "harmed"}), doctrine={})) for _ in range(2))
    once.do(Respond("post", replace(base, text=said)))
    often.do(Respond("post", replace(base, text=said * 10)))
    assert once.end().gauges == often.end().gauges
