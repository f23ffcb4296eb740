"""`twiplo host`: hold a class."""

import argparse

from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import LANGUAGES, Words

PORT = 8420


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help=words.tr("an id of the library, or a path"))
    parser.add_argument("--minutes", type=int, metavar="N", help=words.tr("real minutes from the start to the end"))
    parser.add_argument("--headless", action="store_true", help=words.tr("serve only, without the trainer's console"))
    parser.add_argument("--address", default="0.0.0.0", help=words.tr("listen on this address only"))
    parser.add_argument(
        "--port", type=int, default=PORT, help=words.tr("listen on this port; {port} if absent", port=PORT)
    )
    parser.add_argument("--seed", help=words.tr("play the game that this seed makes"))
    parser.add_argument("--profile", default="ordinary", help=words.tr("the ministry to sit in"))
    parser.add_argument("--mandate", action="append", default=[], metavar="ID", help=words.tr("what to be held to"))
    parser.add_argument(
        "--clock", choices=("live", "own"), default="live", help=words.tr("one clock for all, or each seat's own")
    )
    parser.add_argument("--teams", action="store_true", help=words.tr("several machines share a seat"))
    parser.add_argument("--hide-names", action="store_true", help=words.tr("show seats by number"))
    parser.add_argument(
        "--late", choices=("missed", "zero"), default="missed", help=words.tr("where a late joiner begins")
    )
    parser.add_argument("--board-language", choices=LANGUAGES, default="en", help=words.tr("in which the board begins"))
    parser.add_argument("--database", metavar="URL", help=words.tr("keep the class in this database"))
    parser.add_argument("--resume", action="store_true", help=words.tr("go on with the newest class"))


def run(args: argparse.Namespace, words: Words) -> int:
    """Serve until stopped. Raises StoreError."""
    from twiplo_game.cli.hosting import host  # noqa: PLC0415

    return host(args, words)
