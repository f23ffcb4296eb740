"""The solver: what it finds is what trying everything finds, and what it promises is what a game then gives."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.solver.keys import Alive, Keys
from twiplo_game.analysis.solver.model import EVERYTHING, LADDER, Answers, Model
from twiplo_game.analysis.solver.random_play import RandomPlay
from twiplo_game.analysis.solver.solution import Certainty, Line, Stage
from twiplo_game.analysis.solver.solutions import solve
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.engine.action import Action, Advance, Check, Respond, Tell, Update
from twiplo_game.engine.apply import apply, carry_out, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.outcome import outcome as outcome_of
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine

from . import brute
from .errands import errands
from .random_stories import random_story
from .worlds import DRAFTS, event, outcome, scenario, story


def draft(**fields: Any) -> dict[str, Any]:
    """A draft."""
    return {"title": "Draft", "text": "Words.", "channel": "statement", "stance": "inform", "to": ["press"]} | fields


def check(settles: str, **fields: Any) -> dict[str, Any]:
    """A check of ten minutes."""
    finds = {"when_true": "So.", "when_false": "Not so.", "inconclusive": "Who knows."}
    return {"title": "Look", "takes": "10m", "settles": settles, "finds": finds} | fields


def fact(chance: int = 50, **fields: Any) -> dict[str, Any]:
    """A fact."""
    return {"text": "It is so.", "chance": f"{chance}%"} | fields


HIDDEN = {
    "events": [
        event(
            situation={"subject": "real"},
            due="20m",
            checks={"look": check("real", inconclusive="25%")},
            drafts=DRAFTS,
            outcomes=[
                outcome("stance == deny", effects={"reputation": 8}, later={
                    "after": "15m", "when": "is_true(real)", "effects": {"trust": -21, "reputation": -5},
                    "says": "It was so."}),
                outcome("stance == inform", effects={"trust": 3}),
                outcome("stance == inform and known(real)", effects={"security": 5}),
            ],
            silence={"effects": {"trust": -5}},
        )
    ],
    "facts": {"real": fact(40)},
    "length": "50m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

NOTICES = {
    "events": [
        event(drafts={"tell": draft(), "hide": draft(stance="deny", when="trust < 62")}, due="30m", outcomes=[
            outcome("told(allies)", effects={"trust": 9, "allies": "+S"}),
            outcome("not told(allies) and stance == inform", effects={"reputation": 3, "trust": -2}),
            outcome("stance == deny", effects={"security": 7}, by="allies"),
        ]),
        event("second", 5, drafts={"plain": draft(channel="call", to=["allies"])}, outcomes=[
            outcome("answered(post) and trust >= 60", effects={"security": 4}),
            outcome("not answered(post)", effects={"trust": 6, "reputation": -1}),
        ]),
    ],
    "length": "22m", "staff": 2, "stakeholders": ["press", "allies"],
    "mandates": [{"id": "first", "title": "Friends first", "met": "before(when_told(allies), when_public())"}],
}  # fmt: skip

PROMISES = {
    "events": [
        event(drafts={"promise": draft(contains=["next_update"], next_update="12m"), "plain": draft()}, outcomes=[
            outcome("has(next_update)", effects={"trust": 6, "press": "+S"}),
            outcome("stance == inform", effects={"reputation": 1}),
        ]),
    ],
    "rules": [
        {"id": "missed", "on": "promise_missed", "when": "true", "effects": {"trust": -9, "press": "-S"},
         "because": "It was missed."},
    ],
    "length": "45m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

ONE_OF = {
    "events": [
        event(
            text={"of": "first", "if_true": "It looks like the first.", "if_false": "It does not look like the first."},
            situation={"subject": "second"},
            drafts={"second": draft(stance="deny"), "third": draft(stance="concede")},
            outcomes=[
                outcome("stance == deny", effects={"trust": 2}, later={
                    "after": "10m", "when": "is_true(second)", "effects": {"trust": 9}, "says": "Right."}),
                outcome("stance == concede", effects={"trust": 3}, later={
                    "after": "10m", "when": "is_true(third)", "effects": {"trust": 6}, "says": "Right."}),
            ],
            checks={"look": check("second")},
        )
    ],
    "facts": {
        "who": {"text": "Who did it.", "one_of": {"first": 20, "second": 30, "third": 50}},
        "first": {"text": "The first."}, "second": {"text": "The second."}, "third": {"text": "The third."},
    },
    "length": "40m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

UNSEEN = {
    "events": [
        event(situation={"subject": "real"}, drafts={"deny": draft(stance="deny")}, outcomes=[
            outcome("stance == deny", effects={"trust": 4}, later={
                "after": "10m", "when": "is_true(real)", "triggers": {"back": "5m"}}),
        ]),
        event("back", None, drafts={"sorry": draft(channel="call", stance="apologise")}, outcomes=[
            outcome("stance == apologise", effects={"trust": 3})],
            situation={"damage": {"reputation": 5}}, due="5m", silence={"effects": {"trust": -9}}),
    ],
    "facts": {"real": fact(30)},
    "length": "45m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip


def _aside(side: str) -> dict[str, Any]:
    """Once it is answered, the check is of use only where an unseen later holds: it must be thought of all the same."""
    back = {"back": {"after": "20m", "when": "found(other)"}}
    return {
        "events": [
            event(drafts={"deny": draft(stance="deny", channel="call", to=["press"])}, outcomes=[
                outcome("stance == deny", effects={"trust": 2}, later={
                    "after": "3m", "when": side, "triggers": back}),
            ]),
            event("late", 15, checks={"look": check("other")}),
            event("back", None, drafts={"sorry": draft(channel="call", stance="apologise")}, outcomes=[
                outcome("stance == apologise", effects={"trust": 9})]),
        ],
        "facts": {"real": fact(30), "other": fact(60)},
        "length": "49m", "staff": 1, "stakeholders": ["press"],
    }  # fmt: skip


STORIES = {"hidden": HIDDEN, "notices": NOTICES, "promises": PROMISES, "one_of": ONE_OF, "unseen": UNSEEN}
ASIDES = {"aside": _aside("is_true(real)"), "other_side": _aside("not is_true(real)")}


def small(name: str) -> Story:
    """One of the small stories."""
    data = dict((STORIES | ASIDES)[name])
    events = data.pop("events")
    held = tuple(mandate["id"] for mandate in data.get("mandates", ()))
    return compile_story(scenario(*events, **data), shipped_doctrine().doctrine, mandates=held)


def found(tested: Story, model: Model) -> brute.Found:
    """What the solver finds."""
    solver = Solver.of(tested, model)
    roots = solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    whole = solver.worlds.mass(solver.worlds.all)
    return brute.Found(
        Fraction(sum(branch.times * branch.node.best[number] for branch, number in roots), whole),
        max(branch.node.most[number] for branch, number in roots),
        min(branch.node.least[number] for branch, number in roots),
    )


@pytest.mark.parametrize("name", STORIES)
def test_everything_tried(name: str) -> None:
    """With nothing left out, the solver finds to the last fraction what trying every legal action finds."""
    tested = small(name)

    assert found(tested, EVERYTHING) == brute.solve(tested)


def _drafts_only(state: State, action: Action) -> bool:
    """What a player does who only sends drafts."""
    return isinstance(action, Advance | Update) or (isinstance(action, Respond) and action.response.draft is not None)


@pytest.mark.parametrize("name", STORIES)
def test_drafts_tried(name: str) -> None:
    """Within named restrictions it finds what trying every action within them finds."""
    tested = small(name)

    assert found(tested, Model(Answers.DRAFTS, nothing_unasked=True, answers_only=True)) == brute.solve(
        tested, _drafts_only
    )


@pytest.mark.parametrize("name", STORIES | ASIDES)
def test_checks_and_notices_tried(name: str) -> None:
    """It finds what trying every draft, check and notice finds, also where it is not known who will read a finding."""
    tested = small(name)

    assert found(tested, Model(Answers.DRAFTS, nothing_unasked=True)) == brute.solve(tested, _nothing_unasked)


PROMPT = Model(
    Answers.DRAFTS, at_once=True, never_silent=True, when_reminded=True, on_arrival=True, nothing_unasked=True
)
"""What comes in is answered; checks and notices are begun when their event comes in."""


def _is_asked_for(tested: Story, fact: int) -> bool:
    """Whether anything asks for a fact: to look at others would only keep an officer from an answer."""
    text = str(tested.scenario)
    names = [name for name, number in tested.names.facts.items() if number == fact or tested.exclusive]
    kinds = ("known", "found", "refuted", "evidence", "is_true")
    return any(f"{kind}({name})" in text for kind in kinds for name in names)


def _prompt(tested: Story, model: Model) -> brute.Allowed:
    """What a player does who keeps to `model`, one of the prompt ones, in the words of the rules."""
    events = tested.names.events
    game = brute.worlds(tested)[0][0]
    matters = errands(tested)

    def can_begin(state: State, action: Action) -> bool:
        return isinstance(carry_out(game, state, action), State)

    def came_now(state: State, event: str) -> bool:
        return state.events.appeared[events[event]] == state.minute

    def can_answer(state: State, event: int) -> bool:
        checked = {tested.checks[task.index].event for task in state.tasks if task.act == "check"}
        drafts = tested.targets[event].drafts.values()
        return event not in checked and any(can_begin(state, draft.answer) for draft in drafts)

    def allowed(state: State, action: Action) -> bool:
        match action:
            case Advance():
                late = [Update(f"p{one.number}") for one in state.past.promises if one.due == state.minute]
                is_owed = any(can_begin(state, update) for update in late)
                return not (is_owed or any(can_answer(state, event) for event in state.events.unanswered))
            case Update():
                due = [f"p{one.number}" for one in state.past.promises if one.due == state.minute]
                return action.promise in due
            case Check():
                check = next(check for check in tested.checks if check.id == action.check)
                is_out = model.unchecked or model.answers_only
                return not is_out and matters(state, action) and state.events.appeared[check.event] == state.minute
            case Tell():
                is_out = model.answers_only or action.about not in events
                return not is_out and matters(state, action) and came_now(state, action.about)
            case Respond():
                return action.response.draft is not None and can_answer(state, events[action.event])
        return False

    return allowed


@pytest.mark.parametrize("name", STORIES | ASIDES)
@pytest.mark.parametrize("left_out", [{}, {"unchecked": True}, {"answers_only": True}])
def test_prompt_models_tried(name: str, left_out: dict[str, bool]) -> None:
    """A player who answers whatever comes in gets what trying everything within these restrictions finds."""
    tested = small(name)
    model = replace(PROMPT, **left_out)  # type: ignore[arg-type]

    assert found(tested, model) == brute.solve(tested, _prompt(tested, model))


def _forgetting_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be the same to the solver but what is the same."""

    def whole(keys: Keys, state: State) -> Alive:
        alive = original(keys, state)
        rest = (state.moods, state.tasks, state.agenda, state.events, state.known, state.past)
        return replace(alive, key=(state.minute, *rest))

    original = Keys.of
    monkeypatch.setattr(Keys, "of", whole)


