"""The terms of a review: figures with their errors, and the words for a loss."""

from typing import Final

from twiplo_game.analysis.review.judging import Judgement, Verdict
from twiplo_game.analysis.review.values import Estimate
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import Words, msgid

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
