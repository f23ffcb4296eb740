"""`twiplo watch`: on every save the problems, and where the last game now stands."""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.cli.watching import Seen


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--log", type=Path, metavar="LOG", help=words.tr("replay this game; the last one of the scenario if absent")
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Watch until Ctrl-C. Raises StoreError where the file or the log is not there to begin with."""
    from twiplo_game.cli.watching import FileLook, changes, pause  # noqa: PLC0415
    from twiplo_game.store.log_reader import read_log  # noqa: PLC0415
    from twiplo_game.store.scenario_files import resolve  # noqa: PLC0415

    path = resolve(args.file)
    if args.log is not None:
        read_log(args.log)
    show_changes(path, changes(FileLook(path), pause), args.log, words)
    return ExitCode.OK


def show_changes(path: Path, seen: "Iterable[Seen | None]", log: Path | None, words: Words) -> None:
    """Show each content as it comes in."""
    from twiplo_game.cli.preview import show_seen  # noqa: PLC0415

    for content in seen:
        output.line()
        if content is None:
            output.line(words.tr("{path} is gone. Waiting for it…", path=path))
        else:
            output.line(words.tr("{path}, at {time}", path=path, time=time.strftime("%H:%M:%S")))
            show_seen(content, log, words)
        output.flush()
