"""The review of a game in words: what each decision was worth when it was taken, and apart from that, chance."""

from collections.abc import Iterable, Sequence
from typing import Final

from twiplo_game.analysis.review.judging import NOTED, TURNED, Judgement, Luck, Reviewed, Verdict
from twiplo_game.analysis.review.options import purpose
from twiplo_game.analysis.review.review import Accuracy, Undone, accuracy, undone
from twiplo_game.analysis.review.values import Line
from twiplo_game.engine.action import Respond
from twiplo_game.locale.figures import capital
from twiplo_game.locale.words import Words
from twiplo_game.telling.decision_marks import Letters, marks_words, review_mark
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page
from twiplo_game.telling.review_method import before_words, method_page
from twiplo_game.telling.review_terms import VERDICTS, estimate, points, verdict_sign, verdict_words

Told = set[tuple[str, str]]
"""What was said to be worth doing besides."""

STEPS: Final = 5
"""How many steps of a better line are told."""


def accuracy_page(words: Words, reviewed: Sequence[Reviewed]) -> Page:
    """The figure for the whole game, and how many decisions of each kind."""
    page, found = Page(), accuracy([each.judgement for each in reviewed])
    if found is None:
        page.say(words.tr("You decided nothing that could be weighed."))
        return page
    page.heading(accuracy_words(words, found))
    page.say(
        words.tr(
            "The share that you kept of what hung on each decision and on what was left undone. Each is weighed by "
            "itself, and their points do not add up to a score."
        )
    )
    if found.percent < found.percent_kept:
        page.say(words.tr("100 is given only where the best play there is was worked out."))
    page.say(f"{capital(tally_words(words, reviewed))}.")
    return page


def accuracy_words(words: Words, found: Accuracy) -> str:
    """The figure."""
    if found.is_exact:
        return words.tr("Accuracy: {percent} of 100", percent=found.percent)
    return words.tr("Accuracy: about {percent} of 100", percent=found.percent)


def tally_words(words: Words, reviewed: Iterable[Reviewed]) -> str:
    """How many decisions of each kind."""
    counts = dict.fromkeys(VERDICTS, 0)
    unsure = idle = 0
    for each in reviewed:
        if not each.judgement.matters:
            idle += 1
        elif each.judgement.is_sure:
            counts[each.judgement.mildest] += 1
        else:
            unsure += 1
    parts = [f"{words.tr(VERDICTS[verdict])} {count}" for verdict, count in counts.items() if count]
    if unsure:
        parts.append(words.tr("left open {n}", n=unsure))
    if idle:
        parts.append(words.tr("without weight {n}", n=idle))
    return ", ".join(parts)


def decision_page(say: OptionWords, reviewed: Reviewed, mark: str, told: Told | None = None) -> Page:
    """One decision: what was done and what it was worth, what was better, how that goes on, and what chance did.

    With `told`, what would have been good besides is not said again.
    """
    words, judgement, page = say.lexicon.words, reviewed.judgement, Page()
    page.heading(decision_head(say, judgement, mark))
    page.say(worth_words(judgement, words))
    if judgement.is_better_told:
        page.item(
            words.tr(
                "Better: {option}, {value}.",
                option=say.beside(judgement.options[judgement.instead], judgement.own),
                value=estimate(judgement.before, words),
            )
        )
        draft = judgement.options[judgement.draft]
        if judgement.draft and isinstance(draft, Respond):
            answer, value = say.answer(draft.event, draft.response), estimate(judgement.values[judgement.draft], words)
            page.under(words.tr("From the staff: {draft}, {value}.", draft=answer, value=value))
        if judgement.line is not None and judgement.severest not in {Verdict.BEST, Verdict.GOOD}:
            page.under(line_words(say, judgement.line))
    besides = purpose(judgement.options[judgement.besides])
    if judgement.besides and (told is None or besides not in told):
        if told is not None:
            told.add(besides)
        page.item(
            words.tr(
                "Besides: {option}, {gain} more.",
                option=say(judgement.options[judgement.besides]),
                gain=estimate(judgement.gain, words),
            )
        )
    chance = chance_words(say, reviewed)
    if chance:
        page.item(chance)
    return page


