"""The evaluation: each critical task is rated by what was done and known then, and what it rests on is shown."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.evaluation import GENERAL, evaluated
from twiplo_game.analysis.evaluation_parts import Observation, Rating, Sight, TaskResult, faults, overall, share
from twiplo_game.analysis.kept_inside import found_in
from twiplo_game.engine.action import Action, Advance, Check, Correct, Open, Respond, Speak, Tell, Update
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import reads
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Movement, Step
from twiplo_game.engine.story import Story
from twiplo_game.model import vocabulary as v
from twiplo_game.model.wording import Feature
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

from .worlds import DRAFTS, event, scenario, story

WIDE: dict[str, Any] = {
    "channel": ["statement", "call"], "stance": ["inform", "deny", "attack_accuser"],
    "register": ["note", "condemn"], "tone": ["factual"], "to": ["press", "allies", "nationals"],
    "claim": ["none", "likely", "almost_certain"],
    "attribution": [{"tier": "none"}, {"tier": "state", "actor": "lin"}],
    "disclosure": ["withhold"], "coordination": ["alone", "cleared", "informed"], "language": ["own"],
    "contains": ["instructions", "next_update", "operational_detail"],
}  # fmt: skip
FACTS = {"so": {"text": "It is so.", "chance": "0%"}, "lin_did_it": {"text": "Lin did it.", "actor": "lin"}}
SITUATION = {"reach": "high", "concerns": ["allies"], "subject": "so", "nature": ["accusation"]}
PLAYING = ["press", "nationals", "allies", "adversary", "host", "services", "web"]
HINDSIGHT = {"known", "found", "refuted", "evidence", "is_true"}
"""What at the end is known or so, and need not have been when something was done."""
CALM = Response(channel=v.Channel.STATEMENT, stance=v.Stance.INFORM, register=v.Register.NOTE, to=frozenset({"press"}))
"""A public line that claims nothing."""


def _made(fields: dict[str, Any]) -> Game:
    post = event(
        "post", 0, due="40m", situation=SITUATION | fields.pop("situation", {}),
        checks={"look": {"title": "Look", "takes": "20m", "settles": fields.pop("looks", "so"),
                         "finds": {"when_true": "Yes.", "when_false": "No."}}},
    )  # fmt: skip
    late = event("late", None, when="said(post, attack_accuser)", due="30m")
    also = [event("other", 0, situation={"concerns": ["allies"]})] if fields.pop("with_other", False) else []
    seed = fields.pop("seed", 1)
    written = scenario(
        post, late, *also, offers=fields.pop("offers", WIDE), facts=fields.pop("facts", FACTS),
        actors={"lin": {"name": "Lin"}},
        mandates=[{"id": "calm", "title": "Stay calm", "breaks": "stance == attack_accuser"}],
        doctrine=fields.pop("doctrine", "none"), **fields,
    )  # fmt: skip
    story = compile_story(written, shipped_doctrine().doctrine)
    return new_game(story, seed)


def _steps(game: Game, *actions: Action) -> tuple[Step, ...]:
    """The game after `actions`, which are all allowed, and then to its end."""
    steps = [opening(game)]
    for action in actions:
        minute = -1
        while True:
            step = apply(game, steps[-1].state, action)
            assert not isinstance(step, Rejected), (action, step.code)
            steps.append(step)
            # Time stops at everything that can be seen on the way.
            if not isinstance(action, Advance) or step.state.minute >= action.to or step.state.minute == minute:
                break
            minute = step.state.minute
    while not steps[-1].state.is_over:
        step = apply(game, steps[-1].state, Advance(game.story.length))
        assert not isinstance(step, Rejected)
        steps.append(step)
    return tuple(steps)


def _rated(game: Game, *actions: Action) -> dict[str, TaskResult]:
    """Each general task's result; for those of the scenario, by their text."""
    found = evaluated(game, _steps(game, *actions))
    return {
        task.task or (task.text.in_("en") if task.text is not None else ""): task
        for objective in found
        for task in objective.tasks
    }


