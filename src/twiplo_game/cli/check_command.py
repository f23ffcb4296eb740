"""`twiplo check`: every problem of scenario files, for people, for programs and for code review."""

import argparse
import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.authoring.check import Checked
    from twiplo_game.authoring.problem import Problem
    from twiplo_game.store.scenario_files import ScenarioText


class _Unread(NamedTuple):
    """Why a file was not read, in the form of a problem."""

    why: str
    line: object
    suggestion: object


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--explain",
        nargs="?",
        const="",
        metavar="CODE",
        help=words.tr("say what a code such as TW203 is about; without a code, list them all"),
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help=words.tr("how to report problems"),
    )
    parser.add_argument(
        "--deep", action="store_true", help=words.tr("play the scenarios too, and say what only play shows")
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Check each file. A file that is not there is a mistake on the command line, not in a scenario."""
    # Nothing that is loaded for a check is garbage, and a check is over before any could be in the way.
    with garbage_left():
        return _run(args, words)


def _run(args: argparse.Namespace, words: Words) -> ExitCode:
    if args.explain is not None:
        from twiplo_game.cli.explaining import explain  # noqa: PLC0415

        if args.format == "github":
            diagnostics.tell(words.tr("An explanation is written as text or as JSON, not as notes on a file."))
            return ExitCode.USAGE
        return explain(args.explain, words, is_data=args.format == "json")
    if not args.files:
        diagnostics.tell(words.tr("Name at least one file to check, such as “twiplo check night-ferry.yaml”."))
        return ExitCode.USAGE
    from twiplo_game.authoring.check import check_text  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.errors import NotFoundError, StoreError, TooLargeError  # noqa: PLC0415
    from twiplo_game.store.scenario_files import read_scenario_text, resolve  # noqa: PLC0415
    from twiplo_game.telling.errors import told  # noqa: PLC0415

    code = ExitCode.OK
    problems: list[Problem] = []
    unread: dict[str, _Unread] = {}
    files = 0
    for name in args.files:
        try:
            path = resolve(name)
            text = read_scenario_text(path)
        except TooLargeError:
            from twiplo_game.authoring.guard import too_large  # noqa: PLC0415

            files += 1
            problems += too_large(name)
            code = max(code, ExitCode.FILE)
            continue
        except StoreError as error:
            unread[name] = _Unread(told(error, words), error.values.get("line", 1), error.values.get("close"))
            diagnostics.tell(unread[name].why)
            code = max(code, ExitCode.USAGE if isinstance(error, NotFoundError) else ExitCode.FILE)
            continue
        files += 1
        checked = check_text(text.text, str(path), shipped_doctrine().doctrine)
        problems += _with_play(checked, text, words) if args.deep else checked.problems
    _report(args.format, problems, unread, words)
    if files and args.format == "text":
        diagnostics.tell(_verdict(problems, files, words))
    if code is ExitCode.OK and any(problem.is_error for problem in problems):
        return ExitCode.PROBLEMS
    return code


def _with_play(checked: "Checked", file: "ScenarioText", words: Words) -> "list[Problem]":
    """The problems of a file and what play shows of it, in the order of the file."""
    from twiplo_game.analysis.deep.problems import deep_problems  # noqa: PLC0415
    from twiplo_game.cli.progress import Progress  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415

    progress = Progress(words)
    doctrine = shipped_doctrine().doctrine
    shown = deep_problems(checked, file.text, str(file.path), doctrine, partial(progress.count, file.id))
    progress.clear()
    return sorted([*checked.problems, *shown], key=lambda problem: (problem.line, problem.column, problem.code))


def _report(form: str, problems: "list[Problem]", unread: dict[str, _Unread], words: Words) -> None:
    """`unread` says of each file that was not read why; a program would else take it for one with nothing wrong."""
    if form == "json":
        data = [_unread_as_data(name, each) for name, each in unread.items()]
        data += [_as_data(problem, words) for problem in problems]
        output.content(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    elif form == "github":
        for name, each in unread.items():
            output.line(f"::error file={_property(name)}::{_data(each.why)}")
    for problem in problems:
        if form == "text":
            from twiplo_game.authoring.report import render  # noqa: PLC0415

            output.line(render(problem, words.tr, output.columns()))
        elif form == "github":
            output.line(_as_command(problem, words))


def _unread_as_data(name: str, unread: _Unread) -> dict[str, object]:
    return {
        "file": name,
        "line": unread.line,
        "column": 1,
        "span": 1,
        "code": None,
        "severity": "error",
        "message": unread.why,
        "suggestion": unread.suggestion,
    }


def _as_data(problem: "Problem", words: Words) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "span": problem.span,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.words(words.tr),
        "suggestion": problem.suggestion,
    }


def _as_command(problem: "Problem", words: Words) -> str:
    """A workflow command, so that the problem is shown beside its line in a review."""
    level = "error" if problem.is_error else "warning"
    message = problem.words(words.tr)
    if problem.suggestion:
        from twiplo_game.authoring.kinds import DID_YOU_MEAN  # noqa: PLC0415

        message = f"{message}\n{words.tr(DID_YOU_MEAN, suggestion=problem.suggestion)}"
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{level} {place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _verdict(problems: "list[Problem]", files: int, words: Words) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return words.trn("{n} file, nothing wrong.", "{n} files, nothing wrong.", files)
    return words.tr(
        "{errors}, {warnings}.",
        errors=words.trn("{n} error", "{n} errors", errors),
        warnings=words.trn("{n} warning", "{n} warnings", warnings),
    )
