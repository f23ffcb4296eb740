"""The labelled messages: what each shows, and how often the reader says the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.wording import Feature
from twiplo_game.store.doctrine import shipped_doctrine

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")
ADJUSTED_ON = ("messages", "second", "third")
"""The files of messages that patterns were adjusted on."""
HELD_OUT = "held_out"
"""The file that none was."""

TERMS = Terms(
    secrets=("Anchor Nine", "4471-B", "article 11 bis", "eleven nights", "onze nuits"),
    protected=("Daro Milev", "Lia Denho"),
    traps=(
        {"en": "The documents are all forgeries.", "fr": "Les documents sont tous des faux."},
        {"en": "All these accounts are robots.", "fr": "Tous ces comptes sont des robots."},
        {"en": "Nothing can stop this summit now.", "fr": "Plus rien ne peut arrêter ce sommet."},
    ),
    languages=LANGUAGES,
)
"""What the scenario of the messages declares."""


@dataclass(frozen=True)
class Message:
    """One labelled message."""

    language: str
    kind: str
    wanted: frozenset[Feature]
    text: str


@dataclass
class Tally:
    """How often a feature was marked rightly, wrongly and not."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was marked, how much should be."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of what should be marked, how much was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def read_messages(language: str, *names: str) -> tuple[Message, ...]:
    """The messages of these files; of those that patterns were adjusted on where none is named."""
    found = []
    for name in names or ADJUSTED_ON:
        for line in (FOLDER / f"{name}.{language}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                kind, features, text = (part.strip() for part in line.split("|", 2))
                wanted = frozenset(Feature(each.strip()) for each in features.split(",") if each.strip() != "-")
                found.append(Message(language, kind, wanted, text))
    return tuple(found)


def reader() -> Reader:
    """The reader of the shipped lexicons, with the messages' terms."""
    doctrine = shipped_doctrine().doctrine
    return Reader(doctrine.characters, doctrine.text, TERMS)


def tallies(messages: Iterable[Message]) -> dict[Feature, Tally]:
    """For each feature how the reader did."""
    reads, found = reader(), {feature: Tally() for feature in Feature}
    for message in messages:
        shown = reads.read(message.text).features
        for feature in shown | message.wanted:
            tally = found[feature]
            tally.right += feature in shown and feature in message.wanted
            tally.false += feature in shown and feature not in message.wanted
            tally.missed += feature not in shown
    return {feature: tally for feature, tally in found.items() if tally != Tally()}


def misses(messages: Iterable[Message]) -> list[tuple[Message, frozenset[Feature], frozenset[Feature]]]:
    """(message, missed, falsely marked) of each message that is read otherwise than labelled."""
    reads = reader()
    found = []
    for message in messages:
        shown = reads.read(message.text).features
        if shown != message.wanted:
            found.append((message, message.wanted - shown, shown - message.wanted))
    return found


def kinds(messages: Iterable[Message]) -> Counter[str]:
    """How many messages there are of each kind."""
    return Counter(message.kind for message in messages)


def table(tallied: dict[Feature, Tally]) -> str:
    """The figures, a line a feature."""
    return "\n".join(
        f"{feature:18} precision {tally.precision:5.3f} ({tally.right}/{tally.right + tally.false})  "
        f"recall {tally.recall:5.3f} ({tally.right}/{tally.right + tally.missed})"
        for feature, tally in tallied.items()
    )
