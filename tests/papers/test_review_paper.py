"""The review in the files to take away: the figures agree, nothing is said twice, and no words in it do anything."""

import re
from dataclasses import replace

import pytest
from tests.analysis.worlds import DRAFTS, event, outcome, story
from tests.tui.played import lexicon_of, played

from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.remarks import Contested, Remarks
from twiplo_game.analysis.review.judging import Hindsight, Luck, Reviewed
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.engine.action import Advance, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.step import Step
from twiplo_game.papers.document import Document, Heading, Items, Table
from twiplo_game.papers.review_paper import add_review
from twiplo_game.papers.takeaways import FORMS, HTML, MARKDOWN, TEXT, Form, made
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.option_words import draft_titles

from .reading import read
from .test_safe_pages import ATTRIBUTES, ELEMENTS, HOSTILE


@pytest.fixture(scope="module")
def account() -> Account:
    """A game of the staff's drafts."""
    game, steps, now, result, _ = played()
    weighed = Review(tuple(review(game, steps, Steadily())), draft_titles(game.story))
    return Account(lexicon_of(game), now, result, review=weighed)


def printed(account: Account) -> Document:
    """The chapter alone."""
    document = Document("en")
    assert account.review is not None
    add_review(document, account, account.review)
    return document


def test_before_less_after_is_what_was_lost(account: Account) -> None:
    """Row by row, to the rounding of a tenth; what lost nothing has no better line."""
    table = next(block for block in printed(account).blocks if isinstance(block, Table))
    assert account.review is not None
    assert len(table.rows) == len(account.review.reviewed)
    for _, _, _, before, after, lost, word, better in table.rows:
        first, second = (float(cell.split()[0]) for cell in (before, after))
        assert abs(first - second - float(lost.split()[0] if lost else 0)) < 0.11
        assert bool(better) <= bool(lost)
        assert word


def test_each_decision_is_told_in_full_under_its_mark(account: Account) -> None:
    """The marks are those of the table."""
    heads = [block.text for block in printed(account).blocks if isinstance(block, Heading) and block.level == 4]
    table = next(block for block in printed(account).blocks if isinstance(block, Table))

    assert [head.partition("  ")[0] for head in heads] == [row[0] for row in table.rows]


def test_a_mark_means_the_same_decision_in_timeline_and_review_and_leads_from_one_to_the_other(
    account: Account,
) -> None:
    """In the page of each language: same letter, same time; and the link ends at the heading with that letter."""
    text = made(MARKDOWN, account)
    times = [
        {row[place]: row[1 - place] for row in rows_of(text, head) if row[place].isalpha()}
        for place, head in ((1, "| Time | Mark |"), (0, "| Mark | Time |"))
    ]
    assert times[0] == times[1] != {}

    page = read(made(HTML, account))
    heads = {each.attributes["id"]: each.words for each in page.elements if each.tag in {"h3", "h4"}}
    links = [each for each in page.elements if each.tag == "a" and each.words.isalpha() and len(each.words) == 1]
    assert len(links) == 2 * 2 * len(times[0])
    for link in links:
        assert heads[(link.attributes["href"] or "").removeprefix("#")].startswith(f"{link.words}  ")


def rows_of(text: str, head: str) -> list[list[str]]:
    """The rows of the first table of a Markdown file whose head begins so."""
    table = next(part for part in text.split("\n\n") if part.startswith(head))
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]


def test_how_it_turned_out_stands_apart(account: Account) -> None:
    """What chance did to a decision is in a part of its own, with its number; where nothing, that is said."""
    assert account.review is not None
    first, *rest = account.review.reviewed
    unlucky = Reviewed(first.judgement, Hindsight(100, 400, 1, Luck.BADLY))

    def told(*reviewed: Reviewed) -> list[object]:
        assert account.review is not None
        blocks = printed(replace(account, review=replace(account.review, reviewed=reviewed))).blocks
        place = next(
            place
            for place, block in enumerate(blocks)
            if isinstance(block, Heading) and block.text == "What chance made of it"
        )
        return list(blocks[place + 1 : place + 2])

    (turned,) = told(unlucky, *rest)
    assert isinstance(turned, Items)
    assert account.review is not None
    (mark, *_), *_ = next(block for block in printed(account).blocks if isinstance(block, Table)).rows
    assert turned.items[0].startswith(f"{mark}  ")
    assert "A good decision that ended badly:" in turned.items[0]
    calm = [Reviewed(each.judgement, replace(each.hindsight, luck=Luck.AS_JUDGED)) for each in (first, *rest)]
    assert not any(isinstance(block, Items) for block in told(*calm))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_has_it_and_can_do_without(form: Form, account: Account) -> None:
    """The text too."""
    assert "Accuracy: about" in made(form, account)
    assert "Accuracy: about" not in made(form, replace(account, review=None))


def test_a_game_without_decisions_says_so(account: Account) -> None:
    """And has no empty table."""
    empty = replace(account, review=Review((), {}))

    assert not any(isinstance(block, Table) for block in printed(empty).blocks)
    assert "You decided nothing that could be weighed." in made(TEXT, empty)


def hostile_game() -> tuple[Game, list[Step]]:
    """A game of a scenario whose every word tries to be more, with an answer in such words."""
    bad = "".join(sign for sign in HOSTILE[0] + HOSTILE[1] + HOSTILE[3] + HOSTILE[7] if sign.isprintable())
    drafts = {name: draft | {"title": bad, "text": bad} for name, draft in DRAFTS.items()}
    made_of = story(
        event(
            text=bad,
            title=bad,
            drafts=drafts,
            outcomes=[outcome("stance == deny", effects={"trust": "-L"}, says=bad, because=bad)],
            checks={"look": {"title": bad, "takes": "10m", "settles": "real", "finds": bad}},
            situation={"subject": "real"},
            due="1h",
        ),
        facts={"real": {"text": bad, "chance": "40%"}},
        title=bad,
    )
    game = new_game(made_of, 1)
    firm = made_of.targets[0].drafts["firm"].answer
    own = Respond(firm.event, replace(firm.response, draft=None, text=bad))
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        step = apply(game, steps[-1].state, Advance(180) if len(steps) > 1 else own)
        assert isinstance(step, Step), step
        steps.append(step)
    return game, steps


def test_no_word_of_a_scenario_or_a_player_is_more_than_a_word_in_it() -> None:
    """From the scenario's file and the player's hand to the page: only elements and attributes that we make."""
    game, steps = hostile_game()
    result = debrief(game, steps)
    assert result is not None
    weighed = Review(tuple(review(game, steps, Steadily())), draft_titles(game.story))
    assert any(each.judgement.instead for each in weighed.reviewed)
    said = Remarks((HOSTILE[0],), (Contested("M3", HOSTILE[1]),))
    account = Account(lexicon_of(game), view(game, steps[-1].state), result, said, weighed)

    page = read(made(HTML, account))

    assert {each.tag for each in page.elements} <= ELEMENTS
    for each in page.elements:
        assert set(each.attributes) <= ATTRIBUTES, each
        assert re.fullmatch(r"(#[a-z]{2}-\d+)?", each.attributes.get("href") or "")
