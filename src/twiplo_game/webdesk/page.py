"""The desk's page: a terminal that fills the window, and above it where one sits and the way to the simple seat.

The terminal is xterm.js as the package textual-serve ships it; that, its font and its styles are served from the
package by this server. The page asks nobody else.
"""

import secrets
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

from starlette.responses import HTMLResponse, Response

from twiplo_game.classroom.http import UNSAFE
from twiplo_game.classroom.pages.seat_page.html import data, tag, together
from twiplo_game.classroom.pages.seat_page.said import said_on_the_seat
from twiplo_game.locale.words import Words

TERMINAL: Final = "textual_serve"
"""The package that has the terminal."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page's Content-Security-Policy; the terminal writes styles of its own, which the page gives the nonce."""

_OWN: Final = {"desk.js": "text/javascript", "desk.css": "text/css"}
_TERMINALS: Final = {
    "terminal.js": ("static/js/textual.js", "text/javascript"),
    "terminal.css": ("static/css/xterm.css", "text/css"),
    "mono.ttf": ("static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
}


def has_terminal() -> bool:
    """Whether the terminal is installed."""
    return find_spec(TERMINAL) is not None


def asset(name: str) -> Response | None:
    """A style, a script or the font; None where there is none of that name."""
    if name in _OWN:
        kind = _OWN[name]
    elif name in _TERMINALS:
        kind = _TERMINALS[name][1]
    else:
        return None
    return Response(_content(name), media_type=kind, headers={"x-content-type-options": "nosniff"})


@cache
def _content(name: str) -> bytes:
    if name in _OWN:
        return files("twiplo_game.webdesk.pages").joinpath(name).read_bytes()
    return files(TERMINAL).joinpath(_TERMINALS[name][0]).read_bytes()


def desk_page(title: str, words: Words) -> Response:
    """The page before its desk is drawn into it; it holds only what anybody may know."""
    nonce = secrets.token_urlsafe(16)
    simple = f"/seat?lang={words.language}"
    body = together(
        tag(
            "header",
            tag("h1", title),
            tag("p", id="line", role="status"),
            tag("a", words.tr("Go to the simple seat"), href=simple, id="simple"),
        ),
        tag(
            "main",
            tag(
                "div",
                class_="textual-terminal",
                id="desk",
                data_session_websocket_url="/desk/line",
                data_font_size=15,
                aria_label=words.tr("The desk"),
            ),
            tag(
                "section",
                tag("p", id="why"),
                tag(
                    "p",
                    tag("button", words.tr("Go back to your seat"), type="button", id="again"),
                    " ",
                    tag("a", words.tr("Go to the simple seat"), href=simple),
                ),
                id="cover",
                role="alert",
                hidden=True,
            ),
            tag("noscript", tag("p", words.tr("This page needs JavaScript. Switch it on for this address."))),
        ),
    )
    head = together(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href="/desk/pages/terminal.css"),
        tag("link", rel="stylesheet", href="/desk/pages/desk.css"),
        tag("script", type="module", src="/desk/pages/desk.js"),
    )
    said = data(_said(words) | {"nonce": nonce, "language": words.language})
    page = tag("html", tag("head", head), tag("body", body, data_said=said), lang=words.language)
    headers = {**UNSAFE, "content-security-policy": _POLICY.format(nonce=nonce)}
    return HTMLResponse(f"<!DOCTYPE html>\n{page.source}\n", headers=headers)


def _said(words: Words) -> dict[str, str]:
    """What the page's script says."""
    seat = said_on_the_seat(words)
    return {
        "offline": words.tr("OFFLINE: what you type now is not taken. The desk comes back by itself."),
        "opening": words.tr("The desk is being opened…"),
        "taken": seat["farewell.taken"],
        "removed": seat["farewell.removed"],
        "left": words.tr("You have left the desk. Your seat stays yours."),
        "full": words.tr("No desk is free just now. The simple seat has everything that the desk has."),
        "broken": words.tr("This browser cannot draw the desk. The simple seat has everything that the desk has."),
        "long": words.tr("This is too long to be pasted."),
    }
