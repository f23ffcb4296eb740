"""Patterns over words: what they match is found in time that grows with the text and nothing else.

A pattern is a row of signs: `word`, `stem*`, `*ending`, `one|another`, `maybe?`, `<class>`, `<time>`, `..3` for at
most three words more (none of which turns the sense), `~` where a comma or a colon may stand, `^` where nothing of the
clause may stand before. Sets of places are followed through it, so that nothing is tried twice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.wording.tokens import Alphabet, Word

_GAP: Final = ".."
_PAUSE: Final = "~"
_FIRST: Final = "^"
_SIGNS: Final = frozenset("<>?^~")
"""What stands in no word."""


class PatternError(ValueError):
    """A pattern, or a phrase of a lexicon, that cannot be read."""

    def __init__(self, sign: str) -> None:
        super().__init__(f"cannot be read: {sign!r}")
        self.sign = sign
        """The sign that cannot be read."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a pattern."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    """For a class its phrases."""
    measure: str | None = None
    """`time` or `span`: read by whoever knows how the language writes them."""
    gap: int = 0
    is_optional: bool = False
    is_pause: bool = False

    @property
    def needed(self) -> frozenset[str] | None:
        """Words one of which must be there; None where that cannot be said."""
        if self.is_optional or self.is_pause or self.gap or self.measure is not None or self.stems or self.endings:
            return None
        return self.words or frozenset(phrase[0] for phrase in self.phrases)

    def takes(self, said: str) -> bool:
        """Whether a word fits."""
        return said in self.words or said.startswith(self.stems) or said.endswith(self.endings)


