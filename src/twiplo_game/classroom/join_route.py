"""Taking a seat: a code, a name, and a token back."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from twiplo_game.classroom.http import RefusedError, address, answer, body_of, text_in
from twiplo_game.classroom.limits import Door
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.names import cleaned, folded
from twiplo_game.classroom.people import Applicant, hash_of, invite_for, new_ticket, same_code
from twiplo_game.locale.words import LANGUAGES

SEATS: Final = 2_000
"""Seats of one contest."""


class JoinRoute:
    """`POST /api/join`."""

    def __init__(self, live: LiveContest) -> None:
        self._live = live
        self._door = Door()
        self._founders: dict[str, str] = {}
        """By the hash of a team's token the ticket of the machine that founded it, which may ask again."""

    async def join(self, request: Request) -> Response:
        """Give a seat. Raises RefusedError or LedgerError."""
        asked = await body_of(request)
        here = address(request)
        if not self._door.may_try(here):
            raise RefusedError(429, "too_many")
        if not same_code(text_in(asked, "code", 40), self._live.contest.code):
            self._door.was_wrong(here)
            raise RefusedError(403, "code")
        has_teams = self._live.contest.has_teams
        wanted = text_in(asked, "team" if has_teams else "name", 400)
        name = cleaned(wanted)
        if name is None:
            raise RefusedError(422, ("team" if has_teams else "name") if wanted.strip() else "name_needed")
        ticket = text_in(asked, "ticket", 64) or new_ticket()
        token = self._live.token(f"team:{folded(name)}" if has_teams else f"seat:{ticket}")
        seat = self._live.people.seat_with(hash_of(token))
        if seat is None:
            self._check_open()
            self._founders[hash_of(token)] = ticket
        elif has_teams:
            self._check_invited(here, text_in(asked, "invite", 12), token, ticket)
        learner = cleaned_learner(text_in(asked, "learner"))
        language = text_in(asked, "language", 8)
        applicant = Applicant(name, hash_of(token), language if language in LANGUAGES else "en", learner)
        seat = await self._live.join(applicant)
        if self._live.match.seats[seat].is_removed:
            raise RefusedError(403, "removed")
        given = {"seat": seat, "token": token, "name": self._live.people.name(seat)}
        return answer(given | ({"invite": invite_for(token)} if has_teams else {}))

    def _check_open(self) -> None:
        match, at = self._live.match, self._live.moment
        if match.timing.is_over(at):
            raise RefusedError(403, "over")
        if match.room.is_locked:
            raise RefusedError(403, "locked")
        if len(match.seats) >= SEATS:
            raise RefusedError(403, "full")

    def _check_invited(self, here: str, invite: str, token: str, ticket: str) -> None:
        if self._founders.get(hash_of(token)) != ticket and not same_code(invite, invite_for(token)):
            self._door.was_wrong(here)
            raise RefusedError(403, "team_taken")


def cleaned_learner(text: str) -> str | None:
    """An e-mail address or a learner's number without anything that steers a terminal or a spreadsheet."""
    kept = "".join(character for character in text.strip() if character.isprintable())
    return kept.lstrip("=+-@\t\r ") or None
