"""What is being composed, as one value: it outlives widgets, languages, sizes and lost connections."""

from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.view import DraftView, EventView, OfferView, PlayerView
from twiplo_game.locale.words import LANGUAGES
from twiplo_game.telling.fields import One, first_offered, on_offer, value_of, with_value
from twiplo_game.telling.lexicon import Lexicon

_QUIET: Final = {
    "register": "none",
    "claim": "none",
    "attribution": ("none", None),
    "disclosure": "withhold",
    "coordination": "alone",
    "language": "own",
}
"""The dimensions that many responses do not use, and the value that says so."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A response on its way."""

    about: str
    """The event or subject."""
    response: Response
    begun: Response
    """As it was when the player began; what differs from it is worth keeping."""
    origin: str | None = None
    """The staff's draft that it came from."""
    used: frozenset[str] = frozenset()
    """Quiet dimensions that it has used since it was begun: their rows stay in sight."""

    @property
    def is_touched(self) -> bool:
        """Whether the player has changed anything."""
        return self.response != self.begun or self.response.text != self.begun.text


@dataclass(frozen=True, slots=True)
class Start:
    """Something to begin from."""

    composition: Composition
    draft: DraftView | None = None
    """The staff's draft that it is."""
    is_kept: bool = False
    """Whether the player had begun it before."""


def event_about(about: str, view: PlayerView) -> EventView | None:
    """The event of that name."""
    return next((event for event in view.events if event.event == about), None)


def offers_about(about: str, view: PlayerView) -> OfferView | None:
    """What a composition about it may use; None where nothing can be said about it."""
    event = event_about(about, view)
    if event is not None:
        return event.offers
    return next((item.offers for item in view.subjects if item.subject == about), None)


def order_of(composition: Composition, view: PlayerView) -> Respond | Speak:
    """The action that sends it: an answer as long as the event waits for one, else a word that nobody asked for.

    A draft that the staff no longer proposes goes out as the player's own.
    """
    about, response = composition.about, composition.response
    event = event_about(about, view)
    if event is None or event.is_answered:
        return Speak(about, composed(response))
    if response.draft is not None and all(draft.draft != response.draft for draft in event.drafts):
        response = composed(response)
    return Respond(about, response)


def is_about(action: object, about: str) -> bool:
    """Whether an action says something about `about`."""
    return (isinstance(action, Respond) and action.event == about) or (
        isinstance(action, Speak) and action.about == about
    )


def has_gone(about: str, before: PlayerView, now: PlayerView) -> bool:
    """Whether something about `about` is under way or has gone out in `now` that had not in `before`."""
    tasks = {task.task for task in before.tasks}
    sent = {item.sent for item in before.sent}
    return any(
        task.act in {"respond", "speak"} and task.subject == about and task.task not in tasks for task in now.tasks
    ) or any(item.about == about and item.sent not in sent for item in now.sent)


def starts(about: str, view: PlayerView, lexicon: Lexicon, kept: tuple[Respond | Speak, ...]) -> list[Start]:
    """What there is to begin from: what was kept last, the staff's drafts, nothing."""
    offers = offers_about(about, view)
    if offers is None:
        return []
    found = []
    for action in reversed(kept):
        if is_about(action, about):
            found.append(Start(_begun(about, action.response, origin=action.response.draft), is_kept=True))
            break
    event = event_about(about, view)
    for draft in event.drafts if event is not None else ():
        response = replace(draft.response, text=lexicon.text(draft.text))
        found.append(Start(_begun(about, response, origin=draft.draft), draft))
    found.append(Start(_begun(about, first_offered(offers))))
    return found


def _begun(about: str, response: Response, origin: str | None = None) -> Composition:
    return Composition(about, response, response, origin, in_use(response))


def in_use(response: Response) -> frozenset[str]:
    """The quiet dimensions that `response` uses."""
    return frozenset(name for name, quiet in _QUIET.items() if value_of(response, name) != quiet)


def folded(composition: Composition, offers: OfferView) -> list[str]:
    """The dimensions on offer that it does not use, and has not used."""
    return [name for name in on_offer(offers) if name in _QUIET and name not in composition.used]


def changed(composition: Composition, view: PlayerView, name: str, value: One | frozenset[str] | int) -> Composition:
    """With another value in a dimension; where that makes it the staff's draft again, it is the draft again."""
    response = with_value(composition.response, name, value)
    event = event_about(composition.about, view)
    for draft in event.drafts if event is not None else ():
        if draft.draft == composition.origin and replace(response, draft=draft.draft) == draft.response:
            response = replace(response, draft=draft.draft)
    return replace(composition, response=response, used=composition.used | in_use(response))


def worded(composition: Composition, text: str) -> Composition:
    """With another text."""
    return replace(composition, response=replace(composition.response, text=text))


def reworded(composition: Composition, view: PlayerView, lexicon: Lexicon) -> Composition:
    """In the language of the moment, where its text is still the staff's; what the player typed stays."""
    event = event_about(composition.about, view)
    for draft in event.drafts if event is not None else ():
        told = [draft.text.in_(language) for language in LANGUAGES]
        if composition.response.text in told:
            now = lexicon.text(draft.text)
            begun = composition.begun
            if begun.text in told:
                begun = replace(begun, text=now)
            return replace(composition, response=replace(composition.response, text=now), begun=begun)
    return composition
