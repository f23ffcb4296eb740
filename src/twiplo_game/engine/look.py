"""What a player may see: the view of a state, and what is told of a step. A rule of the game, not of a screen."""

from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.tree import Truth, fold
from twiplo_game.engine.feed import message_view
from twiplo_game.engine.game import Game
from twiplo_game.engine.marking import ordered_now
from twiplo_game.engine.own_words import wording
from twiplo_game.engine.plan import author_of, test_of
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, NO_ENDING, State
from twiplo_game.engine.step import Applied, Movement, Seen, Step
from twiplo_game.engine.story import Target, minutes_to_send
from twiplo_game.engine.turn import turn_of
from twiplo_game.engine.view import (
    AdviceView,
    AdviserView,
    CheckView,
    DraftView,
    EventView,
    MandateView,
    MoodView,
    PlayerView,
    PromiseView,
    SentView,
    SubjectView,
    TaskView,
    ThreadView,
)
from twiplo_game.engine.words import adviser_title, finding_words, in_truth
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Evidence, Gauge, Mood

_EVIDENCE = tuple(Evidence)
_MOODS = tuple(Mood)


def duration(game: Game, response: Response) -> int:
    """Minutes of an officer to send `response`."""
    return minutes_to_send(game.story.profile, response)


def seen(step: Step) -> Seen:
    """What a player may be told of `step`: what happened, and what moved, without rules, sizes or reasons."""
    gauges: dict[tuple[int, str], int] = {}
    moods: dict[tuple[int, str], int] = {}
    names = {gauge.value for gauge in Gauge}
    happened = []
    for occurrence in step.happened:
        if isinstance(occurrence, Movement):
            sums = gauges if occurrence.target in names else moods
            key = (occurrence.minute, occurrence.target)
            sums[key] = sums.get(key, 0) + occurrence.applied
        elif not isinstance(occurrence, Applied):
            happened.append(occurrence)
    return Seen(
        happened=tuple(happened),
        gauges=tuple((minute, name, points) for (minute, name), points in gauges.items() if points),
        moods=tuple((minute, name, steps) for (minute, name), steps in moods.items() if steps),
    )


def objections(game: Game, state: State, event: str, response: Response) -> tuple[tuple[str, Text], ...]:
    """What the advisers who were asked about `event` say to `response` while it is being composed."""
    story = game.story
    index = story.names.events.get(event)
    if index is None or state.events.appeared[index] == NEVER:
        return ()
    target = story.targets[index]
    shown = wording(story, target, response)
    lookup = response_lookup(response, story.names, author_of(story, target, response), False, index, shown)
    order = ordered_now(state, target, response)
    turn = turn_of(game, state, None)
    said = []
    for adviser, objected in target.objections.items():
        if (index, adviser) in state.known.asked:
            for tree, says in objected:
                folded = fold(tree, lookup)
                if folded == Truth(False):
                    continue
                test = test_of(folded)
                if test is None or test(turn, order):
                    said.append((adviser, says))
    return tuple(said)


