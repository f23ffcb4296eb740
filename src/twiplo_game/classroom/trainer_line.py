"""The trainer's line to the class's server: reports come in as they come, orders go out and are answered."""

import asyncio
import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from twiplo_game.classroom.contest import RoomOrder
from twiplo_game.classroom.wire import BadMessageError, decoded, encoded, from_data, to_data

PATIENCE: Final = 10.0
"""Seconds for an answer."""

PAUSE: Final = 1.0
"""Seconds between two attempts to have the reports again."""

REPORT_LIMIT: Final = 8 * 1024 * 1024
"""Bytes of one report; five hundred seats take a tenth of it."""


@dataclass(frozen=True, slots=True)
class SeatReport:
    """One seat, as the trainer sees it."""

    seat: str
    name: str
    learner: str | None
    joined: int
    machines: tuple[str, ...]
    """Those that are connected now."""
    pen: str | None
    minute: int
    ends: int | None
    actions: int
    """What the player did so far."""
    last: int
    """When that was for the last time, in the server's milliseconds."""
    is_removed: bool
    rank: int | None
    score: int | None
    gauges: tuple[int, ...] | None
    ending: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """The room."""

    phase: str
    now: int
    start: int | None
    ends: int | None
    minute: int
    length: int
    code: str
    is_locked: bool
    frozen: int | None
    revealed: int | None
    is_over: bool
    """For everybody, those with extra time too."""
    contingencies: tuple[tuple[str, dict[str, str]], ...]
    """(id, text by language) of the messages that the trainer can send."""
    used: tuple[str, ...]
    seats: tuple[SeatReport, ...]
    said: tuple[str, ...]
    """What the trainer announced."""
    trouble: str | None
    """Why the server cannot write at the moment."""


class RefusedOrderError(Exception):
    """The server did not do it; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        """One of the server's words; `offline` where it did not answer."""


class TrainerLine:
    """To the server at `address`, with the trainer's secret."""

    def __init__(self, address: str, secret: str) -> None:
        self.address = address.rstrip("/")
        self._secret = secret

    async def reports(self, hear: Callable[[Report | None], None]) -> None:
        """Tell `hear` every report, and None when the line is lost; it comes back by itself until cancelled."""
        from websockets.asyncio.client import connect  # noqa: PLC0415 - the network, once somebody is there
        from websockets.exceptions import WebSocketException  # noqa: PLC0415

        address = self.address.replace("http", "ws", 1) + "/api/room/stream"
        while True:
            try:
                async with connect(
                    address, additional_headers=self._headers(), max_size=REPORT_LIMIT, open_timeout=PATIENCE
                ) as line:
                    async for told in line:
                        hear(report_of(decoded(told)))
            except (OSError, TimeoutError, WebSocketException, BadMessageError):
                hear(None)
            await asyncio.sleep(PAUSE)

    async def order(self, order: RoomOrder) -> None:
        """Have `order` carried out. Raises RefusedOrderError."""
        await self._post("/api/room/order", {"ticket": secrets.token_hex(8), "order": to_data(order, RoomOrder)})

    async def rename(self, seat: str, name: str) -> None:
        """Call the seat `name`. Raises RefusedOrderError."""
        await self._post("/api/room/rename", {"seat": seat, "name": name})

    async def log(self) -> dict[str, Any]:
        """The whole log with its texts. Raises RefusedOrderError."""
        return await self._post("/api/room/log", None)

    async def _post(self, route: str, body: dict[str, Any] | None) -> dict[str, Any]:
        return await asyncio.to_thread(self._ask, route, body)

    def _ask(self, route: str, body: dict[str, Any] | None) -> dict[str, Any]:
        content = encoded(body).encode() if body is not None else None
        headers = self._headers() | ({"content-type": "application/json"} if content else {})
        request = urllib.request.Request(self.address + route, content, headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return decoded(answer.read())
        except urllib.error.HTTPError as error:
            raise RefusedOrderError(_code_of(error)) from error
        except (OSError, BadMessageError) as error:
            raise RefusedOrderError("offline") from error

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._secret}"}


def report_of(data: dict[str, Any]) -> Report:
    """The report in `data`. Raises BadMessageError."""
    public = data.get("public")
    try:
        assert isinstance(public, dict)
        form = {
            "contingencies": [[item["id"], item["text"]] for item in data["contingencies"]],
            "said": [words for _, words in public["announcements"]],
            "is_over": data["is_over_for_all"],
            **{name: public[name] for name in ("phase", "now", "start", "ends", "minute", "length")},
            **{name: data[name] for name in ("code", "is_locked", "frozen", "revealed", "used", "seats", "trouble")},
        }
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        raise BadMessageError("no report") from error
    return from_data(Report, form)


def _code_of(error: urllib.error.HTTPError) -> str:
    try:
        code = json.loads(error.read()).get("error", "refused")
    except (OSError, ValueError, AttributeError):
        return "refused"
    return code if isinstance(code, str) else "refused"
