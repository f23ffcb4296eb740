"""The results as files: in the columns that others read, marked with what they are worth, and silent about a freeze."""

import csv
import io
import json
import random
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from classroom.contests import CONTEST, MINUTE, SECOND, Class, game_of, play_on
from twiplo_game.classroom.board import board, public_board
from twiplo_game.classroom.contest import Frozen, Started, Thawed
from twiplo_game.classroom.exports import grades, icpc
from twiplo_game.classroom.exports.archive import archive
from twiplo_game.classroom.exports.sheet import sheet_rows
from twiplo_game.classroom.exports.statements import statements
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.results import Results, Status, results
from twiplo_game.classroom.roster import Person
from twiplo_game.engine.codec import action_from_data
from twiplo_game.engine.replay import fold
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario

HOME = "http://127.0.0.1:8000/"
PEOPLE = (
    Person("s1", "Aïcha Ben Saïd", "2041", "aicha@example.org"),
    Person("s2", '=HYPERLINK("x")', "-1", "+1@example.org"),
    Person("s3", "Zoë"),
)

EXPORTS: dict[str, Callable[[Results], Any]] = {
    "moodle": lambda found: grades.table(grades.moodle(found, "Cancelled by post")),
    "canvas": lambda found: grades.table(grades.canvas(found, "Cancelled by post")),
    "sheet": lambda found: sheet_rows(found, {}, translator("en")),
    "archive": archive,
    "xapi": lambda found: statements(found, HOME, {"en": "Cancelled by post"}),
    "icpc scoreboard": icpc.scoreboard,
    "icpc feed": lambda found: list(icpc.feed(found, "Cancelled by post")),
}


@pytest.fixture(scope="module")
def group(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Class:
    """A class of three that has played for ten minutes, was frozen, and played on to the end."""
    chance = random.Random(5)
    made = Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))
    for person in PEOPLE:
        made.join(person.seat)
    made.order(Started())
    for _ in range(20):
        made.wait(30 * SECOND)
        play_on(made, chance.choice(PEOPLE).seat, chance)
    made.order(Frozen())
    for _ in range(16):
        made.wait(30 * SECOND)
        play_on(made, chance.choice(PEOPLE).seat, chance)
    made.wait(20 * MINUTE)
    return made


def found_at(group: Class, now: int, *, thawed: bool = False) -> Results:
    log = [entry for entry in group.log if entry.at <= now]
    if thawed:
        after = Class(group.match, group.now, list(log))
        order = max(entry.number for entry in log if entry.track == "room")
        after.log.append(type(log[0])("room", order + 1, "thaw", now, order, Thawed()))
        log = after.log
    return results(group.match.contest, group.match.game, log, PEOPLE, now)


@pytest.fixture(scope="module")
def final(group: Class) -> Results:
    return found_at(group, group.now, thawed=True)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_what_is_recounted_is_what_the_board_showed(group: Class, final: Results) -> None:
    assert final.status is Status.FINAL
    assert tuple(result.row for result in final.results) == board(group.match, group.now).rows


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_that_happened_after_the_freeze_is_in_an_export(name: str, group: Class, final: Results) -> None:
    """Exported at the freeze and at the end of the contest, a frozen result is the same to the last byte."""
    frozen = next(entry for entry in group.log if type(entry.body) is Frozen)
    early, late = found_at(group, frozen.at), found_at(group, group.now)
    made = [json.dumps(EXPORTS[name](found), ensure_ascii=False) for found in (early, late)]
    assert late.status is Status.FROZEN
    assert made[0] == made[1]
    assert made[0] != json.dumps(EXPORTS[name](final), ensure_ascii=False)
    assert public_board(group.match, group.now).rows == tuple(result.row for result in late.results)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_says_what_it_is_worth(name: str, group: Class, final: Results) -> None:
    for found in (final, found_at(group, group.now)):
        made = json.dumps(EXPORTS[name](found), ensure_ascii=False).lower()
        assert found.status.value in made or name == "icpc scoreboard"
        if name != "icpc scoreboard":
            assert found.contest.scenario[:12] in made
            assert found.log_hash[:12] in made


@pytest.mark.parametrize("name", EXPORTS)
def test_the_seed_is_not_told_before_the_end(name: str, group: Class) -> None:
    found = found_at(group, group.now)
    assert found.seed is None
    made = EXPORTS[name](found)
    assert '"seed": "7"' not in json.dumps(made)


def test_moodle_finds_its_columns(final: Results) -> None:
    rows = rows_of(EXPORTS["moodle"](final))
    assert rows[0][:6] == ["First name", "Surname", "ID number", "Institution", "Department", "Email address"]
    assert rows[0][6].startswith("Assignment: ")
    assert rows[0][7] == rows[0][6].replace("Assignment: ", "Feedback: ", 1)
    assert {len(row) for row in rows} == {8}
    assert all(re.fullmatch(r"\d{1,3}\.\d", row[6]) and float(row[6]) <= 100 for row in rows[1:])


