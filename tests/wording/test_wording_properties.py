"""What does not change what a text shows: spaces, capitals, typography, harmless sentences. And what no text can do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.wording import Feature
from wording.labelled import LANGUAGES, Message, read_messages, reader

READER = reader()
READER.read("made when first needed")
MESSAGES = [message for language in LANGUAGES for message in read_messages(language)]
QUIET = {Feature.SHOUTS, Feature.MARKING}
HARMLESS = {
    "en": "The meeting took place in the morning.",
    "fr": "La réunion a eu lieu dans la matinée.",
}
VARIANTS = (
    ("'", "’"),
    ("’", "'"),
    (" ", "\u00a0"),
    (" ", "  "),
    ("\u00a0", " "),
    ("é", "e\u0301"),
    ("“", "«"),
)
any_message = st.sampled_from(MESSAGES)


def _shown(text: str, language: str) -> frozenset[Feature]:
    return READER.read(text, language).features


@given(any_message, st.sampled_from([" ", "  ", "\u00a0", "\n"]), st.sampled_from([" ", "\n\n", "\u202f"]))
def test_spaces_around_and_between_do_not_matter(message: Message, before: str, after: str) -> None:
    """More spaces at the edges, and two where there was one, change nothing."""
    plain = _shown(message.text, message.language)
    assert _shown(before + message.text + after, message.language) == plain
    assert _shown(message.text.replace(" ", "  "), message.language) == plain


@given(any_message, st.sampled_from(VARIANTS))
def test_typography_does_not_matter(message: Message, variant: tuple[str, str]) -> None:
    """Either apostrophe, either space, an accent of its own: the text shows the same."""
    written, other = variant
    text = message.text.replace(written, other)
    if written == "“":
        text = text.replace("”", "»")
    if written in {"'", "’"} and Feature.COORDINATES in message.wanted:
        return
    assert _shown(text, message.language) == _shown(message.text, message.language)


@given(any_message)
def test_accents_that_are_left_out_do_not_matter(message: Message) -> None:
    """Whoever writes in haste leaves them out."""
    text = message.text.translate(str.maketrans("éèêëàâîïôûùçÉÈÀ", "eeeeaaiiouucEEA"))
    assert _shown(text, message.language) == _shown(message.text, message.language)


@given(any_message, st.data())
def test_the_case_of_an_ordinary_word_does_not_matter(message: Message, data: st.DataObject) -> None:
    """A word with or without a capital letter: the text shows the same, where it does not shout or mark."""
    if QUIET & (message.wanted | _shown(message.text, message.language)):
        return
    words = message.text.split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    if words[place].isupper() or any(character.isdigit() for character in words[place]):
        return
    for changed in (words[place].lower(), words[place][:1].upper() + words[place][1:]):
        text = " ".join([*words[:place], changed, *words[place + 1 :]])
        assert _shown(text, message.language) == _shown(message.text, message.language)


@given(any_message)
def test_a_harmless_sentence_does_not_matter(message: Message) -> None:
    """Before it or after it, in its own language."""
    plain, harmless = _shown(message.text, message.language), HARMLESS[message.language]
    assert _shown(f"{harmless} {message.text}", message.language) == plain
    closed = message.text if message.text.rstrip('"»” )').endswith((".", "!", "?")) else f"{message.text}."
    assert _shown(f"{closed} {harmless}", message.language) == plain


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever the characters: every mark quotes the text at its place."""
    for mark in READER.read(text).marks:
        assert text[mark.start : mark.end] == mark.words
        assert mark.words


@given(st.lists(st.sampled_from(sorted({word for each in MESSAGES for word in each.text.split()})), max_size=60))
def test_any_row_of_known_words_can_be_read(words: list[str]) -> None:
    """Words of the messages in any order: every mark quotes the text at its place."""
    text = " ".join(words)
    for mark in READER.read(text).marks:
        assert text[mark.start : mark.end] == mark.words


HEAVY = (
    "we ", "nous ", "a", "!", "« ", '"', "1,2345 ", "36.2021, ", "a.", "no doubt that ", "we will we will not ",
    "must must must ", "fermez la ", "as soon as ", "l'", "http://", "SECRET ", "n'avons ", "doit doit ", "e\u0301",
    "\n", "48°51'", "🙂", "\u200b",
)  # fmt: skip


@pytest.mark.parametrize("piece", HEAVY)
def test_no_text_takes_long(piece: str) -> None:
    """A hundred thousand characters of anything are read within a tenth of a second."""
    text = (piece * 100_000)[:100_000]
    taken = []
    for _ in range(3):
        fresh = reader()  # one that remembers nothing
        fresh.read("made when first needed")
        begun = time.process_time()
        fresh.read(text)
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.1


def test_no_more_is_read_than_can_be_sent() -> None:
    """What stands beyond the longest text that can go out shows nothing."""
    assert Feature.APOLOGISES in _shown("x " * 1000 + ". We apologise.", "en")
    assert _shown("x" * TEXT_LIMIT + ". We apologise.", "en") == frozenset()
