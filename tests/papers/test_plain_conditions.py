"""Conditions in words: every shipped one has them, opposites are opposites, and what has none stays as it is."""

import pytest

from twiplo_game.authoring.condition_sites import scenario_sites
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.locale.words import translator
from twiplo_game.model.scenario import Scenario
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids


@pytest.fixture(scope="module")
def names(scenarios: dict[str, Scenario]) -> Names:
    """The names of a shipped scenario."""
    return Names(translator("en"), scenarios["summit-cancelled"], shipped_doctrine().doctrine)


def test_whoever_can_be_named_is_called_by_name(scenarios: dict[str, Scenario]) -> None:
    """An actor of the scenario is said as the scenario calls it."""
    names = Names(translator("en"), scenarios["cloned-ministry"], shipped_doctrine().doctrine)

    assert in_words("attribution.actor == karthen", names) == "actor named: Karthen"
    # In private too: the condition asks for no public.
    assert in_words("named(karthen)", names) == "an answer has named: Karthen"
    assert in_words("not named(karthen)", names) == "no answer has named: Karthen"


@pytest.mark.parametrize("name", library_ids())
def test_every_shipped_condition_has_words(name: str, scenarios: dict[str, Scenario]) -> None:
    """No trainer meets code in a paper of the library."""
    names = Names(translator("en"), scenarios[name], shipped_doctrine().doctrine)

    bare = [site.source for site in scenario_sites(scenarios[name]) if in_words(site.source, names) == site.source]

    assert bare == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("public() and rejects()", "the answer is public, and it says that the charge is not so"),
        ("not public()", "the answer is private"),
        ("not (public() and has(reason))", "the answer is private, or it does not contain: the reason"),
        ("public() and (has(sympathy) or has(reason))",
         "the answer is public, and (it contains: a word for those affected, or it contains: the reason)"),
        ("trust < 40", "trust: less than 40"),
        ("not trust < 40", "trust: 40 or more"),
        ("40 > trust", "trust: less than 40"),
        ("register >= condemn", "register: condemns or more"),
        ("stance in (deny, correct)", "stance: deny or correct"),
        ("stance not in (deny, correct)", "stance other than: deny or correct"),
        ("allies in to", "addressed to: Allies"),
        ("not (allies in to)", "not addressed to: Allies"),
        ("mood(allies) <= cold", "mood (Allies): cold at most"),
        ("now() >= '2h'", "the time: not before T+2\u00a0h, 11:40"),
        ("'2h' <= now() <= '4h'", "the time: not before T+2\u00a0h, 11:40, and the time: by T+4\u00a0h, 13:40"),
        ("delay() <= '30m'", "time before the answer was ordered: 30 minutes at most"),
        ("before(when_told(allies), when_public())", "the private word (Allies) before the first public word"),
        ("before(when_public(), '60m')", "the first public word: before T+1\u00a0h, 10:40"),
        ("before('60m', when_public())", "the first public word: after T+1\u00a0h, 10:40"),
        ("not before('60m', when_public())", "the first public word: by T+1\u00a0h, 10:40"),
        ("done(runway)", "the check “Ask the airfield about the Kestrian slots” was made"),
        ("sent(the_post, holding)", "on “The summit is off” the draft “Say what we know” went out"),
        ("known(subject)", "what the charge is about has been settled"),
        ("claim > evidence(subject)", "certainty claimed: more than evidence on what the charge is about"),
        ("mandate(friends_first)", "the mandate “Friends hear it from us before the public does” is kept"),
        ("subject != none", "what the charge is about other than: none"),
        ("true", "always"),
        ("promise_kept()", "something was promised, and no promise was missed"),
        ("not promise_kept()", "nothing was promised, or a promise was missed"),
        ("public() and not promise_kept()",
         "the answer is public, and (nothing was promised, or a promise was missed)"),
    ],
)  # fmt: skip
def test_words(condition: str, words: str, names: Names) -> None:
    """Each form of a condition as a sentence says it."""
    assert in_words(condition, names) == words


@pytest.mark.parametrize("condition", ["text.length > 3", "strange(thing)", "a +", ""])
def test_what_has_no_words_stays(condition: str, names: Names) -> None:
    """A form without words is shown as it is written, never wrongly."""
    assert in_words(condition, names) == condition


@pytest.mark.parametrize(
    "broken", ["public()\nand rejects()\n", "public()\r\n  and\trejects()", " public() and\nrejects()"]
)
def test_a_condition_over_several_lines_has_the_words_of_one(broken: str, names: Names) -> None:
    """What the game reads, a trainer reads."""
    parsed, faults = parse(broken, Where.RESPONSE, compile_story(names.scenario, names.doctrine).names)

    assert parsed is not None, faults
    assert in_words(broken, names) == in_words("public() and rejects()", names)
