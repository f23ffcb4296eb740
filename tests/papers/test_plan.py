"""The after-action report: a plan that can be assigned, of findings that read as such; and paper tells all it saw."""

from collections.abc import Iterator
from functools import cache

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.analysis.evaluation_parts import Rating
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.papers.after_action import after_action_report
from twiplo_game.papers.debrief_paper import debrief_document
from twiplo_game.papers.document import Document, Table
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.evaluation import evaluation_page, seen_words, task_words
from twiplo_game.telling.option_words import draft_titles

GAMES = [("summit-cancelled", "hasty"), ("cloned-ministry", "hasty"), ("summit-cancelled", "silent")]
BLANK = "…"


@cache
def _weighed(scenario: str, bot: str) -> Review:
    game, steps, *_ = played(scenario, bot)
    return Review(tuple(review(game, steps, Steadily())), draft_titles(game.story))


def _account(scenario: str, bot: str, language: str) -> Account:
    game, _, view, result, _ = played(scenario, bot)
    return Account(lexicon_of(game, language), view, result, review=_weighed(scenario, bot))


def _plan(account: Account) -> Table:
    """The last table with six columns."""
    return [each for each in after_action_report(account).blocks if isinstance(each, Table) and len(each.head) == 6][-1]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("scenario", "bot"), GAMES)
def test_the_plan_speaks_of_what_can_be_assigned_and_of_each_thing_once(scenario: str, bot: str, language: str) -> None:
    """One row for a capability; its action is none of the moves of the game, and owner and date stay empty."""
    account = _account(scenario, bot, language)
    rows = _plan(account).rows
    named = [row for row in rows if row[0] != BLANK]

    assert len({row[0] for row in named}) == len({row[3] for row in named}) == len(named) > 3
    assert all(row[4:] == (BLANK, BLANK) for row in rows)
    titles = {account.lexicon.message_title(message) for message in account.now.messages}
    assert not [row[3] for row in rows for title in titles if title and title in row[3]]
    for row in rows:
        assert len(set(row[1].splitlines())) == len(row[1].splitlines())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("scenario", "bot"), GAMES)
def test_a_finding_reads_as_what_was_found(scenario: str, bot: str, language: str) -> None:
    """No line of it is what should have been done, told as if it had been; every weak task is in it."""
    account = _account(scenario, bot, language)
    weak = [
        task
        for objective in account.result.evaluation
        for task in objective.tasks
        if task.rating not in {None, Rating.PERFORMED}
    ]
    lines = [line for row in _plan(account).rows for line in row[1].splitlines()]

    assert len(weak) > 5
    for task in weak:
        asked = task_words(account.lexicon, task)
        assert not [line for line in lines if line.startswith(asked)]
        if task.text is not None:
            assert any(asked.removesuffix(".") in line for line in lines)


def test_what_cost_most_among_the_decisions_is_named_with_its_moment() -> None:
    """By the letter of the timeline and its time, under the capability that would have helped."""
    account = _account("summit-cancelled", "hasty", "en")
    told = {row[0]: row[1].splitlines()[-1] for row in _plan(account).rows}

    assert told["Corrections"].startswith("To correct an earlier line was worth more: decision ")
    assert told["Corrections"].count("decision ") > 1
    assert told["Verification"].startswith("To have something checked was worth more: decision a (09:40, ")


def _documents(account: Account) -> Iterator[Document]:
    yield debrief_document(account)
    yield after_action_report(account)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_paper_tells_all_that_was_seen(language: str) -> None:
    """A page cannot be asked for the rest; the screen has little room and may count it."""
    account = _account("cloned-ministry", "hasty", language)
    tasks = [task for objective in account.result.evaluation for task in objective.tasks]
    seen = [seen_words(account.lexicon, account.now, task) for task in tasks]
    screen = [line.text for line in evaluation_page(account.lexicon, account.now, account.result).lines]

    assert max(map(len, seen)) > 5
    assert not all(sentence in screen for sentences in seen for sentence in sentences)
    for document in _documents(account):
        cells = {cell for each in document.blocks if isinstance(each, Table) for row in each.rows for cell in row}
        assert all("\n".join(sentences) in cells for sentences in seen)
