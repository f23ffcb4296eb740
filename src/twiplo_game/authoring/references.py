"""Names that a scenario uses and that neither it nor the doctrine declares."""

from collections.abc import Collection, Iterable
from collections.abc import Mapping as Table
from typing import Final

from pydantic import BaseModel

from twiplo_game.authoring.nodes import Mapping, Path, at, child, key_spot_of, spot_of
from twiplo_game.authoring.source import Source as File
from twiplo_game.authoring.source import listed, nearest
from twiplo_game.authoring.words import EFFECT_WORDS, EVERYBODY, GAUGES, SWITCHES, item_path
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import Check, ClusterByTruth, Event, Findings, Silence, Situation
from twiplo_game.model.response import Attribution, Draft, Offers
from twiplo_game.model.rule import Later, Outcome, Rule
from twiplo_game.model.scenario import Actor, Case, DoctrineUse, Fact, Scenario, Voice
from twiplo_game.model.source import Source
from twiplo_game.model.text import TruthText
from twiplo_game.model.vocabulary import NAMING_TIERS

_TITLE: Final = 5
"""Characters from which a word may be part of a title rather than a key."""


class References:
    """The names that one scenario may use."""

    def __init__(self, source: File, root: Mapping, scenario: Scenario, doctrine: Doctrine) -> None:
        self._source = source
        self._root = root
        self._scenario = scenario
        self._doctrine = doctrine
        self._events = frozenset(event.id for event in scenario.events)
        self._facts = frozenset(name for name, fact in scenario.facts.items() if fact.one_of is None)
        self._playing = frozenset(scenario.stakeholders)
        # Who was probably meant by each stakeholder that there is not; None where nobody is like it.
        self._misspelt = {
            nearest(name, doctrine.stakeholders) for name in scenario.stakeholders if name not in doctrine.stakeholders
        }
        self._advisers = frozenset({*scenario.advisers, *doctrine.advisers})
        self._rules = frozenset({*(rule.id for rule in doctrine.rules), *SWITCHES})

    def report(self, path: Path, part: BaseModel) -> None:
        """Report every name in `part` itself that is not declared."""
        match part:
            case Scenario():
                for name in part.stakeholders:
                    self._known(
                        "TW304",
                        item_path(self._root, ("stakeholders",), name),
                        name,
                        self._doctrine.stakeholders,
                    )
            case Event():
                self._keys("TW303", (*path, "advice"), part.advice, self._advisers)
                self._keys("TW306", (*path, "voices"), part.voices, self._scenario.voices)
            case Situation():
                self._situation(path, part)
            case Check():
                self._fact((*path, "settles"), part.settles)
                is_open = part.settles is None and child(at(self._root, path), "settles") is None
                if is_open and isinstance(part.finds, Findings):
                    self._source.add("TW613", key_spot_of(self._root, (*path, "finds")))
            case Draft() | Offers():
                for name in part.to or ():
                    self._stakeholder(item_path(self._root, (*path, "to"), name), name)
            case Attribution():
                self._attribution(path, part)
            case Outcome():
                self._consequences(path, part)
                self._stakeholder((*path, "by"), part.by)
            case Later() | Silence():
                self._consequences(path, part)
            case Rule():
                self._rule(path, part)
            case Fact():
                self._declared_fact(path, part)
            case Actor():
                self._stakeholder((*path, "stakeholder"), part.stakeholder)
            case Voice():
                self._stakeholder((*path, "by"), part.by)
            case Case():
                self._sources((*path, "sources"), part.sources)
            case DoctrineUse():
                for name in part.off:
                    self._known("TW309", item_path(self._root, (*path, "off"), name), name, self._rules)
            case TruthText() | ClusterByTruth():
                self._decided_by(path, part.of)
            case _:
                pass

    def _add(self, code: str, path: Path, name: str, legal: Iterable[str], *, of_key: bool = False) -> None:
        names = tuple(legal)
        spot = key_spot_of(self._root, path) if of_key else spot_of(self._root, path)
        if code == "TW309":
            self._source.add(code, spot, nearest(name, names), name=name)
        elif code == "TW304" and isinstance(path[-1], int) and name in EVERYBODY:
            self._source.add(code, spot, ", ".join(self._scenario.stakeholders), name=name, legal=listed(names))
        else:
            self._source.add(code, spot, nearest(name, names), name=name, legal=listed(names))

    def _known(self, code: str, path: Path, name: str, legal: Collection[str]) -> None:
        if name not in legal:
            self._add(code, path, name, legal)

    def _keys(self, code: str, path: Path, written: Iterable[str], legal: Collection[str]) -> None:
        for name in written:
            if name not in legal:
                self._add(code, (*path, name), name, legal, of_key=True)

    def _stakeholder(self, path: Path, name: str | None, *, of_key: bool = False) -> None:
        if name is None or name in self._playing:
            return
        if name in self._doctrine.stakeholders:
            if self._misspelt and (name in self._misspelt or None in self._misspelt):
                return
            spot = key_spot_of(self._root, path) if of_key else spot_of(self._root, path)
            self._source.add("TW305", spot, name=name)
        else:
            self._add("TW304", path, name, self._playing, of_key=of_key)

    def _fact(self, path: Path, name: str | None) -> None:
        if name is None or name in self._facts:
            return
        self._add("TW322" if name in self._scenario.facts else "TW301", path, name, self._facts)

    def _situation(self, path: Path, situation: Situation) -> None:
        self._stakeholder((*path, "accuser"), situation.accuser)
        self._fact((*path, "subject"), situation.subject)
        self._fact((*path, "true_core"), situation.true_core)
        for name in situation.concerns:
            self._stakeholder(item_path(self._root, (*path, "concerns"), name), name)

    def _attribution(self, path: Path, attribution: Attribution) -> None:
        if attribution.actor is not None:
            self._known("TW307", (*path, "actor"), attribution.actor, self._scenario.actors)
        elif attribution.tier in NAMING_TIERS:
            self._source.add("TW319", spot_of(self._root, (*path, "tier")), tier=attribution.tier.value)

    def _consequences(self, path: Path, part: Outcome | Later | Silence) -> None:
        self._effects((*path, "effects"), part.effects)
        self._keys("TW302", (*path, "triggers"), part.triggers, self._events)

    def _effects(self, path: Path, effects: Table[str, object]) -> None:
        for name in effects:
            if name in self._doctrine.stakeholders:
                self._stakeholder((*path, name), name, of_key=True)
            elif name not in GAUGES and name not in EFFECT_WORDS:
                legal = (*GAUGES, *self._playing, *EFFECT_WORDS)
                self._add("TW310", (*path, name), name, legal, of_key=True)

    def _rule(self, path: Path, rule: Rule) -> None:
        self._effects((*path, "effects"), rule.effects)
        self._keys("TW310", (*path, "multiplies"), rule.multiplies, GAUGES)
        self._stakeholder((*path, "by"), rule.by)
        self._sources((*path, "sources"), rule.sources)

    def _sources(self, path: Path, sources: tuple[str, ...]) -> None:
        books = self._doctrine.bibliography | self._scenario.sources
        for name in sources:
            if name not in books:
                self._source.add(
                    "TW308", spot_of(self._root, item_path(self._root, path, name)), _cited(name, books), name=name
                )

    def _declared_fact(self, path: Path, fact: Fact) -> None:
        if fact.actor is not None:
            self._known("TW307", (*path, "actor"), fact.actor, self._scenario.actors)
        for name in fact.one_of or ():
            if name not in self._facts:
                code = "TW322" if name in self._scenario.facts else "TW301"
                self._add(code, (*path, "one_of", name), name, self._facts, of_key=True)

    def _decided_by(self, path: Path, fact: str | None) -> None:
        if fact is not None:
            self._fact((*path, "of"), fact)
        elif path[0] == "events" and isinstance(path[1], int):
            if self._scenario.events[path[1]].situation.subject is None:
                self._source.add("TW323", key_spot_of(self._root, path))
        elif path[0] not in ("facts", "rules"):
            self._source.add("TW323", key_spot_of(self._root, path))


def _cited(name: str, books: Table[str, Source]) -> str | None:
    """The key that was probably meant, or that of the source whose title holds what was written."""
    wanted = name.casefold().strip()
    titles = ((key, words.casefold()) for key, book in books.items() for words in book.title.root.values())
    titled = (key for key, words in titles if wanted in words) if len(wanted) >= _TITLE else iter(())
    return nearest(name, books) or next(titled, None)
