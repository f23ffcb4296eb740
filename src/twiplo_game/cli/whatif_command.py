"""`twiplo whatif`: a game taken up again at one of its decisions, with something else done."""

import argparse
from pathlib import Path

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("log", type=Path, metavar="LOG", help=words.tr("the log of a game that is over"))
    parser.add_argument(
        "--at", type=int, metavar="N", help=words.tr("the decision, by its number in the list; asked for if absent")
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--draft", metavar="ID", help=words.tr("send this draft instead"))
    instead.add_argument("--wait", action="store_true", help=words.tr("say nothing instead"))
    instead.add_argument("--careful", action="store_true", help=words.tr("do what the careful routine would do"))
    parser.add_argument(
        "--play", action="store_true", help=words.tr("play on from there, instead of letting the routine finish")
    )
    parser.add_argument("--list", action="store_true", help=words.tr("only list the decisions and what can be tried"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Ask what was left open, then compare or play on."""
    from twiplo_game.cli.plain.branching import Wanted, what_if  # noqa: PLC0415

    has_choice = args.draft is not None or args.wait or args.careful
    if has_choice and args.at is None:
        diagnostics.tell(words.tr("At which decision? Name it with --at; --list shows them."))
        return ExitCode.USAGE
    instead = "wait" if args.wait else "careful" if args.careful else None
    wanted = Wanted(args.at, args.draft, instead, is_played=args.play, is_listed=args.list)
    return what_if(args.log, words, wanted, has_chosen_language=args.lang is not None)
