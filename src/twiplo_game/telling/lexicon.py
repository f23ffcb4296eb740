"""What things of a game are called in the player's language."""

from dataclasses import dataclass

from twiplo_game.engine.playbill import Playbill
from twiplo_game.engine.view import EventView, MessageView, PlayerView, SentView
from twiplo_game.locale.figures import clock
from twiplo_game.locale.words import Words
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.text import Text

_TITLE_LENGTH = 60
_QUOTES = ("“", "«", '"', "‘")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and labels: of the doctrine's values, of the scenario's people and of what happened in it.

    It holds nothing that a player may not know, so that a seat far from the engine can have one too.
    """

    words: Words
    doctrine: Doctrine
    playbill: Playbill

    def text(self, text: Text | None) -> str:
        """An author's text in the player's language."""
        return text.in_(self.words.language) if text is not None else ""

    def term(self, dimension: str, value: str) -> str:
        """A value of the vocabulary."""
        term = self.doctrine.vocabulary.get(dimension, {}).get(value)
        return self.text(term.label) if term else value.replace("_", " ")

    def note(self, dimension: str, value: str) -> str:
        """The sentence that explains a value, where there is one."""
        term = self.doctrine.vocabulary.get(dimension, {}).get(value)
        return self.text(term.note) if term else ""

    def length(self, channel: str) -> int | None:
        """Characters that a channel carries in one piece; None where it does not matter."""
        term = self.doctrine.vocabulary.get("channel", {}).get(channel)
        return term.length if term else None

    def stakeholder(self, name: str) -> str:
        """A stakeholder's name."""
        known = self.doctrine.stakeholders.get(name)
        return self.text(known.name) if known else name.replace("_", " ")

    def actor(self, name: str) -> str:
        """Somebody whom an attribution names."""
        return self.text(self.playbill.actors.get(name)) or name.replace("_", " ")

    def adviser(self, name: str) -> str:
        """The post of an adviser."""
        return self.text(self.playbill.advisers.get(name)) or name

    def check(self, name: str, view: PlayerView) -> str:
        """What a check does, in a few words."""
        for event in view.events:
            for check in event.checks:
                if check.check == name:
                    return self.text(check.title)
        return name

    def attribution(self, tier: str, actor: str | None) -> str:
        """How far an attribution goes, and whom it names."""
        label = self.term("tier", tier)
        return self.words.tr("{tier}: {actor}", tier=label, actor=self.actor(actor)) if actor else label

    def clock(self, minute: int) -> str:
        """The story's time."""
        return clock(self.playbill.start, minute, self.words)

    def rule(self, rule: str, title: Text) -> str:
        """A rule's name and title; what belongs to one event has only its title."""
        return self.text(title) if ":" in rule else f"{rule}, {self.text(title)}"

    def message_title(self, message: MessageView) -> str:
        """A message's subject line, or how it begins."""
        if message.title is not None:
            return self.text(message.title)
        first = self.text(message.text).replace("\n", " ")
        if len(first) <= _TITLE_LENGTH:
            return first.removesuffix(".")
        return first[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"

    def about(self, name: str, view: PlayerView) -> str:
        """What an id stands for: an event or a fact that can be spoken of."""
        for message in view.messages:
            if message.id == name:
                return self._quoted(self.message_title(message))
        title = self.playbill.subjects.get(name)
        return self._quoted(self.text(title)) if title is not None else name

    def _quoted(self, title: str) -> str:
        """A title in quotation marks; one that is a quotation keeps its own."""
        return title if title[:1] in _QUOTES else self.words.tr("“{title}”", title=title)

    def sent(self, sent: SentView, view: PlayerView) -> str:
        """A response that went out, by what it was about and when it was ordered."""
        return self.words.tr(
            "your line on {about}, {clock}",
            about=self.about(sent.about, view),
            clock=self.clock(sent.ordered),
        )

    def cause(self, name: str, view: PlayerView) -> str:
        """What something came from: a response, its correction, a promise, a notice, an unanswered event."""
        for sent in view.sent:
            if sent.sent == name:
                return self.sent(sent, view)
        for promise in view.promises:
            if promise.promise == name:
                return self.words.tr(
                    "what you promised on {about} for {clock}",
                    about=self.about(promise.about, view),
                    clock=self.clock(promise.due),
                )
        for sent in view.sent:
            if name == f"c{sent.sent[1:]}":
                return self.words.tr("your correction of {cause}", cause=self.sent(sent, view))
        kind, *rest = name.split(":")
        if kind == "notice":
            who, about = rest
            return self.words.tr(
                "what you told {who} about {about}", who=self.stakeholder(who), about=self.about(about, view)
            )
        for event in view.events:
            if event.event == name:
                return self._unanswered(event, view)
        return self.about(name, view)

    def _unanswered(self, event: EventView, view: PlayerView) -> str:
        about = self.about(event.event, view)
        if event.is_answered:
            return about
        return self.words.tr("no answer to {about}", about=about)
