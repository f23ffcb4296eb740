"""The evaluation in words: every sight has its sentence, on the screen and on paper the tasks are the same."""

import re

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.analysis.evaluation import GENERAL
from twiplo_game.analysis.evaluation_parts import Observation, Sight
from twiplo_game.analysis.measures import Measure
from twiplo_game.model.text import Text
from twiplo_game.papers.document import Document, Paragraph, Table
from twiplo_game.papers.guide import guide
from twiplo_game.papers.names import Names
from twiplo_game.telling.evaluation import (
    evaluation_page,
    objective_words,
    observation_words,
    rating_mark,
    seen_words,
    task_words,
)
from twiplo_game.telling.evaluation_terms import OBJECTIVES, TASKS
from twiplo_game.telling.plan_terms import ACTIONS, CAPABILITIES, FOUND

SCENARIOS = ("summit-cancelled", "cable-leak", "cloned-ministry", "disinformation-campaign")
TAKES_WORDS = {Sight.NOT_SAID: "deny", Sight.COVERED: "likely", Sight.OVER_CLAIMED: "likely"}
IS_ABOUT = {Sight.COVERED: "unverified", Sight.OVER_CLAIMED: "unverified", Sight.WORDS_AGAINST: "denies"}
COUNTED = {Sight.READ, Sight.CLEAN, Sight.NOTHING_OUT, Sight.FITTING, Sight.SO}


def test_every_task_and_objective_has_its_words_and_its_measure() -> None:
    """What no log shows has no measure: it is a question, not a finding."""
    tasks = {task for tasks in GENERAL.values() for task in tasks}

    assert set(OBJECTIVES) == set(GENERAL)
    assert set(TASKS) == tasks
    assert set(FOUND) == tasks - {"own_trade_off"}
    assert set(FOUND) <= set(ACTIONS) == set(CAPABILITIES) == set(Measure)
    assert len(set(ACTIONS.values())) == len(ACTIONS)


@pytest.mark.parametrize("sight", Sight)
def test_every_sight_has_a_sentence(sight: Sight) -> None:
    """One that ends as a sentence does, with every place filled."""
    game, _, view, *_ = played()
    about = IS_ABOUT.get(sight, "the_post")
    seen = Observation(
        sight,
        30,
        about,
        "r1",
        span=-5,
        count=2 if sight in COUNTED else 0,
        called=None if sight is Sight.NOT_SAID else Text("Something"),
        words=TAKES_WORDS.get(sight, "the_post"),
    )
    said = observation_words(lexicon_of(game), view, seen)

    assert said.endswith(".")
    assert not re.search(r"[{}]|\b(?:r1|None)\b", said), said


@pytest.mark.parametrize("bot", ["hasty", "careful"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_id_is_read_by_a_player(name: str, bot: str) -> None:
    """Of whatever happened, the page says names and titles; an underscore is only ever in an id."""
    game, _, view, result, _ = played(name, bot)
    lexicon = lexicon_of(game)
    page = evaluation_page(lexicon, view, result)

    for line in page.lines:
        assert "_" not in line.text, line.text
    for objective in result.evaluation:
        assert any(objective_words(lexicon, objective) in line.text for line in page.lines)
        for task in objective.tasks:
            place = next(
                place
                for place, line in enumerate(page.lines)
                if line.text == f"{rating_mark(task.rating)}  {task_words(lexicon, task)}"
            )
            sentences = seen_words(lexicon, view, task, most=5)
            assert [line.text for line in page.lines[place + 1 : place + 1 + len(sentences)]] == sentences
            assert sentences


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_printed_guide_has_the_same_objectives_and_tasks(name: str) -> None:
    """In the same order and the same words, with boxes instead of ratings."""
    game, _, _, result, _ = played(name)
    lexicon = lexicon_of(game)
    document: Document = guide(Names(lexicon.words, game.story.scenario, game.story.doctrine))
    tables = [
        block for block in document.blocks if isinstance(block, Table) and block.head[-4:] == ("P", "S", "M", "U")
    ]
    labelled = [block.text for block in document.blocks if isinstance(block, Paragraph)]

    assert [[row[0] for row in table.rows[:-1]] for table in tables] == [
        [task_words(lexicon, task) for task in objective.tasks] for objective in result.evaluation
    ]
    for objective in result.evaluation:
        assert objective_words(lexicon, objective) in labelled


@pytest.mark.parametrize(
    ("language", "clocks"), [("en", ["10:00", "10:25"]), ("fr", ["10\u00a0h\u00a000", "10\u00a0h\u00a025"])]
)
def test_a_notice_names_its_event_and_its_times_add_up(language: str, clocks: list[str]) -> None:
    """When it was told, when the line was out, and the span between them; whoever was not told is not said to be."""
    game, _, view, *_ = played()
    lexicon = lexicon_of(game, language)
    start = 10 * 60 - (lexicon.playbill.start.hour * 60 + lexicon.playbill.start.minute)
    told = Observation(Sight.TOLD, start, "allies", "r1", span=-25, words="the_post")
    never = Observation(Sight.NOT_TOLD, None, "host", "r1", words="the_post")
    said = observation_words(lexicon, view, told)

    assert [said.index(clock) for clock in clocks] == sorted(said.index(clock) for clock in clocks)
    assert "25" in said.replace(clocks[1], "")
    for sentence in (said, observation_words(lexicon, view, never)):
        assert lexicon.about("the_post", view) in sentence
    assert not re.search(r"\d", observation_words(lexicon, view, never))


def test_a_title_that_asks_ends_its_sentence() -> None:
    """No full stop stands after a question mark."""
    game, _, view, *_ = played()
    seen = Observation(Sight.CHECKED, 30, "look", called=Text("Call them: is it so?"))

    assert observation_words(lexicon_of(game), view, seen).endswith("is it so?")
