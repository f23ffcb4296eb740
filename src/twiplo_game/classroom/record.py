"""A contest's record as a trainer has it from the server: the results out of its log, and what was played."""

from dataclasses import dataclass
from typing import Any

from twiplo_game.classroom.recount import recounted
from twiplo_game.classroom.results import Results, results
from twiplo_game.classroom.roster import Person
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.errors import DamagedError


@dataclass(frozen=True, slots=True)
class Record:
    """What came out, and what was played."""

    results: Results
    scenario: Scenario
    scenario_text: bytes
    doctrine: Doctrine
    doctrine_text: bytes


def record_of(log: dict[str, Any], now: int) -> Record:
    """The record at `now` of the log that the server gave. Raises StoreError."""
    match = recounted(log)
    try:
        people = [
            _person(str(seat), str(known["name"]), str(known["learner"] or "")) for seat, known in log["people"].items()
        ]
        texts = (str(log["scenario"]["text"]).encode(), str(log["doctrine"]["text"]).encode())
    except (KeyError, TypeError, AttributeError) as error:
        raise DamagedError("This log of a contest cannot be recounted. It was changed or damaged.") from error
    entries = [*match.orders, *(entry for seat in match.seats.values() for entry in seat.entries)]
    found = results(match.contest, match.game, entries, people, now)
    story = match.game.story
    return Record(found, story.scenario, texts[0], story.doctrine, texts[1])


def _person(seat: str, name: str, learner: str) -> Person:
    """Players give a number or an e-mail address, as their school's system knows them."""
    return Person(seat, name, email=learner) if "@" in learner else Person(seat, name, learner)
