"""The scenario's own objectives: each task's conditions tested, with what the log shows about their parts."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from twiplo_game.analysis.course import Course
from twiplo_game.analysis.evaluation_conduct import Judged, without_lines, without_promises
from twiplo_game.analysis.evaluation_parts import (
    ObjectiveResult,
    Observation,
    Rating,
    Sight,
    TaskResult,
    overall,
)
from twiplo_game.engine.conditions.code import compiled
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Read, Tree, reads
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.turn import turn_of
from twiplo_game.model.scenario import Objective, Task
from twiplo_game.model.vocabulary import Stance

_FOR_THE_ROOM: Final = (Observation(Sight.IN_THE_ROOM),)


def scenario_objectives(course: Course) -> tuple[ObjectiveResult, ...]:
    """Each objective of the scenario, rated by its tasks."""
    return tuple(_objective(course, objective) for objective in course.story.scenario.objectives)


def _objective(course: Course, objective: Objective) -> ObjectiveResult:
    tasks = tuple(_task(course, task) for task in objective.tasks)
    return ObjectiveResult(objective.id, objective.text, overall(tasks), tasks)


def _task(course: Course, task: Task) -> TaskResult:
    asked = [_met(course, task.met)] if task.met is not None else []
    if task.breaks is not None:
        asked.append(_unbroken(course, task.breaks))
    ratings = [rating for rating, _ in asked if rating is not None]
    seen = tuple(each for _, found in asked for each in found)
    if not asked:
        seen = _FOR_THE_ROOM
    if not ratings:
        return TaskResult("", task.text, None, seen)
    # Why one half could not be rated is no finding beside the other, that could be.
    seen = tuple(each for each in seen if each.sight not in _UNSEEN)
    # What undid it comes first: where there is little room it would be cut off behind many parts that were met.
    seen = tuple(sorted(seen, key=lambda each: each.sight is not Sight.NOT_SO))
    rating = Rating.UNABLE if Rating.UNABLE in ratings else Rating.PERFORMED
    return TaskResult("", task.text, rating, seen)


def _met(course: Course, met: str) -> Judged:
    """Whether a condition holds at the end, and what it rests on."""
    tree = parse(met, Where.END, course.story.names)[0]
    end = None if tree is None else _end_under_every_mandate(course, tree)
    if tree is None or end is None:
        return None, _FOR_THE_ROOM
    seen = tuple(_observations(course, end, tree))
    if _was_not_up(course, tree):
        return None, tuple(item for item in seen if item.sight in (Sight.NOT_UP, Sight.DID_NOT_OCCUR))
    is_met = compiled(tree)(turn_of(course.game, end, None), None)
    if is_met and _is_untested(course, end, tree):
        is_about_promises = any(read.kind == "promise_kept" for read in reads(tree))
        return without_promises(course) if is_about_promises else without_lines(course)
    return (Rating.PERFORMED if is_met else Rating.UNABLE), seen or (Observation(Sight.AT_THE_END),)


def _unbroken(course: Course, breaks: str) -> Judged:
    """Whether a condition held of no response that it can be about; not rated where there was none."""
    lines = course.lines_against(breaks)
    if not lines:
        return without_lines(course)
    wrong = tuple(
        Observation(Sight.NOT_SO, sent.order.ordered, course.target(sent).id, sent.order.id)
        for sent, is_broken in lines
        if is_broken
    )
    return (Rating.UNABLE, wrong) if wrong else (Rating.PERFORMED, (Observation(Sight.SO, count=len(lines)),))


def _end_under_every_mandate(course: Course, tree: Tree) -> State | None:
    """The end as a task sees it: one that asks about a mandate wants it watched whether or not it was chosen."""
    names = tuple(course.story.names.mandates)
    chosen = {mandate.id for mandate in course.story.mandates}
    asked = {names[read.index] for read in reads(tree) if read.kind == "mandate" and isinstance(read.index, int)}
    if asked <= chosen:
        return course.end
    return course.end_under_every_mandate


def _was_not_up(course: Course, tree: Tree) -> bool:
    """Whether the task asks for something to be done about events of which none ever came."""
    asked = [event for read in reads(tree) if (event := _event_of(course, read)) is not None]
    appeared = course.end.events.appeared
    return bool(asked) and all(appeared[event] == NEVER for event in asked)


def _is_untested(course: Course, end: State, tree: Tree) -> bool:
    """Whether the task is met only because nothing came of what it asks about: no promise fell due, no line was sent.

    To have promised nothing is not to have kept a promise, and to have said nothing is not to have said it well.
    """
    kinds = {read.kind for read in reads(tree)}
    untested: set[str] = set()
    if "promise_kept" in kinds and not any(promise.is_missed or promise.kept_by for promise in end.past.promises):
        untested |= {"promised", "promise_kept"}
    if not course.sent:
        untested |= {"said", "count", "named", "sent"}
    mandates = [_number(read) for read in reads(tree) if read.kind == "mandate"]
    if all(course.story.scenario.mandates[each].met is None and each not in end.past.tested for each in mandates):
        untested.add("mandate")
    return bool(kinds) and kinds <= untested


def _event_of(course: Course, read: Read) -> int | None:
    """The event that has to come before what `read` asks about can be done; None where none has to."""
    match read.kind, read.index:
        case ("answered" | "silent", int(event)):
            return event
        case ("sent" | "said" | "asked", (int(event), _)):
            return event
        case ("done", int(check)):
            return course.story.checks[check].event
    return None


def _observations(course: Course, end: State, tree: Tree) -> Iterator[Observation]:
    given: set[Observation] = set()
    for read in reads(tree):
        tell = _TELLERS.get(read.kind)
        for seen in tell(course, end, read) if tell is not None else ():
            if seen not in given:
                given.add(seen)
                yield seen


# -- what the log shows about one part of a condition -----------------------------------------------------------------


def _number(read: Read) -> int:
    return read.index if isinstance(read.index, int) else -1


def _named(names: Iterable[str], number: int) -> str:
    return tuple(names)[number]


def _about_event(course: Course, end: State, read: Read) -> Iterator[Observation]:
    target = course.story.targets[_number(read)]
    appeared = end.events.appeared[target.index]
    if read.kind in ("occurred", "since"):
        is_there = appeared != NEVER
        yield Observation(
            Sight.OCCURRED if is_there else Sight.DID_NOT_OCCUR, appeared if is_there else None, target.id
        )
        return
    answered = end.events.answered[target.index]
    if appeared == NEVER:
        yield Observation(Sight.NOT_UP, None, target.id)
    elif answered == NEVER:
        yield Observation(Sight.UNANSWERED, None, target.id)
    else:
        sight = Sight.ANSWERED_LATE if target.index in end.events.lapsed else Sight.ANSWERED
        due = appeared + (target.due or 0)
        span = answered - due if sight is Sight.ANSWERED_LATE else answered - appeared
        yield Observation(sight, answered, target.id, span=span)


def _about_check(course: Course, end: State, read: Read) -> Iterator[Observation]:
    check = course.story.checks[_number(read)]
    minute, title = end.known.checked[_number(read)], course.check_titles[check.id]
    if minute != NEVER:
        yield Observation(Sight.CHECKED, minute, check.id, called=title)
    elif end.events.appeared[check.event] == NEVER:
        yield Observation(Sight.NOT_UP, None, course.story.targets[check.event].id)
    else:
        yield Observation(Sight.UNCHECKED, None, check.id, called=title)


def _about_advice(course: Course, end: State, read: Read) -> Iterator[Observation]:
    if isinstance(read.index, tuple):
        event, adviser = read.index
        sight = Sight.ASKED if (event, adviser) in end.known.asked else Sight.NOT_ASKED
        yield Observation(sight, None, str(adviser), words=course.story.targets[event].id)


def _about_fact(course: Course, end: State, read: Read) -> Iterator[Observation]:
    fact = _number(read)
    name = _named(course.story.names.facts, fact)
    written = course.story.scenario.facts[name]
    text = written.text or written.title
    if end.known.beliefs[fact]:
        known = (step.state.minute for step in course.steps if step.state.known.beliefs[fact])
        is_so = "true" if end.known.beliefs[fact] == 1 else "false"
        yield Observation(Sight.SETTLED, next(known, None), name, called=text, words=is_so)
    else:
        yield Observation(Sight.UNSETTLED, None, name, called=text)


def _about_notice(course: Course, end: State, read: Read) -> Iterator[Observation]:
    name, minute = _named(course.story.names.stakeholders, _number(read)), end.past.told[_number(read)]
    first = next((each for each in course.notices if each.who == name), None)
    if first is not None and first.minute == minute:
        yield Observation(Sight.TOLD, minute, name, words=course.story.targets[first.target].id)
    elif minute == NEVER:
        yield Observation(Sight.NOT_TOLD, None, name)
    else:
        # The condition counts a silence that was chosen towards somebody, and whoever reads this should see that.
        silent = next(sent for sent in course.sent if sent.landed == minute and name in sent.order.response.to)
        yield Observation(Sight.DECLINED, minute, course.target(silent).id, silent.order.id)


def _about_public(course: Course, end: State, read: Read) -> Iterator[Observation]:
    del read  # There is one first public line.
    if end.past.public == NEVER:
        yield Observation(Sight.NO_PUBLIC)
        return
    first = next(sent for sent in course.public if sent.landed == end.past.public)
    yield Observation(Sight.FIRST_PUBLIC, first.landed, course.target(first).id, first.order.id)


def _about_lines(course: Course, end: State, read: Read) -> Iterator[Observation]:
    """The lines that took a stance, were a draft or named an actor."""
    del end  # What was sent is the same under every mandate.
    found = False
    for sent in course.sent:
        match read.kind, read.index:
            case ("said", (int(event), int(stance))):
                fits = (sent.order.target, sent.stance) == (event, stance)
            case ("count", int(stance)):
                fits = sent.stance == stance
            case ("named", int(actor)):
                fits = sent.actor == actor
            case ("sent", (int(event), str(draft))):
                fits = (sent.order.target, sent.order.response.draft) == (event, draft)
            case _:
                fits = False
        if fits:
            found = True
            yield Observation(Sight.SAID, sent.order.ordered, course.target(sent).id, sent.order.id)
    if not found:
        yield _not_said(course, read)


def _not_said(course: Course, read: Read) -> Observation:
    """What no line did: `words` is the stance that it asked for, or `called` the draft or the actor."""
    scenario = course.story.scenario
    match read.kind, read.index:
        case ("said", (_, int(stance))) | ("count", int(stance)):
            return Observation(Sight.NOT_SAID, words=tuple(Stance)[stance])
        case ("sent", (int(event), str(draft))):
            return Observation(Sight.NOT_SAID, called=scenario.events[event].drafts[draft].title)
        case ("named", int(actor)):
            return Observation(Sight.NOT_NAMED, called=tuple(scenario.actors.values())[actor].name)
    return Observation(Sight.NOT_SAID)


def _about_promises(course: Course, end: State, read: Read) -> Iterator[Observation]:
    del course, read  # All promises are meant.
    if not end.past.promises:
        yield Observation(Sight.NOTHING_PROMISED)
    for promise in end.past.promises:
        sight = Sight.MISSED if promise.is_missed else Sight.KEPT if promise.kept_by else Sight.PROMISED
        yield Observation(sight, promise.due, decision=f"p{promise.number}")


def _about_mandate(course: Course, end: State, read: Read) -> Iterator[Observation]:
    mandate = course.story.scenario.mandates[_number(read)]
    sight = Sight.BROKEN if _number(read) in end.past.broken else Sight.HELD
    yield Observation(sight, None, mandate.id, called=mandate.title)


_UNSEEN: Final = frozenset({Sight.NO_LINE, Sight.NO_SUCH_LINE})

_TELLERS: Final[dict[str, Callable[[Course, State, Read], Iterator[Observation]]]] = {
    **dict.fromkeys(("answered", "silent", "occurred", "since"), _about_event),
    "done": _about_check,
    "asked": _about_advice,
    **dict.fromkeys(("known", "found", "refuted", "evidence", "is_true"), _about_fact),
    **dict.fromkeys(("told", "when_told"), _about_notice),
    "when_public": _about_public,
    **dict.fromkeys(("said", "count", "named", "sent"), _about_lines),
    **dict.fromkeys(("promised", "promise_kept"), _about_promises),
    "mandate": _about_mandate,
}
