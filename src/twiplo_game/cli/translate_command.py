"""`twiplo translate`: a scenario's texts as a translator's table, and back into the file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.papers.translating import Promise
    from twiplo_game.papers.translation import Changes
    from twiplo_game.papers.translator_table import Table
    from twiplo_game.store.scenario_files import ScenarioText

_SHOWN = 20
"""Rows that are named; a table of another file would fill the screen."""


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help=words.tr("a scenario file, or an id of the library"))
    parser.add_argument("--to", metavar="LANGUAGE", help=words.tr("make the table of a translation into this language"))
    parser.add_argument(
        "--from",
        dest="table",
        type=Path,
        metavar="TABLE",
        help=words.tr("write this table’s translations into the file; with --to, carry them into a new table"),
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--output", type=Path, metavar="FILE", help=words.tr("write to this new file"))
    where.add_argument("--in-place", action="store_true", help=words.tr("change the scenario file itself"))


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Make the table, or take it back in. Without a file to write to, the text goes to stdout."""
    from twiplo_game.papers.errors import PaperError  # noqa: PLC0415
    from twiplo_game.store.scenario_files import read_scenario_text, resolve  # noqa: PLC0415

    if args.to is None and args.table is None:
        diagnostics.tell(words.tr("Say what to do: --to LANGUAGE makes a table, --from TABLE takes one back in."))
        return ExitCode.USAGE
    if args.in_place and args.to is not None:
        diagnostics.tell(words.tr("--in-place changes the scenario; a table goes to --output FILE."))
        return ExitCode.USAGE
    file = read_scenario_text(resolve(args.file))
    try:
        table = None if args.table is None else _read_table(args.table, words)
        if args.to is not None:
            return _give_out(file, args.to, table, args.output, words)
        assert table is not None
        return _take_in(file, table, args, words)
    except PaperError as error:
        diagnostics.tell(words.tr(error.msgid, **error.values))
        return ExitCode.FILE


def _read_table(path: Path, words: Words) -> "Table":
    from twiplo_game.papers.cells import from_csv  # noqa: PLC0415
    from twiplo_game.papers.translator_table import read_table  # noqa: PLC0415
    from twiplo_game.store.scenario_files import read_scenario_text  # noqa: PLC0415

    table = read_table(from_csv(read_scenario_text(path).text))
    if table.unread:
        diagnostics.tell(words.tr("These columns are not read: {names}.", names=", ".join(table.unread)))
    return table


def _give_out(file: "ScenarioText", target: str, earlier: "Table | None", path: Path | None, words: Words) -> ExitCode:
    from twiplo_game.locale.words import msgid  # noqa: PLC0415
    from twiplo_game.papers.cells import as_csv  # noqa: PLC0415
    from twiplo_game.papers.errors import PaperError  # noqa: PLC0415
    from twiplo_game.papers.translating import readable, require_language, translated_from  # noqa: PLC0415
    from twiplo_game.papers.translation import table_rows  # noqa: PLC0415

    require_language(target)
    if earlier is not None and earlier.target != target:
        raise PaperError(
            msgid("The table is a translation into “{found}”, not into “{wanted}”. Write --to {found}."),
            found=earlier.target, wanted=target,
        )  # fmt: skip
    known = readable(file.text, str(file.path))
    source = (earlier.source if earlier is not None else None) or translated_from(known, target)
    is_declared = target in known.languages
    _write(path, as_csv(table_rows(known.entries, source, target, words, is_declared=is_declared, earlier=earlier)))
    if earlier is None and any(entry.words(target) for entry in known.entries):
        diagnostics.tell(
            words.tr(
                "Whether a text has changed since it was translated is seen only against the table of that time: "
                "--from OLD."
            )
        )
    return ExitCode.OK


def _take_in(file: "ScenarioText", table: "Table", args: argparse.Namespace, words: Words) -> ExitCode:
    from twiplo_game.papers.translating import promised, taken_in  # noqa: PLC0415
    from twiplo_game.store.exports import write_text  # noqa: PLC0415

    text, done = taken_in(file.text, str(file.path), table)
    promise = promised(text, str(file.path), table.target, may_add=bool(done.words))
    text = promise.text
    if file.content.startswith(b"\xef\xbb\xbf"):
        text = "\ufeff" + text
    if args.in_place:
        write_text(file.path, text, may_replace=True)
    else:
        _write(args.output, text)
    diagnostics.tell(words.trn("{n} text has changed.", "{n} texts have changed.", len(done.words)))
    _tell_of_languages(promise, table.target, words)
    _tell_of_rows(done, words)
    if done.left_out:
        diagnostics.tell(
            words.tr(
                "Nothing of it is lost: “twiplo translate {file} --to {language} --from {table} --output NEW” makes a "
                "table that holds what was left out.",
                file=args.file,
                language=table.target,
                table=args.table,
            )
        )
    return ExitCode.OK


def _tell_of_languages(promise: "Promise", target: str, words: Words) -> None:
    """Say what the file promises its readers, where that was not the language that its texts are in now."""
    known, all_of_them = ", ".join(promise.languages), ", ".join((*promise.languages, target))
    if promise.is_added:
        diagnostics.tell(words.tr("The file promises “{language}” now too: languages: [{all}].",
                                  language=target, all=all_of_them))  # fmt: skip
    elif not promise.is_kept and promise.missing:
        diagnostics.tell(
            words.trn(
                "The file promises {known} alone, so nobody sees its texts in “{language}”. {n} lacks it still; then "
                "write in the file: languages: [{all}]",
                "The file promises {known} alone, so nobody sees its texts in “{language}”. {n} lack it still; then "
                "write in the file: languages: [{all}]",
                promise.missing,
                known=known,
                language=target,
                all=all_of_them,
            )
        )
    elif not promise.is_kept:
        diagnostics.tell(
            words.tr(
                "The file promises {known} alone, so nobody sees its texts in “{language}”. Write in it: "
                "languages: [{all}]",
                known=known,
                language=target,
                all=all_of_them,
            )
        )


def _tell_of_rows(done: "Changes", words: Words) -> None:
    """Name the rows that went another way than back to where they came from."""
    for each in done.left_out[:_SHOWN]:
        diagnostics.tell(words.tr(each.msgid, row=each.row, key=each.key))
    more = len(done.left_out) - _SHOWN
    if more > 0:
        diagnostics.tell(words.trn("{n} more row is left out.", "{n} more rows are left out.", more))
    if done.moved:
        diagnostics.tell(
            words.trn(
                "{n} row followed its source to another number in its list.",
                "{n} rows followed their source to another number in their list.",
                done.moved,
            )
        )
    for each in done.remarks[:_SHOWN]:
        diagnostics.tell(words.tr(each.msgid, row=each.row, key=each.key, place=each.place))
    more = len(done.remarks) - _SHOWN
    if more > 0:
        diagnostics.tell(
            words.trn(
                "{n} more row went elsewhere, or replaced what had been changed.",
                "{n} more rows went elsewhere, or replaced what had been changed.",
                more,
            )
        )
    if done.unproved:
        diagnostics.tell(
            words.trn(
                "{n} row says neither by its mark nor by its source what was translated. It went where its key says; "
                "look it over.",
                "{n} rows say neither by their mark nor by their source what was translated. They went where their key "
                "says; look them over.",
                len(done.unproved),
            )
        )


def _write(path: Path | None, text: str) -> None:
    from twiplo_game.store.exports import write_text  # noqa: PLC0415

    if path is None:
        output.content(text)
    else:
        write_text(path, text)
