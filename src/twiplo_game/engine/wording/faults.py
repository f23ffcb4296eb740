"""What of a lexicon cannot be read: found when the doctrine is checked, and not when the first text is."""

from collections.abc import Iterator
from dataclasses import dataclass

from twiplo_game.engine.wording.patterns import PatternError, Patterns, dead
from twiplo_game.engine.wording.tokens import Alphabet
from twiplo_game.model.wording import TextLexicon

Place = tuple[str | int, ...]
"""Where something stands in a lexicon: its keys and numbers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A phrase without a word, or a sign of a pattern that says nothing."""

    place: Place
    sign: str
    is_fatal: bool = True
    """Whether no text can be read with it; else it is as if it were not there."""


def faults(lexicon: TextLexicon, alphabet: Alphabet) -> Iterator[Fault]:
    """Everything that is wrong with a lexicon."""
    for place, phrase in _phrases(lexicon):
        if not alphabet.phrase(phrase):
            yield Fault(place, phrase)
    patterns = Patterns(alphabet, lexicon.classes)
    for place, source in _patterns(lexicon):
        try:
            patterns.add("", source)
        except PatternError as error:
            yield Fault(place, error.sign)
        else:
            yield from (Fault(place, sign, is_fatal=False) for sign in dead(source))


def _patterns(lexicon: TextLexicon) -> Iterator[tuple[Place, str]]:
    for index, source in enumerate(lexicon.distances):
        yield ("distances", index), source
    for feature, sources in lexicon.features.items():
        for index, source in enumerate(sources):
            yield ("features", feature.value, index), source


def _phrases(lexicon: TextLexicon) -> Iterator[tuple[Place, str]]:
    for name in (
        "common",
        "strong",
        "abbreviations",
        "negators",
        "breaks",
        "hypotheses",
        "markings",
        "capital_markings",
    ):
        for index, phrase in enumerate(getattr(lexicon, name)):
            yield (name, index), phrase
    for name, phrases in lexicon.classes.items():
        for index, phrase in enumerate(phrases):
            yield ("classes", name, index), phrase
    times = lexicon.times
    for name in ("morning", "afternoon", "hour", "half", "within"):
        for index, phrase in enumerate(getattr(times, name)):
            yield ("times", name, index), phrase
    for name in ("named", "units", "numbers", "days"):
        for phrase in getattr(times, name):
            yield ("times", name, phrase), phrase
