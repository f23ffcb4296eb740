"""What a trainer reads out, or shows, so that a class finds its way in."""

import sys
from collections.abc import Iterator

import segno

from twiplo_game.classroom.hosting import secret_path
from twiplo_game.classroom.listening import own_addresses
from twiplo_game.classroom.live import LiveContest
from twiplo_game.locale.words import Words

_ANY = frozenset({"0.0.0.0", "::", ""})


def sheet(live: LiveContest, host: str, port: int, desks: int, words: Words) -> Iterator[str]:
    """The lines of the sheet; so many can sit at a desk in their browser."""
    addresses = addresses_of(host, port)
    title = live.match.game.story.scenario.title.in_(words.language)
    yield words.tr(
        "{title}, {n} minutes. Class {contest}.", title=title, n=live.contest.minutes, contest=live.contest.id
    )
    yield ""
    for address in addresses:
        yield words.tr("Address:    {address}", address=address)
    yield words.tr("Join code:  {code}", code=live.contest.code)
    yield words.tr("Players:    twiplo join {address}", address=addresses[0])
    if desks:
        yield words.trn(
            "Browser:    {address}/ ({n} desk; the simple seat for everybody else)",
            "Browser:    {address}/ ({n} desks; the simple seat for everybody else)",
            desks,
            address=addresses[0],
        )
    else:
        yield words.tr("Browser:    {address}/ (the simple seat)", address=addresses[0])
    yield words.tr("Board:      {address}/board", address=addresses[0])
    yield ""
    yield from qr_lines(f"{addresses[0]}/")
    yield ""
    yield words.tr("The trainer's secret is in {path}.", path=secret_path(live.contest.id))
    yield words.tr("This is plain HTTP: who is on the same network can read along.")
    yield words.tr("Ctrl-C stops. “twiplo host --resume” goes on where it was.")


def addresses_of(host: str, port: int) -> list[str]:
    """Under which a class finds the server that listens on `host`."""
    hosts = (own_addresses() or ["127.0.0.1"]) if host in _ANY else [host]
    return [f"http://{f'[{item}]' if ':' in item else item}:{port}" for item in hosts]


def qr_lines(content: str) -> Iterator[str]:
    """A QR code for a dark terminal, two rows a line; in plain letters where it has no blocks."""
    rows = [[not is_dark for is_dark in row] for row in segno.make_qr(content, error="m").matrix_iter(border=2)]
    if "█".encode(sys.stdout.encoding or "ascii", "ignore") == b"":
        yield from ("".join("##" if is_light else "  " for is_light in row) for row in rows)
        return
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