def _sights(task: TaskResult) -> list[Sight]:
    return [each.sight for each in task.seen]


def _answer(**changes: Any) -> Respond:
    return Respond("post", composed(replace(CALM, **changes)))


def test_a_game_in_which_nothing_was_done_is_not_rated_on_what_nobody_said() -> None:
    """Silence fails what it fails, and what was never said is not called accurate or discreet."""
    rated = _rated(_made({}))

    assert rated["first_line"].rating is Rating.UNABLE
    assert rated["answered_in_time"].rating is Rating.UNABLE
    for task in ("claims_covered", "nothing_out", "partners_first", "stance_held", "promises_kept", "checked_first"):
        assert rated[task].rating is None, task


def test_what_the_story_asked_for_and_nobody_did_is_not_said_to_be_unasked() -> None:
    """A player who does nothing is told that nothing was done; only what never came up was not asked for."""
    rated = _rated(_made({}))

    assert {name: _sights(task) for name, task in rated.items() if task.rating is None} == {
        "read_first": [Sight.NO_ANSWER],
        "checked_first": [Sight.UNCHECKED, Sight.NO_PUBLIC],
        "promises_kept": [Sight.NOTHING_PROMISED],
        "claims_covered": [Sight.NO_LINE],
        "rejected_only_refuted": [Sight.NO_LINE],
        "named_on_evidence": [Sight.NO_LINE],
        "partners_first": [Sight.NO_PUBLIC],
        "agreed_first": [Sight.NO_PUBLIC],
        "nothing_out": [Sight.NO_PUBLIC],
        "stance_held": [Sight.NO_LINE],
        "text_fits": [Sight.NO_LINE],
        "told_what_to_do": [],
        "concerned_addressed": [Sight.NO_ANSWER],
        "own_trade_off": [Sight.IN_THE_ROOM],
    }
    assert _sights(_rated(_made({"situation": {"harm": "risk"}}))["told_what_to_do"]) == [Sight.NO_ANSWER]
    assert _sights(_rated(_made({}), _answer())["named_on_evidence"]) == [Sight.NO_SUCH_LINE]


KEEPING = [
    {
        "id": "own",
        "text": "Keep your word.",
        "tasks": [
            {"text": "nothing missed", "met": "not promised() or promise_kept()"},
            {"text": "time given", "met": "promised()"},
            {"text": "never attacked", "met": "not ever(attack_accuser)"},
            {"text": "stayed calm", "met": "mandate(calm)"},
        ],
    }
]


def test_what_was_met_because_nothing_tested_it_is_not_rated() -> None:
    """Whoever promised nothing has kept no promise, and whoever said nothing has not said it well."""
    game = _made({"objectives": KEEPING})
    promise = _answer(contains=frozenset({v.Content.NEXT_UPDATE}), next_update=60)

    def found(*actions: Action) -> list[tuple[Rating | None, list[Sight]]]:
        rated = _rated(game, *actions)
        return [(rated[name].rating, _sights(rated[name])) for name in ("nothing missed", "time given")]

    none = Sight.NOTHING_PROMISED
    assert found(_answer()) == [(None, [none]), (Rating.UNABLE, [none])]
    assert found(promise, Advance(60), Update("p1")) == [
        (Rating.PERFORMED, [Sight.KEPT]),
        (Rating.PERFORMED, [Sight.KEPT]),
    ]
    assert found(promise) == [(Rating.UNABLE, [Sight.MISSED]), (Rating.PERFORMED, [Sight.MISSED])]
    assert evaluated(game, _steps(game))[0].rating is Rating.UNABLE, "nothing that was not tested lifts it"
    for name in ("never attacked", "stayed calm"):
        silent, spoken = _rated(game)[name], _rated(game, _answer())[name]
        assert (silent.rating, _sights(silent), spoken.rating) == (None, [Sight.NO_LINE], Rating.PERFORMED)


