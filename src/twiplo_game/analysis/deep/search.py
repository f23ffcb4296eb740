"""A bounded search for what can be met in a scenario: courses of action, changed here and there, always the same ones.

It may know what is really so and try again, so what it never meets hardly any player will. It proves nothing: how many
games it has played belongs to whatever it says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.deep.aims import aims_of
from twiplo_game.analysis.deep.bringing import answer_for
from twiplo_game.analysis.deep.courses import Course, Followed, Handling, follow
from twiplo_game.analysis.deep.distance import distance
from twiplo_game.analysis.marks import Mark
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.tree import fold
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import Turn

GAMES: Final = 60
"""Games that are looked through for different truths."""

_CLIMBS: Final = 3
"""Worlds in which the best play is looked for; in the others what was best elsewhere is tried."""

_TRIES: Final = 600
"""Courses that are tried for one thing that nothing else has met."""

_AT_LARGE: Final = 200
"""Courses that are tried for nothing in particular."""

_DELAYS: Final = (0, 0, 20, 35, 45, 60, 75, 130)
"""Minutes after which something is answered: at once, in time, late, and very late."""

_KEPT: Final = 4
"""Games that are kept for each event in which it came in."""

_AFRESH: Final = 60
"""Tries after which a search that comes no nearer begins anew."""


@dataclass(slots=True)
class Found:
    """What the search has met."""

    games: int = 0
    marks: dict[Mark, int] = field(default_factory=dict)
    """Games in which something was met."""
    in_time: set[int] = field(default_factory=set)
    """Events that some course answered by their due time."""
    best: dict[int, tuple[int, Course]] = field(default_factory=dict)
    """For each world the highest score and its course."""
    came: dict[int, tuple[tuple[int, Course], ...]] = field(default_factory=dict)
    """For each event the last worlds and courses in which it came in early enough to be answered."""


class Search:
    """One search of one story."""

    def __init__(self, story: Story, seed: str, told: Callable[[], None]) -> None:
        self.story = story
        self.found = Found()
        self.worlds = _worlds(story, seed)
        self.answers = tuple(tuple(_answers(story, event)) for event in range(story.event_count))
        """For each event what is tried as an answer: the drafts first, then what brings an outcome."""
        self._speeches = dict(_speeches(story))
        """By rule and fact what can be said unasked so that the rule applies."""
        self._rng = Random(seed)
        self._told = told

    def play(self, world: int, course: Course) -> Followed:
        """One game, noted."""
        result = follow(self.worlds[world], course)
        found = self.found
        found.games += 1
        for mark in result.marks:
            found.marks[mark] = found.marks.get(mark, 0) + 1
        found.in_time |= result.in_time
        for event, minute in enumerate(result.end.events.appeared):
            if minute < self.story.length:
                found.came[event] = ((world, course), *found.came.get(event, ()))[:_KEPT]
        score = result.outcome.score
        if score > found.best.get(world, (-1, course))[0]:
            found.best[world] = score, course
        self._told()
        return result

    def run(self, wanted: frozenset[Mark]) -> None:
        """Look for good play first, then around, then for each of `wanted` that has not been met."""
        for world in range(min(_CLIMBS, len(self.worlds))):
            self._climb(world)
        for world in range(_CLIMBS, len(self.worlds)):
            self.play(world, self.best_courses(1)[0])
        for _ in range(_AT_LARGE):
            self.play(self._rng.randrange(len(self.worlds)), self._any_course())
        for mark in sorted(wanted):
            if mark not in self.found.marks:
                self._look_for(mark)

    def first_course(self) -> Course:
        """The first draft for everything, after everything has been found out."""
        return Course(
            tuple(Handling(next(iter(each), None), self._checks(event)) for event, each in enumerate(self.answers))
        )

    def best_courses(self, count: int) -> tuple[Course, ...]:
        """The courses with the highest scores so far, each once."""
        by_score = sorted(self.found.best.items(), key=lambda each: (-each[1][0], each[0]))
        return tuple(dict.fromkeys(course for _, (_, course) in by_score))[:count]

    def _climb(self, world: int) -> None:
        """Better and better play in one world, one event after the other."""
        course = self.first_course() if not self.found.best else self.best_courses(1)[0]
        top = self.play(world, course).outcome.score
        for event, answers in enumerate(self.answers):
            handling = course.handlings[event]
            others = [replace(handling, answer=answer) for answer in answers if answer != handling.answer]
            for other in (*others, replace(handling, checks=() if handling.checks else self._checks(event))):
                tried = course.with_handling(event, other)
                score = self.play(world, tried).outcome.score
                if score > top:
                    top, course = score, tried

    # -- courses by chance --------------------------------------------------------------------------------------------

    def _any_course(self) -> Course:
        course = self._rng.choice(tuple(self.found.best.values()))[1]
        for _ in range(self._rng.randrange(1, 8)):
            course = self._changed(course)
        return course

    def _changed(self, course: Course, event: int | None = None) -> Course:
        """`course` with one thing changed by chance."""
        rng, story = self._rng, self.story
        if rng.random() < 0.1:
            return self._with_words(course)
        event = rng.randrange(story.event_count) if event is None else event
        handling = course.handlings[event]
        match rng.randrange(8):
            case 0:
                checks = self._checks(event)
                changed = replace(handling, checks=tuple(check for check in checks if rng.random() < 0.5))
            case 1:
                who = rng.choice(story.scenario.stakeholders)
                changed = replace(handling, tells=() if handling.tells else (who,))
            case 2:
                changed = replace(handling, delay=rng.choice(_DELAYS))
            case 3:
                changed = replace(handling, corrects=not handling.corrects)
            case _:
                changed = replace(handling, answer=self._any_answer(event))
        return course.with_handling(event, changed)

    def _with_words(self, course: Course) -> Course:
        """`course` with promises kept or not, or with something said unasked or not."""
        rng, story = self._rng, self.story
        facts = [name for name, fact in story.scenario.facts.items() if fact.title is not None]
        if not facts or rng.random() < 0.3:
            return replace(course, keeps=not course.keeps)
        about = rng.choice(facts)
        if any(each[0] == about for each in course.spoken):
            return replace(course, spoken=tuple(each for each in course.spoken if each[0] != about))
        index = story.event_count + story.names.facts[about]
        speeches = [words for (_, target), words in self._speeches.items() if target == about]
        return self._speaking(course, about, rng.choice((*speeches, *near_responses(story, index, True)[:20])))

    def _speaking(self, course: Course, about: str, words: Response) -> Course:
        """`course` with `words` about a fact, at once or when it has been checked."""
        events = self.story.scenario.events
        checks = [name for event in events for name, check in event.checks.items() if check.settles == about]
        others = tuple(each for each in course.spoken if each[0] != about)
        return replace(course, spoken=(*others, (about, words, self._rng.choice((*checks, None)))))

    def _any_answer(self, event: int) -> Response | None:
        rng = self._rng
        chance = rng.random()
        if chance < 0.1:
            return None
        near = near_responses(self.story, event, False)
        if self.answers[event] and (chance < 0.8 or not near):
            return rng.choice(self.answers[event])
        return rng.choice(near) if near else None

    def _checks(self, event: int) -> tuple[str, ...]:
        return tuple(self.story.scenario.events[event].checks)

    # -- in search of one thing ---------------------------------------------------------------------------------------

    def _look_for(self, mark: Mark) -> None:
        aims = aims_of(self.story, mark)
        event = self.story.names.events[mark[1]] if mark[0] in (m.OUTCOME, m.DRAFT, m.SENT) else None
        answer = None if event is None else self._answer_of(event, mark)
        speeches = [(about, words) for (rule, about), words in self._speeches.items() if mark == (m.RULE, rule)]
        nearest = float("inf")
        world, course, idle = 0, self.first_course(), _AFRESH
        for _ in range(_TRIES):
            if idle >= _AFRESH:
                nearest, idle = float("inf"), 0
                world, course = self._rng.randrange(len(self.worlds)), self._any_course()
                if event is not None and event in self.found.came and self._rng.random() < 0.7:
                    world, course = self._rng.choice(self.found.came[event])
            tried = course
            for _ in range(self._rng.choice((1, 1, 2, 3))):
                tried = self._changed(tried, event if self._rng.random() < 0.3 else None)
            if speeches and self._rng.random() < 0.8:
                tried = self._speaking(tried, *self._rng.choice(speeches))
            if event is not None and answer is not None:
                tried = tried.with_answer(event, answer)
            place = self._rng.randrange(len(self.worlds)) if self._rng.random() < 0.15 else world
            result = self.play(place, tried)
            if mark in self.found.marks:
                return
            left = sum(distance(tree, result.end, None, holds=holds) for tree, holds in aims)
            if event is not None:
                left += self._left_of_answer(event, answer, mark, result.end)
            idle += 1
            if left <= nearest:
                idle = 0 if left < nearest else idle
                nearest, world, course = left, place, tried

    def _left_of_answer(self, event: int, answer: Response | None, mark: Mark, end: Turn) -> float:
        """How far the answer to `event` was from bringing `mark`; 2 where it was not given."""
        order = next((sent.order for sent in end.past.sent if sent.order.target == event), None)
        if order is None or answer is None or order.response != answer:
            return 2.0 + (end.events.appeared[event] == NEVER)
        target = self.story.targets[event]
        tree = next((bound.tree for bound in target.on_response if bound.ref == ":".join(mark)), None)
        if tree is None:
            return 0.0
        lookup = response_lookup(answer, self.story.names, author_of(self.story, target, answer), False, event)
        return distance(fold(tree, lookup), end, order)

    def _answer_of(self, event: int, mark: Mark) -> Response | None:
        target = self.story.targets[event]
        if mark[0] != m.OUTCOME:
            return target.drafts[mark[2]].answer.response
        tree = next((bound.tree for bound in target.on_response if bound.ref == ":".join(mark)), None)
        return None if tree is None else answer_for(self.story, target, tree)


def _worlds(story: Story, seed: str) -> tuple[Game, ...]:
    """Games in which different things are true."""
    found: dict[tuple[object, ...], Game] = {}
    for run in range(GAMES):
        game = new_game(story, seed_of(seed, run))
        found.setdefault((game.truths, game.inconclusive), game)
    return tuple(found.values())


def _answers(story: Story, event: int) -> Iterator[Response]:
    target = story.targets[event]
    drafts = [draft.answer.response for draft in target.drafts.values()]
    yield from drafts
    known = set(drafts)
    for bound in target.on_response:
        answer = answer_for(story, target, bound.tree) if bound.ref.startswith(f"{m.OUTCOME}:") else None
        if answer is not None and answer not in known:
            known.add(answer)
            yield answer


def _speeches(story: Story) -> Iterator[tuple[tuple[str, str], Response]]:
    own = {rule.id for rule in story.scenario.rules}
    for target in story.targets[story.event_count :]:
        for bound in target.on_response if story.scenario.facts[target.id].title is not None else ():
            speech = answer_for(story, target, bound.tree, is_unasked=True) if bound.ref in own else None
            if speech is not None:
                yield (bound.ref, target.id), speech
