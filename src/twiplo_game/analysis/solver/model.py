"""What the solver lets the player do: everything that can matter, or less, where everything is too much."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

ANY: Final = 1_000
"""More answers than any game has."""


class Answers(StrEnum):
    """Which answers are thought of. Ascending."""

    DRAFTS = "drafts"
    NEAR = "near"
    """The drafts, and the classes nearest to them."""
    ALL = "all"
    """Every class of what can be composed."""


class Restriction(StrEnum):
    """What a model leaves out; a result names those of its model."""

    LED = "led"
    """What is checked, told and updated, and when what is answered, is up to the bot `careful`; what is sent then is a
    draft, what `careful` would send, or an answer that was found to be better."""
    FEW_CHANGES = "few_changes"
    """In a game at most so many answers are others than the leader's."""

    DRAFTS_ONLY = "drafts_only"
    """Answers are the drafts, unchanged."""
    NEAR_ONLY = "near_only"
    """Answers are the drafts and the classes nearest to them."""
    AT_ONCE = "at_once"
    """An event is answered at the first moment at which an officer is free and no check of it is under way, or not at
    all."""
    NEVER_SILENT = "never_silent"
    """As long as an officer is free, whatever can be answered is, and a promise is kept when its reminder comes."""
    WHEN_REMINDED = "when_reminded"
    """A promise is kept when its reminder comes, or not at all."""
    BY_DUE = "by_due"
    """Nothing is answered after its due time."""
    WHEN_IT_MATTERS = "when_it_matters"
    """Nothing is begun when all that is new is a reaction, a voice or the price of silence."""
    ONE_ORDER = "one_order"
    """Of two tasks that are begun together and land together, notices land first, then checks, then answers."""
    ON_ARRIVAL = "on_arrival"
    """Checks and notices are begun in the minute in which their event comes in, or not at all."""
    OPEN_ONLY = "open_only"
    """Checks and notices are about events that wait for an answer."""
    NOTHING_UNASKED = "nothing_unasked"
    """Nothing is said that nobody asked for, corrected or cancelled."""
    UNCHECKED = "unchecked"
    """Nothing is checked."""
    ANSWERS_ONLY = "answers_only"
    """Nothing is checked, and nobody is told in private but by an answer."""


@dataclass(frozen=True, slots=True)
class Model:
    """What the player is allowed in the solver's eyes. The default is everything."""

    answers: Answers = Answers.ALL
    near: int = 0
    """How many of the nearest classes about each event, where `answers` is NEAR."""
    at_once: bool = False
    never_silent: bool = False
    when_reminded: bool = False
    by_due: bool = False
    when_it_matters: bool = False
    one_order: bool = False
    on_arrival: bool = False
    open_only: bool = False
    nothing_unasked: bool = False
    unchecked: bool = False
    answers_only: bool = False
    led: bool = False
    changes: int = ANY
    """Where it is led, how many answers of a game are others than the leader's."""

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """What it leaves out."""
        if self.led:
            return (Restriction.LED,) if self.changes == ANY else (Restriction.LED, Restriction.FEW_CHANGES)
        left_out = []
        if self.answers is not Answers.ALL:
            left_out.append(Restriction.DRAFTS_ONLY if self.answers is Answers.DRAFTS else Restriction.NEAR_ONLY)
        left_out += [Restriction(field.name) for field in fields(self) if getattr(self, field.name) is True]
        return tuple(left_out)


EVERYTHING: Final = Model()

_TIMELY: Final = Model(Answers.DRAFTS, by_due=True, when_it_matters=True, one_order=True, nothing_unasked=True)
_PROMPT: Final = replace(_TIMELY, at_once=True, never_silent=True, when_reminded=True, on_arrival=True, open_only=True)

LED: Final = Model(Answers.DRAFTS, nothing_unasked=True, led=True)
"""A player who is led by `careful` and answers freely."""

LADDER: Final = (
    replace(_PROMPT, on_arrival=False, open_only=False, answers_only=True),
    replace(_PROMPT, unchecked=True),
    _PROMPT,
    replace(_TIMELY, at_once=True, open_only=True),
    replace(_TIMELY, open_only=True),
    Model(Answers.DRAFTS, nothing_unasked=True),
    Model(Answers.NEAR, 4, nothing_unasked=True),
    Model(nothing_unasked=True),
    EVERYTHING,
)
"""Models from the narrowest to the widest: each allows all that the one before it allows."""