@pytest.mark.parametrize(("wait", "rating"), [(0, "P"), (45, "P"), (46, "S"), (105, "S"), (106, "M")])
def test_the_first_public_line_is_due_within_the_hour(wait: int, rating: str) -> None:
    """What counts is when the public heard it: a statement takes 15 minutes to go out."""
    rated = _rated(_made({}), *([Advance(wait)] if wait else []), _answer())

    assert rated["first_line"].rating == rating
    assert rated["first_line"].seen[0].span == wait + 15


def test_a_line_that_few_have_asked_for_has_no_hour() -> None:
    """Where nothing reaches many, no first line is expected."""
    assert _rated(_made({"situation": {"reach": "low"}}))["first_line"].rating is None


def test_chosen_silence_is_not_a_first_line_but_better_than_none() -> None:
    """Declining aloud within the hour is rated S."""
    game = _made({"offers": WIDE | {"channel": ["silence"], "stance": ["decline"]}})
    silent = Respond(
        "post", composed(replace(CALM, channel=v.Channel.SILENCE, stance=v.Stance.DECLINE, to=frozenset()))
    )

    assert _rated(game, silent)["first_line"].rating is Rating.SOME


def test_a_claim_is_held_against_the_evidence_of_its_own_time() -> None:
    """Evidence that came later covers nothing; a visible correction mends in part."""
    game = _made({})
    likely = _answer(claim=v.Claim.LIKELY)

    ahead = _rated(game, likely, Check("look"))["claims_covered"]
    checked = _rated(game, Check("look"), Advance(20), likely)["claims_covered"]
    mended = _rated(game, likely, Advance(20), Correct("r1"))["claims_covered"]

    assert (ahead.rating, checked.rating, mended.rating) == (Rating.UNABLE, Rating.PERFORMED, Rating.SOME)
    assert _sights(ahead) == [Sight.OVER_CLAIMED]
    assert _sights(mended) == [Sight.OVER_CLAIMED, Sight.CORRECTED]


def test_the_truth_plays_no_part() -> None:
    """A denial that happened to be right is rated as one that happened to be wrong."""
    deny = _answer(stance=v.Stance.DENY)
    ratings = []
    for chance in ("0%", "100%"):
        game = _made({"facts": FACTS | {"so": {"text": "It is so.", "chance": chance}}})
        ratings.append(_rated(game, deny)["rejected_only_refuted"])

    assert ratings[0] == ratings[1]
    assert ratings[0].rating is Rating.UNABLE


def test_a_denial_is_right_only_once_the_charge_is_refuted() -> None:
    """After the check had shown that it is not so, the denial is covered."""
    rated = _rated(_made({}), Check("look"), Advance(20), _answer(stance=v.Stance.DENY))

    assert rated["rejected_only_refuted"].rating is Rating.PERFORMED
    assert rated["checked_first"].rating is Rating.PERFORMED


def test_nobody_is_named_on_an_open_question() -> None:
    """A state named with nothing in hand is rated U, and the name is in the observation."""
    rated = _rated(_made({}), _answer(tier=v.Tier.STATE, actor="lin"))

    seen = rated["named_on_evidence"].seen[0]
    assert rated["named_on_evidence"].rating is Rating.UNABLE
    assert (seen.sight, seen.called and seen.called.in_("en")) == (Sight.NAMED_AHEAD, "Lin")
    assert rated["agreed_first"].rating is Rating.UNABLE


def test_partners_hear_it_first_by_call_or_by_agreement() -> None:
    """Told before is P, told after is S, never told is U; a text they were informed of counts as told."""
    game = _made({})
    before = _rated(game, Tell("allies", "post"), Advance(10), _answer())
    after = _rated(game, _answer(), Advance(20), Tell("allies", "post"))
    agreed = _rated(game, _answer(coordination=v.Coordination.INFORMED))
    never = _rated(game, _answer())

    ratings = [each["partners_first"].rating for each in (before, after, agreed, never)]
    assert ratings == [Rating.PERFORMED, Rating.SOME, Rating.PERFORMED, Rating.UNABLE]
    assert before["concerned_addressed"].rating is Rating.PERFORMED
    assert never["concerned_addressed"].rating is Rating.UNABLE


