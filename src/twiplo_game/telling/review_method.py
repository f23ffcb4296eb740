"""How a review weighs, in words: what its figures are the figures of, and what the words stand for."""

from collections.abc import Sequence
from typing import Final

from twiplo_game.analysis.review.judging import BOUNDS, Reviewed, Verdict
from twiplo_game.analysis.review.values import Basis
from twiplo_game.locale.words import Words, msgid
from twiplo_game.telling.page import Page
from twiplo_game.telling.review_terms import VERDICTS, points

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


def before_words(words: Words) -> str:
    """What the two figures of a decision are."""
    return words.tr(
        "Worth before is what the best choice that was found could expect, worth after what yours could. Where the "
        "better choice could still be made as well, right after yours, worth after counts it as made."
    )
