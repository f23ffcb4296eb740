"""The evaluation in words: objectives, critical tasks, ratings, and what was seen of each."""

from typing import Final

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.evaluation_parts import ObjectiveResult, Observation, Rating, Sight, TaskResult
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import capital, duration
from twiplo_game.locale.words import msgid
from twiplo_game.model.wording import Feature
from twiplo_game.telling.evaluation_terms import OBJECTIVES, RATINGS, TASKS
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.marks import label, shortened
from twiplo_game.telling.page import Page

NOT_RATED: Final = "–"
"""The mark of a task for which there is no rating."""

_MOST: Final = 5
"""Sentences beside one task on a screen; paper has room for all."""

ABOUT: Final = msgid(
    "Rated off the log, by what the desk could know at the time. The score counts none of it, and a trainer who was "
    "there knows more."
)

_PLAIN: Final = {
    Sight.NO_PUBLIC: msgid("Nothing was said in public."),
    Sight.NO_LINE: msgid("Nothing was sent that could show it."),
    Sight.NO_ANSWER: msgid("No answer was sent that could show it."),
    Sight.NO_SUCH_LINE: msgid("No line that was sent was a case of it."),
    Sight.NOT_UP: msgid("What it asks about never came up."),
    Sight.DID_NOT_OCCUR: msgid("It never came to that."),
    Sight.NOTHING_PROMISED: msgid("Nothing was promised."),
    Sight.NOTHING_DUE: msgid("Nothing was promised that was due."),
    Sight.AT_THE_END: msgid("So it stood at the end."),
    Sight.IN_THE_ROOM: msgid("No log shows it: watch, or ask in the talk."),
}
"""Sentences that need nothing filled in."""

_AT: Final = {
    Sight.OCCURRED: msgid("{clock}: {about} came in."),
    Sight.UNREAD: msgid("{clock}: {about} was answered unopened."),
    Sight.DECLINED: msgid("{clock}: on {about} silence was chosen, and said to be."),
    Sight.CORRECTED: msgid("{clock}: corrected, {cause}."),
}
"""Sentences with a time."""

_OF_A_LINE: Final = {
    Sight.REJECTED_REFUTED: msgid("{cause}: rejected what had been found false."),
    Sight.REJECTED_OPEN: msgid("{cause}: rejected what was not settled."),
    Sight.REJECTED_FOUND: msgid("{cause}: rejected what the desk knew to be true."),
    Sight.AGREED: msgid("{cause}: agreed beforehand."),
    Sight.ALONE: msgid("{cause}: agreed with nobody."),
    Sight.WORDS_OUT: msgid("{cause}: said “{words}” in public."),
    Sight.DETAIL_OUT: msgid("{cause}: gave operational detail."),
    Sight.INSTRUCTED: msgid("{cause}: said what to do."),
    Sight.NOT_INSTRUCTED: msgid("{cause}: did not say what to do."),
    Sight.ADDRESSED: msgid("{cause}: went to somebody whom it concerns."),
    Sight.NOT_ADDRESSED: msgid("{cause}: reached none of those whom it concerns."),
    Sight.NOT_SO: msgid("{cause}: went against it."),
    Sight.KEPT: msgid("{cause}: kept."),
    Sight.PROMISED: msgid("{cause}: not yet due at the end."),
    Sight.MISSED: msgid("{cause}: not kept."),
    Sight.COST: msgid("{cause}: {called}."),
    Sight.COVERED: msgid("{cause}: “{claim}”, on evidence “{evidence}”."),
    Sight.OVER_CLAIMED: msgid("{cause}: “{claim}”, on evidence that was only “{evidence}”."),
    Sight.NAMED_COVERED: msgid("{cause}: named {called}, on evidence “{evidence}”."),
    Sight.NAMED_AHEAD: msgid("{cause}: named {called}, on evidence that was only “{evidence}”."),
}
"""Sentences about a line or a promise."""


def objective_words(lexicon: Lexicon, objective: ObjectiveResult) -> str:
    """What an objective asks."""
    if objective.text is not None:
        return lexicon.text(objective.text)
    return lexicon.words.tr(OBJECTIVES[objective.objective])


def task_words(lexicon: Lexicon, task: TaskResult) -> str:
    """What a critical task asks."""
    return lexicon.text(task.text) if task.text is not None else lexicon.words.tr(TASKS[task.task])


def rating_mark(rating: Rating | None) -> str:
    """The letter of a rating; a dash where there is none."""
    return rating.value if rating is not None else NOT_RATED