def test_told_of_one_event_is_not_told_of_another() -> None:
    """A partner who heard of something else in private has heard nothing of this, and no answer reached it."""
    game = _made({"with_other": True})
    rated = _rated(game, Tell("allies", "other"), Advance(10), _answer())

    assert rated["partners_first"].rating is Rating.UNABLE
    assert [(each.sight, each.words) for each in rated["partners_first"].seen] == [(Sight.NOT_TOLD, "post")]
    assert _sights(rated["concerned_addressed"]) == [Sight.NOT_ADDRESSED]


def test_a_private_answer_and_a_word_on_the_fact_are_notices_too() -> None:
    """Whoever is addressed in private about an event, or told of the fact it is about, was told of it."""
    titled = {"facts": FACTS | {"so": {"title": "That", "text": "It is so.", "chance": "0%"}}}
    said = composed(replace(CALM, channel=v.Channel.CALL, to=frozenset({"allies"})))
    answered = _rated(_made({}), Respond("post", said), Advance(10), Speak("post", composed(CALM)))
    of_the_fact = _rated(_made(titled), Tell("allies", "so"), Advance(10), _answer())

    for rated in (answered, of_the_fact):
        assert rated["partners_first"].rating is Rating.PERFORMED
        assert _sights(rated["partners_first"]) == [Sight.TOLD]
    assert _sights(of_the_fact["concerned_addressed"]) == [Sight.TOLD_BESIDE]


def test_an_agreed_line_lets_allies_know_and_nobody_else() -> None:
    """“Partner informed” names nobody: it counts as the rules count it, and is never called a notice to the host."""
    game = _made({"situation": {"concerns": ["allies", "host"]}, "stakeholders": PLAYING})
    rated = _rated(game, _answer(coordination=v.Coordination.INFORMED))

    assert rated["partners_first"].rating is Rating.MAJOR
    assert [(each.sight, each.about) for each in rated["partners_first"].seen] == [
        (Sight.TOLD_WITH, "allies"),
        (Sight.NOT_TOLD, "host"),
    ]
    assert _sights(rated["concerned_addressed"]) == [Sight.TOLD_BESIDE]


def test_one_partner_in_three_forgotten_is_some_challenge_and_more_are_major_ones() -> None:
    """Each event counts for each partner whom it concerns: the rating is the share, as of other tasks."""
    fields = {"situation": {"concerns": ["allies", "host"]}, "stakeholders": PLAYING, "with_other": True}
    tells = [Tell("allies", "post"), Tell("host", "post")]
    lines = [_answer(), Respond("other", composed(CALM))]

    def rating(*told: Action) -> Rating | None:
        game = _made({**fields})
        return _rated(game, *told, Advance(15), *lines)["partners_first"].rating

    assert rating(*tells) is Rating.SOME
    assert rating(tells[0]) is Rating.MAJOR
    assert rating() is Rating.UNABLE


@pytest.mark.parametrize("delay", [0, 5, 10, 30])
def test_the_times_of_a_notice_add_up(delay: int) -> None:
    """The span is measured from when the line was out, and begins when the partner knew."""
    rated = _rated(_made({}), Tell("allies", "post"), *([Advance(delay)] if delay else []), _answer())
    seen = rated["partners_first"].seen[0]

    assert (seen.minute, seen.words) == (10, "post")
    assert seen.minute is not None and seen.span is not None
    assert seen.minute - seen.span == delay + 15


OWN_WORDS = [
    ("We apologise unreservedly.", {}, [Feature.APOLOGISES]),
    ("We categorically deny it.", {}, [Feature.DENIES]),
    ("We apologise. This message is a fake.", {}, [Feature.APOLOGISES, Feature.DENIES]),
    ("This message is a fake.", {"stance": v.Stance.DENY}, []),
    ("We look into it.", {}, []),
]


