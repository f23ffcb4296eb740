"""Decisions weighed by the best play: as trying everything weighs them, and kept by whoever follows it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.best_play import ASKED, BestPlay
from twiplo_game.analysis.review.judging import TURNED, Luck, Reviewed, Verdict
from twiplo_game.analysis.review.options import Both, Hold
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.review import accuracy, review
from twiplo_game.analysis.review.values import Basis
from twiplo_game.analysis.solver.model import EVERYTHING
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, wisest
from twiplo_game.engine.action import Action, Advance, Cancel, Correct, Speak
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story

from . import brute
from .random_stories import random_story
from .test_solver import STORIES, small

SEEDS = (1, 2)
HARD = pytest.param("notices", marks=pytest.mark.nightly)


def steps_of(game: Game, actions: list[Action]) -> list[Step]:
    """The opening, and a step for each action."""
    steps = [opening(game)]
    for action in actions:
        step = apply(game, steps[-1].state, action)
        assert isinstance(step, Step), (action, step)
        steps.append(step)
    return steps


def actions_of(steps: tuple[Step, ...] | list[Step]) -> list[Action]:
    """What was done."""
    return [step.action for step in steps if step.action is not None]


def reviewed(game: Game, steps: tuple[Step, ...] | list[Step], model: object = EVERYTHING) -> list[Reviewed]:
    """The review by the best play."""
    assert model in {EVERYTHING, ASKED}
    return list(review(game, steps, BestPlay(game.story, model, steps)))  # type: ignore[arg-type]


def not_unasked(_state: State, action: Action) -> bool:
    """What the narrower model thinks of."""
    return not isinstance(action, Speak | Correct | Cancel)


def compared(name: str, seed: int, model: object, allowed: brute.Allowed) -> int:
    """How many values of a game's decisions are those that trying everything finds; all must be."""
    story = small(name)
    game = new_game(story, seed)
    steps = play(game, make_bot("hasty", seed))
    count = 0
    for each in reviewed(game, steps, model):
        judgement = each.judgement
        alike = brute.looking_alike(story, game, actions_of(steps)[: judgement.number - 1])
        assert judgement.basis is not Basis.CAREFUL
        for option, value in zip(judgement.options, judgement.values, strict=True):
            assert not isinstance(option, Hold | Both)
            assert value.points == pytest.approx(float(brute.value_after(alike, option, allowed)))
            assert value.error == 0
            count += 1
    return count


@pytest.mark.parametrize("name", [HARD if name == "notices" else name for name in STORIES])
def test_values_are_what_trying_everything_finds(name: str) -> None:
    """Every option at every decision of a game is worth what every legal action, in every world, comes to."""
    assert sum(compared(name, seed, EVERYTHING, brute.whatever) for seed in SEEDS) > 2


@pytest.mark.parametrize("name", ["hidden", "promises"])
def test_values_of_the_narrower_model_too(name: str) -> None:
    """Where nothing unasked is thought of, they are those of trying everything else."""
    assert compared(name, 1, ASKED, not_unasked) > 2


def lines(story: Story) -> list[tuple[Game, list[Action]]]:
    """The solver's own game in every world."""
    solver = Solver.of(story, EVERYTHING)
    solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    found = []
    for game, _ in brute.worlds(story):
        line = Walk(story, solver.graph).line(wisest, solver.worlds.of(game))
        if line is not None:
            found.append((game, list(line.actions)))
    return found


@pytest.mark.parametrize("name", STORIES)
def test_the_solvers_own_game_loses_nothing(name: str) -> None:
    """Whatever is so, whoever chooses as the solver does has lost nothing, and an accuracy of a hundred."""
    for game, actions in lines(small(name)):
        found = reviewed(game, steps_of(game, actions))
        figure = accuracy([each.judgement for each in found])

        assert all(each.judgement.loss.points == pytest.approx(0) for each in found)
        assert figure is None or (figure.is_exact and figure.percent == 100)


@pytest.mark.parametrize("name", STORIES)
def test_the_better_line_reaches_what_it_promises(name: str) -> None:
    """Followed in every world that was possible, it comes on the mean to its value; a told line comes to its points."""
    story = small(name)
    game = new_game(story, 1)
    steps = play(game, make_bot("silent", 1))
    valuer = BestPlay(story, EVERYTHING, steps)
    position = next(iter(positions(game, steps)))
    first = actions_of(steps)[0]
    options = valuer.options(position, first)
    values = valuer.values(position, options, keep=(0,))
    best = max(range(len(options)), key=lambda place: values.of(place).points)
    alike = brute.looking_alike(story, game, [])

    total = sum(
        (Fraction(valuer.played_out(there, position, options[best])) * weight for there, _, weight in alike),
        Fraction(0),
    )

    assert float(total / sum(weight for _, _, weight in alike)) == pytest.approx(values.of(best).points)
    assert replayed(story, position, valuer, options[best]) == valuer.line(position, options[best]).points


