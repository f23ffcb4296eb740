"""What if: what could not be known at a decision, and what each choice comes to as it may be."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest

from analysis.worlds import DRAFTS, event, outcome, story
from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.whatif import Case, Comparison, compared
from twiplo_game.engine.action import Action, Advance
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

from .test_review import by_the_bot, carried, looks

CHANCES = {"forged": 40, "leaked": 50, "aside": 70}


def _later(when: str, after: str = "20m", **effects: Any) -> dict[str, Any]:
    return {"after": after, "when": when, "effects": effects, "because": "It came out."}


@cache
def entangled() -> Story:
    """A denial comes back where the paper was forged and leaked at once; a second event depends on each of them alone.

    Which of three had it is looked at as well, long before it shows. Nothing hangs on a last fact.
    """
    return story(
        event(
            "post",
            due="1h",
            drafts=DRAFTS,
            outcomes=[
                outcome(
                    "stance == deny",
                    later=[
                        _later("is_true(forged) and is_true(leaked)", trust="-L"),
                        {"after": "20m", "when": "is_true(east)", "triggers": {"echo": "3h"}, "because": "So it was."},
                    ],
                )
            ],
        ),
        event("echo", None),
        event(
            "wire",
            90,
            due="1h",
            drafts=DRAFTS,
            outcomes=[
                outcome(
                    "stance == deny",
                    effects={"reputation": "+S"},
                    later=[_later("is_true(forged)", trust="-L"), _later("is_true(leaked)", security="-M")],
                ),
                outcome("stance == inform", later=[_later("is_true(east)", reputation="-L")]),
            ],
        ),
        facts={name: {"text": f"It is {name}.", "chance": f"{chance}%"} for name, chance in CHANCES.items()}
        | {name: {"text": f"The {name} had it."} for name in ("east", "west", "south")}
        | {"who": {"one_of": {"east": 50, "west": 30, "south": 20}}},
        length="4h",
    )


def _worlds(story: Story) -> Iterator[tuple[float, Game]]:
    """Every world with its probability, drawn up by hand."""
    blank = new_game(story, 1)
    for *so, (who, weight) in product(*[(True, False)] * 3, {"east": 0.5, "west": 0.3, "south": 0.2}.items()):
        true = {name for name, is_so in zip(CHANCES, so, strict=True) if is_so} | {who}
        share = weight
        for name, chance in CHANCES.items():
            share *= (chance if name in true else 100 - chance) / 100
        yield share, replace(blank, truths=tuple(name in true for name in story.names.facts))


def _is_so(game: Game, fact: str) -> bool:
    return game.truths[game.story.names.facts[fact]]


def _answers(story: Story, name: str) -> tuple[Action, Action]:
    """The denial of an event, and the answer that informs."""
    drafts = story.targets[story.names.events[name]].drafts
    return drafts["firm"].answer, drafts["calm"].answer


def _waited(game: Game, steps: list[Step], minute: int) -> list[Step]:
    """Time passes up to `minute` at least."""
    while steps[-1].state.minute < minute and not steps[-1].state.is_over:
        steps = carried(game, [*_actions(steps), Advance(minute)])
    return steps


def _actions(steps: list[Step]) -> list[Action]:
    return [step.action for step in steps if step.action is not None]


def _before(real: Game) -> list[Step]:
    """The first event is denied, and the second has come in."""
    return _waited(real, carried(real, [_answers(real.story, "post")[0]]), 90)


def _doubts(real: Game) -> tuple[tuple[Case, ...], ...]:
    """What is told of denying the second event too, beside informing."""
    own, other = _answers(real.story, "wire")
    before = _before(real)
    steps = _waited(real, carried(real, [*_actions(before), own]), real.story.length)
    found = compared(real, steps, Choice(len(before), before[-1].state.minute, own), other)
    assert isinstance(found, Comparison)
    return found.doubts


def _alike(real: Game) -> list[tuple[float, Game]]:
    """The worlds that looked the same up to the choice, with their weights, by brute force."""
    steps = _before(real)
    shown = looks(real, steps)
    return [
        (share, game) for share, game in _worlds(real.story) if looks(game, carried(game, _actions(steps))) == shown
    ]


def _by_hand(real: Game, fact: str, is_so: bool) -> tuple[float, float, float] | None:
    """How likely it is that a fact is so, or is not, and what both choices come to then; None where that cannot be."""
    alike, before = _alike(real), _actions(_before(real))
    fitting = [(share, game) for share, game in alike if _is_so(game, fact) == is_so]
    part = sum(share for share, _ in fitting)
    if not fitting:
        return None
    own, other = (
        sum(share * by_the_bot(game, carried(game, [*before, option])) for share, game in fitting) / part
        for option in _answers(real.story, "wire")
    )
    return part / sum(share for share, _ in alike), own, other


REAL = [game for _, game in _worlds(entangled()) if _is_so(game, "aside")]


@pytest.mark.parametrize("place", range(len(REAL)))
def test_what_is_told_of_an_open_fact_is_the_mean_over_the_worlds_that_looked_the_same(place: int) -> None:
    real = REAL[place]
    doubts = _doubts(real)
    assert doubts
    for case in (case for cases in doubts for case in cases):
        assert (case.share, case.own, case.other) == pytest.approx(_by_hand(real, case.fact, case.is_so))
        assert case.was == (_is_so(real, case.fact) == case.is_so)
    for cases in doubts:
        assert sum(case.share for case in cases) == pytest.approx(1)
        assert sum(case.was for case in cases) == 1


@pytest.mark.parametrize("place", range(len(REAL)))
def test_all_that_is_open_and_matters_is_told_and_nothing_else(place: int) -> None:
    """Also what some of the worlds that are possible have settled, each in its own way."""
    real = REAL[place]
    told = {case.fact for cases in _doubts(real) for case in cases}
    for fact in CHANCES:
        so, not_so = (_by_hand(real, fact, is_so) for is_so in (True, False))
        matters = so is not None and not_so is not None and max(abs(so[1] - not_so[1]), abs(so[2] - not_so[2])) >= 5
        assert (fact in told) == matters
    assert {"east", "west", "south"} <= told


def test_what_came_out_is_no_doubt_and_what_did_not_weighs_less() -> None:
    """It comes out only where the paper was forged and leaked: where it did not, each alone is less likely."""
    out, not_out = (
        {case.fact: case.share for cases in _doubts(game) for case in cases if case.is_so}
        for game in (_real("forged", "leaked"), _real())
    )
    assert not out.keys() & CHANCES.keys()
    assert not_out["forged"] == pytest.approx(0.25)
    assert not_out["leaked"] == pytest.approx(0.375)


def _real(*so: str) -> Game:
    return next(game for game in REAL if all(_is_so(game, fact) == (fact in so) for fact in ("forged", "leaked")))
