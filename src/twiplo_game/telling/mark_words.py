"""What a play-test counts, in a few words each."""

from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.marks import Mark
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.scenario import Scenario

LABELS: Final = {
    m.EVENT: msgid("came in"),
    m.ANSWERED: msgid("was answered"),
    m.LAPSED: msgid("was due, unanswered"),
    m.CROWDED: msgid("was due, no officer ever free"),
    m.STUCK: msgid("waited, nothing could be done"),
    m.CLOSED: msgid("could never be answered"),
    m.LATE: msgid("came too late to be answered"),
    m.DRAFT: msgid("draft {name}: could be sent"),
    m.SENT: msgid("draft {name}: was sent"),
    m.CHECK: msgid("check {name}: was done"),
    m.ADVICE: msgid("adviser {name}: was asked"),
    m.KEPT: msgid("{name}: kept"),
    m.BROKEN: msgid("{name}: broken or not met"),
    m.UNTESTED: msgid("{name}: never put to the test"),
}
"""For the kinds that need no more than a name."""


def mark_label(scenario: Scenario, mark: Mark, words: Words) -> str:
    """What was met, beside the event that it belongs to; an event for itself says that it came in."""
    match mark:
        case (m.OUTCOME, event, place):
            found = next(item for item in scenario.events if item.id == event)
            number, when = int(place) + 1, " ".join(found.outcomes[int(place)].when.split())
            return words.tr("outcome {number}: {when}", number=number, when=when)
        case (m.VOICE, _, voice, place):
            return words.tr("voice {voice}, line {number}", voice=voice, number=int(place) + 1)
        case (m.ENDING | m.RULE, name):
            return name
        case (kind, *_, name):
            return words.tr(LABELS[kind], name=name)
        case _:
            raise ValueError(mark)
