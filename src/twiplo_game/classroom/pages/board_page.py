"""The projector's page: join code in the lobby, then clock, board and crisis, the freeze and the reveal.

It asks nobody but the class's own server, and writes what it gets as text.
"""

import json
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

import segno

from twiplo_game.locale.words import Words

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page's Content-Security-Policy."""


@cache
def asset(name: str) -> bytes:
    """A style or a script of the pages."""
    return files("twiplo_game.classroom.pages").joinpath(name).read_bytes()


def board_page(title: str, address: str, words: Words) -> str:
    """The page in the language of `words`."""
    other = "fr" if words.language == "en" else "en"
    said = {
        "lobby": words.tr("Waiting for the class"),
        "countdown": words.tr("It begins in"),
        "running": words.tr("time left"),
        "paused": words.tr("The clock is stopped"),
        "ended": words.tr("Time is up"),
        "revealed": words.tr("Results"),
        "frozen": words.tr("The board is frozen: what happens now is shown at the end"),
        "offline": words.tr("No connection to the class: this is how it stood"),
        "seats": words.tr("{n} in the class"),
        "seat": words.tr("Seat {n}"),
        "locked": words.tr("closed: nobody else can join"),
        "language": words.language,
    }
    qr = segno.make(address, error="m").svg_data_uri(scale=1, border=2, dark="#000", light="#fff")
    return f"""<!DOCTYPE html>
<html lang="{words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="/pages/board.css">
<script src="/pages/board.js" defer></script>
</head>
<body data-words="{escape(json.dumps(said, ensure_ascii=False))}">
<header>
<h1>{escape(title)}</h1>
<p id="state" role="status"></p>
<p id="time" role="timer" aria-live="off"></p>
</header>
<p id="notice" role="status" hidden></p>
<main>
<section id="join" aria-label="{escape(words.tr("How to join"))}">
<img src="{qr}" alt="{escape(words.tr("QR code of the address"))}">
<dl>
<dt>{escape(words.tr("Address"))}</dt><dd>{escape(address)}</dd>
<dt>{escape(words.tr("Join code"))}</dt><dd class="code" id="code"></dd>
</dl>
<p id="seats"></p>
<ul id="names"></ul>
</section>
<section id="board" aria-label="{escape(words.tr("Board"))}" hidden>
<table>
<thead><tr><th scope="col">{escape(words.tr("Rank"))}</th><th scope="col">{escape(words.tr("Name"))}</th>
<th scope="col">{escape(words.tr("Score"))}</th><th scope="col">{escape(words.tr("Reputation"))}</th>
<th scope="col">{escape(words.tr("Security"))}</th><th scope="col">{escape(words.tr("Trust"))}</th></tr></thead>
<tbody id="rows"></tbody>
</table>
<p id="page"></p>
</section>
<aside id="crisis" aria-label="{escape(words.tr("What is happening"))}" hidden>
<h2>{escape(words.tr("What is happening"))}</h2>
<ol id="events"></ol>
</aside>
</main>
<footer><p id="said"></p><a href="/board?lang={other}" hreflang="{other}">{other.upper()}</a></footer>
</body>
</html>
"""
