"""The reader: a text, and what it shows, with the very words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twiplo_game.engine.wording.forms import addresses, coordinates, shouting
from twiplo_game.engine.wording.terms import Terms
from twiplo_game.engine.wording.times import When
from twiplo_game.engine.wording.tokens import Alphabet, Sentence, sentences
from twiplo_game.model.text import ANY_LANGUAGE, TEXT_LIMIT
from twiplo_game.model.wording import WARNINGS, Characters, Feature, TextLexicon, Weight

if TYPE_CHECKING:
    from twiplo_game.engine.wording.language import Tongue


@dataclass(frozen=True, slots=True)
class Mark:
    """A feature, and the words that show it."""

    feature: Feature
    start: int
    end: int
    """One past the last character."""
    words: str
    """The text between the two."""
    when: When | None = None
    """For a promise the time that it names, where it names one."""
    weight: Weight = Weight.NOTHING
    """What it counts for, once that has been looked at."""

    @property
    def is_shown(self) -> bool:
        """Whether there is a reason to show it: what only warns is not shown where it costs nothing."""
        return self.weight is Weight.AGAINST or self.feature not in WARNINGS


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in a text."""

    marks: tuple[Mark, ...]
    """By feature, in the order of `Feature`, and then by place."""
    languages: tuple[str, ...]
    """The languages that it is written in, the one of most sentences first; none where nothing tells."""

    @property
    def features(self) -> frozenset[Feature]:
        """What was found, however often."""
        return frozenset(mark.feature for mark in self.marks)


