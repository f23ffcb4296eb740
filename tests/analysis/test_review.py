"""What a decision was worth: on what could be known, over every world that looked the same."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest

from analysis.worlds import DRAFTS, event, outcome, story
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.chances import chances_of
from twiplo_game.analysis.review.codec import from_data, to_data
from twiplo_game.analysis.review.decisions import Choice, decisions
from twiplo_game.analysis.review.judging import SURE, TURNED, Luck, Reviewed, Verdict, judge, verdict_of
from twiplo_game.analysis.review.options import Hold, options, purpose
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.review import accuracy, review, undone
from twiplo_game.analysis.review.values import Basis, Estimate, Values
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.engine.action import Action, Advance, Cancel, Check, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import outcome as outcome_of
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

LOOK: dict[str, Any] = {
    "title": "Look", "takes": "10m", "settles": "real", "inconclusive": "25%",
    "finds": {"when_true": "It is so.", "when_false": "It is not so."},
}  # fmt: skip


COMES_OUT: dict[str, Any] = {
    "after": "40m", "when": "is_true(real)", "effects": {"trust": "-L"}, "because": "It came out.",
}  # fmt: skip


@cache
def doubtful() -> Story:
    """Two events, one of which is about something that may be so; a denial of it comes back where it is."""
    return story(
        event(
            "post",
            due="1h",
            situation={"subject": "real"},
            checks={"look": LOOK},
            drafts=DRAFTS,
            outcomes=[
                outcome("stance == deny", effects={"trust": "+M"}, later=[COMES_OUT]),
                outcome("stance == inform", effects={"reputation": "+S"}),
            ],
        ),
        event("wire", 30, due="1h", drafts=DRAFTS, outcomes=[outcome("stance == deny", effects={"security": "-M"})]),
        facts={"real": {"text": "It is real.", "chance": "40%"}},
        length="4h",
    )


def worlds(story: Story) -> Iterator[tuple[float, Game]]:
    """Every world of `doubtful` with its probability, drawn up by hand."""
    for is_real, is_lost in product((True, False), repeat=2):
        share = (0.4 if is_real else 0.6) * (0.25 if is_lost else 0.75)
        yield share, replace(new_game(story, 1), truths=(is_real,), inconclusive=(is_lost,))


def by_the_bot(game: Game, steps: list[Step]) -> int:
    """The score where the bot itself goes on, with its view, through the door."""
    bot, found = make_bot("careful", 0), [*steps]
    while not found[-1].state.is_over:
        state = found[-1].state
        step = apply(game, state, bot(view(game, state), legal_actions(game, state)))
        assert isinstance(step, Step)
        found.append(step)
    result = outcome_of(game, found[-1].state)
    assert result is not None
    return result.score


def carried(game: Game, actions: list[Action]) -> list[Step]:
    """The opening and the steps of `actions`."""
    steps = [opening(game)]
    for action in actions:
        step = apply(game, steps[-1].state, action)
        assert isinstance(step, Step), step
        steps.append(step)
    return steps


def looks(game: Game, steps: list[Step]) -> list[object]:
    """All that the player sees of some steps."""
    return [(seen(step), view(game, step.state)) for step in steps]


def expected(story: Story, before: list[Action], option: Action, real: Game) -> float:
    """The expected score of an option, world by world: only those count that looked the same so far."""
    shown, total, whole = looks(real, carried(real, before)), 0.0, 0.0
    for share, game in worlds(story):
        steps = carried(game, before)
        if looks(game, steps) == shown:
            total += share * by_the_bot(game, carried(game, [*before, option]))
            whole += share
    return total / whole


def last_position(game: Game, actions: list[Action]) -> Position:
    """Where `actions` lead."""
    return list(positions(game, carried(game, actions)))[-1]


MOMENTS = ("at the start", "while a check is under way", "after a check", "after a denial")


def _before(story: Story) -> dict[str, list[Action]]:
    deny = story.targets[0].drafts["firm"].answer
    return {
        "at the start": [],
        "while a check is under way": [Check("look")],
        "after a check": [Check("look"), Advance(20)],
        "after a denial": [deny, Advance(60)],
    }


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("seed", range(4))
def test_a_value_is_the_mean_over_the_worlds_that_looked_the_same(moment: str, seed: int) -> None:
    story = doubtful()
    real = list(worlds(story))[seed][1]
    before = _before(story)[moment]
    position = last_position(real, before)
    tried = [option for option in options(position, Advance(story.length)) if not isinstance(option, Hold)]
    values = Steadily().values(position, tried, keep=range(len(tried)))
    assert values.is_counted
    for place, option in enumerate(tried):
        assert not isinstance(option, Hold)
        assert values.of(place) == Estimate(pytest.approx(expected(story, before, option, real)), 0.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_still_possible_is_what_would_have_looked_the_same(seed: int) -> None:
    story = doubtful()
    real = list(worlds(story))[seed][1]
    actions = _before(story)["after a check"]
    position = last_position(real, actions)
    shown = looks(real, carried(real, actions))
    fitting = [(share, game) for share, game in worlds(story) if looks(game, carried(game, actions)) == shown]
    assert sum(each.share for each in position.possible) == pytest.approx(1)
    was_lost = real.inconclusive[0]
    assert len(fitting) == (2 if was_lost else 1)
    settled = dict(position.possible[0].settled)
    assert len(settled) == (1 if was_lost else 2)


def _play(scenario: Scenario, bot: str, seed: int) -> tuple[Game, tuple[Step, ...]]:
    game = new_game(compile_story(scenario, shipped_doctrine().doctrine), seed)
    return game, play(game, make_bot(bot, seed))


@pytest.mark.parametrize("name", ["summit-cancelled", "cloned-ministry"])
def test_what_was_hidden_does_not_touch_a_judgement(scenarios: dict[str, Scenario], name: str) -> None:
    game, steps = _play(scenarios[name], "careful", 5)
    other = _flipped(game)
    alike = 0
    others = [opening(other)]
    for step in steps[1:]:
        if looks(other, others[-1:]) != looks(game, [steps[len(others) - 1]]):
            break
        alike = len(others)
        assert step.action is not None
        following = apply(other, others[-1].state, step.action)
        assert isinstance(following, Step)
        others.append(following)
    known = [each.judgement for each in _some(game, steps[:alike])]
    assert known
    assert known == [each.judgement for each in _some(other, tuple(others[:alike]))]


def _flipped(game: Game) -> Game:
    """A world with other truths wherever the story allows it, and the luck of the checks turned round."""
    facts = game.story.scenario.facts
    truths = list(game.truths)
    for name, number in game.story.names.facts.items():
        if 0 < facts[name].chance < 100 and not any(number in group for group in game.story.exclusive):
            truths[number] = not truths[number]
    for group in game.story.exclusive:
        was = [truths[fact] for fact in group]
        for fact, is_so in zip(group, [was[-1], *was[:-1]], strict=True):
            truths[fact] = is_so
    return replace(game, truths=tuple(truths))


def _some(game: Game, steps: tuple[Step, ...]) -> list[Reviewed]:
    return list(review(game, steps, Steadily()))


@pytest.fixture(scope="module")
def reviewed(scenarios: dict[str, Scenario]) -> tuple[Game, tuple[Step, ...], list[Reviewed]]:
    """A game of the staff's drafts and what its decisions were worth."""
    game, steps = _play(scenarios["summit-cancelled"], "hasty", 5)
    return game, steps, _some(game, steps)


