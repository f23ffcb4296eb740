"""`twiplo solve`: the best and the worst play of a scenario, and what every draft gives away."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.analysis.solver.solution import Line, Solution
    from twiplo_game.store.scenarios import ScenarioFile

SECONDS: Final = 120
SECONDS_LIMIT: Final = 86_400


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--seconds",
        type=partial(_seconds, words),
        default=SECONDS,
        metavar="N",
        help=words.tr("stop after so many seconds and keep what was found; {n} if absent", n=SECONDS),
    )
    parser.add_argument("--profile", default="ordinary", help=words.tr("the ministry to sit in"))
    parser.add_argument(
        "--mandates",
        default="all",
        metavar="A,B",
        help=words.tr("what to be held to; all of them if absent, none for nothing"),
    )
    parser.add_argument("--json", action="store_true", help=words.tr("write the report as JSON"))
    parser.add_argument(
        "--logs", type=Path, metavar="DIR", help=words.tr("keep the best, the worst and a typical game in this folder")
    )


def _seconds(words: Words, text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= SECONDS_LIMIT:
        return int(text)
    raise argparse.ArgumentTypeError(
        words.tr("“{text}” is no number of seconds. Give one from 1 to {most}.", text=text, most=SECONDS_LIMIT)
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Solve, then report. Raises StoreError."""
    from twiplo_game.analysis.garbage import garbage_left  # noqa: PLC0415
    from twiplo_game.analysis.solver.solutions import solve  # noqa: PLC0415
    from twiplo_game.cli.playtest_command import mandates  # noqa: PLC0415
    from twiplo_game.cli.playtesting import stopping  # noqa: PLC0415
    from twiplo_game.cli.progress import Progress  # noqa: PLC0415
    from twiplo_game.cli.solving import Budget, Keeping, keep_value  # noqa: PLC0415
    from twiplo_game.cli.sound import sound_scenario  # noqa: PLC0415
    from twiplo_game.engine.compile import compile_story  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.log_folder import new_log_folder  # noqa: PLC0415

    file = sound_scenario(args.file, words)
    if file is None:
        return ExitCode.PROBLEMS
    story = compile_story(
        file.scenario, shipped_doctrine().doctrine, profile=args.profile, mandates=mandates(file, args)
    )
    if args.logs is not None:
        new_log_folder(args.logs)
    progress = Progress(words)
    with stopping() as stop, garbage_left():
        limits = Budget(args.seconds, stop, progress)
        solution = solve(story, limits)
        kept = keep_value(solution, file, limits)
    progress.clear()
    if args.logs is not None:
        _keep(solution, file, args.logs, words.language)
    _show(solution, args.logs, words, is_data=args.json, is_weighed=kept is not Keeping.NOTHING)
    if kept is Keeping.PART:
        diagnostics.tell(
            words.tr(
                "Not all that situations are worth was worked out, because time or memory was up. Reviews of this "
                "scenario’s games work out the rest themselves, and take longer."
            )
        )
    if not stop.is_asked:
        return ExitCode.OK
    diagnostics.tell(words.tr("Stopped. The report holds what was found until then."))
    return ExitCode.INTERRUPTED


def _keep(solution: "Solution", file: "ScenarioFile", folder: Path, language: str) -> None:
    """Write the games. Raises StoreError."""
    for name, line in (("best", solution.best), ("worst", solution.worst), ("play", solution.play)):
        if line is not None:
            _write(solution, line, file, folder / f"{name}.jsonl", language)


def _write(solution: "Solution", line: "Line", file: "ScenarioFile", path: Path, language: str) -> None:
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.session import Setup, begin  # noqa: PLC0415

    story = solution.story
    setup = Setup(
        seed=line.seed,
        profile=story.profile_id,
        mandates=tuple(mandate.id for mandate in story.mandates),
        language=language,
    )
    session = begin(file, shipped_doctrine(), setup, path)
    try:
        for action in line.actions:
            session.do(action)
    finally:
        session.close()


def _show(solution: "Solution", logs: Path | None, words: Words, *, is_data: bool, is_weighed: bool) -> None:
    if is_data:
        import json  # noqa: PLC0415

        from twiplo_game.analysis.solver.data import as_data  # noqa: PLC0415

        output.content(json.dumps(as_data(solution), ensure_ascii=False, indent=1) + "\n")
        return
    from twiplo_game.cli.plain.console import Console  # noqa: PLC0415
    from twiplo_game.telling.solving import solution_page  # noqa: PLC0415

    console = Console(words)
    console.show(solution_page(solution, words, None if logs is None else str(logs)))
    if is_weighed:
        console.say(words.tr("Reviews of this scenario’s games, on this computer, go by the best play from now on."))