class Reader:
    """Reads texts with one set of lexicons and one scenario's terms. Making one is costly, reading is not."""

    def __init__(self, characters: Characters, lexicons: Mapping[str, TextLexicon], terms: Terms) -> None:
        self._characters = characters
        self._lexicons = lexicons
        self._terms = terms
        self._last: tuple[str, str | None, Reading] | None = None

    def read(self, text: str, language: str | None = None) -> Reading:
        """What `text` shows. `language` is taken where the words do not tell which it is.

        No more is read than can be sent: the first 4,000 characters.
        """
        text = text[:TEXT_LIMIT]
        # One text is mostly asked about more than once: by the marks, by the objections, by the order.
        if self._last is None or self._last[:2] != (text, language):
            self._last = text, language, self._reading(text, language)
        return self._last[2]

    def leaks(self, text: str) -> tuple[Mark, ...]:
        """What must not go out, and nothing else: it is found without a lexicon's patterns."""
        return tuple(_tidied(list(self._leaks(text, sentences(text, self._alphabet, self._abbreviations)))))

    def _reading(self, text: str, language: str | None) -> Reading:
        if not self._tongues:
            return Reading((), ())
        parts = sentences(text, self._alphabet, self._abbreviations)
        telling = [self._tells(sentence) for sentence in parts]
        told = _by_weight(telling, parts)
        marks = list(self._leaks(text, parts))
        spared = [(mark.start, mark.end) for mark in marks]
        marks += (_mark(Feature.SHOUTS, text, start, end) for start, end in shouting(text, parts, spared))
        # A sentence that does not tell its language is in that of the whole; where nothing tells, it is tried in each.
        known = told[:1] or ((language,) if language in self._tongues else tuple(self._tongues))
        for sentence, tongue in zip(parts, telling, strict=True):
            words = sentence.words
            for name in (tongue,) if tongue else known:
                for found in self._tongues[name].find(sentence):
                    start, end = words[found.first].start, words[found.end - 1].end
                    marks.append(Mark(found.feature, start, end, text[start:end], found.when))
            for first, end in addresses(words, self._domains):
                if not words[first].is_quoted:
                    marks.append(_mark(Feature.SHOWS_EVIDENCE, text, words[first].start, words[end - 1].end))
        return Reading(tuple(_tidied(marks)), told)

    # -- made when first needed -----------------------------------------------------------------------------------

    @cached_property
    def _alphabet(self) -> Alphabet:
        return Alphabet(self._characters)

    @cached_property
    def _tongues(self) -> "dict[str, Tongue]":
        # Loaded here: what must not go out is found without, and that is all that a check of a file asks for.
        from twiplo_game.engine.wording.language import Tongue  # noqa: PLC0415

        return {
            language: Tongue(
                lexicon,
                self._alphabet,
                [words for trap in self._terms.traps if (words := trap.get(language, trap.get(ANY_LANGUAGE)))],
            )
            for language, lexicon in self._lexicons.items()
        }

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        phrases = (self._alphabet.phrase(word) for lexicon in self._lexicons.values() for word in lexicon.abbreviations)
        return frozenset(said for phrase in phrases for said in phrase)

    @cached_property
    def _domains(self) -> frozenset[str]:
        return frozenset(self._characters.domains)

    @cached_property
    def _listed(self) -> dict[str, list[tuple[Feature, tuple[str, ...], bool]]]:
        """By first word: what must not go out, as folded words, and whether only capitals count."""
        listed: dict[str, list[tuple[Feature, tuple[str, ...], bool]]] = {}

        def add(feature: Feature, phrases: Sequence[str], *, in_capitals: bool = False) -> None:
            for phrase in phrases:
                said = self._alphabet.phrase(phrase)
                if said:
                    listed.setdefault(said[0], []).append((feature, said, in_capitals))

        add(Feature.SECRET, self._terms.secrets)
        add(Feature.PROTECTED, self._terms.protected)
        for lexicon in self._lexicons.values():
            add(Feature.MARKING, lexicon.markings)
            add(Feature.MARKING, lexicon.capital_markings, in_capitals=True)
        return listed

    # -- reading --------------------------------------------------------------------------------------------------

    def _leaks(self, text: str, parts: Sequence[Sentence]) -> Iterator[Mark]:
        """What must not go out, wherever it stands: a quotation leaks as well."""
        for start, end in coordinates(text):
            yield _mark(Feature.COORDINATES, text, start, end)
        for sentence in parts:
            words = sentence.words
            for place, word in enumerate(words):
                for feature, said, in_capitals in self._listed.get(word.said, ()):
                    end = place + len(said)
                    if end > len(words) or any(words[place + at].said != part for at, part in enumerate(said)):
                        continue
                    if not in_capitals or _stands_out(sentence, place, end):
                        yield _mark(feature, text, word.start, words[end - 1].end)

    def _tells(self, sentence: Sentence) -> str | None:
        """The language of a sentence, by its short words; None where as many are of another."""
        counts = [
            (sum(word.said in tongue.common for word in sentence.words), language)
            for language, tongue in self._tongues.items()
        ]
        most, language = max(counts, key=lambda each: each[0])
        return language if most and sum(count == most for count, _ in counts) == 1 else None


def _by_weight(telling: Sequence[str | None], parts: Sequence[Sentence]) -> tuple[str, ...]:
    """The languages of the sentences that tell theirs, the one of most words first."""
    weights: Counter[str] = Counter()
    for language, sentence in zip(telling, parts, strict=True):
        if language is not None:
            weights[language] += len(sentence.words)
    return tuple(sorted(weights, key=lambda each: (-weights[each], each)))


def _mark(feature: Feature, text: str, start: int, end: int) -> Mark:
    return Mark(feature, start, end, text[start:end])


def _stands_out(sentence: Sentence, place: int, end: int) -> bool:
    """Whether words are in capitals among others that are not: then they are a marker, and nobody shouts."""
    words = sentence.words
    if not all(word.is_capitals for word in words[place:end]):
        return False
    beside = [words[at] for at in (place - 1, end) if 0 <= at < len(words)]
    return not any(word.is_capitals and word.clause == words[place].clause for word in beside)


def _tidied(marks: Sequence[Mark]) -> Iterator[Mark]:
    """In order, and of marks of one feature that overlap only the longest."""
    order = list(Feature)
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (order.index(each.feature), each.start, -each.end)):
        if kept and kept[-1].feature is mark.feature and mark.start < kept[-1].end:
            if mark.end - mark.start > kept[-1].end - kept[-1].start:
                kept[-1] = mark
            continue
        kept.append(mark)
    yield from kept