def test_a_better_line_comes_to_what_it_promises(reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]) -> None:
    game, steps, found = reviewed
    lines = [each.judgement for each in found if each.judgement.line is not None]
    assert lines
    for judgement in lines:
        line = judgement.line
        assert line is not None
        better = judgement.options[judgement.instead]
        assert not isinstance(better, Hold)
        there = _world_of(game, line.settled)
        before = carried(there, [step.action for step in steps[1 : judgement.number] if step.action is not None])
        assert looks(there, before[-1:]) == looks(game, [steps[judgement.number - 1]])
        assert by_the_bot(there, [*before, *_step(there, before[-1], better)]) == line.points
        assert line.actions[0] == (judgement.minute, better)


def _step(game: Game, before: Step, option: object) -> list[Step]:
    step = apply(game, before.state, option)  # type: ignore[arg-type]
    assert isinstance(step, Step)
    return [step]


def _world_of(game: Game, settled: tuple[tuple[int, int], ...]) -> Game:
    """A whole world in which these chances came up so; all others as in `game`."""
    chances, sides = chances_of(game.story), dict(settled)
    truths = [
        sides[chance] == side if chance in sides else game.truths[fact]
        for fact, (chance, side) in enumerate(chances.facts)
    ]
    lost = [
        sides[chance] == 0 if chance in sides else game.inconclusive[check]
        for check, chance in enumerate(chances.checks)
    ]
    return replace(game, truths=tuple(truths), inconclusive=tuple(lost))


def test_the_worst_bots_lose_more_than_the_careful_one(
    scenarios: dict[str, Scenario], reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]
) -> None:
    careful = accuracy([each.judgement for each in _some(*_play(scenarios["summit-cancelled"], "careful", 5))])
    hasty = accuracy([each.judgement for each in reviewed[2]])
    assert careful is not None
    assert hasty is not None
    assert hasty.percent < 40
    assert careful.percent - hasty.percent > 40


