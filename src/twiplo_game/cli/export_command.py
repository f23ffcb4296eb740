"""`twiplo export`: the papers of an exercise."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.papers.names import Names

_ENDINGS = {"msel": (".xlsx", ".csv"), "facilitator": (".md", ".html")}


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--to",
        choices=tuple(_ENDINGS),
        required=True,
        help=words.tr("msel, the list of injects; facilitator, the guide to run the scenario on paper"),
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help=words.tr("write to this new file: .xlsx or .csv for msel, .md or .html for facilitator"),
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Make the paper. Without a file to write to, the plain form goes to stdout: CSV, or Markdown."""
    from twiplo_game.papers.names import Names  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.exports import write_new  # noqa: PLC0415
    from twiplo_game.store.scenario_files import resolve  # noqa: PLC0415
    from twiplo_game.store.scenarios import read_scenario  # noqa: PLC0415

    endings = _ENDINGS[args.to]
    ending = endings[-1 if args.to == "msel" else 0] if args.output is None else args.output.suffix.lower()
    if ending not in endings:
        diagnostics.tell(
            words.tr("The file has to end in {first} or {second}.", first=endings[0], second=endings[1])
        )  # fmt: skip
        return ExitCode.USAGE
    names = Names(words, read_scenario(resolve(args.file)).scenario, shipped_doctrine().doctrine)
    try:
        content = _MAKERS[ending](names)
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        diagnostics.tell(
            words.tr('For .xlsx the library openpyxl is needed: pip install ".[trainer]". Or write a .csv file.')
        )
        return ExitCode.FILE
    if args.output is None:
        output.content(content.decode())
    else:
        write_new(args.output, content)
    return ExitCode.OK


def _workbook(names: "Names") -> bytes:
    from twiplo_game.papers.msel import msel_rows  # noqa: PLC0415
    from twiplo_game.papers.workbook import as_workbook  # noqa: PLC0415

    return as_workbook(msel_rows(names), names.text(names.scenario.title))


def _csv(names: "Names") -> bytes:
    from twiplo_game.papers.cells import as_csv  # noqa: PLC0415
    from twiplo_game.papers.msel import msel_rows  # noqa: PLC0415

    return as_csv(msel_rows(names)).encode()


def _markdown(names: "Names") -> bytes:
    from twiplo_game.papers.guide import guide  # noqa: PLC0415
    from twiplo_game.papers.markdown import as_markdown  # noqa: PLC0415

    return as_markdown(guide(names)).encode()


def _html(names: "Names") -> bytes:
    from twiplo_game.papers.guide import guide  # noqa: PLC0415
    from twiplo_game.papers.html import as_html  # noqa: PLC0415

    return as_html(guide(names)).encode()


_MAKERS: dict[str, Callable[["Names"], bytes]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".md": _markdown,
    ".html": _html,
}
