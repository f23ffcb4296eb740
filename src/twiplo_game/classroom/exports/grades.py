"""Grades for learning platforms, as CSV: 0 to 100, one row a learner, in the columns that they know.

Moodle: https://docs.moodle.org/en/Grade_import (a feedback column needs its grade column before it).
Canvas: https://community.canvaslms.com/ "How do I import grades in the Gradebook?" (Student, ID, SIS User ID,
SIS Login ID, Section, then assignments; a row of points possible).
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from twiplo_game.classroom.results import Result, Results
from twiplo_game.papers.cells import guarded

POINTS: Final = 100


def moodle(found: Results, title: str) -> list[list[str]]:
    """The rows of a table that Moodle imports, with its headings."""
    rows = [
        [
            "First name",
            "Surname",
            "ID number",
            "Institution",
            "Department",
            "Email address",
            f"Assignment: {title}",
            f"Feedback: {title}",
        ]
    ]
    for result in found.results:
        person = result.person
        first, _, last = person.name.rpartition(" ")
        feedback = f"Rank {result.row.rank}; {found.mark}"
        rows.append([first, last, person.learner, "", "", person.email, grade(result), feedback])
    return rows


def canvas(found: Results, title: str) -> list[list[str]]:
    """The rows of a table that Canvas imports, with its headings and its row of points possible."""
    assignment = f"{title} ({found.status}, scenario {found.contest.scenario[:12]}, log {found.log_hash[:12]})"
    rows = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment],
        ["    Points Possible", "", "", "", "", str(POINTS)],
    ]
    for result in found.results:
        person = result.person
        rows.append([person.name, "", person.learner, person.email, "", grade(result)])
    return rows


def table(rows: Iterable[list[str]]) -> str:
    """The rows as CSV in UTF-8 with no mark at its start, which importers take for part of a heading."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def grade(result: Result) -> str:
    """The score out of a hundred, with one decimal."""
    return f"{result.row.score // 10}.{result.row.score % 10}"
