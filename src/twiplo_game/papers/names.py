"""What the things of a scenario are called on paper: events, facts, checks, people and values, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from twiplo_game.locale.figures import clock, short_span
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import Event
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text, TruthText

_TITLE_LENGTH: Final = 60
_FACT_LENGTH: Final = 80
_ROLES: Final = {"concerned": msgid("each of those concerned"), "accuser": msgid("the accuser")}
"""Stakeholders whom a rule names by their part in the event."""
_QUOTES: Final = ("“", "«", '"')


@dataclass(frozen=True, slots=True)
class Names:
    """Names and labels, for somebody who may know everything."""

    words: Words
    scenario: Scenario
    doctrine: Doctrine
    title_length: int = _TITLE_LENGTH
    """Of a message without a title so much of its beginning stands for it."""

    def text(self, text: Text | None) -> str:
        """An author's text in this language."""
        return "" if text is None else text.in_(self.words.language)

    def term(self, dimension: str, value: str) -> str:
        """A value of the vocabulary, as a list begins with it."""
        term = self.doctrine.vocabulary.get(dimension, {}).get(value)
        return self.text(term.label) if term else value.replace("_", " ")

    def note(self, dimension: str, value: str) -> str:
        """What explains a value of the vocabulary, in a sentence; empty where nothing does."""
        term = self.doctrine.vocabulary.get(dimension, {}).get(value)
        return self.text(term.note) if term else ""

    def value(self, dimension: str, value: str) -> str:
        """A value of the vocabulary inside a sentence."""
        term = self.term(dimension, value)
        return term[:1].lower() + term[1:] if term[1:2] == " " or term[1:2].islower() else term

    def stakeholder(self, name: str) -> str:
        """A stakeholder."""
        if name in _ROLES:
            return self.words.tr(_ROLES[name])
        known = self.doctrine.stakeholders.get(name)
        return self.text(known.name) if known else name.replace("_", " ")

    def adviser(self, name: str) -> str:
        """The post of an adviser."""
        known = self.scenario.advisers.get(name) or self.doctrine.advisers.get(name)
        return self.text(known.title) if known else name

    def actor(self, name: str) -> str:
        """Somebody whom an attribution names."""
        known = self.scenario.actors.get(name)
        return self.text(known.name) if known else name

    def event(self, name: str) -> str:
        """An event by its title."""
        found = next((event for event in self.scenario.events if event.id == name), None)
        return name if found is None else self.quoted(self.title(found))

    def title(self, event: Event) -> str:
        """An event's subject line, or how its text begins."""
        if event.title is not None:
            return self.text(event.title)
        shown = event.text.if_true if isinstance(event.text, TruthText) else event.text
        return _begun(self.text(shown), self.title_length)

    def fact(self, name: str) -> str:
        """A fact by its first sentence, which can be so or not; a title says only what it is about."""
        known = self.scenario.facts.get(name)
        if known is None or (known.title is None and known.text is None):
            return self.quoted(name)
        text = self.text(known.text).split(". ")[0] or self.text(known.title)
        return self.quoted(_begun(text, _FACT_LENGTH))

    def check(self, name: str) -> str:
        """A check by what is done."""
        found = next((event.checks[name] for event in self.scenario.events if name in event.checks), None)
        return name if found is None else self.quoted(self.text(found.title))

    def draft(self, event: str, name: str) -> str:
        """A draft by its title."""
        found = next((each for each in self.scenario.events if each.id == event), None)
        if found is None or name not in found.drafts:
            return name
        return self.quoted(self.text(found.drafts[name].title))

    def mandate(self, name: str) -> str:
        """A mandate by what it asks."""
        found = next((mandate for mandate in self.scenario.mandates if mandate.id == name), None)
        return name if found is None else self.quoted(self.text(found.title))

    def both_times(self, minute: int) -> tuple[str, str]:
        """A minute of the story from the start, and on its clock."""
        span = self.words.tr("T+{span}", span=short_span(minute, self.words))
        return span, clock(self.scenario.start, minute, self.words)

    def moment(self, minute: int) -> str:
        """The same inside a sentence."""
        return ", ".join(self.both_times(minute))

    def series(self, parts: Iterable[str]) -> str:
        """What is not empty of `parts`, side by side."""
        first, *rest = [part for part in parts if part] or [""]
        for part in rest:
            first = self.words.tr("{first}; {second}", first=first, second=part)
        return first

    def quoted(self, title: str) -> str:
        """A title in quotation marks; one that is a quotation keeps its own."""
        return title if title.startswith(_QUOTES) else self.words.tr("“{title}”", title=title)


def _begun(text: str, length: int) -> str:
    text = text.replace("\n", " ")
    if len(text) <= length:
        return text.removesuffix(".")
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
