"""Times of the day and spans, as a language writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from twiplo_game.engine.wording.tokens import Alphabet, Word
from twiplo_game.model.wording import Times

DAY = 1440


@dataclass(frozen=True, slots=True)
class When:
    """A moment that a text names."""

    minute: int
    """Of the day, or from now."""
    is_span: bool
    days: int = 0
    """How many days from today."""


class Clock:
    """Reads times and spans in one language."""

    def __init__(self, times: Times, alphabet: Alphabet) -> None:
        def table(written: dict[str, int]) -> dict[tuple[str, ...], int]:
            return {alphabet.phrase(phrase): number for phrase, number in written.items()}

        def phrases(written: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
            return tuple(sorted({alphabet.phrase(phrase) for phrase in written}, key=len, reverse=True))

        self._morning, self._afternoon = phrases(times.morning), phrases(times.afternoon)
        self._hour, self._half = phrases(times.hour), phrases(times.half)
        self._named, self._units = table(times.named), table(times.units)
        self._numbers = {phrase[0]: number for phrase, number in table(times.numbers).items()}
        self._days = table(times.days)
        self._within = frozenset(phrase[-1] for phrase in phrases(times.within))

    def measure(self, words: Sequence[Word], place: int, what: str) -> int:
        """How many words a time or a span takes at `place`; 0 where there is none."""
        return (self.time(words, place) if what == "time" else self.span(words, place))[0]

    def find(self, words: Sequence[Word], start: int, end: int) -> When | None:
        """The first time or span between two places; a word for a day counts wherever it stands there."""
        days = next((self._days[day] for at in range(start, end) if (day := _at(words, at, self._days))), 0)
        for place in range(start, end):
            is_span = place > 0 and words[place - 1].said in self._within
            taken, minute = (0, 0) if is_span else self.time(words, place)
            if taken:
                return When(minute, False, days)
            taken, minute = self.span(words, place)
            if taken:
                return When(minute, True)
        return None

    def time(self, words: Sequence[Word], place: int) -> tuple[int, int]:
        """(words taken, minute of the day); (0, 0) where there is no time."""
        named = _at(words, place, self._named)
        if named:
            return len(named), self._named[named]
        hour, minute, taken, is_sure = self._hours(words, place)
        if hour is None and place < len(words):
            return self._glued(words[place].said)
        if hour is None or hour > 24 or minute > 59:
            return 0, 0
        half = _any_at(words, place + taken, self._half)
        if half and not minute:
            minute, taken = 30, taken + len(half)
        for phrases, is_late in ((self._morning, False), (self._afternoon, True)):
            part = _any_at(words, place + taken, phrases)
            if part:
                hour = hour % 12 + (12 if is_late else 0)
                return taken + len(part), hour * 60 + minute
        return (taken, (hour * 60 + minute) % DAY) if is_sure or half else (0, 0)

    def _glued(self, said: str) -> tuple[int, int]:
        """An hour and its half of the day in one word: `6pm`."""
        digits = said.rstrip("abcdefghijklmnopqrstuvwxyz")
        hour, half = _number(digits), (said[len(digits) :],)
        if hour is None or not 1 <= hour <= 12 or half not in (*self._morning, *self._afternoon):
            return 0, 0
        return 1, (hour % 12 + (12 if half in self._afternoon else 0)) * 60

    def _hours(self, words: Sequence[Word], place: int) -> tuple[int | None, int, int, bool]:
        """(hour, minute, words taken, whether it can be nothing but a time)."""
        if place >= len(words):
            return None, 0, 0, False
        said = words[place].said
        hour_part, mark, minute_part = said.partition("h")
        if mark and _number(hour_part) is not None and (not minute_part or _number(minute_part) is not None):
            return _number(hour_part), _number(minute_part) or 0, 1, True
        number = _number(said)
        if number is None:
            number = self._numbers.get(said)
        if number is None or number > 24:
            return None, 0, 0, False
        following = words[place + 1] if place + 1 < len(words) else None
        if following is not None and following.is_joined and len(following.said) == 2:
            minutes = _number(following.said)
            if minutes is not None:
                return number, minutes, 2, True
        mark_words = _any_at(words, place + 1, self._hour)
        if mark_words:
            taken = 1 + len(mark_words)
            minutes = _number(words[place + taken].said) if place + taken < len(words) else None
            if minutes is not None and len(words[place + taken].said) == 2:
                return number, minutes, taken + 1, True
            return number, 0, taken, True
        return number, 0, 1, False

    def span(self, words: Sequence[Word], place: int) -> tuple[int, int]:
        """(words taken, minutes); (0, 0) where there is no span."""
        if place >= len(words):
            return 0, 0
        number = _number(words[place].said)
        if number is None:
            number = self._numbers.get(words[place].said)
        unit = _at(words, place + 1, self._units) if number else ()
        return (1 + len(unit), number * self._units[unit]) if number and unit else (0, 0)


def _number(said: str) -> int | None:
    """The number that at most four plain digits are."""
    return int(said) if 0 < len(said) <= 4 and said.isascii() and said.isdigit() else None


def _at(words: Sequence[Word], place: int, table: dict[tuple[str, ...], int]) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for phrase in table:
        if len(phrase) > len(found) and _stands(words, place, phrase):
            found = phrase
    return found


def _any_at(words: Sequence[Word], place: int, phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return next((phrase for phrase in phrases if _stands(words, place, phrase)), ())


def _stands(words: Sequence[Word], place: int, phrase: tuple[str, ...]) -> bool:
    return place + len(phrase) <= len(words) and all(words[place + at].said == said for at, said in enumerate(phrase))
