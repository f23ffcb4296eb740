"""The marks of decisions: each has one, and it is the same wherever the debrief, the review or a what-if names it.

What was said to others has a letter, in the order in which it was ordered. The review weighs more than that: checks,
questions, waiting, calling back. There these have their number in its list.
"""

from collections.abc import Iterable, Mapping, Sequence

from twiplo_game.analysis.debrief_parts import Debrief, Decision
from twiplo_game.analysis.said import said
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import Words
from twiplo_game.telling.plot import mark_of

Letters = Mapping[int, str]
"""By the action of the log that it is, the letter of what was said."""


def letters_in(steps: Sequence[Step]) -> Letters:
    """The letters of a game that is over."""
    return _letters(each.number for each in said(steps))


def letters_of(result: Debrief) -> Letters:
    """The same, where there is its debrief."""
    return _letters(decision.number for decision in lettered(result))


def lettered(result: Debrief) -> tuple[Decision, ...]:
    """The decisions that have a letter, in the order of their letters: all but the promises that were let go by."""
    return tuple(decision for decision in result.decisions if decision.number)


def review_mark(letters: Letters, number: int, place: int) -> str:
    """The mark of a decision that begins with action `number` and is at `place` in the review, counted from 0."""
    return letters.get(number) or str(place + 1)


def marks_words(words: Words) -> str:
    """How to read the marks of a review."""
    return words.tr(
        "A letter is that of the timeline. What has none there, such as a check or a wait, has its number in this list."
    )


def _letters(numbers: Iterable[int]) -> Letters:
    return {number: mark_of(place) for place, number in enumerate(sorted(numbers))}