@pytest.mark.parametrize("name", ["hidden", "promises", "one_of"])
def test_forgetting_loses_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that tells apart all states that differ in anything finds the same, and takes no fewer situations."""
    tested = small(name)
    model = Model(Answers.DRAFTS, nothing_unasked=True)
    expected, fewer = found(tested, model), looked_at(tested, model)

    _forgetting_nothing(monkeypatch)

    assert found(tested, model) == expected
    assert looked_at(tested, model) >= fewer


def looked_at(tested: Story, model: Model) -> int:
    """How many nodes the solver looks at."""
    solver = Solver.of(tested, model)
    solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    return len(solver.graph.nodes)


def test_wider_models_are_worth_no_less() -> None:
    """Each model of the ladder allows what the one before it allows, so its best play is worth no less."""
    tested = small("hidden")
    values = [found(tested, model) for model in LADDER]

    assert all(one.value <= other.value and one.most <= other.most for one, other in pairwise(values))


class Ample:
    """Limits that are never reached, but for a number of looks at the clock."""

    def __init__(self, looks: int = 10**9) -> None:
        self.looks = looks
        self.stages: set[Stage] = set()

    def spent(self) -> float:
        """A little more with each look."""
        self.looks -= 1
        return 0.0 if self.looks > 0 else 2.0

    def is_full(self) -> bool:
        """Never."""
        return False

    def told(self, stage: Stage, part: float) -> None:
        """Keep the stage."""
        assert 0 <= part <= 1
        self.stages.add(stage)


def replayed(tested: Story, line: Line | None) -> int:
    """The score of a line, played through the door."""
    assert line is not None
    game = new_game(tested, line.seed)
    state = opening(game).state
    for action in line.actions:
        step = apply(game, state, action)
        assert isinstance(step, Step), (action, step)
        assert step.action == action
        state = step.state
    result = outcome_of(game, state)
    assert result is not None
    return result.score


@pytest.mark.parametrize("name", STORIES)
def test_the_lines_give_what_they_promise(name: str) -> None:
    """An exact solution's lines, played again from their seed, reach the highest and the lowest score."""
    tested = small(name)

    solution = solve(tested, Ample())

    assert solution.certainty is Certainty.EXACT
    assert replayed(tested, solution.best) == solution.most
    assert replayed(tested, solution.worst) == solution.least
    assert solution.play is not None
    assert replayed(tested, solution.play) == solution.play.score
    assert solution.least <= solution.value <= solution.most == solution.bound


