"""The socket that a class's server listens on: opened before anything heavy is loaded, so that who calls can wait."""

import socket
from contextlib import suppress
from typing import Final

from twiplo_game.store.errors import StoreError

PORT: Final = 8420
"""Where the class finds its server unless the trainer says otherwise."""

SILENCE: Final = 20
"""Seconds after which a line whose other end does not answer is taken for lost."""

_BACKLOG: Final = 2_048

WAITING: Final = 256 * 1024
"""Bytes that the system holds for one line; a few views, so that who does not read is noticed soon."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises StoreError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WAITING)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A machine that fell off the network is noticed also while something waits to be sent to it.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENCE * 1_000)
    try:
        made.bind((host, port))
        made.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        made.close()
        raise StoreError(
            "Port {port} of {host} cannot be used ({reason}). Name another with --port.",
            port=port,
            host=host,
            reason=getattr(error, "strerror", None) or error,
        ) from error
    return made


def own_addresses() -> list[str]:
    """The addresses under which other computers may reach this one, the likeliest first; nothing is sent for it."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Naming a far address makes the system choose the way out; it belongs to nobody.
        probe.connect(("192.0.2.1", 9))
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found += [str(item[4][0]) for item in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [item for item in dict.fromkeys(found) if not item.startswith("127.")]
