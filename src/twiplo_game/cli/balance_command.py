"""`twiplo balance`: what differs between two versions of a scenario."""

import argparse

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument("new", metavar="NEW", help=words.tr("its newer version"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Tell what is new, gone and changed, part by part."""
    from twiplo_game.authoring.difference import differences  # noqa: PLC0415
    from twiplo_game.authoring.nodes import to_data  # noqa: PLC0415
    from twiplo_game.papers.changes import change_lines  # noqa: PLC0415
    from twiplo_game.papers.errors import PaperError  # noqa: PLC0415
    from twiplo_game.papers.translating import readable  # noqa: PLC0415
    from twiplo_game.store.scenario_files import read_scenario_text, resolve  # noqa: PLC0415

    files = [read_scenario_text(resolve(name)) for name in (args.old, args.new)]
    try:
        old, new = (to_data(readable(file.text, str(file.path)).root) for file in files)
    except PaperError as error:
        diagnostics.tell(words.tr(error.msgid, **error.values))
        return ExitCode.FILE
    found = differences(old, new)
    for line in change_lines(found, words):
        output.line(line)
    diagnostics.tell(words.trn("{n} difference.", "{n} differences.", len(found)))
    return ExitCode.OK