@pytest.mark.parametrize("gauges", [{"reputation": 60, "security": 60, "trust": 60}, dict.fromkeys(v.Gauge, 0)])
@pytest.mark.parametrize("doctrine", ["none", {}])
@pytest.mark.parametrize(("text", "choices", "against"), OWN_WORDS)
def test_words_against_the_line_are_found_whatever_they_cost(
    text: str, choices: dict[str, Any], against: list[Feature], doctrine: Any, gauges: dict[str, int]
) -> None:
    """With nothing left to lose, or no rule that takes it, an apology that was not decided is seen all the same."""
    rated = _rated(_made({"doctrine": doctrine, "gauges": gauges}), _answer(text=text, **choices))["text_fits"]

    assert rated.rating is (Rating.UNABLE if against else Rating.PERFORMED)
    assert [each.about for each in rated.seen if each.sight is Sight.WORDS_AGAINST] == against
    assert all(each.words in text for each in rated.seen)


def test_a_rule_about_wording_counts_where_its_points_were_shared_away() -> None:
    """Of so small a fifth nothing is left, and the demand still stands in the text."""
    threat = "Withdraw this by noon or face the consequences."
    game = _made({"doctrine": {}})
    steps = _steps(game, _answer(text=threat))
    moved = {item.rule for step in steps for item in step.happened if isinstance(item, Movement)}

    assert "W10" not in moved
    assert [each.about for each in _rated(game, _answer(text=threat))["text_fits"].seen] == [Feature.SETS_ULTIMATUM]


def test_a_rule_that_gives_more_than_it_takes_was_not_broken() -> None:
    """What one says oneself before it is found costs something at once, and is no fault."""
    rules = [
        {"id": "X1", "family": "message", "when": "public()", "effects": {"reputation": "-S", "trust": "+M"}},
        {"id": "X2", "family": "message", "when": "claim == likely", "effects": {"reputation": "-M", "trust": "+S"}},
    ]  # fmt: skip
    game = _made({"rules": [rule | {"because": "So.", "title": rule["id"]} for rule in rules]})

    assert _sights(_rated(game, _answer())["stance_held"]) == [Sight.CLEAN]
    assert [each.about for each in _rated(game, _answer(claim=v.Claim.LIKELY))["stance_held"].seen] == ["X2"]


def test_only_own_words_are_held_against_a_line_and_a_correction_mends() -> None:
    """A draft's words are its author's; what was put right in public counts for something."""
    game = _made({})
    mended = _rated(game, _answer(text="We apologise."), Advance(20), Correct("r1"))["text_fits"]

    assert _rated(game, _answer())["text_fits"].rating is None
    assert mended.rating is Rating.SOME
    assert _sights(mended) == [Sight.WORDS_AGAINST, Sight.CORRECTED]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nothing to see.", []),
        ("See paragraph  four? No: PARAGRAPH FOUR.", ["PARAGRAPH FOUR"]),
        ("Signed, plön.", ["plön"]),
        ("Plönians rejoice.", []),
        ("TLP:RED – for your eyes.", ["TLP:RED"]),
        ("Diffusion\u00a0restreinte", ["Diffusion\u00a0restreinte"]),
        ("L’envoyé d’Aval", ["L’envoyé"]),
    ],
)
def test_words_that_had_to_stay_inside_are_found_as_they_stand(text: str, found: list[str]) -> None:
    """Whatever their case, apostrophes and blanks; whole words only."""
    assert list(found_in(text, ["paragraph four", "Plön", "l'envoyé"])) == found


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_nothing_is_quoted_that_does_not_stand_there(text: str, listed: list[str]) -> None:
    """Any text, any list: what is found is a part of the text, up to case."""
    for words in found_in(text, listed):
        assert words in text or words in text.casefold() or words.casefold() in text.casefold()


