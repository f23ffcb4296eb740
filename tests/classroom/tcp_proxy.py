"""A network between a seat and its class, on 127.0.0.1, that can do what networks do: hold back, break, filter."""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Self


class TcpProxy:
    """Passes on to `port` what comes, until told otherwise."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.is_open = True
        """Whether connections are passed on at all; else they are closed at once."""
        self.filters_sockets = False
        """Whether connections that ask for a WebSocket are closed."""
        self.passes = Event()
        """Whether bytes go through; else they wait, and nobody is told."""
        self.passes.set()
        self.filtered = 0
        """Connections that the filter has closed."""
        self._pairs: list[socket.socket] = []
        self._lock = Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.passes.set()
        # A socket that is only closed goes on being waited for.
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()

    @property
    def address(self) -> str:
        """As a player types it."""
        return f"127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for end in pairs:
            _close(end)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        if not self.is_open:
            near.close()
            return
        try:
            first = near.recv(65536)
            if self.filters_sockets and b"upgrade: websocket" in first.lower():
                self.filtered += 1
                near.close()
                return
            far = socket.create_connection(("127.0.0.1", self.target))
            with self._lock:
                self._pairs += [near, far]
            far.sendall(first)
        except OSError:
            near.close()
            return
        back = Thread(target=self._pass_on, args=(far, near), daemon=True)
        back.start()
        self._pass_on(near, far)
        back.join()
        near.close()
        far.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while content := source.recv(65536):
                self.passes.wait()
                target.sendall(content)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
