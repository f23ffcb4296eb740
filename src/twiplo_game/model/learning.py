"""The items of the learning check: claims to judge, and situations to answer."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from twiplo_game.model.base import Authored, Id, RuleId
from twiplo_game.model.source import Source
from twiplo_game.model.text import Text

REPLIES: Final = 4
"""Replies to choose from in a situation."""


class Verdict(StrEnum):
    """What a claim is, and what can be said of it."""

    TRUE = "true"
    FALSE = "false"
    MISLEADING = "misleading"
    """Every word holds, and the whole makes believe what is not so."""
    UNCERTAIN = "uncertain"
    """What is known to the public does not decide it."""


class Voice(StrEnum):
    """What kind of source says a claim. No kind is right or wrong more often than the others: the claim decides."""

    OFFICIAL = "official"
    """An authority, a government or an alliance, or who speaks for it."""
    PRESS = "press"
    """A newspaper, a broadcaster, a website with news."""
    EXPERT = "expert"
    """A course, a lecture, a book of reference."""
    HEARSAY = "hearsay"
    """Somebody one knows or does not know, with no post that would make it his or her business."""


class Judgement(Authored):
    """A claim out of a real case."""

    id: Id
    """Its name; results refer to it."""
    truth: Verdict
    """What the claim is. In quotes where it is `true` or `false`."""
    voice: Voice
    """What kind of source says it."""
    heard: Text
    """Who says it, and when."""
    says: Text
    """The claim."""
    because: Text
    """What is known of the case."""
    clue: Text
    """What gives it away, or what speaks for it."""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    """Keys of the items' own sources or of the doctrine's bibliography."""


class Reply(Authored):
    """One way to answer a situation."""

    says: Text
    """What is said or done."""
    because: Text
    """What it comes to here."""
    rules: Annotated[tuple[RuleId, ...], Field(min_length=1)]
    """The rules of the doctrine that apply: what the reply is worth follows from them."""


class Dilemma(Authored):
    """A situation of a fictional state, and the replies to choose from."""

    id: Id
    """Its name; results refer to it."""
    situation: Text
    """Where things stand."""
    replies: Annotated[tuple[Reply, ...], Field(min_length=REPLIES, max_length=REPLIES)]
    """In the order in which they are offered."""


class ItemBank(Authored):
    """All items, and what they rest on."""

    sources: dict[Id, Source]
    """What the doctrine's bibliography does not have."""
    judgements: tuple[Judgement, ...]
    """Claims to judge."""
    dilemmas: tuple[Dilemma, ...]
    """Situations to answer."""
