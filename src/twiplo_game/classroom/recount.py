"""The contest out of an exported log alone: anybody can recount it, without the server."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from twiplo_game.classroom.board import Board, board
from twiplo_game.classroom.contest import ROOM, Contest, Entry, RoomOrder, SeatEntry
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.wire import BadMessageError, from_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.store.doctrine import parse_doctrine
from twiplo_game.store.errors import DamagedError
from twiplo_game.store.files import digest
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import parse_scenario


def recounted(log: dict[str, Any]) -> Match:
    """The contest in `log`, as `/api/room/log` gives it. Raises StoreError where it was changed or damaged."""
    try:
        contest = from_data(Contest, log["contest"])
        entries = [_entry(line) for line in log["entries"]]
        scenario_text, doctrine_text = log["scenario"]["text"], log["doctrine"]["text"]
        hashes = {digest(scenario_text.encode()): contest.scenario, digest(doctrine_text.encode()): contest.doctrine}
        if any(found != wanted for found, wanted in hashes.items()):
            raise BadMessageError("another text")
        doctrine = parse_doctrine(doctrine_text)
        name = Path(f"{log['scenario']['id']}.yaml")
        scenario = parse_scenario(ScenarioText(name, scenario_text.encode(), scenario_text, contest.scenario), doctrine)
        story = compile_story(scenario, doctrine, profile=contest.profile, mandates=contest.mandates)
        match = Match(contest, new_game(story, contest.seed))
        match.take_all(entries)
    except (BadMessageError, KeyError, TypeError, ValueError) as error:
        raise DamagedError("This log of a contest cannot be recounted. It was changed or damaged.") from error
    return match


def board_of(log: dict[str, Any]) -> Board:
    """The board at the moment at which `log` was handed out. Raises StoreError."""
    at = log.get("at")
    if type(at) is not int:
        raise DamagedError("This log of a contest cannot be recounted. It was changed or damaged.")
    return board(recounted(log), at)


def lost_or_doubled(log: dict[str, Any], acknowledged: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The tickets that were acknowledged, by seat with their numbers, and are not in `log` exactly once."""
    written: dict[tuple[str, str], list[int]] = {}
    for line in log["entries"]:
        written.setdefault((line["track"], line["uuid"]), []).append(line["number"])
    return [
        ticket
        for seat, numbers in acknowledged.items()
        for ticket, number in numbers.items()
        if written.get((seat, ticket)) != [number]
    ]


def _entry(line: dict[str, Any]) -> Entry:
    body: Any = from_data(RoomOrder if line["track"] == ROOM else SeatEntry, line["body"])  # type: ignore[arg-type]
    return Entry(line["track"], line["number"], line["uuid"], line["at"], line["after"], body)