def test_canvas_finds_its_columns(final: Results) -> None:
    rows = rows_of(EXPORTS["canvas"](final))
    assert rows[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert rows[1][0].strip() == "Points Possible"
    assert rows[1][5] == "100"
    assert {len(row) for row in rows} == {6}


@pytest.mark.parametrize("name", ["moodle", "canvas"])
def test_no_name_is_a_formula(name: str, final: Results) -> None:
    text = EXPORTS[name](final)
    assert not text.startswith("\ufeff")
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows_of(text) for cell in row)


def test_every_game_of_the_archive_replays_to_its_score(group: Class, final: Results) -> None:
    kept = archive(final)
    again = {}
    for seat, lines in kept["games"].items():
        steps = fold(group.match.game, [action_from_data(line["a"]) for line in lines])
        again[seat] = steps[-1].state.gauges
    assert again == {line["seat"]: tuple(line["gauges"]) for line in kept["results"]}


def test_statements_are_what_a_record_store_takes(final: Results) -> None:
    made = EXPORTS["xapi"](final)
    assert made == EXPORTS["xapi"](final), "sent twice, a statement is the same one"
    assert len({uuid.UUID(statement["id"]) for statement in made}) == len(PEOPLE)
    for statement in made:
        score = statement["result"]["score"]
        assert score["min"] <= score["raw"] <= score["max"]
        assert -1 <= score["scaled"] <= 1
        assert re.fullmatch(r"PT\d+S", statement["result"]["duration"])
        assert set(statement["actor"]["account"]) == {"homePage", "name"}
    assert "Aïcha" not in json.dumps(made, ensure_ascii=False)


RELTIME = re.compile(r"-?([1-9][0-9]*)?[0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{3})?")
ABSTIME = re.compile(r"[12]\d{3}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(\.\d{3})?([+-][0-1]\d(:[0-5]\d)?|Z)")
IDENTIFIER = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,34}[A-Za-z0-9_-]|)")


REQUIRED = {
    "contest": {"id", "name", "duration"},
    "judgement-types": {"id", "name", "solved"},
    "languages": {"id", "name", "entry_point_required", "extensions"},
    "problems": {"id", "label", "name", "ordinal", "test_data_count"},
    "teams": {"id", "name", "label"},
    "state": {"started", "ended", "finalized", "end_of_updates"},
    "submissions": {"id", "language_id", "problem_id", "team_id", "time", "contest_time", "files"},
    "judgements": {"id", "submission_id", "start_time", "start_contest_time", "end_time", "end_contest_time"},
}
"""What the specification's JSON schema of 2023-06 demands of each object of the feed."""


@pytest.mark.parametrize("frozen", [True, False])
def test_the_scoreboard_has_the_fields_of_the_contest_api(frozen: bool, group: Class, final: Results) -> None:
    made = icpc.scoreboard(found_at(group, group.now) if frozen else final)
    assert set(made) == {"event_id", "time", "contest_time", "state", "rows"}
    assert ABSTIME.fullmatch(made["time"]) and RELTIME.fullmatch(made["contest_time"])
    assert set(made["state"]) == {"started", "ended", "frozen", "thawed", "finalized", "end_of_updates"}
    assert all(moment is None or ABSTIME.fullmatch(moment) for moment in made["state"].values())
    assert (made["state"]["finalized"] is None) is frozen
    for row in made["rows"]:
        assert row["rank"] >= 1
        assert IDENTIFIER.fullmatch(row["team_id"])
        assert set(row["score"]) == {"score", "time"}
        (problem,) = row["problems"]
        assert problem["num_judged"] + problem["num_pending"] == 1
        assert ("time" in problem) is (problem["score"] > 0)


@pytest.mark.parametrize("frozen", [True, False])
def test_the_feed_names_everything_before_it_refers_to_it(frozen: bool, group: Class, final: Results) -> None:
    known: dict[str, set[str]] = {}
    lines = list(icpc.feed(found_at(group, group.now) if frozen else final, "Cancelled by post"))
    assert len({line["token"] for line in lines}) == len(lines)
    refers = {"problem_id": "problems", "team_id": "teams", "language_id": "languages", "submission_id": "submissions"}
    for line in lines:
        assert set(line) == {"token", "id", "type", "data"}
        assert set(line["data"]) >= REQUIRED[line["type"]]
        assert all(IDENTIFIER.fullmatch(value) for field, value in line["data"].items() if field == "id")
        for field, kind in refers.items():
            if field in line["data"]:
                assert line["data"][field] in known[kind]
        if line["id"] is None:
            assert line["type"] in {"contest", "state"}
        else:
            assert line["data"]["id"] == line["id"]
            known.setdefault(line["type"], set()).add(line["id"])
        for field, value in line["data"].items():
            if field.endswith("contest_time") and value is not None:
                assert RELTIME.fullmatch(value)
            elif field.endswith("_time") and isinstance(value, str):
                assert ABSTIME.fullmatch(value)
    judgements = [line["data"] for line in lines if line["type"] == "judgements"]
    assert len(judgements) == len(PEOPLE)
    assert all(("score" in item) is not frozen for item in judgements)
