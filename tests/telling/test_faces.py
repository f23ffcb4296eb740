"""Every face tells the whole debrief: what one of them has, nobody has to look for at another."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.classroom.pages.seat_page.debrief_part import debrief_part
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.ending import show_debrief
from twiplo_game.cli.plain.replaying import Replayed
from twiplo_game.cli.plain.table import Table
from twiplo_game.locale.figures import tenths
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.papers.takeaways import HTML, MARKDOWN, TEXT, made
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief import knowledge_words
from twiplo_game.telling.debrief_sections import SECTIONS, gauge_words
from twiplo_game.telling.evaluation import objective_words, task_words
from twiplo_game.telling.history import case_title
from twiplo_game.telling.own_marks import own_marks_page
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import timeline


def line_mode(account: Account) -> str:
    """What stands on stdout."""
    game, steps, *_ = played("cable-leak")
    written = StringIO()
    with redirect_stdout(written):
        table = Table(Console(account.lexicon.words), account.lexicon, Replayed(game, steps[-1]))
        show_debrief(table, account.result, account.remarks)
    return written.getvalue()


FACES: dict[str, Callable[[Account], str]] = {
    "line mode": line_mode,
    "text": lambda account: made(TEXT, account),
    "page": lambda account: made(HTML, account),
    "Markdown": lambda account: made(MARKDOWN, account).replace("<br>", " "),
    "class seat": lambda account: debrief_part(account).source,
}


def letters(text: str) -> str:
    """What is left of a text where lines are laid out, signs escaped and elements made in another way by every face."""
    return "".join(filter(str.isalnum, html.unescape(re.sub(r"<[^>]*>", "", text)).casefold()))


@pytest.fixture(scope="module", params=["en", "fr"])
def account(request: pytest.FixtureRequest) -> Account:
    """A game with cases that have marks of time."""
    game, _, now, result, _ = played("cable-leak")
    return Account(lexicon_of(game, request.param), now, result)


def ending(account: Account) -> Iterator[str]:
    yield account.lexicon.text(account.result.ending_text)
    yield tenths(account.result.score.total, account.lexicon.words)


def moments(account: Account) -> Iterator[str]:
    for moment in timeline(account.lexicon, account.now, account.result):
        yield f"{account.lexicon.clock(moment.minute)}. {moment.title}"


def gauges(account: Account) -> Iterator[str]:
    for place in range(len(Gauge)):
        yield gauge_words(account.lexicon, account.result, place)


def rules(account: Account) -> Iterator[str]:
    lexicon = account.lexicon
    for rule in fired_rules(lexicon, account.now, account.result):
        yield from (line.text for line in rule.page.lines)
        for move in rule.moves:
            yield lexicon.text(move.because)
            yield lexicon.note("grade", move.grade)
            yield from (source.in_(lexicon.words.language) for source in move.sources)


def ratings(account: Account) -> Iterator[str]:
    for objective in account.result.evaluation:
        yield objective_words(account.lexicon, objective)
        yield from (task_words(account.lexicon, task) for task in objective.tasks)


def facts(account: Account) -> Iterator[str]:
    for fact in account.result.facts:
        yield account.lexicon.text(fact.text)
        yield knowledge_words(account.lexicon, fact)


def cases(account: Account) -> Iterator[str]:
    yield from (line.text for line in own_marks_page(account).lines)
    for precedent in account.result.precedents:
        yield case_title(account.lexicon, precedent)
        yield from (account.lexicon.text(moment.what) for moment in precedent.case.timeline)


def questions(account: Account) -> Iterator[str]:
    yield from (account.lexicon.text(question) for question in account.result.discussion)


SAID: dict[str, Callable[[Account], Iterator[str]]] = {
    "outcome": ending,
    "timeline": moments,
    "gauges": gauges,
    "rules": rules,
    "evaluation": ratings,
    "truth": facts,
    "cases": cases,
    "questions": questions,
}


@pytest.mark.parametrize("face", FACES)
def test_every_face_tells_every_section(face: str, account: Account) -> None:
    """Its title, and what it is there for: a rule with reason, grade and sources, one's own marks beside the case."""
    told = letters(FACES[face](account))
    assert list(SAID) == [section.name for section in SECTIONS]
    for section in SECTIONS:
        assert letters(account.lexicon.words.tr(section.title)) in told
        said = [letters(text) for text in SAID[section.name](account)]
        assert any(said)
        assert [text for text in said if text not in told] == []
