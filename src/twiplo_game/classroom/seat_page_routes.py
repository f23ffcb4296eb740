"""The simple seat's routes: the page to join, the seat's own page, its parts as HTML, and the debrief at the end.

What a seat does goes over the seat's line like every seat's; here only words are drawn up, for whoever has the token.
"""

import asyncio
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from twiplo_game.classroom.http import UNSAFE, RefusedError, answer, body_of, seat_of
from twiplo_game.classroom.limits import SEAT, Buckets
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.pages.seat_page.composer_part import composer_part, look_part, ready_part
from twiplo_game.classroom.pages.seat_page.composing import BadFormError, order_of, response_in, start_of
from twiplo_game.classroom.pages.seat_page.debrief_page import debrief_page
from twiplo_game.classroom.pages.seat_page.parts import parts
from twiplo_game.classroom.pages.seat_page.shell import POLICY, join_page, seat_page
from twiplo_game.classroom.seat_moments import SeatMoments
from twiplo_game.classroom.views import previewed
from twiplo_game.classroom.wire import BadMessageError, from_data
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.locale.words import LANGUAGES, Words, translator
from twiplo_game.seating.port import Preview
from twiplo_game.telling.refusals import sentence

_TOKEN_FORM: Final = 2_000
"""Bytes of the form that asks for a debrief."""


class SeatPageRoutes:
    """`/` and `/seat…`."""

    def __init__(self, live: LiveContest, *, has_desks: bool = False) -> None:
        self._live = live
        self._has_desks = has_desks
        self._moments = SeatMoments(live)
        self._rates = Buckets(SEAT)
        self._drawing = asyncio.Lock()
        self._debriefing = asyncio.Lock()

    async def join(self, request: Request) -> Response:
        """Where a student types the code."""
        return _page(
            join_page(self._title(request), self._words(request), self._live.contest.has_teams, self._has_desks)
        )

    async def shell(self, request: Request) -> Response:
        """The seat's page, still without its game: it holds nothing that anybody may not know."""
        return _page(seat_page(self._title(request), self._words(request), self._has_desks))

    async def parts(self, request: Request) -> Response:
        """The seat's game as HTML, and what was seen since a revision. Raises RefusedError."""
        seat = self._seat(request)
        since = request.query_params.get("since", "")
        # One page at a time: when something comes in for a whole class, acknowledgements go out between two pages.
        async with self._drawing:
            await asyncio.sleep(0)
            return self._parts(request, seat, int(since) if _is_number(since) else None)

    def _parts(self, request: Request, seat: str, since: int | None) -> Response:
        moment = self._moments.moment(seat, self._words(request), since)
        if moment is None:
            return answer({"begun": False})
        drawn = parts(moment, is_over_for_all=self._live.match.is_over(self._live.moment))
        return answer(
            {
                "begun": True,
                "revision": self._live.match.seats[seat].revision,
                "start": moment.lexicon.playbill.start.isoformat(),
                "length": moment.now.length,
                "kept": [list(name) for name in self._moments.kept(seat)],
            }
            | drawn
        )

    async def composer(self, request: Request) -> Response:
        """The form in which something is composed. Raises RefusedError."""
        seat, form = self._seat(request), await body_of(request)
        moment = self._moments.moment(seat, self._words(request))
        try:
            if moment is None:
                raise BadFormError
            made = composer_part(moment, start_of(form, self._moments.kept(seat)))
        except BadFormError as error:
            raise RefusedError(422, "form") from error
        return answer({"html": made.source})

    async def look(self, request: Request) -> Response:
        """What a form would do if it were sent, and the action that it stands for. Raises RefusedError."""
        seat, form = self._seat(request), await body_of(request)
        moment = self._moments.moment(seat, self._words(request))
        try:
            if moment is None:
                raise BadFormError
            start = start_of(form, self._moments.kept(seat))
            response = response_in(moment, start, form)
            order = order_of(start, response)
            found = previewed(self._live.match, self._live.match.seats[seat], Preview("", order))
        except (BadFormError, KeyError, ValueError, IndexError) as error:
            raise RefusedError(422, "form") from error
        return answer(
            {
                "action": action_to_data(order),
                "look": look_part(moment, start, response, found).source,
                "ready": ready_part(moment, response, found, found.marks or ()).source,
            }
        )

    async def refusal(self, request: Request) -> Response:
        """Why the engine refused an action, as a sentence. Raises RefusedError."""
        seat, body = self._seat(request), await body_of(request)
        moment = self._moments.moment(seat, self._words(request))
        try:
            rejected = from_data(Rejected, body.get("rejected"))
            rejected = replace(rejected, code=Refusal(rejected.code))
        except (BadMessageError, ValueError) as error:
            raise RefusedError(400, "garbage") from error
        return answer({"words": sentence(rejected, self._moments.lexicon(self._words(request)))} if moment else {})

    async def debrief(self, request: Request) -> Response:
        """The debrief as a page of its own, once the contest is over for everybody. Raises RefusedError."""
        form = await _form(request)
        seat = self._live.people.seat_of(form.get("token", ""))
        if seat is None or seat not in self._live.match.seats:
            raise RefusedError(401, "token")
        if not self._rates.of(seat).take():
            raise RefusedError(429, "too_many")
        at = self._live.moment
        if not self._live.match.is_over(at):
            raise RefusedError(409, "not_over")
        game = self._live.match.seats[seat]
        self._live.match.catch_up(game, at)
        words = translator(form.get("lang", "en"))
        async with self._debriefing:
            page = await asyncio.to_thread(debrief_page, self._live.match, game, self._moments.lexicon(words))
        # The page holds its own style sheet and says by its hash that it may.
        return HTMLResponse(page, headers=UNSAFE)

    def _seat(self, request: Request) -> str:
        seat = seat_of(self._live, request)
        if not self._rates.of(seat).take():
            raise RefusedError(429, "too_many")
        return seat

    def _words(self, request: Request) -> Words:
        wanted = request.query_params.get("lang", self._live.contest.language)
        return translator(wanted if wanted in LANGUAGES else self._live.contest.language)

    def _title(self, request: Request) -> str:
        return self._live.match.game.story.scenario.title.in_(self._words(request).language)


def _page(content: str) -> Response:
    # A form that is posted from a page without a referrer says that it comes from nowhere, and would be refused.
    headers = {**UNSAFE, "referrer-policy": "same-origin", "content-security-policy": POLICY}
    return HTMLResponse(content, headers=headers)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


async def _form(request: Request) -> dict[str, Any]:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _TOKEN_FORM:
            raise RefusedError(413, "too_large")
    fields = parse_qs(content.decode("utf-8", "replace"), max_num_fields=10)
    return {name: values[0] for name, values in fields.items()}
