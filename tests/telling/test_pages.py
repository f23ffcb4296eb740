"""Pages: what is on them, and how they look as plain text."""

from dataclasses import replace

import pytest

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.debrief import debrief
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import translator
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.telling.briefing import briefing_page
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.debrief_sections import sections
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import message_page, unread_first
from twiplo_game.telling.page import Line, LineKind, Page, laid_out
from twiplo_game.telling.standing import standing_page

WIDTH = 60


@pytest.fixture(scope="module")
def played() -> tuple[Game, tuple[Step, ...]]:
    """A game that a bot played to its end."""
    scenario = read_scenario(resolve("summit-cancelled")).scenario
    mandates = tuple(mandate.id for mandate in scenario.mandates)
    game = new_game(compile_story(scenario, shipped_doctrine().doctrine, mandates=mandates), 5)
    choose = make_bot("hasty", 5)
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        step = apply(game, state, choose(view(game, state), legal_actions(game, state)))
        assert not isinstance(step, Rejected)
        steps.append(step)
    return game, tuple(steps)


def _lexicon(game: Game, language: str = "en") -> Lexicon:
    return Lexicon(translator(language), shipped_doctrine().doctrine, playbill(game))


def _debrief(played: tuple[Game, tuple[Step, ...]], language: str) -> tuple[tuple[str, Page], ...]:
    game, steps = played
    result = debrief(game, steps)
    assert result is not None
    return sections(_lexicon(game, language), view(game, steps[-1].state), result)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_section_of_the_debrief_has_a_title_and_says_something(
    played: tuple[Game, tuple[Step, ...]], language: str
) -> None:
    """No two have the same title, and none is empty: what an author wrote nothing for says so."""
    pages = _debrief(played, language)

    assert len({title for title, _ in pages}) == len(pages) > 5
    assert all(title and any(line.text.strip() for line in page.lines) for title, page in pages)


def test_a_debrief_can_be_saved(played: tuple[Game, tuple[Step, ...]]) -> None:
    """As a text file it holds every word of the pages, no line is too wide, and titles are underlined."""
    pages = _debrief(played, "en")

    text = as_text(pages, WIDTH)

    rows = text.splitlines()
    figures = {line.text for _, page in pages for line in page.lines if line.kind is LineKind.FIGURE}
    assert not text.startswith("\n") and text.endswith("\n") and not text.endswith("\n\n")
    assert [row for row in rows if len(row) > WIDTH and row not in figures and " " in row.strip()] == []
    for title, _ in pages:
        assert rows[rows.index(title.upper()) + 1] == "=" * len(title)
    words = " ".join(text.split())
    assert all(
        " ".join(line.text.split()) in words
        for _, page in pages
        for line in page.lines
        if line.kind is LineKind.ITEM and "?." not in line.text
    )


def test_the_briefing_keeps_a_seed_that_is_not_told(played: tuple[Game, tuple[Step, ...]]) -> None:
    """A contest's playbill has no seed, and its briefing does not speak of one."""
    lexicon = _lexicon(played[0])
    contest = replace(lexicon, playbill=replace(lexicon.playbill, seed=None))

    assert "seed" in as_text([("", briefing_page(lexicon))], WIDTH)
    assert "seed" not in as_text([("", briefing_page(contest))], WIDTH)


def test_every_message_can_be_read(played: tuple[Game, tuple[Step, ...]]) -> None:
    """Each message has a page of its own, and the desk a page on where things stand."""
    game, steps = played
    now, lexicon = view(game, steps[-1].state), _lexicon(game)

    assert {message.id for message in unread_first(now)} == {message.id for message in now.messages}
    assert all(len(message_page(lexicon, message, now).lines) > 1 for message in now.messages)
    assert standing_page(lexicon, now).lines[0] == Line(LineKind.HEADING, "Events:")


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (Line(LineKind.HEADING, "One two"), ["", "One", "two"]),
        (Line(LineKind.LINE, "One two"), ["One", "two"]),
        (Line(LineKind.LINE, "One", 2), ["  One"]),
        (Line(LineKind.ITEM, "1 two"), ["- 1", "   two"]),
        (Line(LineKind.FIGURE, "100 |***"), ["100 |***"]),
        (Line(LineKind.BLANK), [""]),
    ],
)
def test_lines_are_laid_out(line: Line, rows: list[str]) -> None:
    """Text is wrapped, an item is continued under its dash, and a figure is left as it is."""
    assert laid_out(line, 5) == rows
