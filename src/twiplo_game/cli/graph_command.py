"""`twiplo graph`: what leads to what in a scenario, drawn."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.analysis.marks import Mark
    from twiplo_game.papers.story_map import Coverage
    from twiplo_game.store.scenarios import ScenarioFile

BOTS: Final = ("careful", "hasty", "silent", "drafts")
_ENDINGS: Final = {"mermaid": (".mmd", ".mermaid"), "dot": (".dot", ".gv"), "svg": (".svg",)}
"""The forms, each with how its files end."""

RUNS: Final = 100
"""Games of each bot for a map with its coverage."""


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument(
        "--format",
        choices=tuple(_ENDINGS),
        help=words.tr("how to write the drawing; as the file ends if absent, mermaid on stdout"),
    )
    parser.add_argument(
        "--coverage", action="store_true", help=words.tr("let bots play it, and show how often everything was met")
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help=words.tr("write to this new file: .mmd, .dot or .svg")
    )


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

    form = _form(args.format, args.output, words)
    if form is None:
        return ExitCode.USAGE
    draw = {"mermaid": as_mermaid, "dot": as_dot, "svg": as_svg}[form]
    file = read_scenario(resolve(args.file))
    names = Names(words, file.scenario, shipped_doctrine().doctrine)
    text = draw(story_map(names, _coverage(file, words) if args.coverage else None), words)
    if args.output is None:
        output.content(text)
    else:
        write_text(args.output, text)
    return ExitCode.OK


def _form(asked: str | None, path: Path | None, words: Words) -> str | None:
    """The form that was asked for, or that the file's ending says; None where these are at odds, which is then told."""
    if path is None:
        return asked or "mermaid"
    told = next((form for form, endings in _ENDINGS.items() if path.suffix.lower() in endings), None)
    if told is None and asked is None:
        diagnostics.tell(words.tr("The file has to end in .mmd, .dot or .svg; or name its form with --format."))
        return None
    if told is not None and asked not in (None, told):
        diagnostics.tell(
            words.tr(
                "The file’s ending says {told}, and --format says {asked}. Leave --format out, or change the ending.",
                told=told,
                asked=asked,
            )
        )
        return None
    return asked or told


def _coverage(file: "ScenarioFile", words: Words) -> "Coverage":
    """What the bots meet in it."""
    from twiplo_game.cli.playtesting import Plan, cores, play_all, stopping  # noqa: PLC0415
    from twiplo_game.cli.progress import Progress  # noqa: PLC0415
    from twiplo_game.papers.story_map import Coverage  # noqa: PLC0415

    plan = Plan(file.text, "ordinary", (), BOTS, RUNS, "1")
    progress = Progress(words)
    with stopping() as stop:
        tallies = play_all(plan, plan.story(), cores(), progress, stop)
    progress.clear()
    if stop.is_asked:
        raise KeyboardInterrupt
    met: Counter[Mark] = Counter()
    for tally in tallies.values():
        met.update(tally.marks)
    return Coverage(BOTS, sum(tally.games for tally in tallies.values()), met)
