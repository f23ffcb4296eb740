"""`twiplo balance`: what differs between two versions of a scenario, in the file and in play."""

import argparse
from functools import partial
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.games import check_bots, number_of_games, seed
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.analysis.comparison import Comparison
    from twiplo_game.authoring.difference import Difference
    from twiplo_game.store.scenario_files import ScenarioText

BOTS: Final = "careful,hasty,silent,drafts"
RUNS: Final = 100


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument("new", metavar="NEW", help=words.tr("its newer version, or another scenario"))
    parser.add_argument(
        "--runs",
        type=partial(number_of_games, words, 0),
        default=RUNS,
        metavar="N",
        help=words.tr("games of each bot and version; {n} if absent, 0 to play none", n=RUNS),
    )
    parser.add_argument(
        "--seed", type=partial(seed, words), default="1", help=words.tr("play the games that this seed makes")
    )
    parser.add_argument("--bots", default=BOTS, metavar="A,B", help=words.tr("who plays; {bots} if absent", bots=BOTS))
    parser.add_argument("--json", action="store_true", help=words.tr("write the report as JSON"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Tell what is new, gone and changed, part by part; then what that does to the bots' games. Raises StoreError."""
    from twiplo_game.authoring.difference import differences  # noqa: PLC0415
    from twiplo_game.authoring.nodes import to_data  # noqa: PLC0415
    from twiplo_game.papers.errors import PaperError  # noqa: PLC0415
    from twiplo_game.papers.translating import readable  # noqa: PLC0415
    from twiplo_game.store.scenario_files import read_scenario_text, resolve  # noqa: PLC0415

    bots = check_bots(args.bots)
    files = [read_scenario_text(resolve(name)) for name in (args.old, args.new)]
    try:
        old, new = (to_data(readable(file.text, str(file.path)).root) for file in files)
    except PaperError as error:
        diagnostics.tell(words.tr(error.msgid, **error.values))
        return ExitCode.FILE
    found = differences(old, new)
    played = _played(files, bots, args, words) if args.runs else None
    if args.json:
        _show_data(found, played)
    else:
        _show(found, played, words)
    diagnostics.tell(words.trn("{n} difference.", "{n} differences.", len(found)))
    return ExitCode.OK


def _played(
    files: "list[ScenarioText]", bots: tuple[str, ...], args: argparse.Namespace, words: Words
) -> "Comparison | None":
    """Both versions played; None where one of them cannot be, which is then told."""
    from twiplo_game.analysis.comparison import compare  # noqa: PLC0415
    from twiplo_game.cli.progress import Progress  # noqa: PLC0415
    from twiplo_game.engine.compile import compile_story  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.errors import DamagedError  # noqa: PLC0415
    from twiplo_game.store.scenarios import parse_scenario  # noqa: PLC0415
    from twiplo_game.telling.errors import told  # noqa: PLC0415

    doctrine = shipped_doctrine().doctrine
    try:
        old, new = (compile_story(parse_scenario(file, doctrine), doctrine) for file in files)
    except DamagedError as error:
        diagnostics.tell(told(error, words))
        return None
    progress = Progress(words)
    found = compare(old, new, bots, args.runs, args.seed, progress)
    progress.clear()
    return found


def _show(found: "tuple[Difference, ...]", played: "Comparison | None", words: Words) -> None:
    from twiplo_game.papers.changes import change_lines  # noqa: PLC0415

    for line in change_lines(found, words):
        output.line(line)
    if played is not None:
        from twiplo_game.cli.plain.console import Console  # noqa: PLC0415
        from twiplo_game.telling.comparison import comparison_page  # noqa: PLC0415

        Console(words).show(comparison_page(played, words))


def _show_data(found: "tuple[Difference, ...]", played: "Comparison | None") -> None:
    import json  # noqa: PLC0415

    from twiplo_game.analysis.comparison import as_data  # noqa: PLC0415

    parts = [{"kind": each.kind, "key": each.key, "old": each.old, "new": each.new} for each in found]
    data = {"differences": parts, "play": None if played is None else as_data(played)}
    output.content(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
