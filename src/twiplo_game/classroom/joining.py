"""Taking a seat in a class: with its code and a name, or with the token of a seat that is one's own already."""

import json
import re
import secrets
from dataclasses import dataclass, field, replace
from typing import Final

from twiplo_game.classroom.address import Address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.names import NAME_LIMIT
from twiplo_game.classroom.sentences import UNREACHABLE
from twiplo_game.classroom.web import WebError, post
from twiplo_game.locale.words import msgid
from twiplo_game.store.seats import SeatRecord, keep_seat, new_seat, seat_of_token

_TOKEN: Final = re.compile(r"\A[\w.~+/=-]{8,200}\Z", re.ASCII)
_TEXT_LIMIT: Final = 200

LEARNER_LIMIT: Final = 200
"""Characters of an e-mail address or a learner's number."""

REASONS: Final = {
    "code": msgid("No class here has that code. Look at the board again."),
    "name": msgid("That name is not allowed here. Choose another one."),
    "team": msgid("That name is not allowed here. Choose another one."),
    "name_needed": msgid("The class wants to know your name."),
    "team_taken": msgid("There is a team of that name. To sit down with it, type the word that it was given."),
    "locked": msgid("The trainer has closed the door: nobody else can join now. Ask the trainer."),
    "over": msgid("This contest is over."),
    "full": msgid("This class is full. Ask the trainer."),
    "removed": msgid("The trainer has taken you out of this class."),
    "too_many": msgid("Too many wrong codes came from here. Wait a minute, then try again."),
    "readonly": msgid("The class’s computer cannot write anything down. Tell the trainer."),
    "database": msgid("The class’s computer cannot write anything down. Tell the trainer."),
    "busy": msgid("The class’s computer is busy. Try it again."),
}
"""Why a class lets nobody in, by the server's reason."""

LEARNER_USE: Final = msgid(
    "Only the trainer sees an e-mail address or a student number; the class’s computer keeps it until the trainer "
    "deletes the names."
)
"""What becomes of a learner's number, said wherever one is asked for."""

NO_CLASS: Final = msgid("There is something at {address}, but no class of Twiplo. Check the address on the board.")


@dataclass(frozen=True, slots=True)
class Application:
    """What somebody says to be let in. Asking again with the same one gives the same seat."""

    code: str
    name: str
    """Of the player; where the class plays in teams, of the team."""
    language: str
    invite: str = ""
    """The word that a team tells its members; the first of them needs none."""
    learner: str = ""
    """An e-mail address or a number by which the school's platform knows the player; for the trainer alone."""
    ticket: str = field(default_factory=lambda: secrets.token_hex(16))


def join(address: Address, application: Application) -> SeatRecord:
    """A seat in the class; this computer remembers it. Raises StoreError."""
    name = " ".join(application.name.split())[: NAME_LIMIT * 4]
    asked = {
        "code": application.code.strip()[:40],
        "name": name,
        "team": name,
        "language": application.language,
        "invite": application.invite.strip()[:12],
        "learner": application.learner.strip()[:LEARNER_LIMIT],
        "ticket": application.ticket,
    }
    try:
        answer = _object(post(address, "/api/join", json.dumps(asked).encode()))
    except WebError as error:
        raise _refusal(error, address) from error
    token, given, invite = answer.get("token"), answer.get("name"), answer.get("invite", "")
    if not (
        isinstance(token, str)
        and _TOKEN.match(token)
        and isinstance(given, str)
        and isinstance(invite, str)
        and len(given) <= _TEXT_LIMIT
        and len(invite) <= _TEXT_LIMIT
    ):
        raise ClassError("strange", NO_CLASS, address=address)
    return _remembered(seat_of_token(token) or new_seat(str(address), token, given, invite), address)


def take_over(address: Address, token: str) -> SeatRecord:
    """The seat that `token` belongs to, on this computer too. Raises StoreError."""
    if not _TOKEN.match(token.strip()):
        raise ClassError("token", msgid("That is no seat’s token. Copy it whole from the other computer."))
    return _remembered(seat_of_token(token.strip()) or new_seat(str(address), token.strip(), ""), address)


def _remembered(seat: SeatRecord, address: Address) -> SeatRecord:
    """`seat`, where the class is now."""
    seat = replace(seat, address=str(address))
    keep_seat(seat)
    return seat


def _refusal(error: WebError, address: Address) -> ClassError:
    if error.status == 0:
        return ClassError("unreachable", UNREACHABLE, address=address)
    if error.reason in REASONS:
        return ClassError(error.reason, REASONS[error.reason])
    return ClassError("strange", NO_CLASS, address=address)


def _object(content: bytes) -> dict[str, object]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
