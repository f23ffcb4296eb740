"""`twiplo quiz`: the learning check."""

import argparse

from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("--plain", action="store_true", help=words.tr("line mode: for screen readers, pipes, scripts"))


def run(args: argparse.Namespace, words: Words) -> int:
    """Ask: on a screen where there is a terminal to draw on, else in the line mode."""
    from twiplo_game.tui.terminal import can_draw  # noqa: PLC0415

    if not args.plain and can_draw():
        from twiplo_game.cli.title import open_title  # noqa: PLC0415

        return open_title(words, lambda app: app.open("learning_check"))
    from twiplo_game.cli.plain.console import Console  # noqa: PLC0415
    from twiplo_game.cli.plain.quiz import run_quiz  # noqa: PLC0415

    code: ExitCode = run_quiz(Console(words))
    return code
