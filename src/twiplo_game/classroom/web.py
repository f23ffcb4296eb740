"""Asking a class's server over HTTP: posts, gets and server-sent events, every answer within a limit."""

import json
import socket
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from twiplo_game import __version__
from twiplo_game.classroom.address import Address

WITHIN: Final = 6.0
"""Seconds in which an answer comes."""

SILENT_FOR: Final = 20.0
"""Seconds without an event or a sign of life after which a stream counts as lost."""

_SMALL: Final = 64 * 1024


class WebError(Exception):
    """No answer, or one that is none. `status` is the server's, 0 where there was none; `body` what it said."""

    def __init__(self, status: int, body: bytes = b"") -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.body = body

    @property
    def reason(self) -> str:
        """The server's stable word for why; empty where it gave none."""
        try:
            data = json.loads(self.body) if self.body else {}
        except (ValueError, RecursionError):
            data = {}
        word = data.get("error") if isinstance(data, dict) else None
        return word if isinstance(word, str) else ""


def get(address: Address, path: str, limit: int, headers: Mapping[str, str] = {}) -> bytes:
    """What is at `path`, at most `limit` bytes. Raises WebError."""
    return _answered("GET", address, path, None, headers, limit)


def post(address: Address, path: str, body: bytes, headers: Mapping[str, str] = {}) -> bytes:
    """The answer to `body`, which is JSON. Raises WebError."""
    return _answered("POST", address, path, body, {"Content-Type": "application/json", **headers}, _SMALL)


class Events:
    """One stream of server-sent events."""

    def __init__(self, address: Address, path: str, limit: int, headers: Mapping[str, str] = {}) -> None:
        """Open the stream at `path`. Raises WebError."""
        self._limit = limit
        self._connection = _connection(address, SILENT_FOR)
        try:
            self._response = _asked(self._connection, "GET", address, path, None, headers)
            # The response keeps the stream; to end a read that waits, the socket is needed.
            self._socket: socket.socket | None = self._connection.sock
            if self._response.status != 200:
                raise WebError(self._response.status, self._response.read(_SMALL))
        except WebError:
            self._connection.close()
            raise
        except (OSError, HTTPException) as error:
            self._connection.close()
            raise WebError(0) from error

    def next(self) -> bytes:
        """The data of the next event; waits for it. Raises WebError where the stream has ended or says too much."""
        data: list[bytes] = []
        size = 0
        try:
            while line := self._response.readline(self._limit + 1):
                text = line.rstrip(b"\r\n")
                if not text and data:
                    return b"\n".join(data)
                if text.startswith(b"data:"):
                    size += len(text)
                    data.append(text[5:].removeprefix(b" "))
                if size > self._limit or not line.endswith(b"\n"):
                    break
        except (OSError, ValueError, HTTPException) as error:
            raise WebError(0) from error
        raise WebError(0)

    def end(self) -> None:
        """Let the one who waits in `next` know that it is over, from whichever thread."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of it, once nobody waits."""
        self.end()
        self._response.close()
        self._connection.close()


def _answered(
    method: str, address: Address, path: str, body: bytes | None, headers: Mapping[str, str], limit: int
) -> bytes:
    connection = _connection(address, WITHIN)
    try:
        response = _asked(connection, method, address, path, body, headers)
        content = response.read(limit + 1)
    except (OSError, ValueError, HTTPException) as error:
        raise WebError(0) from error
    finally:
        connection.close()
    is_well = response.status in {200, 202}
    if not is_well or len(content) > limit:
        raise WebError(0 if is_well else response.status, content[:_SMALL])
    return content


def _asked(
    connection: HTTPConnection, method: str, address: Address, path: str, body: bytes | None, headers: Mapping[str, str]
) -> HTTPResponse:
    # A proxy wants to know the whole address; one that only passes on what is secret does not see the path.
    target = address.url + path if _proxy(address) is not None and not address.is_secret else path
    connection.request(method, target, body, {"User-Agent": f"twiplo/{__version__}", **headers})
    return connection.getresponse()


def _connection(address: Address, timeout: float) -> HTTPConnection:
    proxy = _proxy(address)
    host, port = proxy or (address.host, address.port)
    connection = (
        HTTPSConnection(host, port, timeout=timeout)
        if address.is_secret
        else HTTPConnection(host, port, timeout=timeout)
    )
    if proxy is not None and address.is_secret:
        connection.set_tunnel(address.host, address.port)
    return connection


def _proxy(address: Address) -> tuple[str, int] | None:
    """The system's proxy, where it leads to `address`."""
    if address.is_nearby or urllib.request.proxy_bypass(address.host):
        return None
    named = urllib.request.getproxies().get("https" if address.is_secret else "http")
    if not named:
        return None
    parts = urlsplit(named if "://" in named else f"//{named}")
    return (parts.hostname, parts.port or 8080) if parts.hostname else None
