"""What situations are worth can be kept: a review that looks it up finds what one that looks ahead itself finds."""

import json
import os
import subprocess
import sys
import zlib
from typing import Any

import pytest

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.best_play import ASKED, BestPlay
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.keeping import FIGURES, from_bytes, situations, to_bytes
from twiplo_game.analysis.review.remembering import Kept
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.solver.model import EVERYTHING, Model
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

from .random_stories import random_story
from .test_solver import STORIES, small

HARD = pytest.param("notices", marks=pytest.mark.nightly)
NAMES = [HARD if name == "notices" else name for name in STORIES]
BOTS = ("careful", "silent")

KEPT: Kept = {3: {1: 20}, 2**62: {5: 7, 900_000: 8}}

PRINTED = """
import sys
from tests.analysis.test_solver import small
from twiplo_game.analysis.review.best_play import ASKED
from twiplo_game.analysis.review.keeping import situations, to_bytes
from twiplo_game.analysis.solver.model import EVERYTHING
for model in (EVERYTHING, ASKED):
    sys.stdout.write(to_bytes(situations(small("hidden"), model, lambda: False)).hex())
"""


def whole(story: Story, model: Model) -> Kept:
    """What all situations are worth, there and back."""
    return from_bytes(to_bytes(situations(story, model, lambda: False)))


def reviewed(game: Game, steps: tuple[Step, ...], model: Model, kept: Kept) -> list[Reviewed]:
    """The review by the best play."""
    return list(review(game, steps, BestPlay(game.story, model, steps, kept)))


def at_odd_minutes(game: Game) -> tuple[Step, ...]:
    """A game of somebody who waits for no news, and acts at minutes at which nobody else does."""
    steps = [opening(game)]
    answers = [draft.answer for draft in game.story.targets[0].drafts.values()]
    for action in (Advance(2), answers[0], Advance(game.story.length)):
        step = apply(game, steps[-1].state, action)
        assert isinstance(step, Step)
        steps.append(step)
    return tuple(steps)


@pytest.mark.parametrize("model", [EVERYTHING, ASKED], ids=["everything", "asked"])
@pytest.mark.parametrize("name", NAMES)
def test_a_review_that_looks_it_up_finds_the_same(name: str, model: Model) -> None:
    """To the last figure and the last line, also where somebody left what is kept; a part of it does no harm."""
    story = small(name)
    kept = whole(story, model)
    part = {name: worth for name, worth in kept.items() if name % 3}
    for seed, bot in enumerate(BOTS):
        game = new_game(story, seed)
        for steps in (play(game, make_bot(bot, seed)), at_odd_minutes(game)):
            expected = reviewed(game, tuple(steps), model, {})

            assert reviewed(game, tuple(steps), model, kept) == expected
            assert reviewed(game, tuple(steps), model, part) == expected


def test_random_stories_are_reviewed_the_same() -> None:
    """Whatever story chance makes."""
    stories = [story for story in map(random_story, range(6)) if story is not None]
    assert len(stories) > 2
    for story in stories:
        game = new_game(story, 1)
        steps = tuple(play(game, make_bot("hasty", 1)))
        assert reviewed(game, steps, ASKED, whole(story, ASKED)) == reviewed(game, steps, ASKED, {})


def test_situations_are_named_the_same_in_every_run() -> None:
    """However Python hashes, what is kept is the same, byte for byte."""
    command = [sys.executable, "-c", PRINTED]
    running = [
        subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE)
        for seed in ("1", "2")
    ]
    printed = [each.communicate()[0] for each in running]

    assert printed[0] == printed[1]
    assert len(printed[0]) > 200


def test_what_was_stopped_is_not_kept_by_halves() -> None:
    """Where looking ahead came to no end, no situation is worth anything yet."""
    assert situations(small("hidden"), ASKED, lambda: True) == {}


def packed(**changed: object) -> bytes:
    """What is kept, with something else in it."""
    data: dict[str, Any] = json.loads(zlib.decompress(to_bytes(KEPT)))
    return zlib.compress(json.dumps(data | changed).encode())


DAMAGED = {
    "nothing": b"",
    "not packed": b"{}",
    "cut": to_bytes(KEPT)[:-1],
    "more after it": to_bytes(KEPT) + b"x",
    "a list": zlib.compress(b"[]"),
    "deep": zlib.compress(b"[" * 100_000),
    "no text": zlib.compress(b"\xff"),
    "a bomb": zlib.compress(b" " * 20_000_000 + b"{}"),
    "another format": packed(format=2),
    "no names": packed(names=None),
    "too few names": packed(names=[3]),
    "a name below 0": packed(names=[3, -1]),
    "too large a name": packed(names=[3, 2**64]),
    "too few values": packed(counts=[1, 1]),
    "a count below 0": packed(counts=[4, -1]),
    "gauges beyond theirs": packed(gauges=[1, 2, 1 << 24]),
    "a truth for a gauge": packed(gauges=[1, 2, True]),
    "a fraction for a gauge": packed(gauges=[1, 2, 3.0]),
    "too few worths": packed(worth=[1, 2]),
    "a word for a worth": packed(worth=[1, 2, "3"]),
    "too many": packed(worth=[0] * (FIGURES + 1)),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    """Whatever it is, and however large it would become."""
    assert from_bytes(to_bytes(KEPT)) == KEPT
    with pytest.raises(ValueError):
        from_bytes(content)
