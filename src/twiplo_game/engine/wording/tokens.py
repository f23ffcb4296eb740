"""A text as sentences of words, with the place of each: folded, so that accents, capitals and signs do not matter."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from twiplo_game.model.wording import Characters

_ENDS: Final = frozenset(".!?…\n")
_PAUSES: Final = frozenset(",;:()[]–—/\n")
_JOINTS: Final = frozenset({".", ":", "-", "\u2011", "/"})
_DIGITS: Final = frozenset("0123456789")
_PLAIN: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or piece of an address."""

    said: str
    """Folded; what an apostrophe parts is two words: `l’`, `n’t`."""
    start: int
    end: int
    """One past its last character."""
    clause: int
    """Which part of its sentence it stands in, counted through the text."""
    is_quoted: bool
    is_joined: bool
    """Whether a full stop, a colon or a hyphen alone parts it from the word before: 18:00, example.org, 4471-B."""
    is_capitals: bool
    """Whether it has no small letter."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence."""

    words: tuple[Word, ...]
    is_question: bool


class Alphabet:
    """How characters are read, made from the pinned table."""

    def __init__(self, characters: Characters) -> None:
        folded = {ord(letter): letter for letter in _PLAIN} | {ord(letter.upper()): letter for letter in _PLAIN}
        folded |= {ord(digit): digit for digit in sorted(_DIGITS)}
        for plain, letters in characters.fold.items():
            folded |= {ord(letter): plain for letter in letters}
        folded |= {ord(sign): "" for sign in characters.ignored}
        self._table = folded
        self.capitals = frozenset(_PLAIN.upper() + characters.capitals)
        self.pairs = {pair[0]: pair[1] for pair in characters.quotes}
        letters = "".join(re.escape(chr(code)) for code in folded)
        self._word = re.compile(f"[{letters}]+")

    def folded(self, word: str) -> str:
        """A word as it is compared."""
        return word.translate(self._table)

    def words(self, text: str) -> list[tuple[str, int, int]]:
        """(folded word, start, end) of every word of `text`."""
        table = self._table
        found = []
        for match in self._word.finditer(text):
            said = match.group().translate(table)
            if said:
                found.append((said, match.start(), match.end()))
        return found

    def phrase(self, text: str) -> tuple[str, ...]:
        """The folded words of a phrase."""
        return tuple(said for run in self._word.findall(text) if (said := run.translate(self._table)))


def sentences(text: str, alphabet: Alphabet, abbreviations: frozenset[str]) -> list[Sentence]:
    """The sentences of `text`. What stands between two words decides where one ends."""
    found = alphabet.words(text)
    quoted = _Quotes(text, alphabet)
    made: list[Sentence] = []
    words: list[Word] = []
    clause, before = 0, 0
    for place, (said, start, end) in enumerate(found):
        between = text[before:start]
        is_joined = False
        if place:
            is_joined = between in _JOINTS
            if not is_joined and words:
                ends = _ends(between, words[-1], text[start], alphabet, abbreviations)
                if ends:
                    made.append(Sentence(tuple(words), "?" in between))
                    words = []
                if ends or not _PAUSES.isdisjoint(between):
                    clause += 1
        is_capitals = said[0] not in _DIGITS and all(letter in alphabet.capitals for letter in text[start:end])
        words.append(Word(said, start, end, clause, quoted.at(start), is_joined, is_capitals))
        before = end
    if words:
        made.append(Sentence(tuple(words), "?" in text[before : before + 8]))
    return made


def _ends(between: str, last: Word, first: str, alphabet: Alphabet, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends between its word `last` and a word that begins with the character `first`."""
    if _ENDS.isdisjoint(between):
        return False
    if "\n" in between:
        return "\n\n" in between or not _ENDS.isdisjoint(between.replace("\n", ""))
    if _ENDS.isdisjoint(between.replace(".", "")) and between.count(".") == 1:
        if last.said in abbreviations:
            return False
        if len(last.said) == 1 and (last.is_joined or last.is_capitals):
            return last.is_joined and first in alphabet.capitals
    return True


class _Quotes:
    """Which characters stand inside quotation marks. One that is never closed in its paragraph quotes nothing."""

    def __init__(self, text: str, alphabet: Alphabet) -> None:
        self._edges: list[int] = []
        opened, closes = -1, ""
        for sign in re.finditer("[\n" + re.escape("".join({*alphabet.pairs, *alphabet.pairs.values()})) + "]", text):
            mark, place = sign.group(), sign.start()
            if mark == "\n":
                opened = -1
            elif opened >= 0:
                if mark == closes:
                    self._edges += [opened, place]
                    opened = -1
            elif mark in alphabet.pairs and not (mark == '"' and text[max(0, place - 1) : place] in _DIGITS):
                opened, closes = place, alphabet.pairs[mark]

    def at(self, place: int) -> bool:
        """Whether the character at `place` is quoted."""
        return bisect_right(self._edges, place) % 2 == 1
