"""The review of a game in words: what each decision was worth when it was taken, and apart from that, chance."""

from collections.abc import Iterable, Sequence
from typing import Final

from twiplo_game.analysis.review.judging import BOUNDS, Judgement, Luck, Reviewed, Verdict
from twiplo_game.analysis.review.options import purpose
from twiplo_game.analysis.review.review import Accuracy, Undone, accuracy, undone
from twiplo_game.analysis.review.values import Basis, Estimate, Line
from twiplo_game.locale.figures import capital, tenths
from twiplo_game.locale.words import Words, msgid
from twiplo_game.telling.decision_marks import Letters, marks_words, review_mark
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page

VERDICTS: Final = {
    Verdict.BEST: msgid("best"),
    Verdict.GOOD: msgid("good"),
    Verdict.INACCURACY: msgid("inaccuracy"),
    Verdict.MISTAKE: msgid("mistake"),
    Verdict.BLUNDER: msgid("blunder"),
}

SIGNS: Final = {
    Verdict.BEST: "!",
    Verdict.GOOD: "",
    Verdict.INACCURACY: "?!",
    Verdict.MISTAKE: "?",
    Verdict.BLUNDER: "??",
}
"""The signs of chess, which say the same as the words."""

Told = set[tuple[str, str]]
"""What was said to be worth doing besides."""

STEPS: Final = 5
"""How many steps of a better line are told."""


def points(value: float, words: Words) -> str:
    """Score points as the score is shown: of 100, with a tenth."""
    rounded = round(value)
    return f"−{tenths(-rounded, words)}" if rounded < 0 else tenths(rounded, words)


def estimate(value: Estimate, words: Words) -> str:
    """A figure with its error, where it has one."""
    if value.error < 0.5:
        return points(value.points, words)
    return words.tr("{value} (±{error})", value=points(value.points, words), error=points(value.error, words))


def verdict_words(judgement: Judgement, words: Words) -> str:
    """The word for a decision, or the two between which it lies."""
    if not judgement.matters:
        return words.tr("nothing hung on it")
    mildest = words.tr(VERDICTS[judgement.mildest])
    if judgement.is_sure:
        return mildest
    return words.tr(
        "between {mildest} and {severest}", mildest=mildest, severest=words.tr(VERDICTS[judgement.severest])
    )


def verdict_sign(judgement: Judgement) -> str:
    """Its sign; empty where no word is sure, or nothing hung on it."""
    return SIGNS[judgement.mildest] if judgement.is_sure and judgement.matters else ""


METHODS: Final = {
    Basis.CAREFUL: msgid(
        "Each decision is weighed on what you could know when you took it. Its value is the score to be expected "
        "after it: this move, then careful play to the end, averaged over everything that looked the same to you. "
        "What was really so does not count here; where it made a difference, that is said apart."
    ),
    Basis.ASKED: msgid(
        "Each decision is weighed on what you could know when you took it. Its value is the score to be expected "
        "after it: this move, then the best play, averaged over everything that looked the same to you. The best play "
        "was worked out, with one thing left out: to say what nobody asked for, to correct, to call back. What was "
        "really so does not count here; where it made a difference, that is said apart."
    ),
    Basis.BEST: msgid(
        "Each decision is weighed on what you could know when you took it. Its value is the score to be expected "
        "after it: this move, then the best play there is, averaged over everything that looked the same to you. It "
        "was worked out and is exact. What was really so does not count here; where it made a difference, that is said "
        "apart."
    ),
}


def method_page(words: Words, reviewed: Sequence[Reviewed] = ()) -> Page:
    """How the values are made, and what the words mean. Before anything is weighed it is told as for most scenarios."""
    page = Page()
    bases = dict.fromkeys(each.judgement.basis for each in reviewed) or {Basis.CAREFUL: None}
    first = next(iter(bases))
    page.say(words.tr(METHODS[first]))
    bounds = [
        words.tr("{verdict} below {points}", verdict=words.tr(VERDICTS[verdict]), points=points(bound, words))
        for verdict, bound in BOUNDS.items()
    ]
    page.say(
        words.tr(
            "The words go by the points lost: {bounds}, {worst} from there.",
            bounds=", ".join(bounds),
            worst=words.tr(VERDICTS[Verdict.BLUNDER]),
        )
    )
    if Basis.CAREFUL in bases:
        page.say(
            words.tr(
                "± is a standard error; where it leaves two words open, both are given. Careful play is a sound "
                "routine, not the best play there is: it does not listen to advisers, so what asking is worth cannot "
                "be seen here."
            )
        )
    if first is not Basis.CAREFUL:
        page.say(
            words.tr("The best play knows the story’s rules and asks nobody: what asking is worth cannot be seen here.")
        )
    if first is not Basis.CAREFUL and Basis.CAREFUL in bases:
        page.say(
            words.tr(
                "From your first word that nobody asked for on, the best play is not known: from there a value is this "
                "move, then careful play."
            )
        )
    return page


def accuracy_page(words: Words, reviewed: Sequence[Reviewed]) -> Page:
    """The figure for the whole game, and how many decisions of each kind."""
    page, found = Page(), accuracy([each.judgement for each in reviewed])
    if found is None:
        page.say(words.tr("You decided nothing that could be weighed."))
        return page
    page.heading(accuracy_words(words, found))
    page.say(
        words.tr(
            "Of {stake} points that hung on what you did and left undone, you kept {kept}.",
            stake=points(found.stake, words),
            kept=points(found.stake - found.lost, words),
        )
    )
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
    loss = judgement.loss
    if not judgement.matters:
        page.say(words.tr("Worth {value}; nothing hung on it.", value=estimate(judgement.values[0], words)))
    elif not judgement.instead or judgement.severest is Verdict.BEST:
        page.say(
            words.tr(
                "Worth {value}; {verdict}: nothing clearly better was found.",
                value=estimate(judgement.values[0], words),
                verdict=verdict_words(judgement, words),
            )
        )
    else:
        page.say(
            words.tr(
                "Worth {value}; {verdict}, {loss} lost.",
                value=estimate(judgement.values[0], words),
                verdict=verdict_words(judgement, words),
                loss=estimate(loss, words),
            )
        )
        page.item(
            words.tr(
                "Better: {option}, {value}.",
                option=say.beside(judgement.options[judgement.instead], judgement.own),
                value=estimate(judgement.values[judgement.instead], words),
            )
        )
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
    words, after = say.lexicon.words, reviewed.hindsight
    option = say.beside(reviewed.judgement.options[after.instead], reviewed.judgement.own)
    values = {"own": points(after.own, words), "other": points(after.other, words), "option": option}
    match after.luck:
        case Luck.BADLY:
            return words.tr(
                "A good decision that ended badly. As things really were it came to {own}, and {other} was to be had: "
                "{option}. You could not know.",
                **values,
            )
        case Luck.WELL:
            return words.tr(
                "A bad decision that ended well. As things really were it came to {own}, and the better choice to "
                "{other}. Do not count on it.",
                **values,
            )
    return ""


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
    page.add(accuracy_page(words, reviewed))
    page.say(marks_words(words))
    told: Told = set()
    for place, each in enumerate(reviewed):
        page.add(decision_page(say, each, review_mark(letters, each.judgement.number, place), told))
    page.add(undone_page(say, undone([each.judgement for each in reviewed])))
    return page
