"""The guide in the room: what brings an inject, what is drawn and when, and pages that can be handed out."""

import re
from itertools import pairwise

import pytest
import yaml

from twiplo_game.authoring.storyline import Cause, links, story_order
from twiplo_game.locale.words import translator
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text, TruthText
from twiplo_game.papers.document import Block, Document, Handout, Heading, Items, Paragraph
from twiplo_game.papers.guide import guide
from twiplo_game.papers.html import as_html
from twiplo_game.papers.markdown import as_markdown
from twiplo_game.papers.names import Names
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids

FERRY = """\
id: night-ferry
title: Night ferry
stakeholders: [press]
facts: {drifted: {text: It drifted., chance: 50%}}
voices: {reporter: {name: Ines Varga}}
events:
  - id: aground
    at: 0m
    title: Aground
    text: {of: drifted, if_true: It drifts., if_false: It lies still.}
    due: 30m
    situation: {subject: drifted}
    checks:
      call:
        title: Call the port
        takes: 10m
        settles: drifted
        inconclusive: 15%
        finds: {when_true: So., when_false: Not so.}
    advice:
      legal:
        says: Wait.
        interest: Her case.
        objects: [{when: stance == deny, says: Not that.}]
    drafts:
      say: {title: Say it, text: We ask., to: [press]}
      late: {title: Say it late, text: We asked., to: [press], when: known(drifted)}
    outcomes:
      - {when: public(), because: Said., triggers: {rescue: 25m}}
    voices:
      reporter: [{when: stance == deny, says: Really.}, {says: Noted.}]
    silence: {triggers: {rescue: {after: 1h, when: trust < 50}}}
  - {id: rescue, title: Rescue, text: Help is there.}
"""


def _names(scenario: Scenario, language: str = "en") -> Names:
    return Names(translator(language), scenario, shipped_doctrine().doctrine)


def _ferry() -> Document:
    return guide(_names(Scenario.model_validate(yaml.safe_load(FERRY))))


def _parts(document: Document) -> tuple[list[Block], list[Block]]:
    """What stays with the facilitator, and what goes out."""
    words = translator(document.language)
    place = next(
        number
        for number, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.text == words.tr("Hand-outs")
    )
    return document.blocks[:place], document.blocks[place:]


def test_an_inject_says_what_brings_it() -> None:
    """The inject and its outcome or silence, with the delay and what must still hold; the timeline has its number."""
    page = as_markdown(_ferry())

    assert "1. Aground, outcome 1, if the answer is public: 25 minutes later" in page.replace("\\", "")
    assert "1. Aground, no answer in time: 1 hour later, if trust: less than 50" in page.replace("\\", "")
    row = next(line for line in page.splitlines() if line.startswith("| 2 |"))
    assert "brought by: no. 1" in row


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_every_way_to_an_inject_is_there(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """As many lines as the map has lines that lead there."""
    scenario = scenarios[name]
    kept, _ = _parts(guide(_names(scenario, language)))
    words = translator(language)
    listed = [
        len(after.items)
        for before, after in pairwise(kept)
        if isinstance(before, Paragraph) and before.label == words.tr("Brought by:") and isinstance(after, Items)
    ]
    leads = [link.target for link in links(scenario) if link.cause is not Cause.CONDITION]

    assert listed == [leads.count(event.id) for event in story_order(scenario) if event.id in leads]


def test_a_check_says_when_its_number_is_drawn() -> None:
    """At the check, and where the facilitator prepares; a scenario in which every check settles is not told to draw."""
    page = as_markdown(_ferry())
    sure = as_markdown(guide(_names(Scenario.model_validate(yaml.safe_load(FERRY.replace("15%", "0%"))))))

    row = next(line for line in page.splitlines() if line.startswith("| Call the port"))
    assert "When it is made, draw a number from 1 to 100. Up to 15, whatever is so:" in row
    assert "Some checks may settle nothing." in page.partition("## What is practised")[0]
    assert "Some checks may settle nothing." not in sure


def test_a_voice_and_an_objection_have_their_conditions() -> None:
    """Of each voice in the order in which they are tried."""
    page = " ".join(as_markdown(_ferry()).split())

    assert "**Ines Varga:** If stance: deny: Really. In every other case: Noted." in page
    assert "Objects, if stance: deny: Not that." in page


@pytest.mark.parametrize("name", library_ids())
def test_nothing_is_charged_to_the_absent(name: str, scenarios: dict[str, Scenario]) -> None:
    """Whoever takes no part has no row in the tally, and no mood that moves."""
    names = _names(scenarios[name])
    page = as_markdown(guide(names))

    absent = shipped_doctrine().doctrine.stakeholders.keys() - set(scenarios[name].stakeholders)
    assert [each for each in absent if f"{names.stakeholder(each)} (mood" in page] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_what_is_handed_out_gives_nothing_away(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """Each inject's text begins a page of its own; on no such page stands what is so, why, or what would follow."""
    scenario = scenarios[name]
    kept, out = _parts(guide(_names(scenario, language)))
    texts = [text for event in scenario.events for text in _wordings(event.text)]

    pages = [
        after
        for before, after in pairwise(out)
        if isinstance(before, Heading) and before.on_new_page and before.level > 2
    ]
    shown = [page.text for page in pages if isinstance(page, Handout)]
    assert len(shown) == len(texts)
    assert all(any(text.in_(language) in page for page in shown) for text in texts)
    words = as_markdown(Document(language, blocks=out))
    for secret in (outcome.because for event in scenario.events for outcome in event.outcomes):
        assert secret.in_(language) not in words
    endings = {ending.title.in_(language) for ending in scenario.endings}
    assert {block.head for block in kept if isinstance(block, Handout)} <= endings


def _wordings(text: Text | TruthText) -> list[Text]:
    return [text.if_true, text.if_false] if isinstance(text, TruthText) else [text]


def test_two_truths_are_two_pages() -> None:
    """The letter is on the page; what it stands for is with the facilitator alone, as is what the staff withdraws."""
    kept, out = (as_markdown(Document("en", blocks=blocks)) for blocks in _parts(_ferry()))

    assert [kept.count(f"Hand-out 1{letter}:") for letter in "AB"] == [1, 1]
    assert [out.count(f"Hand-out 1{letter}") for letter in "AB"] == [1, 1]
    assert "If “It drifted” is so" in kept
    assert "It drifted" not in out
    assert out.index("We asked.") > out.index("Cards for those who ask")
    assert "only if “It drifted” has been settled" in kept


def test_the_printer_begins_a_page_for_each() -> None:
    """A break before every page that is handed out, and none that leaves the facilitator with a single line."""
    page = as_html(_ferry())

    assert re.findall(r'<h\d id="[^"]*" class="page">([^<]*)<', page) == [
        "The tally", "Evaluation guide", "Hand-outs", "Hand-out 1A", "Hand-out 1B", "Hand-out 2",
        "Cards for those who ask",
    ]  # fmt: skip
