"""`twiplo list`: the library."""

import argparse
import json

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.levels import LEVELS
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help=words.tr("as JSON, for programs"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """List what can be played. A damaged scenario is named on stderr and does not hide the others."""
    # A whole library is read, and nothing of it is garbage before the command is over.
    with garbage_left():
        return _run(args, words)


def _run(args: argparse.Namespace, words: Words) -> ExitCode:
    from twiplo_game.store.scenarios import read_library  # noqa: PLC0415
    from twiplo_game.telling.errors import told  # noqa: PLC0415

    files, errors = read_library()
    for error in errors:
        diagnostics.tell(told(error, words))
    code = ExitCode.FILE if errors else ExitCode.OK
    found = [file.scenario for file in files]
    if args.json:
        rows = [
            {
                "id": item.id,
                "title": item.title.in_(words.language),
                "level": item.level,
                "minutes": item.minutes,
                "languages": list(item.languages),
                "summary": item.summary.in_(words.language) if item.summary else None,
            }
            for item in found
        ]
        output.content(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return code
    for item in found:
        output.line(
            words.tr(
                "{id}: {title}. {level}, {minutes} min, {languages}.",
                id=item.id,
                title=item.title.in_(words.language),
                level=words.tr(LEVELS[item.level]),
                minutes=item.minutes,
                languages=", ".join(item.languages),
            )
        )
    return code
