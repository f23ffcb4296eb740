"""Texts that were copied into the other language and left there."""

import re
from pathlib import Path

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.store.doctrine import shipped_doctrine

DOCTRINE = shipped_doctrine().doctrine
TEMPLATE = Path(__file__).parents[2] / "src" / "twiplo_game" / "templates" / "en.yaml"

HEAD = "languages: [en, fr]\ntitle: {en: A title, fr: Un titre}\n"


def _same(text: str) -> list[str]:
    """The lines on which a text is said to be the same in both languages, or to stand there in one."""
    problems = check_text(text, "a text", DOCTRINE).problems
    return [each.source_line.strip() for each in problems if each.code in ("TW733", "TW734")]


def test_what_was_copied_in_the_template_is_found_wherever_it_stands() -> None:
    """Titles, drafts, interests and findings, however short; and nothing of what is translated."""
    text = TEMPLATE.read_text("utf-8")
    copied = re.sub(r'en: ("[^"]*"), fr: "[^"]*"', r"en: \1, fr: \1", text)

    found = _same(copied)

    assert _same(text) == []
    for words in ("The wrong map", "Say what we know", "Stand by the map", "The map is correct.", "Call the designer"):
        assert any(words in line for line in found), words
    for words in ("On the map", "At sea", "She argues the border case", "Somebody changed the map"):
        assert any(words in line for line in found), words
    assert not any("Radio Sund" in line for line in found)


@pytest.mark.parametrize(
    "words",
    ["The Hague", "Le Monde", "Night ferry", "Communication", "MS Kalliope", "@sundholm_gov", "Karthen – Sund, 3 : 1"],
)
def test_names_are_the_same_in_every_language(words: str) -> None:
    """A name, a handle, a figure or a word that both languages have is no text that waits to be translated."""
    for title in (f'"{words}"', f'{{en: "{words}", fr: "{words}"}}'):
        event = f"events:\n  - {{id: first, at: 0m, title: {title}, text: {{en: Something., fr: Quelque chose.}}}}\n"

        assert _same(HEAD + event) == []


def test_what_is_signed_is_not_translated() -> None:
    """Who sends a message may be called by what are ordinary words elsewhere."""
    sender = 'from: "Médecins sans frontières de la ville"'
    event = f"events:\n  - {{id: first, at: 0m, {sender}, text: {{en: Something., fr: Quelque chose.}}}}\n"

    assert _same(HEAD + event) == []