def view(game: Game, state: State) -> PlayerView:
    """Everything that the player may know in `state`."""
    story = game.story
    names = tuple(story.names.stakeholders)
    over = state.ending != NO_ENDING
    ending = None
    if over and story.scenario.endings:
        ending = story.scenario.endings[state.ending]
    busy = len(state.tasks)
    return PlayerView(
        minute=state.minute,
        length=story.length,
        gauges=dict(zip(Gauge, state.gauges, strict=True)),
        staff=story.staff,
        free=max(0, story.staff - busy),
        next_free=min((task.lands for task in state.tasks), default=None) if busy >= story.staff else None,
        messages=tuple(message_view(game, state, place) for place in range(len(state.messages))),
        events=tuple(
            _event(game, state, story.targets[message.about]) for message in state.messages if message.kind == "event"
        ),
        sent=tuple(
            SentView(
                sent=sent.order.id,
                about=story.targets[sent.order.target].id,
                ordered=sent.order.ordered,
                landed=sent.landed,
                response=sent.order.response,
                is_corrected=sent.order.id in state.past.corrected,
                can_correct=not over
                and sent.order.id not in state.past.corrected
                and not any(task.act == "correct" and task.index == place for task in state.tasks),
            )
            for place, sent in enumerate(state.past.sent)
        ),
        tasks=tuple(
            TaskView(f"t{task.number}", task.act, task.subject, task.adviser, task.started, task.lands)
            for task in state.tasks
        ),
        promises=tuple(
            PromiseView(
                f"p{promise.number}",
                story.targets[promise.order.target].id,
                promise.is_action,
                promise.due,
                bool(promise.kept_by),
                promise.is_missed,
            )
            for promise in state.past.promises
        ),
        threads=_threads(game, state),
        moods=tuple(
            MoodView(
                names[who],
                story.doctrine.stakeholders[names[who]].name,
                _MOODS[state.moods[who]],
                state.past.told[who] if state.past.told[who] != NEVER else None,
            )
            for who in sorted(story.playing)
        ),
        subjects=tuple(
            SubjectView(target.id, title, target.offers)
            for target in story.targets[story.event_count :]
            if (title := story.scenario.facts[target.id].title) is not None
        ),
        mandates=tuple(
            MandateView(
                mandate.id,
                story.scenario.mandates[mandate.index].title,
                mandate.index in state.past.broken,
                mandate.met is not None,
            )
            for mandate in story.mandates
        ),
        ending=story.endings[state.ending].id if over else None,
        ending_title=ending.title if ending else None,
        ending_text=in_truth(game, ending.text, -1) if ending else None,
    )


def _threads(game: Game, state: State) -> tuple[ThreadView, ...]:
    open_threads = {
        (game.story.targets[entry.about].id, entry.cause): None
        for entry in state.agenda
        if entry.is_thread and entry.about >= 0
    }
    return tuple(ThreadView(about, cause) for about, cause in open_threads)


def _event(game: Game, state: State, target: Target) -> EventView:
    index = target.index
    event = target.event
    assert event is not None
    appeared = state.events.appeared[index]
    answered = state.events.answered[index] != NEVER
    over = state.ending != NO_ENDING
    belief = state.known.beliefs[target.subject] if target.subject >= 0 else 0
    return EventView(
        event=target.id,
        appeared=appeared,
        due=appeared + target.due if target.due is not None else None,
        is_answered=answered,
        is_silenced=index in state.events.lapsed,
        can_answer=not answered and not over,
        evidence=_EVIDENCE[state.known.evidence[target.subject]] if target.subject >= 0 else None,
        settled=None if belief == 0 else belief == 1,
        advisers=tuple(_adviser(game, state, target, adviser) for adviser in event.advice),
        checks=tuple(_check(game, state, target, check) for check in event.checks),
        drafts=()
        if answered or over
        else tuple(
            DraftView(
                draft.id,
                event.drafts[draft.id].title,
                event.drafts[draft.id].text,
                draft.response,
                draft.takes,
            )
            for draft in target.drafts.values()
            if draft.test is None or draft.test(state, None)
        ),
        offers=target.offers,
    )


def _adviser(game: Game, state: State, target: Target, adviser: str) -> AdviserView:
    event = target.event
    assert event is not None
    title = adviser_title(game, adviser)
    advice = event.advice[adviser]
    given = None
    if (target.index, adviser) in state.known.asked:
        given = AdviceView(
            adviser,
            title,
            in_truth(game, advice.says, target.subject),
            advice.expects,
            advice.confidence,
            advice.interest,
        )
    pending = any(task.act == "ask" and task.index == target.index and task.adviser == adviser for task in state.tasks)
    return AdviserView(adviser, title, given, pending)


def _check(game: Game, state: State, target: Target, check: str) -> CheckView:
    event = target.event
    assert event is not None
    number = game.story.names.checks[check]
    compiled = game.story.checks[number]
    done = state.known.checked[number] != NEVER
    unsettled = compiled.fact >= 0 and game.inconclusive[number]
    return CheckView(
        check=check,
        title=event.checks[check].title,
        takes=compiled.takes,
        about=target.id,
        is_pending=any(task.act == "check" and task.index == number for task in state.tasks),
        finding=finding_words(game, number) if done else None,
        is_inconclusive=done and unsettled,
        evidence=_EVIDENCE[compiled.reaches] if done and compiled.fact >= 0 and not unsettled else None,
    )
