"""`twiplo play`: play a scenario."""

import argparse
from functools import partial
from pathlib import Path

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.cli.games import seed
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "scenario",
        nargs="?",
        metavar="SCENARIO",
        help=words.tr("an id of the library, or a path; asked for if absent"),
    )
    parser.add_argument("--plain", action="store_true", help=words.tr("line mode: for screen readers, pipes, scripts"))
    parser.add_argument("--bot", metavar="NAME", help=words.tr("let a bot play"))
    parser.add_argument("--seed", type=partial(seed, words), help=words.tr("play the game that this seed makes"))
    parser.add_argument("--profile", help=words.tr("the ministry to sit in"))
    parser.add_argument("--mandates", metavar="A,B", help=words.tr("what to be held to; none for nothing"))
    parser.add_argument(
        "--log", type=Path, metavar="FILE", help=words.tr("keep the game in this file, or go on with it")
    )
    parser.add_argument("--live", action="store_true", help=words.tr("let the clock run by itself"))
    parser.add_argument("--practice", action="store_true", help=words.tr("show the rules at once"))


def run(args: argparse.Namespace, words: Words) -> int:
    """Play: at the desk where there is a terminal to draw on, else in the line mode."""
    with garbage_left():
        from twiplo_game.cli.plain.start import Wish, run_play  # noqa: PLC0415
        from twiplo_game.tui.terminal import can_draw  # noqa: PLC0415

    mandates = None if args.mandates is None else tuple(filter(None, args.mandates.split(",")))
    wish = Wish(
        scenario=args.scenario,
        seed=args.seed,
        language=args.lang,
        profile=args.profile,
        mandates=() if mandates == ("none",) else mandates,
        log=args.log,
        is_practice=args.practice,
        is_live=args.live,
    )
    if args.bot is not None:
        from twiplo_game.cli.plain.bot import run_bot  # noqa: PLC0415

        return run_bot(wish, args.bot, words)
    if not args.plain and can_draw():
        from twiplo_game.cli.desk import open_game  # noqa: PLC0415

        return open_game(wish, words)
    return run_play(wish, words, offers_open=True)