Measure = Callable[[Sequence[Word], int, str], int]
"""(words, place, what) -> how many words a time or a span takes there; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    signs: tuple[_Sign, ...]
    is_first: bool
    """Whether it begins its clause."""
    turning: frozenset[str]
    """Words that a gap does not pass over."""
    needed: tuple[frozenset[str], ...]
    """Of each of these at least one must be in the sentence."""

    def match(self, words: Sequence[Word], start: int, measure: Measure) -> int:
        """One past the last word of the longest match that begins at `start`, or 0."""
        if self.is_first and start and words[start - 1].clause == words[start].clause:
            return 0
        places = {start: False}  # each with whether a pause may stand before the next word
        last = len(words)
        for sign in self.signs:
            if sign.is_pause:
                places = dict.fromkeys(places, True)
                continue
            reached: dict[int, bool] = dict(places) if sign.is_optional else {}
            for place, may_pause in places.items():
                if place >= last:
                    if sign.gap:
                        reached[place] = False
                    continue
                if not may_pause and place > start and words[place].clause != words[place - 1].clause:
                    if sign.gap:
                        reached[place] = False
                    continue
                self._follow(sign, words, place, measure, reached)
            if not reached:
                return 0
            places = reached
        return max(places)

    def _follow(
        self, sign: _Sign, words: Sequence[Word], place: int, measure: Measure, reached: dict[int, bool]
    ) -> None:
        if sign.gap:
            clause = words[place].clause
            for step in range(sign.gap + 1):
                if place + step > len(words):
                    break
                if step and (words[place + step - 1].clause != clause or words[place + step - 1].said in self.turning):
                    break
                reached[place + step] = False
        elif sign.measure is not None:
            taken = measure(words, place, sign.measure)
            if taken:
                reached[place + taken] = False
        elif sign.phrases:
            for phrase in sign.phrases:
                end = place + len(phrase)
                if end <= len(words) and all(words[place + at].said == said for at, said in enumerate(phrase)):
                    reached[end] = False
        elif sign.takes(words[place].said):
            reached[place + 1] = False


class Patterns:
    """Many patterns, by the word that each can begin with. Each carries a name."""

    def __init__(
        self, alphabet: Alphabet, classes: Mapping[str, Iterable[str]], turning: frozenset[str] = frozenset()
    ) -> None:
        self._alphabet = alphabet
        self._turning = turning
        self._classes = {
            name: tuple(sorted({said for phrase in phrases if (said := alphabet.phrase(phrase))}))
            for name, phrases in classes.items()
        }
        self._by_word: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        self._stem_lengths: tuple[int, ...] = ()
        self._by_ending: list[tuple[str, tuple[str, Pattern]]] = []
        self._known: dict[str, tuple[_Sign, ...]] = {}
        """Signs as they are written, and what they are: most are used more than once."""
        self._measured: list[tuple[str, Pattern]] = []

    def add(self, name: str, source: str) -> None:
        """Add one pattern. Raises PatternError where it begins with no word, or with what nobody explained."""
        row = source.split()
        is_first = row[:1] == [_FIRST]
        signs = tuple(sign for written in row[is_first:] for sign in self._made(written))
        if not signs or signs[0].gap or signs[0].is_optional or signs[0].is_pause:
            raise PatternError(row[is_first] if row[is_first:] else source)
        needed = tuple(sign.needed for sign in signs[1:] if sign.needed is not None)
        first, entry = signs[0], (name, Pattern(signs, is_first, self._turning, needed))
        for said in {*first.words, *(phrase[0] for phrase in first.phrases)}:
            self._by_word[said].append(entry)
        for stem in first.stems:
            self._by_stem[stem].append(entry)
        self._by_ending += [(ending, entry) for ending in first.endings]
        if first.measure is not None:
            self._measured.append(entry)
        if first.stems:
            self._stem_lengths = tuple(sorted({len(stem) for stem in self._by_stem}))

    def alive(self, said: str, sentence: frozenset[str]) -> list[tuple[str, Pattern]]:
        """The patterns that can begin with a word of a sentence that has these words."""
        return [
            entry
            for entry in self._beginning(said)
            if not any(needed.isdisjoint(sentence) for needed in entry[1].needed)
        ]

    def _beginning(self, said: str) -> list[tuple[str, Pattern]]:
        found = self._by_word.get(said, [])
        for length in self._stem_lengths:
            if length > len(said):
                break
            more = self._by_stem.get(said[:length])
            if more:
                found = [*found, *more]
        more = [entry for ending, entry in self._by_ending if said.endswith(ending)]
        if more:
            found = [*found, *more]
        if self._measured and said[:1].isdigit():
            found = [*found, *self._measured]
        return found

    def _made(self, written: str) -> tuple[_Sign, ...]:
        found = self._known.get(written)
        if found is None:
            found = self._known[written] = tuple(self._signs(written))
        return found

    def _signs(self, written: str) -> Iterable[_Sign]:
        if written == _PAUSE:
            yield _Sign(is_pause=True)
            return
        if written.startswith(_GAP):
            reach = written.removeprefix(_GAP)
            if not (reach.isascii() and reach.isdigit()):
                raise PatternError(written)
            yield _Sign(gap=int(reach))
            return
        is_optional = written.endswith("?")
        bare = written.removesuffix("?")
        if bare.startswith("<"):
            name = bare.removeprefix("<").removesuffix(">")
            if name in {"time", "span"}:
                yield _Sign(measure=name, is_optional=is_optional)
            elif name in self._classes:
                yield _Sign(phrases=self._classes[name], is_optional=is_optional)
            else:
                raise PatternError(written)
            return
        choices = bare.split("|")
        stems = tuple(self._alphabet.folded(choice.removesuffix("*")) for choice in choices if choice.endswith("*"))
        endings = tuple(self._alphabet.folded(choice.removeprefix("*")) for choice in choices if choice.startswith("*"))
        whole = [self._alphabet.phrase(choice) for choice in choices if "*" not in choice]
        is_plain = all(len(phrase) == 1 for phrase in whole)
        if not all([*stems, *endings, *whole]):
            raise PatternError(written)
        if is_plain:
            words = frozenset(phrase[0] for phrase in whole)
            yield _Sign(words=words, stems=stems, endings=endings, is_optional=is_optional)
        elif len(whole) == 1:
            for said in whole[0]:
                yield _Sign(words=frozenset({said}), is_optional=is_optional)
        else:
            yield _Sign(phrases=tuple(sorted(whole)), is_optional=is_optional)


def dead(source: str) -> Iterator[str]:
    """The signs of a pattern that are read and can match nothing, or less than they say."""
    for written in source.removeprefix(_FIRST).split():
        bare = written.removesuffix("?")
        if written.startswith(_GAP):
            is_dead = not int(written.removeprefix(_GAP))
        elif bare == _PAUSE or (bare.startswith("<") and bare.endswith(">") and "|" not in bare):
            is_dead = False
        else:
            choices = bare.split("|")
            is_mixed = "*" in bare and not all(choice.strip("*").isalnum() for choice in choices)
            is_dead = is_mixed or not _SIGNS.isdisjoint(bare) or any("*" in choice[1:-1] for choice in choices)
        if is_dead:
            yield written
