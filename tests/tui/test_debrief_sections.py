"""What the debrief says: every rule, every decision, on a fixed scale, in both languages."""

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.engine.step import Movement
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.debrief_moves import all_moves
from twiplo_game.telling.debrief_sections import TITLES, sections
from twiplo_game.telling.decision_marks import lettered, letters_of
from twiplo_game.telling.page import Page
from twiplo_game.telling.plot import area, axis, held, mark_columns, mark_of, marks_by_column
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import effect, timeline

BOTH = pytest.mark.parametrize("language", ["en", "fr"])


def read(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)


@BOTH
@pytest.mark.parametrize("bot", ["hasty", "silent"])
def test_the_rules_have_each_rule_that_moved_something_with_reason_grade_and_sources(language: str, bot: str) -> None:
    game, steps, view, result, _ = played(bot=bot)
    lexicon = lexicon_of(game, language)
    fired = {rule.name: read(rule.page) for rule in fired_rules(lexicon, view, result)}
    moved = [item for step in steps for item in step.happened if isinstance(item, Movement)]
    assert moved
    for item in moved:
        page = fired[lexicon.rule(item.rule, game.story.reasons[item.rule].title)]
        assert lexicon.text(item.because) in page
        assert lexicon.term("grade", item.grade) in page
        assert lexicon.clock(item.minute) in page
    for moves in all_moves(result):
        for move in moves:
            for source in move.sources:
                assert source.in_(language) in fired[lexicon.rule(move.rule, move.title)]


@BOTH
@pytest.mark.parametrize("bot", ["hasty", "silent"])
def test_the_timeline_has_each_event_decision_and_silence_in_order_of_time(language: str, bot: str) -> None:
    game, _, view, result, _ = played(bot=bot)
    moments = timeline(lexicon_of(game, language), view, result)
    marks = [moment.mark for moment in moments]
    letters = letters_of(result)
    assert [mark for mark in marks if mark.isalpha()] == list(letters.values())
    assert marks.count("·") == len(view.events)
    assert marks.count("-") == len(result.silences) + len(result.decisions) - len(letters)
    assert marks[-1] == "="
    assert [moment.minute for moment in moments] == sorted(moment.minute for moment in moments)


@BOTH
def test_whose_mood_counted_at_the_end_is_said(language: str) -> None:
    game, _, view, result, _ = played()
    lexicon = lexicon_of(game, language)
    lines = [line.text for line in timeline(lexicon, view, result)[-1].page.lines]
    assert result.moods
    for move in result.moods:
        who = lexicon.stakeholder(move.rule.partition(":")[2])
        assert any(lexicon.text(move.title) in line and f"({who})" in line for line in lines)


def test_the_timeline_accounts_for_every_point() -> None:
    game, steps, view, result, _ = played()
    moved = [item for step in steps for item in step.happened if isinstance(item, Movement)]
    told = [move for moment in timeline(lexicon_of(game), view, result) for move in moment.moves]
    assert sorted((move.minute, move.rule, move.target, move.applied) for move in told) == sorted(
        (item.minute, item.rule, item.target, item.applied) for item in moved
    )


def test_a_decision_tells_what_it_moved_at_once_and_later_with_the_sources() -> None:
    game, _, view, result, _ = played()
    lexicon = lexicon_of(game)
    decision = next(decision for decision in lettered(result) if decision.at_once and decision.later)
    mark = letters_of(result)[decision.number]
    page = read(next(each for each in timeline(lexicon, view, result) if each.mark == mark).page)
    for move in (*decision.at_once, *decision.later):
        assert lexicon.text(move.because) in page
        assert lexicon.term("grade", move.grade) in page
        assert all(source.in_("en") in page for source in move.sources)
    assert lexicon.words.tr("It came back:") in page


def test_an_effect_has_each_gauge_in_its_own_place_with_a_sign() -> None:
    game, _, _, result, _ = played()
    moves = [move for moves in all_moves(result) for move in moves]
    trust = [move for move in moves if move.target == Gauge.TRUST and move.applied < 0][:1]
    assert effect(lexicon_of(game), trust) == f"          T▼{-trust[0].applied}".ljust(14)
    assert effect(lexicon_of(game, "fr"), trust).strip().startswith("C▼")


@BOTH
def test_the_text_has_everything_that_the_sections_say(language: str) -> None:
    game, _, view, result, _ = played()
    lexicon = lexicon_of(game, language)
    pages = sections(lexicon, view, result)
    assert [title for title, _ in pages] == [lexicon.words.tr(title) for title in TITLES]
    text = as_text(pages, 76)
    assert max(map(len, text.splitlines())) <= 76
    flat = " ".join(text.split())
    for moment in timeline(lexicon, view, result):
        for line in moment.page.lines:
            assert " ".join(line.text.split()).rstrip(".") in flat
    for rule in fired_rules(lexicon, view, result):
        for line in rule.page.lines:
            assert " ".join(line.text.split()).rstrip(".") in flat


def test_a_plot_has_nothing_at_the_foot_and_the_hundred_at_the_top() -> None:
    full, empty = "█", " "
    rows = area([0, 100, 50, 1], 4)
    assert [row[0] for row in rows] == [empty] * 4
    assert [row[1] for row in rows] == [full] * 4
    assert [row[2] for row in rows] == [empty, empty, full, full]
    assert rows[3][3] == "▁", "what is left of a gauge is seen"


def test_a_plot_rises_with_the_value_and_never_moves_its_scale() -> None:
    heights = [sum(" ▁▂▃▄▅▆▇█".index(row[0]) for row in area([value], 5)) for value in range(101)]
    assert heights == sorted(heights)
    assert heights[0] == 0
    assert heights[100] == 40


def test_the_value_that_held_is_plotted() -> None:
    assert held([(0, 60), (50, 20)], 100, 5) == [60, 60, 20, 20, 20]


def test_each_decision_is_marked_even_where_several_fall_together() -> None:
    minutes = [0, 0, 1, 2, 300, 359, 360, 360]
    columns = mark_columns(minutes, 360, 60)
    assert len(set(columns)) == len(minutes)
    marks = [(minute, mark_of(place)) for place, minute in enumerate(minutes)]
    assert [letter for letter in sorted(axis(marks, 360, 60)) if letter.isalpha()] == list("abcdefgh")


def test_no_two_decisions_have_the_same_mark() -> None:
    """Not in a game of any length."""
    assert [mark_of(place) for place in (0, 25, 26, 51, 52, 53, 78)] == ["a", "z", "A", "Z", "aa", "ab", "ba"]
    marks = [mark_of(place) for place in range(3000)]
    assert len(set(marks)) == len(marks)
    assert all(mark.isalpha() for mark in marks)


def test_where_marks_have_no_room_a_plus_says_that_there_are_some() -> None:
    marks = [(minute, mark_of(minute)) for minute in range(70)]
    drawn = axis(marks, 69, 80)
    assert drawn.count("+") == 70 - 52, "two letters do not fit below one column"
    assert len(axis(marks, 69, 30)) == 30
    crowded = marks_by_column(marks[:31], 30, 30)
    assert sorted(crowded.values()) == sorted([*(mark for _, mark in marks[:29]), "+"])


def test_the_first_column_is_the_gauge_before_anything_happened() -> None:
    """What moves in the very first minute is a step in the plot, not another beginning."""
    assert held([(0, 80), (0, 62), (50, 20)], 100, 5) == [80, 62, 20, 20, 20]
