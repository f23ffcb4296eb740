"""What an action did, as the player may know it: what started, landed and came in, what moved."""

from collections import defaultdict

from twiplo_game.engine.step import (
    Arrived,
    Broken,
    Cancelled,
    Ended,
    Landed,
    Lapsed,
    Movement,
    Passed,
    Reminded,
    Seen,
    Started,
)
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import duration
from twiplo_game.locale.moods import MOODS
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.changes import change, mood_change
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.tasks import task_words

Told = Started | Cancelled | Landed | Arrived | Reminded | Lapsed | Broken | Passed | Ended
"""Anything that a player is told of a step."""


def occurrence(lexicon: Lexicon, item: Told, now: PlayerView) -> str | None:
    """One thing of a step in a sentence; None for what shows itself, as a message does."""
    words = lexicon.words
    match item:
        case Started():
            task = next((task for task in now.tasks if task.task == item.task), None)
            return words.tr("Begun: {task}.", task=task_words(lexicon, task, now)) if task is not None else None
        case Cancelled():
            return words.tr("Cancelled. The officer is free again.")
        case Landed():
            return _landed(lexicon, item)
        case Reminded():
            return _reminder(lexicon, item, now)
        case Lapsed():
            return words.tr(
                "{clock}: the time to answer {about} is over.",
                clock=lexicon.clock(item.minute),
                about=lexicon.about(item.event, now),
            )
        case Broken():
            title = next((mandate.title for mandate in now.mandates if mandate.mandate == item.mandate), None)
            return words.tr("You have broken a mandate: {mandate}.", mandate=lexicon.text(title))
        case Passed() if item.minute > item.since:
            return words.tr(
                "{span} went by. It is {clock}.",
                span=duration(item.minute - item.since, words),
                clock=lexicon.clock(item.minute),
            )
        case _:
            return None


def _landed(lexicon: Lexicon, item: Landed) -> str | None:
    words, clock = lexicon.words, lexicon.clock(item.minute)
    match item.act:
        case "respond" | "speak":
            return words.tr("{clock}: it has gone out.", clock=clock)
        case "tell":
            return words.tr("{clock}: {who} informed.", clock=clock, who=lexicon.stakeholder(item.subject))
        case "correct":
            return words.tr("{clock}: the correction has gone out.", clock=clock)
        case "update":
            return words.tr("{clock}: the promised update has gone out.", clock=clock)
        case _:
            return None


def _reminder(lexicon: Lexicon, item: Reminded, now: PlayerView) -> str:
    words, clock = lexicon.words, lexicon.clock(item.minute)
    if any(promise.promise == item.subject for promise in now.promises):
        return words.tr("{clock}: last minute to keep {cause}.", clock=clock, cause=lexicon.cause(item.subject, now))
    return words.tr("{clock}: last minute to answer {about}.", clock=clock, about=lexicon.about(item.subject, now))


def gauge_words(lexicon: Lexicon, seen: Seen) -> str | None:
    """How the gauges moved; None where they did not."""
    moved: dict[str, int] = defaultdict(int)
    for _, gauge, points in seen.gauges:
        moved[gauge] += points
    words = lexicon.words
    parts = [f"{lexicon.term('gauge', gauge)} {change(points, words)}" for gauge, points in moved.items() if points]
    return words.tr("{movements}.", movements=", ".join(parts)) if parts else None


def mood_words(lexicon: Lexicon, seen: Seen, now: PlayerView) -> list[str]:
    """Whose mood moved, which way, and what it is now."""
    moved: dict[str, int] = defaultdict(int)
    for _, stakeholder, steps in seen.moods:
        moved[stakeholder] += steps
    words = lexicon.words
    moods = {item.stakeholder: words.tr(MOODS[item.mood]) for item in now.moods}
    return [
        words.tr("{who}: warmer, now {mood}.", who=lexicon.stakeholder(who), mood=moods[who])
        if steps > 0
        else words.tr("{who}: colder, now {mood}.", who=lexicon.stakeholder(who), mood=moods[who])
        for who, steps in moved.items()
        if steps and who in moods
    ]


def movement_words(lexicon: Lexicon, movement: Movement) -> str:
    """What moved, and how far."""
    is_gauge = movement.target in list(Gauge)
    return lexicon.words.tr(
        "{target} {change}",
        target=lexicon.term("gauge", movement.target) if is_gauge else lexicon.stakeholder(movement.target),
        change=(change if is_gauge else mood_change)(movement.applied, lexicon.words),
    )


def rule_words(lexicon: Lexicon, movement: Movement, title: Text) -> str:
    """A movement with the rule, titled `title`, that made it: how far, why, and what that rests on."""
    words = lexicon.words
    is_gauge = movement.target in list(Gauge)
    return words.tr(
        "{rule}: {target} {change}. {because} (Rests on: {grade}.)",
        rule=lexicon.rule(movement.rule, title),
        target=lexicon.term("gauge", movement.target) if is_gauge else lexicon.stakeholder(movement.target),
        change=(change if is_gauge else mood_change)(movement.applied, words),
        because=lexicon.text(movement.because),
        grade=lexicon.term("grade", movement.grade),
    )