def worth_words(judgement: Judgement, words: Words) -> str:
    """What a decision was worth, before and after where they differ, what was lost, and a word for it."""
    before, after = estimate(judgement.before, words), estimate(judgement.after, words)
    verdict, loss = verdict_words(judgement, words), estimate(judgement.loss, words)
    if not judgement.matters:
        return words.tr("Worth {value}; nothing hung on it.", value=after)
    if not judgement.is_better_told:
        return words.tr("Worth {value}; {verdict}: nothing clearly better was found.", value=after, verdict=verdict)
    if judgement.is_followed:
        return words.tr(
            "Worth {before} before, {after} after, counting the better choice as made next; {verdict}, {loss} lost.",
            before=before,
            after=after,
            verdict=verdict,
            loss=loss,
        )
    return words.tr(
        "Worth {before} before, {after} after; {verdict}, {loss} lost.",
        before=before,
        after=after,
        verdict=verdict,
        loss=loss,
    )


def decision_head(say: OptionWords, judgement: Judgement, mark: str) -> str:
    """Its letter or number, when it was, and what was done."""
    head = say.lexicon.words.tr("{clock}. {title}", clock=say.lexicon.clock(judgement.minute), title=say(judgement.own))
    sign = verdict_sign(judgement)
    return f"{mark}  {head}{sign and f'  {sign}'}"


def line_words(say: OptionWords, line: Line) -> str:
    """How a better line goes on, in a few steps."""
    words = say.lexicon.words
    steps = [
        words.tr("{clock} {option}", clock=say.lexicon.clock(minute), option=say.in_line(action))
        for minute, action in line.actions[1:STEPS]
    ]
    if not steps:
        return words.tr("In the likeliest case the day ends at {points}.", points=points(line.points, words))
    return words.tr(
        "In the likeliest case it goes on: {steps}. The day ends at {points}.",
        steps=words.tr("; ").join(steps),
        points=points(line.points, words),
    )


def chance_words(say: OptionWords, reviewed: Reviewed) -> str:
    """What chance made of it; empty where it made nothing else of it than was to be expected."""
    words, judgement, really = say.lexicon.words, reviewed.judgement, reviewed.hindsight
    own, other = points(really.own, words), points(really.other, words)
    match really.luck:
        case Luck.BADLY:
            text = words.tr(
                "A good decision that ended badly: {expected} was to be expected, and as things really were it came to "
                "{own}. You could not know.",
                expected=estimate(judgement.values[0], words),
                own=own,
            )
            if really.other - really.own < NOTED:
                return text
            option = say.beside(judgement.options[really.instead], judgement.own)
            besides = words.tr("There was {other} to be had: {option}.", other=other, option=option)
            return f"{text} {besides}"
        case Luck.WELL:
            return words.tr(
                "A bad decision that ended well. As things really were it came to {own}, and the better choice to "
                "{other}. Do not count on it.",
                own=own,
                other=other,
            )
    return ""


def calm_words(words: Words) -> str:
    """That chance turned nothing round."""
    return words.tr(
        "No good decision came to {points} points less than was to be expected or worse, and no mistake to as much as "
        "the better choice.",
        points=points(TURNED, words),
    )


def undone_page(say: OptionWords, left: Sequence[Undone]) -> Page:
    """What would have been worth doing besides, and was never done."""
    words, page = say.lexicon.words, Page()
    if left:
        page.heading(words.tr("Left undone"))
    for each in left:
        page.item(
            words.tr(
                "{option}: worth up to {gain} more, from {since} on.",
                option=say(each.option),
                gain=estimate(each.gain, words),
                since=say.lexicon.clock(each.since),
            )
        )
    return page


def review_page(say: OptionWords, reviewed: Sequence[Reviewed], letters: Letters) -> Page:
    """All of it, without a title; `letters` are those of the timeline."""
    words, page = say.lexicon.words, Page()
    page.add(method_page(words, reviewed))
    page.say(before_words(words))
    page.add(accuracy_page(words, reviewed))
    page.say(marks_words(words))
    told: Told = set()
    for place, each in enumerate(reviewed):
        page.add(decision_page(say, each, review_mark(letters, each.judgement.number, place), told))
    page.add(undone_page(say, undone([each.judgement for each in reviewed])))
    return page
