"""A contest out of its exported log: everything again, on any machine, beside the server that held it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twiplo_game.classroom.contest import ROOM, Contest, Entry, RoomOrder, SeatEntry
from twiplo_game.classroom.results import Results, results
from twiplo_game.classroom.roster import Person
from twiplo_game.classroom.wire import BadMessageError, from_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import parse_doctrine, shipped_doctrine
from twiplo_game.store.errors import DamagedError
from twiplo_game.store.files import digest
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import parse_scenario


@dataclass(frozen=True, slots=True)
class Recount:
    """What came out, and what was played."""

    results: Results
    scenario: Scenario
    scenario_text: bytes
    doctrine: Doctrine
    doctrine_text: bytes


def recounted(data: dict[str, Any], now: int) -> Recount:
    """The results at `now` of the log in `data`, with what was played. Raises StoreError."""
    name = "contest.json"
    try:
        contest = from_data(Contest, data["contest"])
        scenario_text, doctrine_text = str(data["scenario"]["text"]), str(data["doctrine"]["text"])
        entries = [_entry(item) for item in data["entries"]]
        people = [
            Person(seat, str(known["name"]), str(known["learner"] or "")) for seat, known in data["people"].items()
        ]
    except (KeyError, TypeError, AttributeError, BadMessageError) as error:
        raise DamagedError("{path} is no log of a class.", path=name) from error
    doctrine = shipped_doctrine().doctrine
    if contest.doctrine != shipped_doctrine().hash:
        doctrine = parse_doctrine(doctrine_text)
    content = scenario_text.encode()
    scenario = parse_scenario(ScenarioText(Path(name), content, scenario_text, digest(content)), doctrine)
    try:
        story = compile_story(scenario, doctrine, profile=contest.profile, mandates=contest.mandates)
        found = results(contest, new_game(story, contest.seed), entries, people, now)
    except (ValueError, KeyError) as error:
        raise DamagedError("{path} is no log of a class.", path=name) from error
    return Recount(found, scenario, content, doctrine, doctrine_text.encode())


def _entry(item: dict[str, Any]) -> Entry:
    kind: Any = RoomOrder if item["track"] == ROOM else SeatEntry
    return Entry(
        str(item["track"]),
        int(item["number"]),
        str(item["uuid"]),
        int(item["at"]),
        int(item["after"]),
        from_data(kind, item["body"]),
    )
