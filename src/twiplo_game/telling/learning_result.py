"""What a learning check came to, beside the one before: two figures, each in words of its own."""

from collections.abc import Sequence
from typing import Final

from twiplo_game.analysis.discernment import (
    Progress,
    Trials,
    calls_more_false,
    discernment,
    is_answered_otherwise,
    progress,
)
from twiplo_game.analysis.learning import Check, Result, is_booster, result
from twiplo_game.locale.words import Words, msgid
from twiplo_game.telling.page import Page

_EVEN: Final = 0.25
"""How far from 0 a criterion is called even-handed; one answer among six moves it by 0.2 to 0.4."""

_CHANGES: Final = {
    Progress.BETTER: msgid("You tell them apart better than the time before, by more than one answer makes."),
    Progress.ALIKE: msgid(
        "You tell them apart about as well as the time before: no more than one answer lies between."
    ),
    Progress.WORSE: msgid(
        "You tell them apart less well than the time before, by more than one answer makes. The cases are others; try "
        "once more."
    ),
    Progress.COMPLETE: msgid(
        "You told all of them apart, this time and the time before. There is nothing left to gain here; the next round "
        "keeps it fresh."
    ),
}

_OTHERWISE: Final = msgid(
    "You tell them apart about as well as the time before; what has changed is how readily you call them false."
)
"""Many answers can lie between two rounds that tell equally much."""


def result_page(words: Words, checks: Sequence[Check]) -> Page:
    """The last of `checks`, which is over, compared with the one before it that is over."""
    page = Page()
    now = result(checks[-1].answers)
    former = next((result(check.answers) for check in reversed(checks[:-1]) if check.is_over), None)
    page.heading(words.tr("A further round") if is_booster(checks, len(checks) - 1) else words.tr("What came out"))
    _add_counts(page, words, now)
    figures, before = discernment(now.trials), discernment(former.trials) if former else None
    page.heading(words.tr("How well you tell false from true"))
    most = discernment(_perfect(now.trials)).sensitivity
    page.say(
        words.tr(
            "{figure}. 0 is guessing; {most} is the most that six claims can show.",
            figure=_compared(words, "d′", figures.sensitivity, before.sensitivity if before else None),
            most=figure(words, most),
        )
    )
    page.heading(words.tr("How readily you call things false"))
    page.say(
        words.tr(
            "{figure}. {lean} 0 leans to neither side.",
            figure=_compared(words, "c", figures.criterion, before.criterion if before else None),
            lean=_lean(words, figures.criterion),
        )
    )
    page.blank()
    if former is not None:
        change = progress(now.trials, former.trials)
        is_otherwise = change is Progress.ALIKE and is_answered_otherwise(now.trials, former.trials)
        page.say(words.tr(_OTHERWISE if is_otherwise else _CHANGES[change]))
        if change in (Progress.ALIKE, Progress.WORSE) and calls_more_false(now.trials, former.trials):
            page.say(words.tr("And you call more of them false: that is suspicion, not discernment."))
    page.under(
        words.tr(
            "Six claims are few: one answer more or less moves both figures. What counts is the direction over several "
            "rounds, and what you read after each answer."
        )
    )
    page.under(words.tr("The next round has other questions: after a game, or in one to two weeks."))
    return page


def figure(words: Words, value: float) -> str:
    """A figure with two decimals, as the language writes it."""
    text = f"{abs(value):.2f}"
    sign = "−" if value < 0 and text != "0.00" else ""
    return sign + (text.replace(".", ",") if words.language == "fr" else text)


def _add_counts(page: Page, words: Words, now: Result) -> None:
    trials = now.trials
    page.item(
        words.tr("False or misleading: {n} of {all} called so", n=_halves(words, trials.half_hits), all=trials.signals)
    )
    believed = 2 * trials.noises - trials.half_false_alarms
    page.item(words.tr("True: {n} of {all} called so", n=_halves(words, believed), all=trials.noises))
    if trials.half_hits % 2 or trials.half_false_alarms % 2:
        page.under(words.tr("“It cannot be told” counts as half an answer."))
    page.item(words.tr("Named exactly: {n} of {all}", n=now.named, all=now.judged))
    page.item(words.tr("Your reply to the situation: {n} of {all}", n=now.points, all=now.best))


def _perfect(trials: Trials) -> Trials:
    return Trials(trials.signals, trials.noises, 2 * trials.signals, 0)


def _halves(words: Words, halves: int) -> str:
    whole, rest = divmod(halves, 2)
    if not rest:
        return str(whole)
    return f"{whole},5" if words.language == "fr" else f"{whole}.5"


def _compared(words: Words, name: str, now: float, before: float | None) -> str:
    if before is None:
        return f"{name} = {figure(words, now)}"
    return words.tr(
        "{name} = {now}, the time before {before}", name=name, now=figure(words, now), before=figure(words, before)
    )


def _lean(words: Words, criterion: float) -> str:
    if criterion <= -_EVEN:
        return words.tr("You call things false more readily than true.")
    if criterion >= _EVEN:
        return words.tr("You believe more readily than you doubt.")
    return words.tr("You lean to neither side.")
