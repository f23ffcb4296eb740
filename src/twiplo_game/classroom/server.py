"""The class's server: the routes of one contest."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from twiplo_game.classroom.http import RefusedError, SameOrigin, on_fault, on_http, on_ledger, on_refused
from twiplo_game.classroom.join_route import JoinRoute
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.page_routes import PageRoutes
from twiplo_game.classroom.room_routes import RoomRoutes
from twiplo_game.classroom.seat_page_routes import SeatPageRoutes
from twiplo_game.classroom.seat_routes import SeatRoutes
from twiplo_game.store.ledger_errors import LedgerError


class Annex(Protocol):
    """Routes beside the class's own."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """What is asked for over HTTP."""

    async def close(self) -> None:
        """The server ends."""


def application(live: LiveContest, on_failure: Callable[[], None], desks: Annex | None = None) -> Starlette:
    """Everything that the class can ask for over HTTP; `on_failure` is called where the contest cannot be held."""
    seats, room, joining, pages = SeatRoutes(live), RoomRoutes(live), JoinRoute(live), PageRoutes(live)
    simple = SeatPageRoutes(live, has_desks=desks is not None)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        holding = asyncio.create_task(live.run())
        holding.add_done_callback(lambda task: None if task.cancelled() else on_failure())
        yield
        if desks is not None:
            await desks.close()
        live.hall.close_all("closing")
        holding.cancel()
        with suppress(asyncio.CancelledError):
            # What made it fail is raised here, and ends the server with it.
            await holding

    return Starlette(
        routes=[
            Route("/api/join", joining.join, methods=["POST"]),
            WebSocketRoute("/api/seat", seats.line),
            Route("/api/seat/events", seats.events),
            Route("/api/seat/say", seats.say, methods=["POST"]),
            Route("/api/seat/log", seats.log),
            Route("/api/doctrine", seats.doctrine),
            Route("/", simple.join),
            Route("/seat", simple.shell),
            Route("/seat/composer", simple.composer, methods=["POST"]),
            Route("/seat/look", simple.look, methods=["POST"]),
            Route("/seat/refusal", simple.refusal, methods=["POST"]),
            Route("/seat/account", simple.account, methods=["POST"]),
            Route("/seat/review", simple.review, methods=["POST"]),
            Route("/seat/debrief", simple.debrief, methods=["POST"]),
            Route("/board", pages.board),
            Route("/pages/{name}", pages.asset),
            Route("/board.json", room.board),
            Route("/api/room", room.report),
            WebSocketRoute("/api/room/stream", room.stream),
            Route("/api/room/order", room.order, methods=["POST"]),
            Route("/api/room/rename", room.rename, methods=["POST"]),
            Route("/api/room/log", room.log),
            *(desks.routes if desks is not None else ()),
        ],
        middleware=[Middleware(SameOrigin)],
        exception_handlers={
            RefusedError: on_refused,
            LedgerError: on_ledger,
            HTTPException: on_http,
            Exception: on_fault,
        },
        lifespan=lifespan,
    )
