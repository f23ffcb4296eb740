"""Where somebody is in the learning check: before it, at a question, at its explanation, or at the end."""

from dataclasses import replace

from twiplo_game.analysis.learning import Answer
from twiplo_game.locale.words import Words
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.learning import Sitting, record_path
from twiplo_game.telling.learning import choices, intro_page, item_page, place_words, question_words, told_page
from twiplo_game.telling.learning_result import result_page
from twiplo_game.telling.page import Page


class Learner:
    """Moves from one to the next, and says what there is to read and to choose there."""

    def __init__(self) -> None:
        self._sitting: Sitting | None = None
        self._told: Answer | None = None
        """The answer that is being explained."""

    @property
    def is_begun(self) -> bool:
        """Whether questions are asked."""
        return self._sitting is not None

    @property
    def is_told(self) -> bool:
        """Whether an answer is being explained."""
        return self._told is not None

    def begin(self, now: int) -> None:
        """Take up the check that is open, or begin one. Raises StoreError."""
        self._sitting = Sitting(now)

    def answer(self, place: int, now: int) -> None:
        """Answer with the choice at `place`, and have it explained. Raises StoreError; it is asked still."""
        if self._sitting is not None:
            self._told = self._sitting.answer(place, now)

    def go_on(self) -> None:
        """Leave the explanation."""
        self._told = None

    def place(self, words: Words) -> str:
        """Which question it is; nothing before the first and after the last."""
        sitting = self._sitting
        if sitting is None or (self._told is None and sitting.item is None):
            return ""
        check = sitting.check
        return place_words(words, replace(check, answers=check.answers[:-1]) if self._told is not None else check)

    def page(self, words: Words) -> Page:
        """What there is to read."""
        sitting = self._sitting
        if sitting is None:
            return intro_page(words, record_path().name)
        if self._told is not None:
            return told_page(words, sitting.bank, shipped_doctrine().doctrine, sitting.item_of(self._told), self._told)
        return result_page(words, sitting.checks) if sitting.item is None else item_page(words, sitting.item)

    def question(self, words: Words) -> str:
        """What is to be chosen; empty where nothing is asked."""
        item = self._sitting.item if self._sitting is not None and self._told is None else None
        return question_words(words, item) if item is not None else ""

    def labels(self, words: Words) -> list[str]:
        """What can be chosen; empty where there is only to read."""
        if self._sitting is None:
            return [words.tr("Begin"), words.tr("Not now"), words.tr("Never offer it again")]
        item = self._sitting.item
        return choices(words, item) if item is not None and self._told is None else []
