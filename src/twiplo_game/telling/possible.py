"""What can be asked, checked, answered, told, said, corrected and kept now."""

from twiplo_game.engine.view import AdviserView, CheckView, EventView, OfferView, PlayerView, PromiseView, SentView


def askable(now: PlayerView) -> list[tuple[EventView, AdviserView]]:
    """Advisers who can be asked about something."""
    return [
        (event, adviser)
        for event in now.events
        for adviser in event.advisers
        if adviser.advice is None and not adviser.is_pending
    ]


def checkable(now: PlayerView) -> list[tuple[EventView, CheckView]]:
    """What can be found out now."""
    return [
        (event, item) for event in now.events for item in event.checks if item.finding is None and not item.is_pending
    ]


def answerable(now: PlayerView) -> list[EventView]:
    """Events that wait for an answer."""
    return [event for event in now.events if event.can_answer]


def tellable(now: PlayerView) -> list[str]:
    """What somebody can be told about in private: anything that has happened, or that can be spoken of."""
    return [*[event.event for event in now.events], *[item.subject for item in now.subjects]]


def speakable(now: PlayerView) -> list[tuple[str, OfferView]]:
    """What can be spoken of unasked: subjects, and events that have been answered."""
    return [
        *[(item.subject, item.offers) for item in now.subjects],
        *[(event.event, event.offers) for event in now.events if event.is_answered],
    ]


def correctable(now: PlayerView) -> list[SentView]:
    """What was said and can be corrected."""
    return [item for item in now.sent if item.can_correct]


def open_promises(now: PlayerView) -> list[PromiseView]:
    """Promises that can still be kept."""
    return [item for item in now.promises if not item.is_kept and not item.is_missed]