def why_not_rated(lexicon: Lexicon, task: TaskResult) -> str:
    """Why there is no rating, where nothing was seen that says so."""
    return "" if task.seen or task.rating is not None else lexicon.words.tr("This game did not ask for it.")


def seen_words(lexicon: Lexicon, now: PlayerView, task: TaskResult, *, most: int | None = None) -> list[str]:
    """What was seen of a task, one sentence each; with `most`, of more than those the rest is only counted."""
    said = [observation_words(lexicon, now, each) for each in task.seen]
    said = list(dict.fromkeys(filter(None, (*said, why_not_rated(lexicon, task)))))
    if most is None or len(said) <= most:
        return said
    rest = len(said) - most + 1
    return [*said[: most - 1], lexicon.words.trn("And {n} more.", "And {n} more.", rest)]


def evaluation_page(lexicon: Lexicon, now: PlayerView, result: Debrief) -> Page:
    """All objectives, with the key to the ratings."""
    words, page = lexicon.words, Page()
    page.heading(words.tr("Evaluation"))
    page.say(words.tr(ABOUT))
    page.say(words.tr("; ").join(words.tr(rating) for rating in RATINGS.values()) + ".")
    for objective in result.evaluation:
        page.heading(f"{rating_mark(objective.rating)}  {objective_words(lexicon, objective)}")
        for task in objective.tasks:
            page.blank()
            page.say(f"{rating_mark(task.rating)}  {task_words(lexicon, task)}")
            for sentence in seen_words(lexicon, now, task, most=_MOST):
                page.under(sentence)
    return page


def observation_words(lexicon: Lexicon, now: PlayerView, seen: Observation) -> str:
    """One thing that was seen, in a sentence."""
    tr, sight = lexicon.words.tr, seen.sight
    if sight in _PLAIN:
        return tr(_PLAIN[sight])
    values = _values(lexicon, now, seen)
    if sight in _AT:
        return tr(_AT[sight], **values)
    if sight in _OF_A_LINE:
        return tr(_OF_A_LINE[sight], **values)
    if seen.count:
        return _counted(lexicon, sight, seen.count)
    match sight:
        case Sight.FIRST_PUBLIC:
            return _first_public(lexicon, now, seen)
        case Sight.ANSWERED:
            return tr("{clock}: {about} was answered.", **values)
        case Sight.ANSWERED_LATE:
            return tr("{clock}: {about} was answered {span} late.", **values)
        case Sight.UNANSWERED if seen.minute is not None:
            return tr("{about}, due by {clock}: not answered.", **values)
        case Sight.UNANSWERED:
            return tr("{about}: not answered.", **values)
        case Sight.CHECKED:
            return _ended(tr("{clock}: {called}.", **values))
        case Sight.UNCHECKED:
            return _ended(tr("Not done: {called}.", **values)) if seen.called else tr("Nothing was checked.")
        case Sight.ASKED | Sight.NOT_ASKED:
            return _asked(lexicon, now, seen)
        case Sight.SETTLED | Sight.UNSETTLED:
            return _settled(lexicon, seen)
        case Sight.TOLD | Sight.TOLD_WITH | Sight.TOLD_BESIDE | Sight.NOT_TOLD:
            return _told(lexicon, now, seen)
        case Sight.WORDS_AGAINST:
            shows = label(lexicon, Feature(seen.about))
            return tr("{cause}: {label}, “{words}”.", cause=values["cause"], label=shows, words=shortened(seen.words))
        case Sight.SAID:
            return _said(lexicon, now, seen)
        case Sight.NOT_NAMED:
            return tr("{called} was not named.", **values)
        case Sight.NOT_SAID if seen.called is not None:
            return tr("Not sent: {called}.", **values)
        case Sight.NOT_SAID:
            return tr("No line took the stance “{stance}”.", stance=lexicon.term("stance", seen.words))
        case Sight.HELD | Sight.BROKEN:
            state = tr("met") if sight is Sight.HELD else tr("broken or not met")
            return tr("{mandate}: {state}.", mandate=lexicon.text(seen.called), state=state)
    return ""


def _values(lexicon: Lexicon, now: PlayerView, seen: Observation) -> dict[str, str]:
    cause = lexicon.cause(seen.decision, now) if seen.decision else ""
    return {
        "clock": "" if seen.minute is None else lexicon.clock(seen.minute),
        "about": lexicon.about(seen.about, now),
        "cause": capital(cause) if seen.sight is not Sight.CORRECTED else cause,
        "called": lexicon.text(seen.called),
        "claim": lexicon.term("claim", seen.words),
        "evidence": lexicon.term("evidence", seen.about),
        "words": seen.words,
        "span": duration(abs(seen.span or 0), lexicon.words),
    }