def test_a_secret_in_public_is_quoted_and_a_private_one_is_not_counted() -> None:
    """Only what everybody can read can leak; what is out stays out when it is corrected."""
    game = _made({"secrets": ["blue folder"]})
    leaked = _rated(game, _answer(text="It stands in the Blue Folder."), Advance(20), Correct("r1"))["nothing_out"]
    private = _rated(game, _answer(text="The blue folder.", channel=v.Channel.CALL))["nothing_out"]
    clean = _rated(game, _answer(text="No folder."))["nothing_out"]

    assert (leaked.rating, private.rating, clean.rating) == (Rating.MAJOR, None, Rating.PERFORMED)
    assert leaked.seen[0].words == "Blue Folder"


def test_operational_detail_in_public_is_a_leak() -> None:
    """It is a choice, not a word, and counts all the same."""
    rated = _rated(_made({}), _answer(contains=frozenset({v.Content.OPERATIONAL_DETAIL})))

    assert rated["nothing_out"].rating is Rating.UNABLE


def test_promises_and_due_times_are_counted() -> None:
    """A promise kept is P and one missed U; an answer ordered after its time is late."""
    game = _made({})
    promise = _answer(contains=frozenset({v.Content.NEXT_UPDATE}), next_update=60)

    kept = _rated(game, promise, Advance(60), Update("p1"))
    missed = _rated(game, promise)
    late = _rated(game, Advance(50), _answer())

    assert (kept["promises_kept"].rating, missed["promises_kept"].rating) == (Rating.PERFORMED, Rating.UNABLE)
    assert kept["answered_in_time"].rating is Rating.PERFORMED
    assert (late["answered_in_time"].rating, _sights(late["answered_in_time"])) == (
        Rating.UNABLE,
        [Sight.ANSWERED_LATE],
    )
    assert late["answered_in_time"].seen[0].span == 10


def test_what_is_due_with_the_last_minute_was_not_answered_by_waiting() -> None:
    """There is no minute left in which it could lapse; silence is no answer all the same."""
    made = story(event("post", 0, due="1h", drafts=DRAFTS), length="1h")

    rated = _rated(new_game(made, 1))

    assert rated["answered_in_time"].rating is Rating.UNABLE
    assert _sights(rated["answered_in_time"]) == [Sight.UNANSWERED]


def test_people_at_risk_are_told_what_to_do() -> None:
    """Only where somebody was at risk is it asked for."""
    game = _made({"situation": {"harm": "risk"}})

    assert _rated(game, _answer())["told_what_to_do"].rating is Rating.UNABLE
    told = _answer(contains=frozenset({v.Content.INSTRUCTIONS}))
    assert _rated(game, told)["told_what_to_do"].rating is Rating.PERFORMED
    assert _rated(_made({}), _answer())["told_what_to_do"].rating is None


def test_a_message_is_read_before_it_is_answered() -> None:
    """Opening it afterwards does not help."""
    game = _made({})

    assert _rated(game, Open("post"), _answer())["read_first"].rating is Rating.PERFORMED
    assert _rated(game, _answer(), Advance(20), Open("post"))["read_first"].rating is Rating.UNABLE


OBJECTIVES = [
    {
        "id": "own",
        "text": "Do it well.",
        "tasks": [
            {"text": "checked", "met": "done(look)"},
            {"text": "told first", "met": "before(when_told(allies), when_public())"},
            {"text": "late one", "met": "answered(late)"},
            {"text": "calm", "met": "mandate(calm)"},
            {"text": "it never came", "met": "not occurred(late)"},
            {"text": "watched"},
        ],
    }
]  # fmt: skip


