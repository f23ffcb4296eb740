"""`twiplo host`: hold a class."""

import argparse
from functools import partial
from typing import Final

from twiplo_game.cli.games import seed
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import LANGUAGES, Words

NEWEST: Final = "newest"
"""Stands for the class that was made last."""

_DAY: Final = 24 * 60
_MOST_BOTS: Final = 2_000
_MOST_DESKS: Final = 500


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    tr = words.tr
    number = partial(_number, words)
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help=tr("an id of the library, or a path"))
    parser.add_argument(
        "--minutes",
        type=partial(number, most=_DAY),
        metavar="N",
        help=tr("real minutes from the start to the end; the scenario's if absent"),
    )
    parser.add_argument("--headless", action="store_true", help=tr("serve only, without the trainer's console"))
    parser.add_argument("--address", default="0.0.0.0", help=tr("listen on this address only"))
    parser.add_argument(
        "--port", type=partial(number, most=65_535, least=0), help=tr("listen on this port; 8420 if absent")
    )
    parser.add_argument("--seed", type=partial(seed, words), help=tr("play the game that this seed makes"))
    parser.add_argument("--profile", default="ordinary", help=tr("the ministry to sit in"))
    parser.add_argument(
        "--mandate", action="append", default=[], metavar="ID", help=tr("what to be held to; may be given again")
    )
    parser.add_argument(
        "--clock", choices=("live", "own"), default="live", help=tr("one clock for all, or each seat its own")
    )
    parser.add_argument("--teams", action="store_true", help=tr("several machines share a seat, and one holds the pen"))
    parser.add_argument("--hide-names", action="store_true", help=tr("show seats by number on the board"))
    parser.add_argument(
        "--late", choices=("missed", "zero"), default="missed", help=tr("whether late joiners have missed the time")
    )
    parser.add_argument(
        "--board-language", choices=LANGUAGES, default=words.language, help=tr("in which the board begins")
    )
    parser.add_argument(
        "--browser",
        action="store_true",
        help=tr("insist on desks in browsers: begin only if this computer can draw them"),
    )
    parser.add_argument(
        "--desks",
        type=partial(number, most=_MOST_DESKS, least=0),
        metavar="N",
        help=tr("desks in browsers at most; what this computer carries if absent, 0 for none"),
    )
    parser.add_argument("--database", metavar="URL", help=tr("keep the class in this database"))
    parser.add_argument(
        "--resume", nargs="?", const=NEWEST, metavar="CLASS", help=tr("go on with a class, or with the newest")
    )
    parser.add_argument(
        "--forget", nargs="?", const=NEWEST, metavar="CLASS", help=tr("delete the names of a class, or of the newest")
    )
    parser.add_argument(
        "--simulate",
        type=partial(number, most=_MOST_BOTS),
        metavar="N",
        help=tr("rehearse with N bots on this computer, and tell what was measured"),
    )


def run(args: argparse.Namespace, words: Words) -> int:
    """Do it. Raises StoreError."""
    from twiplo_game.store.errors import StoreError  # noqa: PLC0415

    try:
        if args.forget is not None:
            from twiplo_game.cli.forgetting import forget  # noqa: PLC0415

            return forget(args, words)
        if args.simulate is not None:
            from twiplo_game.cli.simulating import simulate  # noqa: PLC0415

            return simulate(args, words)
        from twiplo_game.cli.hosting import host  # noqa: PLC0415

        return host(args, words)
    except ModuleNotFoundError as error:
        raise StoreError(
            'A class needs more packages ({name} is missing): pip install "twiplo-game[classroom]".', name=error.name
        ) from error


def _number(words: Words, text: str, most: int, least: int = 1) -> int:
    if text.isascii() and text.isdecimal() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(
        words.tr("“{text}” will not do. Give a number from {least} to {most}.", text=text, least=least, most=most)
    )
