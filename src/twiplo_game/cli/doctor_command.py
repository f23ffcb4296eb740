"""`twiplo doctor`: before the lesson, what will not work and what to do."""

import argparse
from functools import partial

from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--port", type=partial(_port, words), help=words.tr("the port that the class will use; 8420 if absent")
    )
    parser.add_argument("--database", metavar="URL", help=words.tr("the database that the class will use"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Look, and tell; PROBLEMS where something will not work."""
    from twiplo_game.classroom.listening import PORT  # noqa: PLC0415
    from twiplo_game.cli.examining import examined  # noqa: PLC0415

    findings = examined(PORT if args.port is None else args.port, args.database, words)
    well, to_do = words.tr("well"), words.tr("TO DO")
    for is_well, sentence in findings:
        output.wrapped_line(f"{well if is_well else to_do:<8}{sentence}", 8)
    return ExitCode.OK if all(is_well for is_well, _ in findings) else ExitCode.PROBLEMS


def _port(words: Words, text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError(
        words.tr("“{text}” will not do. Give a number from {least} to {most}.", text=text, least=1, most=65_535)
    )