def test_a_scenario_s_tasks_are_its_conditions_at_the_end_with_what_they_rest_on() -> None:
    """Met is P, not met is U; what never came up and what no log shows is not rated."""
    game = _made({"objectives": OBJECTIVES})
    rated = _rated(game, Check("look"), Advance(20), _answer())

    assert {name: task.rating for name, task in rated.items() if task.text is not None} == {
        "checked": Rating.PERFORMED,
        "told first": Rating.UNABLE,
        "late one": None,
        "calm": Rating.PERFORMED,
        "it never came": Rating.PERFORMED,
        "watched": None,
    }
    assert [(each.sight, each.minute) for each in rated["checked"].seen] == [(Sight.CHECKED, 20)]
    assert _sights(rated["told first"]) == [Sight.NOT_TOLD, Sight.FIRST_PUBLIC]
    assert _sights(rated["late one"]) == [Sight.NOT_UP]
    assert _sights(rated["watched"]) == [Sight.IN_THE_ROOM]


def test_a_silence_that_counts_as_a_notice_is_shown_as_what_it_is() -> None:
    """A condition may take it for one; nobody is said to have been told."""
    asked = [{"id": "own", "text": "Well.", "tasks": [{"text": "told", "met": "told(allies)"}]}]
    offers = WIDE | {"channel": ["silence"], "stance": ["decline"]}
    game = _made({"objectives": asked, "offers": offers})
    silent = replace(CALM, channel=v.Channel.SILENCE, stance=v.Stance.DECLINE, to=frozenset({"allies"}))
    rated = _rated(game, Respond("post", composed(silent)))

    assert rated["told"].rating is Rating.PERFORMED
    assert _sights(rated["told"]) == [Sight.DECLINED]


NAMED = [
    {
        "id": "name",
        "text": "Name nobody unproven.",
        "tasks": [
            {"text": "unproven", "breaks": "attribution.actor == lin and not found(lin_did_it)"},
            {"text": "both", "met": "done(look)", "breaks": "about == post and not done(look)"},
            {"text": "other", "breaks": "about == late and rejects()"},
        ],
    }
]


def test_what_undoes_a_task_is_judged_by_what_was_known_then() -> None:
    """A name that was proven afterwards was unproven when it was given; lines that are not meant are not looked at."""
    facts = {"lin_did_it": {"text": "Lin did it.", "actor": "lin"}}
    game = _made({"objectives": NAMED, "facts": facts, "situation": {"subject": "lin_did_it"}, "looks": "lin_did_it"})
    blame = _answer(tier=v.Tier.STATE, actor="lin")
    ahead = _rated(game, blame, Check("look"), Advance(60))
    proven = _rated(game, Check("look"), Advance(20), blame)
    silent = _rated(game)

    assert [(each.sight, each.decision) for each in ahead["unproven"].seen] == [(Sight.NOT_SO, "r1")]
    assert [each["unproven"].rating for each in (ahead, proven, silent)] == [Rating.UNABLE, Rating.PERFORMED, None]
    assert [each["both"].rating for each in (ahead, proven, silent)] == [
        Rating.UNABLE,
        Rating.PERFORMED,
        Rating.UNABLE,
    ]
    assert _sights(ahead["both"]) == [Sight.NOT_SO, Sight.CHECKED]
    assert [each["other"].rating for each in (ahead, proven, silent)] == [None, None, None]


@pytest.mark.parametrize("name", library_ids())
def test_no_task_of_a_shipped_scenario_hangs_on_what_chance_let_a_check_find(name: str) -> None:
    """At the end it is asked what was looked into, never what came of it or what is really so."""
    story = _story(name)
    tasks = [task for objective in story.scenario.objectives for task in objective.tasks if task.met is not None]
    for task in tasks:
        tree, faults = parse(task.met or "", Where.END, story.names)
        assert tree is not None, faults
        assert {read.kind for read in reads(tree)}.isdisjoint(HINDSIGHT), task.met


