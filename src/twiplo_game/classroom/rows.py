"""A contest and its entries as the ledger keeps them."""

import json

from twiplo_game.classroom.contest import ROOM, Contest, Entry, RoomOrder, SeatEntry
from twiplo_game.classroom.wire import encoded, from_data, to_data
from twiplo_game.store.class_ledger import EntryRow


def row_of(entry: Entry) -> EntryRow:
    """`entry` as it is kept."""
    kind = RoomOrder if entry.track == ROOM else SeatEntry
    return EntryRow(entry.track, entry.number, entry.uuid, entry.at, entry.after, encoded(to_data(entry.body, kind)))


def entry_of(row: EntryRow) -> Entry:
    """The entry in `row`. Raises BadMessageError where this release does not know it."""
    body: RoomOrder | SeatEntry
    if row.track == ROOM:
        body = from_data(RoomOrder, json.loads(row.body))  # type: ignore[arg-type]
    else:
        body = from_data(SeatEntry, json.loads(row.body))  # type: ignore[arg-type]
    return Entry(row.track, row.number, row.uuid, row.at, row.after, body)


def contest_to_text(contest: Contest) -> str:
    """`contest` as it is kept."""
    return encoded(to_data(contest))


def contest_from_text(body: str) -> Contest:
    """The contest in `body`. Raises BadMessageError."""
    return from_data(Contest, json.loads(body))
