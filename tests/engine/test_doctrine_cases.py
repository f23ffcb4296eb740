"""Every rule of the doctrine fires in one case, and does not in another that differs in one respect."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tiny import Play, check_of, event, fact, only, response, scenario

from twiplo_game.engine.action import Correct, Respond, Speak
from twiplo_game.engine.response import composed, from_draft
from twiplo_game.engine.step import Applied
from twiplo_game.model.quantity import parse_duration
from twiplo_game.model.response import Draft
from twiplo_game.model.vocabulary import Content, Family
from twiplo_game.store.doctrine import shipped_doctrine

CASES: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent.parent / "doctrine_cases.yaml").read_text("utf-8")
)
RULES = {rule.id: rule for rule in shipped_doctrine().doctrine.rules}

FACTS = ("charge", "author", "core")
KEYS = frozenset(
    "situation truth evidence told response speak after silent_for correct tell missed_promise later".split()
)
ARRIVAL = 120
"""When the event of a case comes in; what the case holds before is done by then."""

LENGTH = 1200


def _play(case: dict[str, Any], doctrine: dict[str, list[str]]) -> Play:
    situation = case.get("situation", {})
    truth = case.get("truth", ())
    facts = {name: fact(100 if name in truth else 0) for name in FACTS}
    facts["author"]["actor"] = "rival"
    facts["charge"] |= {"title": "The charge", "situation": situation}
    checks = {f"look_at_{name}": check_of(name, reaches=reached) for name, reached in case.get("evidence", {}).items()}
    tested = event("post", ARRIVAL, situation=situation, due="30m")
    everybody = list(shipped_doctrine().doctrine.stakeholders)
    play = Play(
        scenario(
            [event("before", checks=checks), tested],
            facts=facts,
            actors={"rival": {"name": "Rival"}},
            stakeholders=everybody,
            length=f"{LENGTH}m",
            doctrine=doctrine,
            secrets=["Anchor Nine"],
            protected=["Daro Milev"],
            traps=["The documents are all forgeries."],
        )
    )
    for check in checks:
        play.check(check)
    for who in case.get("told", ()):
        play.tell(who, "before")
    wanted = case.get("speak") or case.get("response")
    play.to(ARRIVAL - 60 if "speak" in case else ARRIVAL)
    if "tell" in case:
        play.tell(case["tell"])
    if wanted is not None:
        draft = Draft.model_validate({"title": "It", "text": "Words."} | wanted)
        said = composed(from_draft("it", draft))
        play.to(play.minute + parse_duration(case.get("after", "0m")))
        play.do(Speak("charge", said) if "speak" in case else Respond("post", said))
        if case.get("correct"):
            while not play.state.past.sent:
                play.wait()
            play.do(Correct("r1"))
    if "silent_for" in case:
        play.to(ARRIVAL + parse_duration(case["silent_for"]))
        return play
    return play.end()


def _fires(name: str, case: dict[str, Any]) -> bool:
    rule = RULES[name]
    if rule.family is Family.WORDING:
        # By itself it moves nothing: it is held to a part of what the choices move.
        return any(name in each.rules for each in _play(case, only(name)).happened if isinstance(each, Applied))
    moves = bool(rule.effects) or any(later.effects for later in rule.later)
    if moves:
        movements = [each for each in _play(case, only(name)).ledger if each.rule == name]
        return any(each.is_later for each in movements) if case.get("later") else bool(movements)
    with_it = _play(case, {"off": ["damage", "delays"]})
    without = _play(case, {"off": [name, "damage", "delays"]})
    return with_it.moves() != without.moves()


def test_every_rule_of_the_doctrine_has_a_case() -> None:
    """No rule goes untested, and no case is about a rule that is no longer there."""
    assert set(CASES) == set(RULES)


def test_every_case_says_only_what_is_played() -> None:
    """A key that nothing reads would make a case look stricter than it is."""
    unread = {(name, key) for name, pair in CASES.items() for case in pair.values() for key in set(case) - KEYS}

    assert unread == set()
    assert all(set(pair) == {"fires", "near_miss"} for pair in CASES.values())


@pytest.mark.parametrize("name", sorted(set(CASES) & set(RULES)))
def test_a_rule_fires_where_it_should_and_nowhere_near(name: str) -> None:
    """The rule moves something in its case, and nothing in the near miss."""
    assert _fires(name, CASES[name]["fires"]), "the case does not fire its rule"
    assert not _fires(name, CASES[name]["near_miss"]), "the near miss fires the rule"


def test_shields_make_the_next_event_about_the_same_subject_one_size_smaller() -> None:
    """Who described the trick before it was played loses less when it is: M becomes S, and only once."""
    rumour = {"nature": ["fabrication"], "cluster": "accidental", "subject": "charge"}
    events = [event("first", 60, situation=rumour), event("second", 90, situation=rumour)]
    facts = {"charge": fact(0, title="The charge", situation=rumour)}

    def losses(*, is_prepared: bool) -> list[int]:
        play = Play(scenario(events, facts=facts, doctrine=only("D6", damage=True)))
        if is_prepared:
            play.say("charge", response(contains={Content.TECHNIQUE_NAMED}))
        play.end()
        return [points for name in ("first", "second") for _, _, points in play.moves(f"damage:{name}")]

    assert losses(is_prepared=False) == [-6, -6]
    assert losses(is_prepared=True) == [-3, -6]
