"""`twiplo graph`: what leads to what in a scenario, drawn."""

import argparse
from pathlib import Path

from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--format", choices=("mermaid", "dot", "svg"), default="mermaid", help=words.tr("how to write the drawing")
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.tr("write to this new file"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Draw the map. Without a file to write to, it goes to stdout."""
    from twiplo_game.papers.dot import as_dot  # noqa: PLC0415
    from twiplo_game.papers.mermaid import as_mermaid  # noqa: PLC0415
    from twiplo_game.papers.names import Names  # noqa: PLC0415
    from twiplo_game.papers.story_map import story_map  # noqa: PLC0415
    from twiplo_game.papers.svg import as_svg  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.exports import write_text  # noqa: PLC0415
    from twiplo_game.store.scenario_files import resolve  # noqa: PLC0415
    from twiplo_game.store.scenarios import read_scenario  # noqa: PLC0415

    draw = {"mermaid": as_mermaid, "dot": as_dot, "svg": as_svg}[args.format]
    names = Names(words, read_scenario(resolve(args.file)).scenario, shipped_doctrine().doctrine)
    text = draw(story_map(names), words)
    if args.output is None:
        output.text(text)
    else:
        write_text(args.output, text)
    return ExitCode.OK
