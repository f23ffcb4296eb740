"""The small change of the routes: bodies within a limit, bearers, answers in JSON without a traceback."""

import hmac
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.people import hash_of
from twiplo_game.classroom.protocol import SIZE_LIMIT
from twiplo_game.classroom.wire import BadMessageError, decoded
from twiplo_game.store.ledger_errors import LedgerError

UNSAFE: Final = {"cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
"""What every answer says of itself."""


class RefusedError(Exception):
    """A request that is not carried out; `code` is a stable word for why."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def answer(data: object, status: int = 200) -> JSONResponse:
    """`data` as an answer."""
    return JSONResponse(data, status, headers=UNSAFE)


def refusal(code: str, status: int) -> JSONResponse:
    """Why a request is not carried out."""
    return answer({"error": code}, status)


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object in the request. Raises RefusedError."""
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > SIZE_LIMIT:
            raise RefusedError(413, "too_large")
    try:
        return decoded(content)
    except BadMessageError as error:
        raise RefusedError(400, "garbage") from error


def text_in(body: Mapping[str, Any], key: str, limit: int = 200) -> str:
    """The text under `key`, empty where there is none. Raises RefusedError."""
    text = body.get(key)
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > limit or not is_writable(text):
        raise RefusedError(400, "garbage")
    return text


def is_writable(text: str) -> bool:
    """Whether every database takes `text`: no half surrogate pairs, no zero character."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def bearer(connection: HTTPConnection) -> str:
    """The token that came with the request; empty without one."""
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip()[:200] if kind.lower() == "bearer" else ""


def address(connection: HTTPConnection) -> str:
    """Where the request comes from."""
    return connection.client.host if connection.client is not None else ""


def is_trainer(live: LiveContest, connection: HTTPConnection) -> bool:
    """Whether the trainer's secret came with the request."""
    return hmac.compare_digest(hash_of(bearer(connection)), live.row.secret)


def seat_of(live: LiveContest, connection: HTTPConnection) -> str:
    """The seat whose token came with the request. Raises RefusedError."""
    seat = live.people.seat_of(bearer(connection))
    game = live.match.seats.get(seat) if seat is not None else None
    if game is None:
        raise RefusedError(401, "token")
    if game.is_removed:
        raise RefusedError(403, "removed")
    return game.seat


async def on_refused(_: Request, error: Exception) -> Response:
    """The answer to a RefusedError."""
    assert isinstance(error, RefusedError)
    return refusal(error.code, error.status)


async def on_ledger(_: Request, error: Exception) -> Response:
    """The answer where the database does not write."""
    assert isinstance(error, LedgerError)
    return refusal(error.reason, 503)


async def on_http(_: Request, error: Exception) -> Response:
    """The answer to what there is no route for."""
    assert isinstance(error, HTTPException)
    return refusal({404: "not_found", 405: "method"}.get(error.status_code, "refused"), error.status_code)


async def on_fault(_: Request, __: Exception) -> Response:
    """The answer where the server itself failed."""
    return refusal("fault", 500)


class SameOrigin:
    """Lets pages of other addresses do nothing: a browser says where it speaks from, other programs say nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] in {"http", "websocket"}:
            headers = dict(scope["headers"])
            origin = headers.get(b"origin", b"").decode("latin-1")
            host = headers.get(b"host", b"").decode("latin-1")
            if origin and urlsplit(origin).netloc != host:
                if scope["type"] == "websocket":
                    await send({"type": "websocket.close", "code": 4403})
                else:
                    await refusal("origin", 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
