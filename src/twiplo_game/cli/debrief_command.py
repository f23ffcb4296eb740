"""`twiplo debrief`: what a game's decisions were worth, on the screen or as a file to take away."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.papers.takeaways import Form

_REPORTS: Final = (".md", ".html")


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("log", type=Path, metavar="LOG", help=words.tr("the log of a game"))
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help=words.tr("write it to this new file, as one page to read or print")
    )
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help=words.tr("write it to this new file, in Markdown")
    )
    parser.add_argument(
        "--aar",
        type=Path,
        metavar="FILE",
        help=words.tr("write an after-action report with an improvement plan to this new file: .md or .html"),
    )

    parser.add_argument(
        "--no-review",
        action="store_true",
        help=words.tr("leave out what each decision was worth, which takes a few seconds to work out"),
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Show the debrief, or write the files that were asked for."""
    from twiplo_game.cli.plain.replaying import show_debrief_of, write_debrief_of  # noqa: PLC0415

    has_chosen_language = args.lang is not None
    if args.html is None and args.markdown is None and args.aar is None:
        return show_debrief_of(args.log, words, has_chosen_language=has_chosen_language, with_review=not args.no_review)
    if args.aar is not None and args.aar.suffix.lower() not in _REPORTS:
        diagnostics.tell(words.tr("The file has to end in {first} or {second}.", first=_REPORTS[0], second=_REPORTS[1]))
        return ExitCode.USAGE
    return write_debrief_of(
        args.log, words, _files(args), has_chosen_language=has_chosen_language, with_review=not args.no_review
    )


def _files(args: argparse.Namespace) -> "list[tuple[Form, Path]]":
    from twiplo_game.papers.takeaways import HTML, MARKDOWN, REPORT, REPORT_PAGE  # noqa: PLC0415

    files = [(HTML, args.html), (MARKDOWN, args.markdown)]
    if args.aar is not None:
        files.append((REPORT_PAGE if args.aar.suffix.lower() == ".html" else REPORT, args.aar))
    return [(form, path) for form, path in files if path is not None]
