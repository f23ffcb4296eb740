"""`twiplo debrief`: what a game's decisions were worth."""

import argparse
from pathlib import Path

from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("log", type=Path, metavar="LOG", help=words.tr("the log of a game"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Show the debrief."""
    from twiplo_game.cli.plain.replaying import show_debrief_of  # noqa: PLC0415

    return show_debrief_of(args.log, words, has_chosen_language=args.lang is not None)
