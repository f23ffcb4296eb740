"""The parts of an evaluation: what was to be done, how it was done, and what was seen of it. Values, no words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twiplo_game.model.text import Text


class Rating(StrEnum):
    """How a critical task was performed, best first; the four ratings of an exercise evaluation guide."""

    PERFORMED = "P"
    """Without challenges."""
    SOME = "S"
    """With some challenges: it was done late, in part, or was put right afterwards."""
    MAJOR = "M"
    """With major challenges: it was done in the lesser part."""
    UNABLE = "U"
    """Not performed."""


class Sight(StrEnum):
    """What can be seen in a log of how a task was done; `telling` has a sentence for each."""

    FIRST_PUBLIC = "first_public"
    DECLINED = "declined"
    NO_PUBLIC = "no_public"
    NO_LINE = "no_line"
    """Nothing was sent by which a task about lines could be rated."""
    NO_ANSWER = "no_answer"
    """Nothing was answered by which a task about answers could be rated."""
    NO_SUCH_LINE = "no_such_line"
    """Lines were sent, and none that the task is about."""
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    UNANSWERED = "unanswered"
    NOT_UP = "not_up"
    """The event never came, so that nothing was asked."""
    OCCURRED = "occurred"
    DID_NOT_OCCUR = "did_not_occur"
    READ = "read"
    UNREAD = "unread"
    CHECKED = "checked"
    UNCHECKED = "unchecked"
    ASKED = "asked"
    NOT_ASKED = "not_asked"
    SETTLED = "settled"
    """The desk knew whether a fact is so; `about` is the fact."""
    UNSETTLED = "unsettled"
    TOLD = "told"
    """Somebody was informed in private; `words` is of what."""
    TOLD_WITH = "told_with"
    """A line was agreed beforehand in a way that lets somebody know before it leaves; `words` is which."""
    NOT_TOLD = "not_told"
    """Nobody informed it of `words`, or of anything where that is empty."""
    KEPT = "kept"
    MISSED = "missed"
    PROMISED = "promised"
    """Something was promised that was not due by the end."""
    NOTHING_PROMISED = "nothing_promised"
    NOTHING_DUE = "nothing_due"
    """Nothing had been promised that was due by the end."""
    SAID = "said"
    """A line with a stance, a draft or a name that the task asks about."""
    NOT_SAID = "not_said"
    NOT_NAMED = "not_named"
    COVERED = "covered"
    """A claim that the evidence covered."""
    OVER_CLAIMED = "over_claimed"
    REJECTED_REFUTED = "rejected_refuted"
    """A charge was rejected that had been found to be false."""
    REJECTED_OPEN = "rejected_open"
    REJECTED_FOUND = "rejected_found"
    """A charge was rejected that the desk knew to be true."""
    NAMED_COVERED = "named_covered"
    NAMED_AHEAD = "named_ahead"
    AGREED = "agreed"
    ALONE = "alone"
    CORRECTED = "corrected"
    WORDS_OUT = "words_out"
    """Words that had to stay inside; `words` quotes them."""
    DETAIL_OUT = "detail_out"
    NOTHING_OUT = "nothing_out"
    CLEAN = "clean"
    """Lines that broke no rule about what to say; `count` of them."""
    COST = "cost"
    """A line that broke a rule about what to say or about wording; `about` is the rule."""
    FITTING = "fitting"
    """Texts of the player's own in which nothing was found against their line; `count` of them."""
    WORDS_AGAINST = "words_against"
    """Words that go against their line; `about` is what they show, `words` quotes them."""
    SO = "so"
    """Lines by which the task was not undone; `count` of them."""
    NOT_SO = "not_so"
    """A line that undid it."""
    INSTRUCTED = "instructed"
    NOT_INSTRUCTED = "not_instructed"
    ADDRESSED = "addressed"
    """An answer that went to somebody whom it concerns."""
    TOLD_BESIDE = "told_beside"
    """One that did not, and somebody whom it concerns had been told in private; `words` is who."""
    NOT_ADDRESSED = "not_addressed"
    HELD = "held"
    """A mandate was held; `about` is the mandate."""
    BROKEN = "broken"
    AT_THE_END = "at_the_end"
    """The task asks how things stood at the end, and nothing in particular was done for it."""
    IN_THE_ROOM = "in_the_room"
    """No log shows it: somebody has to watch, or to ask."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Something seen, with everything that a sentence about it needs."""

    sight: Sight
    minute: int | None = None
    """When, in minutes from the start; None where it never was."""
    about: str = ""
    """An id: an event, a fact, a check, an adviser, a stakeholder, a rule; or a degree of evidence."""
    decision: str = ""
    """The decision it is about: `r1`, `p1`."""
    span: int | None = None
    """Minutes after what it is measured from; below 0 where it came before."""
    count: int = 0
    called: Text | None = None
    """What the author calls it: a check, a fact, a mandate, a rule, a draft, an actor."""
    words: str = ""
    """A value of the vocabulary, or words as they went out."""


@dataclass(frozen=True, slots=True)
class TaskResult:
    """A critical task and how it was performed."""

    task: str
    """The id of a task of the doctrine's; empty for one of the scenario's."""
    text: Text | None
    """The scenario's own words; None for a task of the doctrine's."""
    rating: Rating | None
    """None where the story did not ask for it, nothing that was done could show it, or no log can tell."""
    seen: tuple[Observation, ...]
    """What the rating rests on, in order of time."""


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """An objective with its tasks."""

    objective: str
    """Its id."""
    text: Text | None
    """The scenario's own words; None for an objective of the doctrine's."""
    rating: Rating | None
    """Of the objective as a whole; None where no task could be rated."""
    tasks: tuple[TaskResult, ...]


_ORDER: Final = tuple(Rating)


def overall(tasks: tuple[TaskResult, ...]) -> Rating | None:
    """The rating of all together: the mean of those that could be rated, rounded to the worse."""
    ranks = [_ORDER.index(task.rating) for task in tasks if task.rating is not None]
    return _ORDER[-(-sum(ranks) // len(ranks))] if ranks else None


def share(good: int, whole: int) -> Rating:
    """The rating of `good` out of `whole` (above 0): all; two thirds; some; none. Design choice."""
    if good == whole:
        return Rating.PERFORMED
    if 3 * good >= 2 * whole:
        return Rating.SOME
    return Rating.MAJOR if good else Rating.UNABLE


def faults(wrong: int, mended: int, whole: int) -> Rating:
    """The rating of `wrong` faults in `whole` cases (above 0), of which `mended` were visibly corrected."""
    if not wrong:
        return Rating.PERFORMED
    if mended == wrong:
        return Rating.SOME
    return Rating.UNABLE if wrong - mended == whole else Rating.MAJOR