def _ended(sentence: str) -> str:
    """A sentence that ends with a title: one that is a question needs no full stop."""
    return sentence.removesuffix(".") if sentence.endswith(("?.", "!.")) else sentence


def _counted(lexicon: Lexicon, sight: Sight, n: int) -> str:
    trn = lexicon.words.trn
    match sight:
        case Sight.READ:
            return trn("{n} message was read first.", "{n} messages were read first.", n)
        case Sight.ANSWERED:
            return trn("{n} answer was ordered in time.", "{n} answers were ordered in time.", n)
        case Sight.CLEAN:
            return trn("{n} line that broke none.", "{n} lines that broke none.", n)
        case Sight.FITTING:
            return trn(
                "{n} text of your own, nothing found against it.",
                "{n} texts of your own, nothing found against them.",
                n,
            )
        case Sight.SO:
            return trn("{n} line looked at: it did not go against it.", "{n} lines looked at: none went against it.", n)
        case Sight.NOTHING_OUT:
            return trn("{n} public line, nothing found in it.", "{n} public lines, nothing found in them.", n)
    return ""


def _first_public(lexicon: Lexicon, now: PlayerView, seen: Observation) -> str:
    tr, values = lexicon.words.tr, _values(lexicon, now, seen)
    if seen.span is None:
        return tr("{clock}: first public line, on {about}.", **values)
    if seen.span < 0:
        return tr("{clock}: first public line, {span} before {about} came in.", **values)
    return tr("{clock}: first public line, {span} after {about} came in.", **values)


def _asked(lexicon: Lexicon, now: PlayerView, seen: Observation) -> str:
    values = {"adviser": lexicon.adviser(seen.about), "about": lexicon.about(seen.words, now)}
    if seen.sight is Sight.ASKED:
        return lexicon.words.tr("{adviser} was asked about {about}.", **values)
    return lexicon.words.tr("{adviser} was not asked about {about}.", **values)


def _settled(lexicon: Lexicon, seen: Observation) -> str:
    tr, fact = lexicon.words.tr, lexicon.text(seen.called).split(". ")[0].removesuffix(".")
    if seen.sight is Sight.UNSETTLED:
        return tr("Left open: “{fact}”.", fact=fact)
    values = {"clock": "" if seen.minute is None else lexicon.clock(seen.minute), "fact": fact}
    if seen.words == "true":
        return tr("{clock}: found true, “{fact}”.", **values)
    return tr("{clock}: found false, “{fact}”.", **values)


def _told(lexicon: Lexicon, now: PlayerView, seen: Observation) -> str:
    tr, who = lexicon.words.tr, lexicon.stakeholder(seen.about)
    values = _values(lexicon, now, seen) | {"who": who}
    if seen.sight is Sight.TOLD_WITH:
        how = lexicon.term("coordination", seen.words)
        return tr("{cause}: “{how}”, so that it was known before it left ({who}).", **values | {"how": how})
    if seen.sight is Sight.TOLD_BESIDE:
        return tr("{cause}: told of it in private, {who}.", **values | {"who": lexicon.stakeholder(seen.words)})
    if not seen.words:
        return tr("{who}: never told in private.", who=who)
    values["about"] = lexicon.about(seen.words, now)
    if seen.sight is Sight.NOT_TOLD or seen.minute is None:
        return tr("{who}: never told in private of {about}.", **values)
    if seen.span is None:
        return tr("{clock}: told in private of {about}, {who}.", **values)
    values["out"] = lexicon.clock(seen.minute - seen.span)
    if seen.span < 0:
        return tr("{clock}: told in private of {about}, {who}; your line was out {span} later, at {out}.", **values)
    return tr("{clock}: told in private of {about}, {who}; your line had been out since {out}.", **values)


def _said(lexicon: Lexicon, now: PlayerView, seen: Observation) -> str:
    cause = capital(lexicon.cause(seen.decision, now))
    response = next((sent.response for sent in now.sent if sent.sent == seen.decision), None)
    stance = lexicon.term("stance", response.stance) if response is not None else ""
    return lexicon.words.tr("{dimension}: {value}", dimension=cause, value=stance) + "."
