"""What a trainer takes home from a class: results for other systems, every game as a log, the common debrief."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from twiplo_game.analysis.cohort import cohort
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.classroom.exports import grades, icpc
from twiplo_game.classroom.exports.archive import archive
from twiplo_game.classroom.exports.sheet import sheet_rows
from twiplo_game.classroom.exports.statements import statements
from twiplo_game.classroom.record import Record
from twiplo_game.classroom.results import Results
from twiplo_game.classroom.seat_log import seat_log
from twiplo_game.engine.replay import fold
from twiplo_game.locale.words import Words
from twiplo_game.papers.cells import as_csv
from twiplo_game.papers.cohort import cohort_page
from twiplo_game.papers.names import Names
from twiplo_game.store.files import make_folder, write_whole
from twiplo_game.telling.page import Page, laid_out

_WIDTH: Final = 80


def class_page(found: Record, words: Words) -> Page:
    """The common debrief."""
    made = cohort(debriefs_of(found.results), found.results.match.game.story.length)
    return cohort_page(made, Names(words, found.scenario, found.doctrine))


def debriefs_of(found: Results) -> list[Debrief]:
    """The debrief of every game that is over."""
    game = found.match.game
    made = []
    for result in found.results:
        turns = found.match.seats[result.row.seat].turns
        each = debrief(game, fold(game, [turn.action for turn in turns if turn.action is not None]))
        if each is not None:
            made.append(each)
    return made


def write_papers(found: Record, folder: Path, address: str, words: Words) -> int:
    """Write everything into `folder`; how many files. Raises StoreError; what is there already is replaced."""
    make_folder(folder)
    make_folder(folder / "logs")
    make_folder(folder / "logs" / "texts")
    written = 0
    for name, content in papers(found, address, words):
        # They say who did what: for the trainer alone.
        write_whole(folder / name, content)
        written += 1
    return written


def papers(found: Record, address: str, words: Words) -> Iterator[tuple[str, bytes]]:
    """Every file by its name within the folder."""
    results = found.results
    title = found.scenario.title.in_(words.language)
    home = address.rstrip("/") + "/"
    endings = {ending.id: ending.title.in_(words.language) for ending in found.scenario.endings}
    rows = sheet_rows(results, endings, words)
    yield "moodle.csv", grades.table(grades.moodle(results, title)).encode()
    yield "canvas.csv", grades.table(grades.canvas(results, title)).encode()
    yield "results.csv", as_csv(rows).encode()
    yield from _workbook(rows, title)
    yield "contest.json", _json(archive(results))
    titles = {language: found.scenario.title.in_(language) for language in ("en", "fr")}
    yield "statements.json", _json(statements(results, home, titles))
    yield "scoreboard.json", _json(icpc.scoreboard(results))
    feed = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in icpc.feed(results, title))
    yield "event-feed.ndjson", feed.encode()
    if results.seed is not None:
        yield "debrief.txt", _text(class_page(found, words)).encode()
        yield from _logs(found, words)


def _logs(found: Record, words: Words) -> Iterator[tuple[str, bytes]]:
    """Each game as an ordinary log, with its texts beside it, so that the debrief works wherever the folder goes."""
    contest, match = found.results.contest, found.results.match
    yield f"logs/texts/{contest.scenario}", found.scenario_text
    yield f"logs/texts/{contest.doctrine}", found.doctrine_text
    for result in found.results.results:
        seat = match.seats[result.row.seat]
        yield f"logs/{seat.seat}.jsonl", seat_log(match, seat, found.results.at, words.language).encode()


def _workbook(rows: list[list[str]], title: str) -> Iterator[tuple[str, bytes]]:
    try:
        from twiplo_game.papers.workbook import as_workbook  # noqa: PLC0415 - an extra that a class may lack
    except ImportError:
        return
    yield "results.xlsx", as_workbook(rows, title)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _text(page: Page) -> str:
    return "\n".join(line for each in page.lines for line in laid_out(each, _WIDTH)) + "\n"
