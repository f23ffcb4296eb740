"""One language's lexicon, compiled: its patterns, its clock, and how far a negation reaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.wording.patterns import Patterns
from twiplo_game.engine.wording.times import Clock, When
from twiplo_game.engine.wording.tokens import Alphabet, Sentence, Word
from twiplo_game.model.wording import Feature, TextLexicon

_REACH: Final = 4
"""Words before a match among which a negation turns it."""

_STEM: Final = 5
"""Letters that two forms of one word share."""

_KEPT: Final = 512
"""So many sentences are remembered."""

_DISTANCE: Final = "distance"


@dataclass(frozen=True, slots=True)
class Found:
    """A feature found in a sentence: the words from `first` up to `end`."""

    feature: Feature
    first: int
    end: int
    when: When | None = None


class Tongue:
    """Reads sentences of one language."""

    def __init__(self, lexicon: TextLexicon, alphabet: Alphabet, traps: Sequence[str]) -> None:
        self.common = frozenset(said for word in lexicon.common for said in alphabet.phrase(word))
        strong = frozenset(said for word in lexicon.strong for said in alphabet.phrase(word))
        self._negators = frozenset(said for word in lexicon.negators for said in alphabet.phrase(word))
        self._hypotheses = frozenset(said for word in lexicon.hypotheses for said in alphabet.phrase(word))
        self._us = frozenset(alphabet.phrase(word)[-1] for word in lexicon.classes.get("us", ()))
        self._breaks = frozenset(said for word in lexicon.breaks for said in alphabet.phrase(word))
        self._gives_way = lexicon.gives_way
        self._clock = Clock(lexicon.times, alphabet)
        self._patterns = Patterns(alphabet, lexicon.classes, self._negators)
        for source in lexicon.distances:
            self._patterns.add(_DISTANCE, source)
        for feature, sources in lexicon.features.items():
            for source in sources:
                self._patterns.add(feature.value, source)
        self._known: dict[tuple[tuple[str, int, bool, bool], ...], tuple[Found, ...]] = {}
        self._traps = []
        for trap in traps:
            said = alphabet.phrase(trap)
            wanted = tuple(word for word in said if word not in self.common or word in strong)
            self._traps.append((wanted, sum(word in self._negators for word in said)))

    def find(self, sentence: Sentence) -> tuple[Found, ...]:
        """What a sentence asserts. A question asserts nothing."""
        if sentence.is_question:
            return ()
        # Whoever writes changes one sentence at a time: the others are known from the key before.
        first = sentence.words[0].clause
        key = tuple((word.said, word.clause - first, word.is_quoted, word.is_joined) for word in sentence.words)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[key] = self._settled(tuple(self._find(sentence)))
        return found

    def _settled(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """What is left where one thing that is found in a sentence gives way to another."""
        shown = {each.feature for each in found}
        return tuple(each for each in found if shown.isdisjoint(self._gives_way.get(each.feature, ())))

    def _find(self, sentence: Sentence) -> Iterator[Found]:
        words, distant = sentence.words, len(sentence.words)
        matches: list[tuple[str, int, int]] = []
        said = frozenset(word.said for word in words)
        alive = {word: self._patterns.alive(word, said) for word in said}
        for place, word in enumerate(words):
            for name, pattern in alive[word.said]:
                end = pattern.match(words, place, self._clock.measure)
                if end and name == _DISTANCE:
                    is_ours = place > 0 and words[place - 1].said in self._us
                    distant = distant if is_ours else min(distant, place)
                elif end:
                    matches.append((name, place, end))
        for name, first, end in matches:
            if first < distant and not words[first].is_quoted and not self._is_negated(words, first):
                feature = Feature(name)
                has_time = feature is Feature.PROMISES_UPDATE
                when = self._clock.find(words, first, len(words)) if has_time else None
                yield Found(feature, first, end, when)
        yield from self._repeated(words, distant)

    def _is_negated(self, words: Sequence[Word], first: int) -> bool:
        clause, in_reach = words[first].clause, True
        for place in range(first - 1, -1, -1):
            word = words[place]
            if word.clause != clause:
                return False
            in_reach = in_reach and first - place <= _REACH and word.said not in self._breaks
            if word.said in self._hypotheses or (in_reach and word.said in self._negators):
                return True
        return False

    def _repeated(self, words: Sequence[Word], distant: int) -> Iterator[Found]:
        if distant < len(words):
            return
        heard = [(place, word) for place, word in enumerate(words) if not word.is_quoted]
        first_at: dict[str, int] = {}
        for at, word in heard:
            first_at.setdefault(word.said[:_STEM], at)
            first_at.setdefault(word.said, at)
        for wanted, own_negations in self._traps:
            places = [
                first_at.get(said, first_at.get(said[:_STEM], -1) if len(said) > _STEM else -1) for said in wanted
            ]
            if not wanted or min(places) < 0:
                continue
            first, last = min(places), max(places)
            clauses = range(words[first].clause, words[last].clause + 1)
            negations = sum(word.said in self._negators and word.clause in clauses for _, word in heard)
            if negations <= own_negations:
                yield Found(Feature.REPEATS_TRAP, first, last + 1)
