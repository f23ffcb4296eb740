"""`twiplo new`: a commented scenario file to start from."""

import argparse

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help=words.tr("the scenario’s name, such as night-ferry"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Write the file, and say what can be done with it."""
    from twiplo_game.store.templates import write_new_scenario  # noqa: PLC0415

    path = write_new_scenario(args.id, words.language)
    diagnostics.tell(
        words.tr("{path} is written. “twiplo check {path}” reads it, “twiplo play {path}” plays it.", path=path)
    )
    return ExitCode.OK
