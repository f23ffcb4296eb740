"""Taking a seat in a class: with its code and a name, or with the token of a seat that is one's own already."""

import json
import re
from typing import Final

from twiplo_game.classroom.address import Address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.protocol import PROTOCOL
from twiplo_game.classroom.web import WebError, post
from twiplo_game.locale.words import msgid
from twiplo_game.store.seats import SeatRecord, keep_seat, new_seat, seat_of_token

NAME_LIMIT: Final = 24
"""Characters of a name."""

_TOKEN: Final = re.compile(r"^[\w.~+/=-]{8,200}$", re.ASCII)

REASONS: Final = {
    "code": msgid("No class here has that code. Look at the board again."),
    "name": msgid("That name is not allowed here. Choose another one."),
    "name_taken": msgid("Somebody here has that name. Choose another one."),
    "name_long": msgid("That name is too long. Choose a shorter one."),
    "locked": msgid("The trainer has closed the door: nobody else can join now. Ask the trainer."),
    "over": msgid("This contest is over."),
    "full": msgid("This class is full. Ask the trainer."),
    "protocol": msgid("The class runs on another version of Twiplo. Install the trainer’s version."),
    "many": msgid("Too many attempts. Wait a minute, then try again."),
}
"""Why a class lets nobody in, by the server's reason."""

UNREACHABLE: Final = msgid(
    "Nothing answers at {address}. Check the address on the board, and that this computer is on the same network."
)
_NO_CLASS: Final = msgid("There is something at {address}, but no class of Twiplo. Check the address on the board.")


def join(address: Address, code: str, name: str) -> SeatRecord:
    """A seat for `name` in the class that has `code`; this computer remembers it. Raises StoreError."""
    asked = {"protocol": PROTOCOL, "code": code.strip()[:40], "name": " ".join(name.split())[: NAME_LIMIT * 4]}
    try:
        answer = _object(post(address, "/api/join", json.dumps(asked).encode()))
    except WebError as error:
        raise _refusal(error, address) from error
    token, given = answer.get("token"), answer.get("name", asked["name"])
    if not isinstance(token, str) or not _TOKEN.match(token) or not isinstance(given, str) or len(given) > 200:
        raise ClassError("strange", _NO_CLASS, address=address)
    seat = new_seat(str(address), token, given)
    keep_seat(seat)
    return seat


def take_over(address: Address, token: str) -> SeatRecord:
    """The seat that `token` belongs to, on this computer too. Raises StoreError."""
    if not _TOKEN.match(token.strip()):
        raise ClassError("token", msgid("That is no seat’s token. Copy it whole from the other computer."))
    seat = seat_of_token(token.strip()) or new_seat(str(address), token.strip(), "")
    keep_seat(seat)
    return seat


def _refusal(error: WebError, address: Address) -> ClassError:
    if error.status == 0:
        return ClassError("unreachable", UNREACHABLE, address=address)
    reason = _object(error.body).get("error") if error.body else None
    if isinstance(reason, str) and reason in REASONS:
        return ClassError(reason, REASONS[reason])
    if error.status == 429:
        return ClassError("many", REASONS["many"])
    return ClassError("strange", _NO_CLASS, address=address)


def _object(content: bytes) -> dict[str, object]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
