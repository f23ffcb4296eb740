"""What was still possible at a moment, where too much was open to count it: never nothing, and never by hindsight."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.worlds import DRAFTS, event, story
from twiplo_game.analysis.review.chances import chances_of
from twiplo_game.analysis.review.judging import Judgement
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.analysis.review.worlds import Ways, World
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story


def _later(fact: str, **fields: Any) -> dict[str, Any]:
    return {"after": "10m", "when": f"is_true({fact})", "because": "It came out."} | fields


def _silence(*later: dict[str, Any]) -> dict[str, Any]:
    return event("post", due="30m", silence={"because": "Nobody spoke.", "later": list(later)})


def _facts(*names: str) -> dict[str, Any]:
    return {name: {"text": f"{name} is so.", "chance": "50%"} for name in names}


LAST = event("wire", 150, due="20m", drafts=DRAFTS)


@cache
def told_at_once(count: int) -> Story:
    """A minute that tells of `count` facts at once whether they are so."""
    names = [f"f{number}" for number in range(count)]
    laters = [_later(name, says=f"So it is with {name}.") for name in names]
    return story(_silence(*laters), LAST, facts=_facts(*names), length="4h")


SHOWN = [f"f{number}" for number in range(8)]


@cache
def told_one_by_one() -> Story:
    """Eight facts that count in one minute, unseen, and show one after the other; and two that never can be told apart.

    Either `left` or `right` being so costs the same and looks the same.
    """
    laters = [_later(name, triggers={f"e{name}": f"{20 + 5 * place}m"}) for place, name in enumerate(SHOWN)]
    hidden = [_later(name, effects={"trust": -2}) for name in ("left", "right")]
    return story(
        _silence(*laters, *hidden),
        *(event(f"e{name}", None) for name in SHOWN),
        LAST,
        facts=_facts(*SHOWN, "left", "right"),
        length="4h",
    )


def _game(story: Story, *so: str) -> Game:
    return replace(new_game(story, 1), truths=tuple(name in so for name in story.names.facts))


def _played(game: Game) -> list[Step]:
    """Silence, an answer to the last event, and silence."""
    steps = [opening(game)]
    answer = game.story.targets[game.story.names.events["wire"]].drafts["firm"].answer
    is_answered = False
    while not steps[-1].state.is_over:
        is_due = steps[-1].state.minute >= 150 and not is_answered
        step = apply(game, steps[-1].state, answer if is_due else Advance(150 if not is_answered else 240))
        assert isinstance(step, Step), step
        is_answered |= is_due
        steps.append(step)
    return steps


def _looks(game: Game, steps: list[Step]) -> list[object]:
    return [(seen(step), view(game, step.state)) for step in steps if not step.state.is_over]


def _judgements(game: Game) -> list[Judgement]:
    return [each.judgement for each in review(game, _played(game), Steadily())]


def _so(position: Position, place: int) -> frozenset[str]:
    """The facts that are so in one of the worlds that are possible, as far as it is settled."""
    sides, chances = dict(position.possible[place].settled), chances_of(position.story)
    return frozenset(
        name
        for name, number in position.story.names.facts.items()
        if sides.get(chances.facts[number][0]) == chances.facts[number][1]
    )


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_every_way_is_given_once_whatever_is_drawn(data: st.DataObject) -> None:
    """A playing that looks at what it found before: whichever worlds are asked for, in the end each way was given."""
    small = told_at_once(5)
    follows = data.draw(st.lists(st.integers(0, 4), min_size=4, max_size=12))

    def play(world: World) -> int:
        """From fact to fact, as each being so or not says."""
        found = 0
        for number in follows:
            found += world.side((number + found) % 5) + 1
        return found

    listed = Ways(small, {}, play).each(64)
    assert listed is not None
    asked, given_ways = Ways(small, {}, play), []
    for _ in listed:
        sides = data.draw(st.lists(st.integers(0, 1), min_size=5, max_size=5))
        given_ways.append(asked.fresh(sides.__getitem__))
    assert asked.fresh(lambda chance: 0) is None
    assert len(given_ways) == len(listed)
    assert {*given_ways} == {*listed}


@pytest.mark.parametrize("count", [6, 7, 12, 24])
@pytest.mark.parametrize("seed", range(3))
def test_what_one_minute_tells_of_many_facts_is_known_after_it(count: int, seed: int) -> None:
    """Of 2^24 worlds one is left, and it is found by going on only where all looks the same so far."""
    game = new_game(told_at_once(count), seed)
    last = list(positions(game, _played(game)))[-1]
    so = {name for name, number in game.story.names.facts.items() if game.truths[number]}
    assert [_so(last, place) for place in range(len(last.possible))] == [so]
    assert not last.is_sampled
    assert _judgements(game)


@pytest.mark.parametrize("so", [SHOWN[:4], SHOWN, []])
def test_where_all_that_were_drawn_turn_out_others_there_are_worlds_left(so: list[str]) -> None:
    """Some of 512 worlds that look alike are followed, and then eight facts come out one by one."""
    game = _game(told_one_by_one(), *so, "left")
    found = list(positions(game, _played(game)))
    assert any(each.is_sampled and len(each.possible) > 1 for each in found)
    for each in found:
        assert sum(one.share for one in each.possible) == pytest.approx(1)
    # In the end all eight are known, and of the two others that one of them is so.
    last = [_so(found[-1], place) for place in range(len(found[-1].possible))]
    assert last
    assert {*last} <= {frozenset((*so, side)) for side in ("left", "right")}


def test_which_worlds_are_drawn_does_not_hang_on_what_was_hidden() -> None:
    """Two games that look alike to the end, and have nothing in common in what cannot be told apart."""
    games = [_game(told_one_by_one(), *SHOWN[1::2], side) for side in ("left", "right")]
    one, other = (_played(game) for game in games)
    assert _looks(games[0], one) == _looks(games[1], other)
    assert list(positions(games[0], one)) == list(positions(games[1], other))
    assert any(each.is_sampled for each in positions(games[0], one))
    judged = _judgements(games[0])
    assert judged
    assert judged == _judgements(games[1])