def replayed(story: Story, position: Position, valuer: BestPlay, option: object) -> int:
    """The score of a told line, through the door, in the world that it names."""
    line = valuer.line(position, option)  # type: ignore[arg-type]
    solver = Solver.of(story, EVERYTHING)
    assert position.number == 0
    for game, _ in brute.worlds(story):
        if valuer._cube(dict(line.settled)) == solver.worlds.of(game):
            return _told_again(game, list(line.actions))
    raise AssertionError("no such world")


def _told_again(game: Game, told: list[tuple[int, Action]]) -> int:
    state = opening(game).state
    for minute, action in [*told, (game.story.length, None)]:
        while state.minute < minute and not state.is_over:
            state = _step(game, state, Advance(minute))
        if action is not None:
            state = _step(game, state, action)
    result = outcome(game, state)
    assert result is not None
    return result.score


def _step(game: Game, state: State, action: Action) -> State:
    step = apply(game, state, action)
    assert isinstance(step, Step)
    return step.state


@pytest.mark.parametrize("name", ["hidden", "unseen"])
def test_what_was_hidden_does_not_touch_a_judgement(name: str) -> None:
    """As long as two games looked the same, each decision has the same judgement in both."""
    story = small(name)
    one = new_game(story, 1)
    other = replace(one, truths=tuple(not truth for truth in one.truths))
    deny = next(each.answer for each in story.targets[0].drafts.values() if each.response.stance == "deny")
    actions: list[Action] = [deny, Advance(3)]
    two = [steps_of(game, actions) for game in (one, other)]
    assert two[0][-1].state == two[1][-1].state

    pairs = zip((one, other), two, strict=True)
    judgements = [[each.judgement for each in reviewed(game, steps)] for game, steps in pairs]

    assert judgements[0]
    assert judgements[0] == judgements[1]


def test_chance_is_told_from_what_it_really_came_to() -> None:
    """What was best to do may have done worse in the world as it was: it stays the best, and bad luck is named."""
    story = small("one_of")
    turns = set()
    for game, _ in brute.worlds(story):
        answers = [draft.answer for draft in story.targets[0].drafts.values()]
        for answer in answers:
            first = reviewed(game, steps_of(game, [answer, Advance(40)]))[0]
            turns.add((first.judgement.severest is Verdict.BEST, first.hindsight.luck))
            short = first.judgement.values[0].points - first.hindsight.own
            assert first.hindsight.luck is not Luck.BADLY or short >= TURNED
    assert len(turns) > 1


def test_beyond_its_model_the_careful_routine_takes_over() -> None:
    """From the first word that nobody asked for on, the narrower model weighs by the move, then `careful`."""
    story = small("promises")
    game = new_game(story, 1)
    plain = story.targets[0].drafts["plain"].answer
    before = steps_of(game, [plain, Advance(15)])
    last = before[-1].state
    said = Correct(last.past.sent[0].order.id)
    steps = steps_of(game, [plain, Advance(15), said, Advance(45)])

    found = [each.judgement for each in reviewed(game, steps, ASKED)]

    assert [each.basis for each in found] == [Basis.ASKED, Basis.CAREFUL]
    figure = accuracy(found)
    assert figure is not None
    assert not figure.is_exact
    assert figure.percent <= 99
    assert reviewed(game, steps)[1].judgement.basis is Basis.BEST


def test_an_answer_that_is_called_back_can_be_given_anew_at_once() -> None:
    """The worse draft costs nothing at first: called back when the next event comes in, it makes room."""
    story = small("notices")
    game = new_game(story, 1)
    steps = play(game, make_bot("silent", 1))
    valuer = BestPlay(story, EVERYTHING, steps)
    position = next(iter(positions(game, steps)))
    drafts = [draft.answer for draft in story.targets[0].drafts.values()]
    options = valuer.options(position, drafts[0])
    values = valuer.values(position, options, keep=(0,))

    worth = [values.of(options.index(draft)).points for draft in drafts]

    assert worth[0] == worth[1] == max(values.of(place).points for place in range(len(options)))


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(8))
def test_values_of_random_stories_are_what_trying_everything_finds(seed: int) -> None:
    """Every option of the first decision of a game, for whatever story chance makes."""
    story = random_story(seed)
    if story is None:
        pytest.skip("chance made a story that the checker refuses")
    game = new_game(story, seed)
    steps = play(game, make_bot("hasty", seed))
    for each in reviewed(game, steps)[:1]:
        alike = brute.looking_alike(story, game, actions_of(steps)[: each.judgement.number - 1])
        for option, value in zip(each.judgement.options, each.judgement.values, strict=True):
            assert not isinstance(option, Hold | Both)
            assert value.points == pytest.approx(float(brute.value_after(alike, option)))
