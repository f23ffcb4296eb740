"""What officers are doing, in words."""

from twiplo_game.engine.view import PlayerView, TaskView
from twiplo_game.telling.lexicon import Lexicon


def task_words(lexicon: Lexicon, task: TaskView, now: PlayerView) -> str:
    """What an officer is doing, and until when."""
    what, clock = work_words(lexicon, task, now), lexicon.clock(task.lands)
    return lexicon.words.tr("{task}, until {clock}", task=what, clock=clock)


def work_words(lexicon: Lexicon, task: TaskView, now: PlayerView) -> str:
    """What an officer is doing."""
    words = lexicon.words
    subject = _subject(lexicon, task, now)
    match task.act:
        case "ask":
            return words.tr("asking an adviser about {subject}", subject=subject)
        case "check":
            return words.tr("checking {subject}", subject=subject)
        case "respond":
            return words.tr("sending the answer to {subject}", subject=subject)
        case "speak":
            return words.tr("sending a message about {subject}", subject=subject)
        case "tell":
            return words.tr("informing {subject}", subject=lexicon.stakeholder(task.subject))
        case "correct":
            return words.tr("correcting {subject}", subject=lexicon.cause(task.subject, now))
        case _:
            return words.tr("preparing the promised update")


def free_words(lexicon: Lexicon, now: PlayerView) -> str:
    """How many officers are free."""
    return lexicon.words.trn("{n} officer free", "{n} officers free", now.free)


def officer_words(lexicon: Lexicon, now: PlayerView) -> str:
    """How many officers are free, and what the others do."""
    words, free = lexicon.words, free_words(lexicon, now)
    if not now.tasks:
        return words.tr("{free}.", free=free)
    busy = ", ".join(task_words(lexicon, task, now) for task in now.tasks)
    return words.tr("{free}; at work: {tasks}.", free=free, tasks=busy)


def _subject(lexicon: Lexicon, task: TaskView, now: PlayerView) -> str:
    if task.act == "check":
        return lexicon.words.tr("“{title}”", title=lexicon.check(task.subject, now))
    return lexicon.about(task.subject, now)
