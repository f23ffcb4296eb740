"""The debrief of one game: what each decision was worth and why, and what was really so.

How good a decision was and how it turned out are kept apart: beside its movements a decision carries
what the desk knew when it was taken.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from twiplo_game.analysis.debrief_parts import (
    Citation,
    Debrief,
    Decision,
    EventCost,
    FactResult,
    MandateResult,
    Move,
    Point,
    Precedent,
    Score,
    Unanswered,
)
from twiplo_game.analysis.evaluation import evaluated
from twiplo_game.analysis.said import ANSWERS, Said, said
from twiplo_game.engine.action import Tell
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.marking import marked_in
from twiplo_game.engine.outcome import MANDATE_COST, Outcome, outcome
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Lapsed, Movement, Step
from twiplo_game.engine.view import PromiseView
from twiplo_game.model.scenario import History
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Evidence, Gauge


def debrief(game: Game, steps: Sequence[Step]) -> Debrief | None:
    """The debrief of a game that is over; None while it is not."""
    state = steps[-1].state
    result = outcome(game, state)
    if result is None:
        return None
    return _Ledger(game, steps).debrief(state, result)


class _Ledger:
    """The movements of one game by what caused them."""

    def __init__(self, game: Game, steps: Sequence[Step]) -> None:
        self.game = game
        self.steps = steps
        self.movements = [item for step in steps for item in step.happened if isinstance(item, Movement)]

    def debrief(self, state: State, result: Outcome) -> Debrief:
        scenario = self.game.story.scenario
        last = view(self.game, state)
        history = scenario.history
        cases = history.cases if isinstance(history, History) else ()
        moods = self._moves(lambda item: item.rule.startswith("mood:"))
        events = tuple(
            EventCost(event, moves)
            for event in self.game.story.names.events
            if (moves := self._moves(lambda item, event=event: item.rule == f"damage:{event}"))  # type: ignore[misc]
        )
        return Debrief(
            ending=result.ending,
            ending_title=last.ending_title,
            ending_text=last.ending_text,
            ended=result.minute,
            score=_score(result, state),
            track=self._track(),
            decisions=self._decisions(state, last.promises),
            silences=self._silences(),
            events=events,
            moods=moods,
            mandates=self._mandates(result),
            facts=self._facts(state),
            promises=last.promises,
            precedents=tuple(Precedent(case, self._sources(case.sources)) for case in cases),
            lines=history.lines if isinstance(history, History) else (),
            history=history if isinstance(history, Text) else None,
            discussion=scenario.discussion,
            evaluation=evaluated(self.game, self.steps),
        )

    def _track(self) -> tuple[Point, ...]:
        gauges = list(self.game.story.start.gauges)
        points = [Point(0, *gauges)]
        order = list(Gauge)
        for item in self.movements:
            if item.target not in order or not item.applied:
                continue
            gauges[order.index(Gauge(item.target))] += item.applied
            # What moves in the first minute moves away from the start, which stays.
            if points[-1].minute == item.minute and len(points) > 1:
                points.pop()
            points.append(Point(item.minute, *gauges))
        return tuple(points)

    def _decisions(self, state: State, promises: tuple[PromiseView, ...]) -> tuple[Decision, ...]:
        story = self.game.story
        found: list[Decision] = []
        sent = iter(state.past.sent)
        for each in said(self.steps):
            if each.act not in ANSWERS:
                found.append(self._decision(self._cause(each), each))
                continue
            order = next(sent).order
            target = story.targets[order.target]
            found.append(
                replace(
                    self._decision(order.id, each),
                    response=order.response,
                    evidence=list(Evidence)[order.evidence[target.subject]] if target.subject >= 0 else None,
                    delay=order.delay if target.event is not None else None,
                    marks=marked_in(story, order) or (),
                )
            )
        for promise in promises:
            decision = self._decision(promise.promise, Said(0, "promise", promise.about, promise.due, promise.due))
            if decision.at_once or decision.later:
                found.append(decision)
        return tuple(sorted(found, key=lambda each: (each.minute, each.number)))

    def _cause(self, act: Said) -> str:
        action = self.steps[act.number].action
        if isinstance(action, Tell):
            return f"notice:{action.stakeholder}:{action.about}"
        return f"c{act.subject[1:]}"

    def _decision(self, cause: str, act: Said) -> Decision:
        moves = [(item.is_later, self._move(item)) for item in self.movements if item.cause == cause]
        return Decision(
            id=cause,
            number=act.number,
            kind=act.act,
            about=act.subject,
            minute=act.ordered,
            landed=act.landed,
            at_once=tuple(move for is_later, move in moves if not is_later),
            later=tuple(move for is_later, move in moves if is_later),
        )

    def _silences(self) -> tuple[Unanswered, ...]:
        lapsed = {item.event: item.minute for step in self.steps for item in step.happened if isinstance(item, Lapsed)}
        found = []
        for event in self.game.story.names.events:
            moves = self._moves(
                lambda item, event=event: item.cause == event and not item.rule.startswith("damage:")  # type: ignore[misc]
            )
            if moves or event in lapsed:
                found.append(Unanswered(event, lapsed.get(event, moves[0].minute if moves else 0), moves))
        return tuple(sorted(found, key=lambda each: each.minute))

    def _mandates(self, result: Outcome) -> tuple[MandateResult, ...]:
        titles = {mandate.id: mandate.title for mandate in self.game.story.scenario.mandates}
        return tuple(MandateResult(titles[name], is_kept, is_tested) for name, is_kept, is_tested in result.mandates)

    def _facts(self, state: State) -> tuple[FactResult, ...]:
        story = self.game.story
        truths = self.game.truth_of()
        found = []
        for name, number in story.names.facts.items():
            text = story.scenario.facts[name].text
            if text is not None:
                found.append(
                    FactResult(
                        fact=name,
                        text=text,
                        is_true=truths[name],
                        known={0: None, 1: True, 2: False}[state.known.beliefs[number]],
                        evidence=list(Evidence)[state.known.evidence[number]],
                    )
                )
        return tuple(found)

    def _moves(self, fits: Callable[[Movement], bool]) -> tuple[Move, ...]:
        return tuple(self._move(item) for item in self.movements if fits(item))

    def _move(self, item: Movement) -> Move:
        reason = self.game.story.reasons.get(item.rule)
        return Move(
            minute=item.minute,
            target=item.target,
            is_gauge=item.target in list(Gauge),
            points=item.points,
            applied=item.applied,
            rule=item.rule,
            title=reason.title if reason else Text(item.rule),
            because=item.because,
            grade=item.grade,
            sources=self._sources(item.sources),
        )

    def _sources(self, keys: tuple[str, ...]) -> tuple[Citation, ...]:
        books = self.game.story.doctrine.bibliography | self.game.story.scenario.sources
        return tuple(
            Citation(books[key].title, books[key].where) if key in books else Citation(Text(key), None) for key in keys
        )


def _score(result: Outcome, state: State) -> Score:
    broken = sum(not is_kept for _, is_kept, _ in result.mandates)
    return Score(
        total=result.score,
        gauges=state.gauges,
        from_sum=2 * sum(state.gauges),
        from_lowest=4 * min(state.gauges),
        from_mandates=-MANDATE_COST * broken,
    )
