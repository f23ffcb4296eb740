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
from twiplo_game.classroom.pages.seat_page.debrief_page import account_of, debrief_page
from twiplo_game.classroom.pages.seat_page.debrief_part import debrief_part
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.pages.seat_page.review_part import review_part
from twiplo_game.classroom.pages.seat_page.shell import POLICY, join_page, seat_page
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.views import previewed
from twiplo_game.classroom.weighing import BusyError, Weighing
from twiplo_game.classroom.wire import BadMessageError, from_data
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.locale.words import LANGUAGES, Words, translator
from twiplo_game.seating.port import Preview
from twiplo_game.telling.account import Review
from twiplo_game.telling.option_words import draft_titles
from twiplo_game.telling.refusals import sentence

_TOKEN_FORM: Final = 2_000
"""Bytes of the form that asks for a debrief."""


class SeatPageRoutes:
    """`/` and `/seat…`."""

    def __init__(self, live: LiveContest, *, has_desks: bool = False) -> None:
        self._live = live
        self._moments = live.pages.moments
        self._has_desks = has_desks
        self._rates = Buckets(SEAT)
        self._debriefing = asyncio.Lock()
        self._weighing = Weighing(live.contest, live.scenario, live.doctrine.text)

    async def join(self, request: Request) -> Response:
        """Where a student types the code."""
        return _page(
            join_page(self._title(request), self._words(request), self._live.contest.has_teams, self._has_desks)
        )

    async def shell(self, request: Request) -> Response:
        """The seat's page, still without its game: it holds nothing that anybody may not know."""
        return _page(seat_page(self._title(request), self._words(request), self._has_desks))

    async def composer(self, request: Request) -> Response:
        """The form in which something is composed. Raises RefusedError."""
        seat, form = self._seat(request), await body_of(request)
        moment = self._moment(seat, request)
        try:
            if moment is None:
                raise BadFormError
            made = composer_part(moment, start_of(form, self._moments.kept(self._live.match.seats[seat])))
        except BadFormError as error:
            raise RefusedError(422, "form") from error
        return answer({"html": made.source})

    async def look(self, request: Request) -> Response:
        """What a form would do if it were sent, and the action that it stands for. Raises RefusedError."""
        seat, form = self._seat(request), await body_of(request)
        moment = self._moment(seat, request)
        try:
            if moment is None:
                raise BadFormError
            start = start_of(form, self._moments.kept(self._live.match.seats[seat]))
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
        moment = self._moment(seat, request)
        try:
            rejected = from_data(Rejected, body.get("rejected"))
            rejected = replace(rejected, code=Refusal(rejected.code))
        except (BadMessageError, ValueError) as error:
            raise RefusedError(400, "garbage") from error
        return answer({"words": sentence(rejected, self._moments.lexicon(self._words(request)))} if moment else {})

    async def account(self, request: Request) -> Response:
        """The debrief as a part of the seat's page, once the contest is over for everybody. Raises RefusedError."""
        seat, _ = self._seat(request), await body_of(request)
        game, words = self._over(seat), self._words(request)
        lexicon = self._moments.lexicon(words)
        async with self._debriefing:
            made = await asyncio.to_thread(lambda: debrief_part(account_of(self._live.match, game, lexicon)).source)
        return answer({"html": made})

    async def review(self, request: Request) -> Response:
        """What each decision was worth, once the contest is over for everybody. Raises RefusedError."""
        seat, _ = self._seat(request), await body_of(request)
        game = self._over(seat)
        try:
            reviewed = await self._weighing.of(game)
        except BusyError as error:
            raise RefusedError(503, "many") from error
        lexicon = self._moments.lexicon(self._words(request))
        account = await asyncio.to_thread(account_of, self._live.match, game, lexicon)
        review = Review(tuple(reviewed), draft_titles(self._live.match.game.story))
        return answer({"html": review_part(account, review).source})

    async def debrief(self, request: Request) -> Response:
        """The debrief as a page of its own, once the contest is over for everybody. Raises RefusedError."""
        form = await _form(request)
        seat = self._live.people.seat_of(form.get("token", ""))
        if seat is None or seat not in self._live.match.seats:
            raise RefusedError(401, "token")
        if not self._rates.of(seat).take():
            raise RefusedError(429, "too_many")
        game, words = self._over(seat), translator(form.get("lang", "en"))
        lexicon = self._moments.lexicon(words)
        async with self._debriefing:
            page = await asyncio.to_thread(lambda: debrief_page(account_of(self._live.match, game, lexicon)))
        # The page holds its own style sheet and says by its hash that it may.
        return HTMLResponse(page, headers=UNSAFE)

    def _seat(self, request: Request) -> str:
        seat = seat_of(self._live, request)
        if not self._rates.of(seat).take():
            raise RefusedError(429, "too_many")
        return seat

    def _over(self, seat: str) -> SeatGame:
        """The game of `seat`, at its end. Raises RefusedError where the contest is not over for everybody."""
        match, at = self._live.match, self._live.moment
        if not match.is_over(at):
            raise RefusedError(409, "not_over")
        match.catch_up(match.seats[seat], at)
        return match.seats[seat]

    def _moment(self, seat: str, request: Request) -> Moment | None:
        at = self._live.moment
        self._live.hall.look([seat], at)
        return self._moments.moment(self._live.match.seats[seat], self._words(request), at)

    def _words(self, request: Request) -> Words:
        wanted = request.query_params.get("lang", self._live.contest.language)
        return translator(wanted if wanted in LANGUAGES else self._live.contest.language)

    def _title(self, request: Request) -> str:
        return self._live.match.game.story.scenario.title.in_(self._words(request).language)


def _page(content: str) -> Response:
    # A form that is posted from a page without a referrer says that it comes from nowhere, and would be refused.
    headers = {**UNSAFE, "referrer-policy": "same-origin", "content-security-policy": POLICY}
    return HTMLResponse(content, headers=headers)


async def _form(request: Request) -> dict[str, Any]:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _TOKEN_FORM:
            raise RefusedError(413, "too_large")
    fields = parse_qs(content.decode("utf-8", "replace"), max_num_fields=10)
    return {name: values[0] for name, values in fields.items()}