@pytest.mark.parametrize("name", STORIES)
def test_what_knowing_is_worth(name: str) -> None:
    """Knowing everything is worth what somebody gets who solves each world apart, less what the best play gets."""
    tested = small(name)

    solution = solve(tested, Ample())

    apart = brute.worlds(tested)
    clairvoyant = sum(
        (brute.solve_in([(game, weight)], brute.whatever).value * weight for game, weight in apart), Fraction(0)
    ) / sum(weight for _, weight in apart)
    assert solution.knowing == clairvoyant - solution.value
    assert solution.knowing >= 0


@pytest.mark.parametrize("name", STORIES)
def test_what_checking_is_worth(name: str) -> None:
    """It is what the best play loses where nothing may be checked; none of it where the checks decide nothing."""
    tested = small(name)

    solution = solve(tested, Ample())

    unchecked = brute.solve_in(brute.worlds(tested), lambda _state, action: not isinstance(action, Check)).value
    assert solution.checking == (solution.value - unchecked if tested.checks else None)


def test_random_play_as_a_play_test_finds_it() -> None:
    """The distribution of random play is the one that games of the bot have, within the error of their number."""
    tested = small("hidden")
    solution = solve(tested, Ample())
    assert solution.chances is not None
    games = 4_000

    play = RandomPlay(tested)
    counted = Counter(play.score(seed_of("a", run)) for run in range(games))

    assert sum(solution.chances.scores.values()) == 1
    assert counted.keys() <= solution.chances.scores.keys()
    for score, share in solution.chances.scores.items():
        spread = (float(share * (1 - share)) / games) ** 0.5
        assert abs(counted[score] / games - share) <= 4.5 * spread


