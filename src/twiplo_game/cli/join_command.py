"""`twiplo join`: take a seat in a class."""

import argparse

from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "address", nargs="?", metavar="ADDRESS", help=words.tr("where the class is, as its board shows it")
    )
    parser.add_argument("--code", help=words.tr("the class’s code"))
    parser.add_argument("--name", help=words.tr("the name under which the class sees you, or your team’s"))
    parser.add_argument("--invite", metavar="WORD", help=words.tr("the word that your team was given"))
    parser.add_argument(
        "--learner", metavar="ID", help=words.tr("your e-mail or student number, for the trainer’s mark sheet alone")
    )
    parser.add_argument("--token", help=words.tr("sit down at a seat that is yours, from another computer"))
    parser.add_argument("--plain", action="store_true", help=words.tr("line mode: for screen readers, pipes, scripts"))


def run(args: argparse.Namespace, words: Words) -> int:
    """Sit down: at the desk where there is a terminal to draw on, else in the line mode."""
    from twiplo_game.cli.plain.joining import JoinWish, run_join  # noqa: PLC0415
    from twiplo_game.tui.terminal import can_draw  # noqa: PLC0415

    wish = JoinWish(args.address, args.code, args.name, args.invite, args.token, args.learner)
    if not args.plain and can_draw():
        from twiplo_game.cli.class_seat import open_class  # noqa: PLC0415

        return open_class(wish, words)
    return run_join(wish, words)