def test_the_same_deeds_are_rated_the_same_whatever_the_embassy_knows() -> None:
    """Of the shipped introduction: the call was made, and whether it brought anything was luck."""
    ratings, found = set(), set()
    for seed in range(12):
        game = new_game(_story("summit-cancelled"), seed)
        holding = game.story.targets[game.story.names.events["the_post"]].drafts["holding"].answer
        steps = _steps(game, Check("call_the_embassy"), Advance(15), holding)
        found.add(steps[-1].state.known.beliefs[game.story.names.facts["genuine"]])
        ratings.add(tuple(task.rating for task in evaluated(game, steps)[0].tasks))

    assert found == {0, 1, 2}
    assert ratings == {(Rating.PERFORMED, Rating.PERFORMED)}


def test_a_mandate_that_was_not_chosen_is_watched_for_a_task_all_the_same() -> None:
    """The player was not held to it, and the task that asks for it is still not performed."""
    game = _made({"objectives": OBJECTIVES})
    rated = _rated(game, _answer(stance=v.Stance.ATTACK_ACCUSER))

    assert rated["calm"].rating is Rating.UNABLE
    assert _sights(rated["calm"]) == [Sight.BROKEN]
    assert (rated["late one"].rating, rated["it never came"].rating) == (Rating.UNABLE, Rating.UNABLE)


def test_an_objective_is_the_mean_of_what_could_be_rated_rounded_to_the_worse() -> None:
    """What could not be rated counts for nothing."""

    def whole(*ratings: str | None) -> str | None:
        return overall(tuple(TaskResult("x", None, Rating(each) if each else None, ()) for each in ratings))

    assert whole("P", "P", None) == "P"
    assert whole("P", "S") == "S"
    assert whole("P", "P", "U") == "S"
    assert whole("P", "U") == "M"
    assert whole("U", "U", "M") == "U"
    assert whole(None) is None
    assert whole() is None


@given(st.integers(1, 30).flatmap(lambda whole: st.tuples(st.integers(0, whole - 1), st.just(whole))))
def test_doing_more_never_rates_worse(pair: tuple[int, int]) -> None:
    """One more done, or one fault fewer, is as good or better."""
    good, whole = pair
    order = list(Rating)

    assert order.index(share(good + 1, whole)) <= order.index(share(good, whole))
    assert order.index(faults(good, 0, whole)) <= order.index(faults(good + 1, 0, whole))
    assert share(whole, whole) == faults(0, 0, whole) == Rating.PERFORMED


@cache
def _story(name: str) -> Story:
    return compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine)


def _adds_up(game: Game, end: State, seen: Observation) -> bool:
    """Whether an observation about a notice is about the event of its line, and measured from when that was out."""
    sent = next(sent for sent in end.past.sent if sent.order.id == seen.decision)
    is_in_time = seen.minute is None or seen.minute - (seen.span or 0) == sent.landed
    return is_in_time and (seen.sight is Sight.TOLD_WITH or seen.words == game.story.targets[sent.order.target].id)


@pytest.mark.parametrize("name", library_ids())
@settings(max_examples=4, deadline=None)
@given(bot=st.sampled_from(["hasty", "careful", "random", "drafts", "silent"]), seed=st.integers(0, 50))
def test_every_game_is_rated_whole(name: str, bot: str, seed: int) -> None:
    """Whatever was played: all tasks of all objectives, each rating with what it rests on, nothing rated unseen."""
    game = new_game(_story(name), seed)
    written = game.story.scenario
    choose, steps = make_bot(bot, seed), [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        legal = legal_actions(game, state, with_compositions=False)
        step = apply(game, state, choose(view(game, state), legal) if len(steps) < 60 else Advance(10_000))
        assert not isinstance(step, Rejected)
        steps.append(step)

    found = evaluated(game, steps)

    assert [each.objective for each in found] == [*(each.id for each in written.objectives), *GENERAL]
    for objective in found:
        assert objective.rating == overall(objective.tasks)
        for task in objective.tasks:
            assert task.seen or task.rating is None, task
            if task.task == "partners_first":
                assert task.rating is None or all(_adds_up(game, steps[-1].state, seen) for seen in task.seen)
            assert all(seen.minute is None or 0 <= seen.minute <= game.story.length * 2 for seen in task.seen)
    assert found == evaluated(game, steps)
