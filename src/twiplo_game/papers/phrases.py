"""The words in which a condition is read: for each name what it says where it holds, and where it does not."""

from typing import Final

from twiplo_game.locale.words import msgid

YES_NO: Final = {
    "public": (msgid("the answer is public"), msgid("the answer is private")),
    "rejects": (msgid("it says that the charge is not so"), msgid("it does not reject the charge")),
    "accepts": (msgid("it grants the charge, at least in part"), msgid("it grants nothing of the charge")),
    "unasked": (msgid("nobody had asked"), msgid("it answers a message")),
    "corrected": (msgid("it has been corrected since"), msgid("it has not been corrected since")),
    "promised": (msgid("something was promised"), msgid("nothing was promised")),
    "has": (msgid("it contains: {content}"), msgid("it does not contain: {content}")),
    "known": (msgid("{fact} has been settled"), msgid("{fact} has not been settled")),
    "found": (msgid("{fact} has been found true"), msgid("{fact} has not been found true")),
    "refuted": (msgid("{fact} has been found false"), msgid("{fact} has not been found false")),
    "is_true": (msgid("{fact} is really so"), msgid("{fact} is really not so")),
    "done": (msgid("the check {check} was made"), msgid("the check {check} was not made")),
    "asked": (msgid("on {event} they asked: {adviser}"), msgid("on {event} they did not ask: {adviser}")),
    "occurred": (msgid("{event} has come in"), msgid("{event} has not come in")),
    "answered": (msgid("{event} was answered"), msgid("{event} was not answered")),
    "silent": (msgid("{event} was left without an answer in time"), msgid("{event} was not left unanswered in time")),
    "sent": (msgid("on {event} the draft {draft} went out"), msgid("on {event} the draft {draft} did not go out")),
    "told": (msgid("informed in private: {stakeholder}"), msgid("not informed in private: {stakeholder}")),
    "said": (msgid("the stance on {event} was: {stance}"), msgid("the stance on {event} was not: {stance}")),
    "ever": (msgid("a stance taken at least once: {stance}"), msgid("a stance never taken: {stance}")),
    "named": (msgid("an answer has named: {actor}"), msgid("no answer has named: {actor}")),
    "mandate": (msgid("the mandate {mandate} is kept"), msgid("the mandate {mandate} is broken")),
}
"""Functions that hold or do not."""

MISSED: Final = (msgid("no promise was missed"), msgid("a promise was missed"))
"""What it takes beside a promise for promises to be kept."""

WORDING: Final = {
    "leaks": (msgid("the text gives something away"), msgid("the text gives nothing away")),
    "own": (msgid("the text is their own"), msgid("the text is the draft’s")),
    "marking": (msgid("the text holds a handling marker"), msgid("the text holds no handling marker")),
    "secret": (msgid("the text holds a secret"), msgid("the text holds no secret")),
    "protected": (msgid("the text names a protected person"), msgid("the text names no protected person")),
    "coordinates": (msgid("the text gives a place on the map"), msgid("the text gives no place on the map")),
    "states_known": (msgid("the text says what is known"), msgid("the text does not say what is known")),
    "states_unknown": (msgid("the text says what is not known"), msgid("the text does not say what is not known")),
    "promises_update": (msgid("the text promises an update"), msgid("the text promises no update")),
    "sympathises": (msgid("the text has a word of sympathy"), msgid("the text has no word of sympathy")),
    "instructs": (msgid("the text says what to do"), msgid("the text does not say what to do")),
    "shows_evidence": (msgid("the text points to evidence"), msgid("the text points to no evidence")),
    "is_certain": (msgid("the text is certain"), msgid("the text is not certain")),
    "sets_ultimatum": (msgid("the text sets an ultimatum"), msgid("the text sets no ultimatum")),
    "declines_comment": (msgid("the text declines to comment"), msgid("the text does not decline to comment")),
    "apologises": (msgid("the text apologises"), msgid("the text does not apologise")),
    "denies": (msgid("the text denies"), msgid("the text does not deny")),
    "repeats_trap": (msgid("the text has a careless sentence"), msgid("the text has no careless sentence")),
    "shouts": (msgid("the text shouts"), msgid("the text does not shout")),
    "too_long": (msgid("the text is longer than its channel"), msgid("the text fits its channel")),
    "other_language": (
        msgid("the text is not in its readers’ language"),
        msgid("the text is in its readers’ language"),
    ),
}
"""What the player's own words show, or do not."""

VALUES: Final = {
    "mood": msgid("mood ({stakeholder})"),
    "evidence": msgid("evidence on {fact}"),
    "count": msgid("answers with the stance: {stance}"),
    "now": msgid("the time"),
    "since": msgid("time since {event}"),
    "when_told": msgid("the private word ({stakeholder})"),
    "when_public": msgid("the first public word"),
    "delay": msgid("time before the answer was ordered"),
}
"""Functions that have a value."""

DIMENSIONS: Final = {
    "channel": msgid("channel"),
    "stance": msgid("stance"),
    "register": msgid("register"),
    "tone": msgid("tone"),
    "claim": msgid("certainty claimed"),
    "disclosure": msgid("what is given out"),
    "coordination": msgid("agreed with"),
    "language": msgid("language"),
    "tier": msgid("attribution"),
    "actor": msgid("actor named"),
    "about": msgid("what it is about"),
    "cluster": msgid("responsibility"),
    "reach": msgid("reach"),
    "priority": msgid("urgency"),
    "harm": msgid("harm"),
    "own_fault": msgid("own fault"),
    "law": msgid("law"),
    "speaks": msgid("language of those affected"),
    "accuser": msgid("accuser"),
    "damage": msgid("damage"),
    "subject": msgid("what the charge is about"),
    "true_core": msgid("what the charge has right"),
    "authorship": msgid("who did it"),
    "reputation": msgid("reputation"),
    "security": msgid("security"),
    "trust": msgid("trust"),
}
"""Names that stand for a value."""

COMPARED: Final = {
    "==": msgid("{name}: {value}"),
    "!=": msgid("{name} other than: {value}"),
    ">=": msgid("{name}: {value} or more"),
    "<=": msgid("{name}: {value} at most"),
    ">": msgid("{name}: more than {value}"),
    "<": msgid("{name}: less than {value}"),
}
"""Comparisons; in each the value comes last, so that it need not agree."""

MOMENTS: Final = {
    "<=": msgid("{name}: by {value}"),
    "<": msgid("{name}: before {value}"),
    ">=": msgid("{name}: not before {value}"),
    ">": msgid("{name}: after {value}"),
}
"""Comparisons of a moment with a minute of the story."""

OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
MIRRORED: Final = {"==": "==", "!=": "!=", "<": ">", ">=": "<=", ">": "<", "<=": ">="}

AND: Final = msgid("{first}, and {second}")
OR: Final = msgid("{first}, or {second}")
EITHER: Final = msgid("{first} or {second}")

BEFORE: Final = (msgid("{first} before {second}"), msgid("{first} not before {second}"))
INTENSIFIER: Final = (msgid("history makes it worse"), msgid("history does not make it worse"))
ALWAYS: Final = (msgid("always"), msgid("never"))
TO: Final = (msgid("addressed to: {who}"), msgid("not addressed to: {who}"))
CONCERNS: Final = (msgid("it concerns: {who}"), msgid("it does not concern: {who}"))
NATURE: Final = (msgid("kind of trouble: {kind}"), msgid("kind of trouble other than: {kind}"))
NONE: Final = msgid("none")
