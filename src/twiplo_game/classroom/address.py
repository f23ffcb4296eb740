"""Where a class is: the address that a trainer reads out, in any of the forms in which people type it."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from twiplo_game.classroom.errors import ClassError
from twiplo_game.locale.words import msgid

PORT: Final = 8420
"""Where a class is hosted unless the trainer says otherwise."""

_LIMIT: Final = 300
_HOST: Final = re.compile(r"^[^\s/\\@?#%<>\"'\x00-\x1f\x7f-\x9f]{1,253}$")


@dataclass(frozen=True, slots=True)
class Address:
    """A class's server."""

    host: str
    port: int
    is_secret: bool = False
    """Whether what is said on the line is hidden from others on the network (TLS)."""

    def __str__(self) -> str:
        """As it is typed: with as little as is needed to find it again."""
        port = "" if self.port == (443 if self.is_secret else PORT) else f":{self.port}"
        return f"https://{self._bracketed}{port}" if self.is_secret else f"{self._bracketed}{port}"

    @property
    def url(self) -> str:
        """For posts and gets."""
        return f"http{'s' if self.is_secret else ''}://{self._bracketed}:{self.port}"

    @property
    def socket_url(self) -> str:
        """For a WebSocket."""
        return f"ws{'s' if self.is_secret else ''}://{self._bracketed}:{self.port}"

    @property
    def is_nearby(self) -> bool:
        """Whether it is this computer or one of its own network, to which no proxy leads."""
        try:
            found = ip_address(self.host)
        except ValueError:
            return "." not in self.host or self.host.endswith((".local", ".lan", ".home.arpa"))
        return found.is_private or found.is_loopback or found.is_link_local

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def parse_address(typed: str) -> Address:
    """The address in `typed`: `host`, `host:port`, or what a browser would be given. Raises ClassError."""
    text = typed.strip()
    if "://" not in text:
        bare = text.count(":") > 1 and not text.startswith("[")
        text = f"//[{text}]" if bare else f"//{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
        host = parts.hostname or ""
        host.encode("idna" if not host.isascii() else "ascii")
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    is_web = parts.scheme in {"", "http", "https", "ws", "wss"}
    if not is_web or not _HOST.match(host) or len(typed) > _LIMIT or parts.username is not None or port == 0:
        raise ClassError("address", msgid("“{address}” is no address. Type it as the board shows it."),
                         address=typed.strip()[:60])  # fmt: skip
    is_secret = parts.scheme in {"https", "wss"}
    usual = {"": PORT, "http": 80, "ws": 80}.get(parts.scheme, 443)
    return Address(host, port or usual, is_secret)