def test_a_hundred_is_promised_only_where_the_best_is_known() -> None:
    _, real = next(worlds(doubtful()))
    found = judge(last_position(real, []), 1, Advance(240), Steadily())
    flawless = replace(found, loss=Estimate(0.0, 0.0), besides=0, stake=50.0)
    sampled, exact = accuracy([flawless]), accuracy([replace(flawless, basis=Basis.BEST)])
    assert sampled is not None
    assert exact is not None
    assert (sampled.percent, exact.percent) == (99, 100)
    assert accuracy([]) is None
    partly = accuracy([flawless, replace(flawless, basis=Basis.BEST)])
    assert partly is not None
    assert partly.percent == 99


@pytest.mark.parametrize(("loss", "verdict"), [(0, "best"), (4.9, "best"), (5, "good"), (15, "inaccuracy"),
                                               (35, "mistake"), (69.9, "mistake"), (70, "blunder")])  # fmt: skip
def test_the_words_stand_for_points(loss: float, verdict: str) -> None:
    assert verdict_of(loss) == verdict


class _Sampled:
    """A valuer that has tried two options in a few worlds."""

    name = "sampled"
    is_patient = False

    def __init__(self, *scores: tuple[float, ...]) -> None:
        self.scores = scores

    def options(self, position: Position, own: Any) -> Any:
        return options(position, own)

    def played_out(self, game: Game, position: Position, option: Any) -> int:
        raise NotImplementedError

    def values(self, position: Position, choices: Any, keep: Any) -> Values:
        rows = tuple(self.scores[min(place, 1)] for place in range(len(choices)))
        return Values(rows, frozenset(range(len(rows))), is_counted=False, basis=Basis.BEST)

    def line(self, position: Position, option: Any) -> Any:
        return Steadily().line(position, option)


def test_no_single_word_where_the_error_spans_a_bound() -> None:
    _, real = next(worlds(doubtful()))
    position = last_position(real, [])
    own = position.story.targets[0].drafts["firm"].answer
    unsure = judge(position, 1, own, _Sampled((500, 500, 500, 500), (500, 620, 500, 620)))
    assert unsure.loss.points == 60
    assert unsure.loss.error > 0
    assert not unsure.is_sure
    assert unsure.mildest is verdict_of(60 - SURE * unsure.loss.error)
    assert unsure.severest is verdict_of(60 + SURE * unsure.loss.error) is Verdict.BLUNDER
    sure = judge(position, 1, own, _Sampled((500, 490, 480, 500), (560, 550, 540, 560)))
    assert sure.is_sure
    assert sure.mildest is Verdict.MISTAKE


def test_what_was_never_done_is_told_once_and_not_held_against_what_was(
    reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]],
) -> None:
    found = [each.judgement for each in reviewed[2]]
    for left in undone(found):
        assert left.gain.points >= 5
        assert not any(each.own == left.option for each in found)
    assert len({left.option for left in undone(found)}) == len(undone(found))


def test_one_and_the_same_thing_is_told_once(
    scenarios: dict[str, Scenario], reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]
) -> None:
    """What was better is not told again as good besides, nor as left undone where it was held against a decision."""
    silent = _some(*_play(scenarios["summit-cancelled"], "silent", 2))
    assert any(each.judgement.besides for each in silent)
    for found in (silent, reviewed[2]):
        charged = set()
        for each in found:
            judged = each.judgement
            if judged.is_better_told:
                better = purpose(judged.options[judged.instead])
                charged.add(better)
                assert not judged.besides or purpose(judged.options[judged.besides]) != better
            else:
                assert not judged.is_followed
        assert not charged & {purpose(left.option) for left in undone([each.judgement for each in found])}


def test_chance_excuses_nobody_who_could_have_done_something_better_besides(
    scenarios: dict[str, Scenario], reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]
) -> None:
    for found in (reviewed[2], _some(*_play(scenarios["summit-cancelled"], "silent", 2))):
        for each in found:
            if each.judgement.besides or each.judgement.is_followed:
                assert each.hindsight.luck is not Luck.BADLY


def test_beside_a_composed_answer_the_best_of_the_staffs_drafts_is_told(
    reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]],
) -> None:
    told = [each.judgement for each in reviewed[2] if each.judgement.draft]
    assert told
    for judged in told:
        better, draft = judged.options[judged.instead], judged.options[judged.draft]
        assert isinstance(better, Respond)
        assert isinstance(draft, Respond)
        assert better.response.draft is None
        assert draft.response.draft is not None
        assert draft.event == better.event
        assert judged.values[0].points + 5 <= judged.values[judged.draft].points <= judged.before.points


