"""The doctrine's rules for those who want to read them: when each applies, what it moves, why, and what it rests on."""

from itertools import groupby
from typing import Final

from twiplo_game.locale.words import Words
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.rule import Rule
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.vocabulary import Family, Gauge, Occasion
from twiplo_game.papers.document import Document
from twiplo_game.papers.happenings import effects_line, follows
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words

_NOBODY: Final = Scenario.model_validate(
    {"title": "–", "events": [{"id": "none_here", "at": "0m", "text": "–"}], "actors": {}}
)
"""A scenario without names: the doctrine's rules speak of no event and no fact of their own."""


def doctrine_names(doctrine: Doctrine, words: Words) -> Names:
    """The words of the doctrine alone."""
    return Names(words, _NOBODY, doctrine)


def rule_reference(doctrine: Doctrine, words: Words) -> Document:
    """Every rule, family by family, with what they rest on at the end."""
    names = doctrine_names(doctrine, words)
    document = Document(words.language)
    document.heading(1, words.tr("The rules of the doctrine, {version}", version=doctrine.version))
    document.say(
        words.tr(
            "Of one answer only the strongest gain of a family counts, gauge by gauge; every cost counts once for what "
            "it punishes. Losses of trust are larger than gains. The reasons are those that the debrief gives."
        )
    )
    for family, rules in groupby(ordered(doctrine), key=lambda rule: rule.family):
        document.heading(2, names.term("family", family))
        document.say(names.note("family", family))
        for rule in rules:
            document.heading(3, rule_title(rule, names))
            add_rule(document, rule, names)
    document.heading(2, words.tr("Sources"))
    document.items([_source(key, names) for key in doctrine.bibliography])
    return document


def ordered(doctrine: Doctrine) -> list[Rule]:
    """The rules by family, each in the order of its file."""
    families = list(Family)
    return sorted(doctrine.rules, key=lambda rule: families.index(rule.family))


def rule_title(rule: Rule, names: Names) -> str:
    """The rule's id and title."""
    if rule.title is None:
        return rule.id
    return names.words.tr("{id}: {title}", id=rule.id, title=names.text(rule.title))


def add_rule(document: Document, rule: Rule, names: Names) -> None:
    """Add all that there is to read about a rule, but its title."""
    words = names.words
    document.say(names.text(rule.because))
    document.say(names.term("family", rule.family), words.tr("Family:"))
    if rule.on is not Occasion.RESPONSE:
        document.say(names.term("occasion", rule.on), words.tr("Judged:"))
    document.say(in_words(rule.when, names), words.tr("Applies if:"))
    document.say(moved_line(rule, names), words.tr("Moves:"))
    document.items(follows({}, rule.later, names))
    if rule.by is not None:
        document.say(names.stakeholder(rule.by), words.tr("Who reacts:"))
    grade = words.tr("{grade}. {note}", grade=names.term("grade", rule.grade), note=names.note("grade", rule.grade))
    document.say(grade, words.tr("Rests on:"))
    document.items([_source(key, names) for key in rule.sources])


def moved_line(rule: Rule, names: Names) -> str:
    """What the rule moves at once, in one line; empty where that is nothing."""
    words = names.words
    parts = [effects_line(rule.effects, names)] if rule.effects else []
    for gauge, percent in rule.multiplies.items():
        what = names.term("gauge", gauge) if gauge in set(Gauge) else names.stakeholder(gauge)
        parts.append(words.tr("gains of this answer on {gauge}: {percent} percent", gauge=what, percent=percent))
    if rule.shields:
        parts.append(words.tr("the next event about it does one size less damage"))
    return names.series(parts)


def rule_line(rule: Rule, names: Names) -> str:
    """The rule in one line of a list: its id, its title, what it moves at once."""
    words = names.words
    moved = moved_line(rule, names) or words.tr("moves nothing at once")
    line = words.tr("{title}: {moved}", title=names.text(rule.title) or rule.id, moved=moved)
    return f"{rule.id:<5} {line}"


def _source(key: str, names: Names) -> str:
    source = names.doctrine.bibliography[key]
    title = names.words.tr("{id}: {title}", id=key, title=names.text(source.title))
    return names.series((title, names.text(source.where), names.text(source.note)))
