"""What the pages' scripts say by themselves, in the player's language. `{n}` and the like are filled by the script."""

from twiplo_game.classroom.joining import REASONS
from twiplo_game.classroom.sentences import FAREWELLS, UNKEPT
from twiplo_game.locale.words import Words


def said_on_joining(words: Words) -> dict[str, str]:
    """Why somebody was not let in, by the server's word for it."""
    said = {
        "language": words.language,
        "offline": words.tr("The class does not answer. Check that this computer is on its network, and try again."),
        "joining": words.tr("Joining…"),
    }
    return said | {reason: words.tr(sentence) for reason, sentence in REASONS.items()}


def said_on_the_seat(words: Words) -> dict[str, str]:
    """What the seat says of its line, its clock and its text."""
    said = {
        "language": words.language,
        "looking": words.tr("Looking for the class…"),
        "offline": words.tr("OFFLINE. The connection comes back by itself; what you write is kept."),
        "waiting": words.tr("Waiting for the class to answer…"),
        "lobby": words.tr("Waiting for the trainer to begin. The desk opens by itself."),
        "countdown": words.tr("It begins in {time}."),
        "running": "",
        "paused": words.tr("The trainer has stopped the clock."),
        "ended": words.tr("The contest is over. The trainer will show the places."),
        "revealed": words.tr("The contest is over."),
        "place": words.tr("Your place: {rank} of {of}."),
        "seats": words.tr("In the class: {n}"),
        "you": words.tr("You are {name}."),
        "invite": words.tr("Others of your team join under the same name, with the word {word}."),
        "trainer": words.tr("Trainer: {words}"),
        "left": words.tr("{time} left"),
        "before": words.tr("Before the start: {words}"),
        "after": words.tr("After {minute} min: {words}"),
        "unread": words.tr("Read the next one (not read: {n})"),
        "back": words.tr("Take the seat back"),
        "join": words.tr("Join again"),
        "count": words.tr("{n} characters"),
        "limit": words.tr("{n} characters of {limit} that go in one piece"),
        "kept": words.tr("Kept."),
        "opening": words.tr("Making your debrief…"),
        "weigh": words.tr("Weigh my decisions"),
        "many": words.tr("Many want this at once. Try it again in a few minutes."),
        "weighing": words.tr("Weighing your decisions…"),
        "form": words.tr(
            "This cannot be composed any more: things have changed. What you wrote is kept on this computer."
        ),
        "continue": words.tr("Go on with what you had begun"),
        "long": words.tr("This is too long to be sent to the class. Shorten it; it is kept here."),
        "leaving": words.tr("Leave? This computer forgets the seat. Keep its address if you want to come back."),
    }
    said |= {f"farewell.{reason}": words.tr(sentence) for reason, sentence in FAREWELLS.items()}
    return said | {f"unkept.{reason}": words.tr(sentence) for reason, sentence in UNKEPT.items()}
