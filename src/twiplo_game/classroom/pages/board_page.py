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
    # Not in the page's own text: what collects the words does not look into it.
    plain = {
        "how": words.tr("How to join"),
        "qr": words.tr("QR code of the address"),
        "address": words.tr("Address"),
        "code": words.tr("Join code"),
        "board": words.tr("Board"),
        "rank": words.tr("Rank"),
        "name": words.tr("Name"),
        "score": words.tr("Score"),
        "reputation": words.tr("Reputation"),
        "security": words.tr("Security"),
        "trust": words.tr("Trust"),
        "news": words.tr("What is happening"),
    }
    labels = {name: escape(text) for name, text in plain.items()}
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
<section id="join" aria-label="{labels["how"]}">
<img src="{qr}" alt="{labels["qr"]}">
<dl>
<dt>{labels["address"]}</dt><dd>{escape(address)}</dd>
<dt>{labels["code"]}</dt><dd class="code" id="code"></dd>
</dl>
<p id="seats"></p>
<ul id="names"></ul>
</section>
<section id="board" aria-label="{labels["board"]}" hidden>
<table>
<thead><tr><th scope="col">{labels["rank"]}</th><th scope="col">{labels["name"]}</th>
<th scope="col">{labels["score"]}</th><th scope="col">{labels["reputation"]}</th>
<th scope="col">{labels["security"]}</th><th scope="col">{labels["trust"]}</th></tr></thead>
<tbody id="rows"></tbody>
</table>
<p id="page"></p>
</section>
<aside id="crisis" aria-label="{labels["news"]}" hidden>
<h2>{labels["news"]}</h2>
<ol id="events"></ol>
</aside>
</main>
<footer><p id="said"></p><a href="/board?lang={other}" hreflang="{other}">{other.upper()}</a></footer>
</body>
</html>
"""