def test_waiting_with_nothing_to_do_is_no_decision(reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]) -> None:
    game, steps, found = reviewed
    taken = decisions(game, steps)
    assert [choice.number for choice in taken] == [each.judgement.number for each in found]
    answers = [step.action for step in steps if isinstance(step.action, Respond)]
    assert [choice.own for choice in taken if isinstance(choice.own, Respond)] == answers


def test_silence_is_a_decision_at_every_message_that_asks_for_an_answer() -> None:
    """Whoever never speaks decides so again each time that somebody waits for a word; in between it is one decision."""
    game = new_game(doubtful(), 1)
    steps = carried(game, [Advance(10), Advance(30), Advance(40), Advance(50)])
    assert decisions(game, tuple(steps)) == (Choice(1, 0, Hold(30)), Choice(3, 30, Hold(50)))


def test_what_was_called_back_at_once_was_never_decided() -> None:
    """An order that no time passed on cost nothing; one that an officer worked on did, and both stand as decisions."""
    game = new_game(doubtful(), 1)
    at_once = tuple(carried(game, [Check("look"), Cancel("t1"), Advance(10)]))
    assert not any(isinstance(choice.own, Check | Cancel) for choice in decisions(game, at_once))
    later = tuple(carried(game, [Check("look"), Advance(5), Cancel("t1"), Advance(10)]))
    assert decisions(game, later)[0].own == Check("look")
    assert Cancel("t1") in [choice.own for choice in decisions(game, later)]


def test_what_is_shown_adds_up_and_bears_the_word_that_it_says(
    reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]],
) -> None:
    """Before less after is what was lost, in whole score points; and the word is the one whose bounds hold that."""
    for each in reviewed[2]:
        judged = each.judgement
        assert round(judged.before.points) - round(judged.after.points) == judged.loss.points >= 0
        assert judged.before == judged.values[judged.instead] or judged.is_followed
        assert judged.after == judged.values[0] or judged.is_followed
        if judged.loss.error == 0:
            assert judged.mildest is judged.severest is verdict_of(judged.loss.points)


def test_bad_luck_is_said_once_and_never_passed_over() -> None:
    """A check that is due tells nothing in the bad case: what it was expected to bring is missed, and said to be."""
    for seed in range(6):
        game, steps = _play(doubtful().scenario, "careful", seed)
        known = 0.0
        for each in _some(game, steps):
            short = each.judgement.values[0].points - each.hindsight.own
            is_good = each.judgement.matters and each.judgement.severest in {Verdict.BEST, Verdict.GOOD}
            is_good = is_good and not each.judgement.besides and not each.judgement.is_followed
            if each.judgement.values[0].error == 0 and is_good:
                assert (each.hindsight.luck is Luck.BADLY) == (short - known >= TURNED)
            known = short if each.hindsight.luck is Luck.BADLY else max(0.0, min(known, short))


def test_a_review_comes_back_from_plain_data(reviewed: tuple[Game, tuple[Step, ...], list[Reviewed]]) -> None:
    for each in reviewed[2]:
        assert from_data(to_data(each)) == each


def test_chance_is_told_apart_from_the_decision() -> None:
    """A denial that is right nineteen times in twenty stays a good decision the twentieth time, and is said to be."""
    rarely = story(
        event(
            "post",
            situation={"subject": "real"},
            drafts=DRAFTS,
            outcomes=[
                outcome("stance == deny", effects={"trust": "+M"}, later=[COMES_OUT | {"effects": {"trust": -40}}]),
                outcome("stance == inform", effects={"trust": "+S"}),
            ],
        ),
        facts={"real": {"text": "It is real.", "chance": "5%"}},
        gauges={"reputation": 60, "security": 60, "trust": 50},
    )
    deny, inform = (rarely.targets[0].drafts[name].answer for name in ("firm", "calm"))
    turns = {}
    for is_real in (True, False):
        game = replace(new_game(rarely, 1), truths=(is_real,))
        for action in (deny, inform):
            reviewed = _some(game, tuple(carried(game, [action, Advance(180)])))[0]
            turns[action.response.draft, is_real] = reviewed
    good, lucky = turns["firm", True], turns["calm", True]
    assert good.judgement == turns["firm", False].judgement
    assert good.judgement.severest is Verdict.BEST
    assert good.hindsight.luck is Luck.BADLY
    assert good.hindsight.own <= good.judgement.values[0].points - TURNED
    assert turns["firm", False].hindsight.luck is Luck.AS_JUDGED
    assert lucky.judgement.instead
    assert lucky.hindsight.own > lucky.hindsight.other
