"""One decision has one mark and one time in all that is told of a game: a letter never means two things."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pytest

from golden.conftest import Played
from golden.lines import read_lines
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.review.decisions import Choice, decisions
from twiplo_game.engine.action import Correct, Respond, Speak, Tell
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.locale.words import translator
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_sections import cases_page, decision_places, gauges_page
from twiplo_game.telling.decision_marks import letters_in, letters_of, review_mark
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import Moment, timeline

LINES = [line.id for line in read_lines() if line.name == "mixed"]
"""Lines in which everything is done that can be done."""

KINDS = {Respond: "respond", Speak: "speak", Correct: "correct", Tell: "tell"}


@dataclass
class Told:
    """A game that is over, and what is told of it."""

    game: Played
    result: Debrief

    @cached_property
    def account(self) -> Account:
        """In English."""
        lexicon = Lexicon(translator("en"), self.game.game.story.doctrine, playbill(self.game.game))
        return Account(lexicon, view(self.game.game, self.game.steps[-1].state), self.result)

    @cached_property
    def moments(self) -> dict[str, Moment]:
        """The decisions of the timeline, by letter."""
        account = self.account
        own = [each for each in timeline(account.lexicon, account.now, account.result) if each.mark.isalpha()]
        assert len({each.mark for each in own}) == len(own)
        return {each.mark: each for each in own}

    @cached_property
    def weighed(self) -> dict[str, Choice]:
        """What a review weighs, by mark."""
        taken = decisions(self.game.game, self.game.steps)
        letters = letters_in(self.game.steps)
        marked = {review_mark(letters, choice.number, place): choice for place, choice in enumerate(taken)}
        assert len(marked) == len(taken)
        return marked


@pytest.fixture(scope="module", params=LINES)
def told(request: pytest.FixtureRequest, played: Mapping[str, Played]) -> Told:
    """Each of the games."""
    game = played[request.param]
    result = debrief(game.game, game.steps)
    assert result is not None
    return Told(game, result)


def read(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_a_letter_of_the_review_is_that_of_the_timeline(told: Told) -> None:
    """The same act, about the same, at the same minute; and the review has every letter of the timeline."""
    letters = letters_of(told.result)
    assert letters == letters_in(told.game.steps)
    by_letter = {letters[each.number]: each for each in told.result.decisions if each.number}
    assert list(told.moments) == list(by_letter) == [mark for mark in told.weighed if mark.isalpha()]
    for letter, decision in by_letter.items():
        choice = told.weighed[letter]
        assert told.moments[letter].minute == choice.minute == decision.minute
        assert KINDS[type(choice.own)] == decision.kind
        assert decision.about in {getattr(choice.own, name, None) for name in ("event", "about", "sent", "stakeholder")}


def test_what_the_timeline_does_not_letter_has_its_number_in_the_review(told: Told) -> None:
    """A check, a question, a wait or a call back can be taken for no letter, and is found by its number."""
    others = {mark: choice for mark, choice in told.weighed.items() if not mark.isalpha()}
    assert others
    for mark, choice in others.items():
        assert list(told.weighed.values())[int(mark) - 1] is choice


def test_gauges_rules_and_marks_of_time_name_decisions_as_the_timeline_does(told: Told) -> None:
    """Letter, time and words: below the plots, among the rules, beside the real case."""
    account, result = told.account, told.result
    heads = [moment.page.lines[0].text for moment in told.moments.values()]
    legend = read(gauges_page(account.lexicon, account.now, result))
    assert legend[-len(heads) :] == heads
    assert decision_places(result) == [(moment.minute, mark) for mark, moment in told.moments.items()]
    rules = "\n".join(line for rule in fired_rules(account.lexicon, account.now, result) for line in read(rule.page))
    cases = "\n".join(read(cases_page(account)))
    for mark, moment in told.moments.items():
        assert not moment.moves or f"{mark}, {moment.title}: " in rules
        assert f": {mark}, {moment.title}" in cases


def test_the_marks_of_time_leave_no_decision_out(told: Told) -> None:
    """However many there are: each in a line of its own, in order."""
    lines = [line for line in read(cases_page(told.account)) if line.startswith("T+")]
    own = lines[: len(told.moments)]
    assert [line.partition(": ")[2].partition(",")[0] for line in own] == list(told.moments)
