"""`twiplo schema`: the form of a scenario file, for editors."""

import argparse
import json
from pathlib import Path

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("--output", metavar="FILE", help=words.tr("write to this new file"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Print the schema, or write it to a new file. Raises StoreError."""
    from twiplo_game.authoring.schema import scenario_schema  # noqa: PLC0415
    from twiplo_game.store.exports import write_text  # noqa: PLC0415

    text = json.dumps(scenario_schema(), ensure_ascii=False, indent=2)
    if args.output is None:
        output.content(f"{text}\n")
        return ExitCode.OK
    path = Path(args.output)
    write_text(path, f"{text}\n")
    diagnostics.tell(words.tr("{path} is written. Name it in the first line of a scenario for your editor.", path=path))
    return ExitCode.OK