def test_regrets_of_drafts() -> None:
    """A draft gives away the difference between the best play from there on and the best play once it is sent."""
    tested = small("one_of")
    solution = solve(tested, Ample())

    by_draft = {regret.draft: regret for regret in solution.regrets}

    assert by_draft.keys() == {"second", "third"}
    assert all(regret.least >= 0 and regret.least <= regret.mean <= regret.most for regret in solution.regrets)
    assert any(regret.least == 0 for regret in solution.regrets)


def test_dominated_drafts() -> None:
    """A draft that is never better than another, and at times worse, is named with that other."""
    tested = story(
        event(drafts={"good": draft(), "bad": draft(stance="deny")}, outcomes=[
            outcome("stance == deny", effects={"trust": -4}), outcome("stance == inform", effects={"trust": 4}),
        ]),
        length="40m", staff=1, stakeholders=["press"],
    )  # fmt: skip

    regrets = {regret.draft: regret for regret in solve(tested, Ample()).regrets}

    assert regrets["bad"].dominated_by == "good"
    assert regrets["good"].dominated_by is None


def test_a_stop_keeps_what_was_found() -> None:
    """Whenever it is stopped, there is an answer: its line gives the score it promises, and no bound is broken."""
    tested = small("hidden")
    exact = solve(tested, Ample())

    for looks in (1, 30, 200, 1_000):
        solution = solve(tested, Ample(looks))

        assert replayed(tested, solution.best) == solution.most
        assert solution.value <= exact.value <= exact.most <= solution.bound
        assert solution.certainty is not Certainty.EXACT or solution.value == exact.value


def _nothing_unasked(state: State, action: Action) -> bool:
    """What a player does who sends drafts, checks, and tells."""
    return isinstance(action, Check | Tell) or _drafts_only(state, action)


def _nothing_idle(tested: Story) -> brute.Allowed:
    """The same, but for errands on which nothing hangs."""
    matters = errands(tested)

    def allowed(state: State, action: Action) -> bool:
        return matters(state, action) if isinstance(action, Check | Tell) else _drafts_only(state, action)

    return allowed


def _same_as_trying(seeds: range) -> int:
    """How many random stories were solved; each as trying everything solves it."""
    stories = [made for made in map(random_story, seeds) if made is not None]
    for tested in stories:
        expected = brute.solve(tested, _nothing_idle(tested))
        assert found(tested, Model(Answers.DRAFTS, nothing_unasked=True)) == expected
        assert found(tested, PROMPT) == brute.solve(tested, _prompt(tested, PROMPT))
    return len(stories)


def test_random_stories() -> None:
    """Stories made by chance are solved as trying everything solves them."""
    assert _same_as_trying(range(10)) > 3


@pytest.mark.nightly
def test_many_random_stories() -> None:
    """Hundreds of stories made by chance are solved as trying everything solves them."""
    assert _same_as_trying(range(100, 1_100)) > 300
