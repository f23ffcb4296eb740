"""Who sits where: kept apart from the log, so that it can be forgotten."""

import hmac
import secrets
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from twiplo_game.classroom.names import folded, numbered
from twiplo_game.store.class_ledger import PersonRow

_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter or figure that another could be taken for, read aloud or from the last row."""


def new_ticket() -> str:
    """A ticket for somebody who brought none."""
    return secrets.token_hex(16)


def new_code() -> str:
    """A join code: thirty to the power of eight, so that trying does not find it."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def same_code(typed: str, code: str) -> bool:
    """Whether `typed` is `code`, however it was written."""
    plain = [text.upper().replace("-", "").replace(" ", "") for text in (typed, code)]
    return hmac.compare_digest(*(text.encode("utf-8", "replace") for text in plain))


def hash_of(secret: str) -> str:
    """What is kept of a token or a secret: enough to know it again, not enough to use it."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def token_for(join_key: str, ticket: str) -> str:
    """The token of the seat that was asked for with `ticket`: asking again gives the same seat."""
    return hmac.new(join_key.encode(), ticket.encode("utf-8", "replace"), sha256).hexdigest()


def invite_for(token: str) -> str:
    """What a team tells its other members, so that nobody else sits down with them."""
    drawn = sha256(f"invite:{token}".encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in drawn[:6])


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who wants a seat."""

    name: str
    """Already cleaned."""
    token: str
    """The hash of the token that the seat will have."""
    language: str
    learner: str | None = None


class People:
    """Everybody in the class, by seat and by token."""

    def __init__(self) -> None:
        self.by_seat: dict[str, PersonRow] = {}
        self._by_token: dict[str, str] = {}
        self._names: set[str] = set()

    def learn(self, person: PersonRow) -> None:
        """Somebody sits there now, or is called something else."""
        earlier = self.by_seat.get(person.seat)
        if earlier is not None:
            self._names.discard(earlier.folded)
        self.by_seat[person.seat] = person
        self._by_token[person.token] = person.seat
        self._names.add(person.folded)

    def seat_of(self, token: str) -> str | None:
        """The seat whose token this is."""
        return self.seat_with(hash_of(token))

    def seat_with(self, token_hash: str) -> str | None:
        """The seat whose token has this hash."""
        return self._by_token.get(token_hash)

    def name(self, seat: str) -> str:
        """Whoever sits in `seat`, or the seat's number where that was forgotten."""
        person = self.by_seat.get(seat)
        return person.name if person is not None else seat.removeprefix("s")

    def seated(self, applicant: Applicant, seat: str, others: set[str]) -> PersonRow:
        """`applicant` in `seat`, under a name that nobody has, nor any of `others`."""
        name, number = applicant.name, 1
        while folded(name) in self._names or folded(name) in others:
            number += 1
            name = numbered(applicant.name, number)
        return PersonRow(seat, name, folded(name), applicant.token, applicant.language, applicant.learner)

    def renamed(self, seat: str, wanted: str) -> PersonRow | None:
        """The person in `seat` under a free name like `wanted`; None where nobody is known there."""
        person = self.by_seat.get(seat)
        if person is None:
            return None
        others = self._names - {person.folded}
        name, number = wanted, 1
        while folded(name) in others:
            number += 1
            name = numbered(wanted, number)
        return replace(person, name=name, folded=folded(name))
