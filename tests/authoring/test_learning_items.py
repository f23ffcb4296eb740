"""The items of the learning check: complete, balanced, sourced, in both languages, and read strictly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources
from itertools import chain, combinations

import pytest

from twiplo_game.analysis.discernment import Trials, discernment
from twiplo_game.authoring.learning import ItemsError, read_items
from twiplo_game.model.learning import Judgement, Verdict, Voice
from twiplo_game.model.text import Text
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.learning import shipped_items

BANK = shipped_items()
DOCTRINE = shipped_doctrine().doctrine

CLAIM = """
judgements:
  - id: one
    truth: "false"
    voice: hearsay
    heard: A voice
    says: Something.
    because: It was otherwise.
    clue: The date.
    sources: [R1]
"""

SIGNALS = (Verdict.FALSE, Verdict.MISLEADING)
"""What does not hold as it stands."""

ONE_CLAIM = 0.25
"""d′ over the whole bank that one claim too many of a kind makes; 0.22 with twelve on each side."""

FRENCH = re.compile(r"(?<![\u00a0\d]):(?!//)\s|(?<!\u202f)[;!?](?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|'")
"""What French typography forbids."""


def texts() -> Iterator[tuple[str, Text]]:
    """Every text of the bank, with its item's id."""
    for source, entry in BANK.sources.items():
        yield source, entry.title
        if entry.note is not None:
            yield source, entry.note
    for judgement in BANK.judgements:
        for text in (judgement.heard, judgement.says, judgement.because, judgement.clue):
            yield judgement.id, text
    for dilemma in BANK.dilemmas:
        yield dilemma.id, dilemma.situation
        for reply in dilemma.replies:
            yield dilemma.id, reply.says
            yield dilemma.id, reply.because


def test_there_are_enough_items_for_three_checks_without_a_repetition() -> None:
    assert len(BANK.judgements) + len(BANK.dilemmas) >= 24


def test_as_many_claims_are_true_as_are_not() -> None:
    """Who learns to call everything false gains nothing."""
    kinds = Counter(judgement.truth for judgement in BANK.judgements)

    assert kinds[Verdict.TRUE] == kinds[Verdict.FALSE] + kinds[Verdict.MISLEADING]
    assert set(kinds) == set(Verdict)


def test_true_and_untrue_claims_are_told_alike() -> None:
    """Neither the length nor a figure in it gives a claim away."""
    true = [len(item.says.in_("en")) for item in BANK.judgements if item.truth is Verdict.TRUE]
    other = [len(item.says.in_("en")) for item in BANK.judgements if item.truth is not Verdict.TRUE]

    assert 0.6 < (sum(true) / len(true)) / (sum(other) / len(other)) < 1.7


def guessed(calls_false: set[Voice]) -> float:
    """The d′ of somebody who reads the source alone, and calls false whatever `calls_false` say."""
    tried = [item for item in BANK.judgements if item.truth is not Verdict.UNCERTAIN]
    called = [item for item in tried if item.voice in calls_false]
    signals = sum(item.truth in SIGNALS for item in tried)
    hits = sum(item.truth in SIGNALS for item in called)
    return discernment(Trials(signals, len(tried) - signals, 2 * hits, 2 * (len(called) - hits))).sensitivity


def test_who_trusts_a_kind_of_source_and_distrusts_another_discerns_nothing() -> None:
    """Serious sources are wrong and casual ones right as often as the other way round, for every set of kinds."""
    sets = chain.from_iterable(combinations(Voice, size) for size in range(len(Voice) + 1))

    assert all(abs(guessed(set(kinds))) <= ONE_CLAIM for kinds in sets)


def test_every_kind_of_source_says_what_holds_and_what_does_not_and_what_nobody_can_know() -> None:
    for voice in Voice:
        truths = {item.truth for item in BANK.judgements if item.voice is voice}
        assert {Verdict.TRUE, Verdict.UNCERTAIN} < truths, voice


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_word_of_a_source_goes_with_one_answer_alone(language: str) -> None:
    """Neither a word nor a month that stands in three sources or more gives the answer away."""
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for item in BANK.judgements:
        for word in set(re.findall(r"[^\W\d_]+", item.heard.in_(language).lower())):
            answers[word].append("untrue" if item.truth in SIGNALS else item.truth)

    assert [word for word, found in answers.items() if len(found) >= 3 and len(set(found)) == 1] == []


def test_a_date_in_the_source_gives_nothing_away() -> None:
    def dated(item: Judgement) -> bool:
        return bool(re.search(r"\d{4}", item.heard.in_("en")))

    true = [dated(item) for item in BANK.judgements if item.truth is Verdict.TRUE]
    untrue = [dated(item) for item in BANK.judgements if item.truth in SIGNALS]
    assert abs(sum(true) / len(true) - sum(untrue) / len(untrue)) <= 0.1


def test_every_text_is_in_both_languages_and_neither_is_the_other() -> None:
    for name, text in texts():
        assert text.languages == {"en", "fr"}, name
        assert text.in_("en") != text.in_("fr"), name


def test_the_french_has_its_typography() -> None:
    found = [(name, text.in_("fr")) for name, text in texts() if FRENCH.search(text.in_("fr"))]

    assert found == []


def test_every_item_rests_on_something_that_is_there_and_every_source_is_used() -> None:
    """`read_items` refuses an unknown one; here, that none is left over, and that each can be found."""
    used = {source for judgement in BANK.judgements for source in judgement.sources}

    assert used <= {*BANK.sources, *DOCTRINE.bibliography}
    assert set(BANK.sources) <= used
    assert all(source.where for source in BANK.sources.values())


def test_every_reply_names_rules_that_have_sources() -> None:
    rules = {rule.id: rule for rule in DOCTRINE.rules}

    for dilemma in BANK.dilemmas:
        for reply in dilemma.replies:
            assert all(rules[name].because.languages == {"en", "fr"} for name in reply.rules)


def test_the_package_has_them() -> None:
    """The wheel takes the folder as it takes the doctrine."""
    names = {item.name for item in resources.files("twiplo_game").joinpath("learning").iterdir()}

    assert {"answers.yaml", "operations.yaml", "practice.yaml", "sources.yaml", "verification.yaml"} <= names


@pytest.mark.parametrize(
    ("wrong", "line", "code"),
    [
        ("    sources: [R1]\n    sources: [R2]", 11, "TW108"),
        ("    sources: [R999]", 10, "TW308"),
        ("    sources: []", 10, "TW"),
        ("    sources: [R1]\n    colour: red", 11, "TW"),
    ],
)
def test_a_mistake_is_told_at_its_place(wrong: str, line: int, code: str) -> None:
    """A file, a line, a code."""
    text = CLAIM.replace("    sources: [R1]", wrong) + "dilemmas: []\nsources: {}\n"

    with pytest.raises(ItemsError) as caught:
        read_items({"a.yaml": text}, DOCTRINE)
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("a.yaml", line)
    assert problem.code.startswith(code)


def test_an_item_stands_once_and_a_verdict_is_one_of_four() -> None:
    rest = "dilemmas: []\nsources: {}\n"
    for files in (
        {"a.yaml": CLAIM + rest, "b.yaml": CLAIM},
        {"a.yaml": CLAIM.replace('"false"', "perhaps") + rest},
        {"a.yaml": CLAIM.replace("[R1]", "[R1]\n    says: twice") + rest},
        {},
    ):
        with pytest.raises(ItemsError) as caught:
            read_items(files, DOCTRINE)
        assert caught.value.problems
