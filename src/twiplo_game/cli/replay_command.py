"""`twiplo replay`: a game again, step by step."""

import argparse
from pathlib import Path

from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("log", type=Path, metavar="LOG", help=words.tr("the log of a game"))
    parser.add_argument("--practice", action="store_true", help=words.tr("show the rules at once"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Show every step of the game."""
    from twiplo_game.cli.plain.replaying import show_replay  # noqa: PLC0415

    return show_replay(args.log, words, is_practice=args.practice, has_chosen_language=args.lang is not None)
