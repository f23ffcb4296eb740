"""`twiplo playtest`: bots play a scenario many times, and what they met and got is reported."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.games import check_bots, number_of_games, seed
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.analysis.report import Report
    from twiplo_game.cli.example_logs import ExampleLogs
    from twiplo_game.store.scenarios import ScenarioFile

BOTS: Final = "careful,hasty,silent,drafts,random"
RUNS: Final = 1_000

ALL: Final = "all"
NONE: Final = "none"


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--runs",
        type=partial(number_of_games, words, 1),
        default=RUNS,
        metavar="N",
        help=words.tr("games of each bot; {n} if absent", n=RUNS),
    )
    parser.add_argument(
        "--seed", type=partial(seed, words), default="1", help=words.tr("play the games that this seed makes")
    )
    parser.add_argument("--bots", default=BOTS, metavar="A,B", help=words.tr("who plays; {bots} if absent", bots=BOTS))
    parser.add_argument("--profile", default="ordinary", help=words.tr("the ministry to sit in"))
    parser.add_argument(
        "--mandates",
        default=ALL,
        metavar="A,B",
        help=words.tr("what to be held to; all of them if absent, none for nothing"),
    )
    parser.add_argument("--json", action="store_true", help=words.tr("write the report as JSON"))
    parser.add_argument(
        "--logs", type=Path, metavar="DIR", help=words.tr("keep games that show what was found in this folder")
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Play, then report. Raises StoreError."""
    from twiplo_game.analysis.report import report_on  # noqa: PLC0415
    from twiplo_game.cli.example_logs import ExampleLogs  # noqa: PLC0415
    from twiplo_game.cli.playtesting import Plan, cores, play_all, stopping  # noqa: PLC0415
    from twiplo_game.cli.progress import Progress  # noqa: PLC0415
    from twiplo_game.cli.sound import sound_scenario  # noqa: PLC0415

    bots = check_bots(args.bots)
    file = sound_scenario(args.file, words)
    if file is None:
        return ExitCode.PROBLEMS
    plan = Plan(file.text, args.profile, mandates(file, args), bots, args.runs, args.seed)
    logs = None if args.logs is None else ExampleLogs(args.logs)
    story = plan.story()
    progress = Progress(words)
    with stopping() as stop:
        tallies = play_all(plan, story, cores(), progress, stop)
    progress.clear()
    report = report_on(story, args.seed, args.runs, tallies)
    if logs is not None:
        logs.write(report, file, words.language)
    _show(report, logs, words, is_data=args.json)
    if report.is_whole:
        return ExitCode.OK
    diagnostics.tell(words.tr("Stopped. The report is about the games played until then."))
    return ExitCode.INTERRUPTED


def mandates(file: "ScenarioFile", args: argparse.Namespace) -> tuple[str, ...]:
    """The mandates that the games are held to. Raises NotFoundError for one, or a ministry, that does not exist."""
    from twiplo_game.cli.plain.start import Wish, check_wish  # noqa: PLC0415

    every = tuple(mandate.id for mandate in file.scenario.mandates)
    chosen = () if args.mandates == NONE else tuple(filter(None, args.mandates.split(",")))
    wanted = every if args.mandates == ALL else chosen
    check_wish(file.scenario, Wish(profile=args.profile, mandates=wanted))
    return tuple(name for name in every if name in wanted)


def _show(report: "Report", logs: "ExampleLogs | None", words: Words, *, is_data: bool) -> None:
    if is_data:
        import json  # noqa: PLC0415

        from twiplo_game.analysis.report import as_data  # noqa: PLC0415

        output.content(json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n")
        return
    from twiplo_game.cli.plain.console import Console  # noqa: PLC0415
    from twiplo_game.telling.playtest import playtest_page  # noqa: PLC0415

    def where(bot: str, run: int) -> str | None:
        return None if logs is None else logs.name_of(bot, run)

    Console(words).show(playtest_page(report, report.story.doctrine, words, where))
