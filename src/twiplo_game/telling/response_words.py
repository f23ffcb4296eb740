"""A response in words: each of its dimensions, and a one-line summary."""

from twiplo_game.engine.response import Response
from twiplo_game.locale.figures import duration, listed
from twiplo_game.model.vocabulary import Content
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import DIMENSIONS

_QUIET_VALUES = frozenset({"none", "own", "alone", "withhold"})
"""Values that say that a dimension is not used."""


def values(response: Response, lexicon: Lexicon) -> dict[str, str]:
    """For each dimension its value in words; empty where the response does not use it."""
    words = lexicon.words
    contains = [
        lexicon.term("contains", item)
        for item in Content
        if item in response.contains and item not in (Content.NEXT_UPDATE, Content.CORRECTIVE_ACTION)
    ]
    if response.next_update is not None:
        contains.append(words.tr("next update in {span}", span=duration(response.next_update, words)))
    if response.action_due is not None:
        contains.append(words.tr("corrective action within {span}", span=duration(response.action_due, words)))
    return {
        "channel": lexicon.term("channel", response.channel),
        "stance": lexicon.term("stance", response.stance),
        "register": _used(lexicon, "register", response.register),
        "tone": lexicon.term("tone", response.tone),
        "to": listed([lexicon.stakeholder(name) for name in sorted(response.to)], words),
        "claim": _used(lexicon, "claim", response.claim),
        "attribution": lexicon.attribution(response.tier, response.actor) if response.tier != "none" else "",
        "disclosure": _used(lexicon, "disclosure", response.disclosure),
        "coordination": _used(lexicon, "coordination", response.coordination),
        "language": _used(lexicon, "language", response.language),
        "contains": ", ".join(contains),
    }


def lines(response: Response, lexicon: Lexicon) -> list[str]:
    """The dimensions that the response uses, one a line."""
    words = lexicon.words
    return [
        words.tr("{dimension}: {value}", dimension=words.tr(DIMENSIONS[name]), value=value)
        for name, value in values(response, lexicon).items()
        if value
    ]


def summary(response: Response, lexicon: Lexicon) -> str:
    """Channel, stance, register and addressees on one line."""
    words = values(response, lexicon)
    parts = [words["channel"], words["stance"], words["register"], words["attribution"]]
    line = ", ".join(part for part in parts if part)
    if not words["to"]:
        return line
    return lexicon.words.tr("{response}, to {who}", response=line, who=words["to"])


def differences(response: Response, other: Response, lexicon: Lexicon) -> str:
    """The dimensions in which a response differs from another, with what it has there."""
    words, there = lexicon.words, values(other, lexicon)
    return words.tr("; ").join(
        words.tr("{dimension}: {value}", dimension=words.tr(DIMENSIONS[name]), value=value or words.tr("nothing"))
        for name, value in values(response, lexicon).items()
        if value != there[name]
    )


def _used(lexicon: Lexicon, dimension: str, value: str) -> str:
    return "" if value in _QUIET_VALUES else lexicon.term(dimension, value)
