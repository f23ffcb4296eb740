"""The player's own words: what is read in the text of a response, and what its choices make of that."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, Target
from twiplo_game.engine.wording import Mark, Reader, Reading, Terms
from twiplo_game.model.vocabulary import REJECTING_STANCES, Content, Stance, Tongue
from twiplo_game.model.wording import Feature

_NOTHING: Final[frozenset[Feature]] = frozenset()
_BLANKS: Final = re.compile("[ \t\r\n\u00a0\u202f]+")


def wording(story: Story, target: Target, response: Response) -> frozenset[Feature]:
    """What the words of `response` show; nothing where there are none, or where they are those of a draft."""
    if not response.text or not is_own(story, target, response):
        return _NOTHING
    found = marks(story, response)
    return frozenset({Feature.OWN, *(mark.feature for mark in found)})


def marks(story: Story, response: Response) -> tuple[Mark, ...]:
    """Everything that is marked in the text of `response`, whosever words they are."""
    reading = reader_of(story).read(response.text)
    return (*reading.marks, *_unfit(story, response, reading))


def unchosen(response: Response, shown: Collection[Feature]) -> tuple[Feature, ...]:
    """What the words of `response`, which show `shown`, say and its choices do not: a promise, an apology, a denial."""
    is_chosen = {
        Feature.PROMISES_UPDATE: response.next_update is not None,
        Feature.APOLOGISES: Content.APOLOGY in response.contains or response.stance is Stance.APOLOGISE,
        Feature.DENIES: Content.DENIAL in response.contains or response.stance in REJECTING_STANCES,
    }
    return tuple(feature for feature, is_so in is_chosen.items() if feature in shown and not is_so)


def is_own(story: Story, target: Target, response: Response) -> bool:
    """Whether a text is the player's own: it reads otherwise than each draft about the target, in every language."""
    if not story.doctrine.text:
        return False
    draft = target.drafts.get(response.draft) if response.draft is not None else None
    if draft is not None and draft.response is response:
        return False
    return _plain(response.text) not in _drafted(story, target)


def reader_of(story: Story) -> Reader:
    """The reader of a story's texts; made once."""
    cache = story.caches.setdefault("wording", {})
    found = cache.get("reader")
    if not isinstance(found, Reader):
        doctrine = story.doctrine
        found = cache["reader"] = Reader(doctrine.characters, doctrine.text, Terms.of(story.scenario))
    return found


def _drafted(story: Story, target: Target) -> frozenset[str]:
    cache = story.caches.setdefault("wording", {})
    found = cache.get(target.index)
    if not isinstance(found, frozenset):
        drafts = target.event.drafts.values() if target.event is not None else ()
        found = cache[target.index] = frozenset(
            _plain(draft.text.in_(language)) for draft in drafts for language in story.scenario.languages
        )
    return found


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


def _unfit(story: Story, response: Response, reading: Reading) -> Iterator[Mark]:
    """Where a text does not fit the choices that it goes out with."""
    text, doctrine = response.text, story.doctrine
    term = doctrine.vocabulary.get("channel", {}).get(response.channel)
    limit = term.length if term is not None else None
    if limit is not None and len(text) > limit:
        yield Mark(Feature.TOO_LONG, limit, len(text), text[limit:])
    spoken = reading.languages
    is_strange = bool(spoken) and spoken[0] not in story.scenario.languages
    if is_strange or (response.language is Tongue.BOTH and len(spoken) == 1):
        yield Mark(Feature.OTHER_LANGUAGE, 0, len(text), text)
