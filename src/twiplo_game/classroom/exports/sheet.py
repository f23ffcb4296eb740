"""The results as a table for people."""

from twiplo_game.classroom.exports.grades import grade
from twiplo_game.classroom.results import Results, Status, moment
from twiplo_game.locale.words import Words, msgid

_STATUS = {
    Status.FINAL: msgid("Final results"),
    Status.FROZEN: msgid("Results when the board was frozen"),
    Status.RUNNING: msgid("Provisional results: the contest is still running"),
}


def sheet_rows(found: Results, endings: dict[str, str], words: Words) -> list[list[str]]:
    """Headings and a row for each seat; the last rows say what the table was counted from."""
    rows = [
        [
            words.tr("Rank"),
            words.tr("Name"),
            words.tr("Score"),
            words.tr("Reputation"),
            words.tr("Security"),
            words.tr("Trust"),
            words.tr("Ending"),
            words.tr("Mandates broken"),
            words.tr("Orders given"),
            words.tr("ID number"),
            words.tr("E-mail"),
        ]
    ]
    for result in found.results:
        row, person = result.row, result.person
        ending = endings.get(row.ending, row.ending) if row.ending is not None else ""
        rows.append(
            [
                str(row.rank),
                person.name,
                grade(result),
                *map(str, row.gauges),
                ending,
                str(result.broken),
                str(result.acts),
                person.learner,
                person.email,
            ]
        )
    rows.append([""])
    rows.append([words.tr(_STATUS[found.status]), moment(found.at)])
    rows.append([words.tr("Scenario (SHA-256)"), found.contest.scenario])
    rows.append([words.tr("Log (SHA-256)"), found.log_hash])
    rows.append([words.tr("Seed"), found.seed or words.tr("told when the results are final")])
    return rows
