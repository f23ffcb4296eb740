"""What a seat lets in of what its server says: values of the protocol, none beyond what a desk can show."""

import re
from typing import Final

from twiplo_game.classroom.protocol import Ack, RoomNow, ToSeat, Welcome
from twiplo_game.classroom.wire import BadMessageError, decoded, from_data
from twiplo_game.engine.playbill import Playbill
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.seating.port import Changed

PHASES: Final = frozenset({"lobby", "countdown", "running", "paused", "ended", "revealed"})

_MOMENT: Final = 2**53
"""Milliseconds; beyond it a clock of JSON is no clock."""

_MINUTES: Final = 60 * 24 * 60
"""Of a story: two months."""

_YEARS: Final = range(1900, 2900)
_MANY: Final = 100_000
_NAME: Final = 200
_HASH: Final = re.compile(r"\A[0-9a-f]{64}\Z")
_WORDS: Final = 4_000


def admitted(raw: str | bytes) -> ToSeat:
    """The message in `raw`. Raises BadMessageError."""
    message: ToSeat = from_data(ToSeat, decoded(raw))  # type: ignore[arg-type] # a union is a type to cattrs
    match message:
        case Welcome():
            _hold(len(message.seat) <= _NAME and len(message.name) <= _NAME and bool(_HASH.match(message.doctrine)))
            if message.playbill is not None:
                _check_playbill(message.playbill)
        case RoomNow():
            _check_room(message)
        case Changed():
            _check_changed(message)
        case Ack():
            _hold(0 <= message.number <= _MOMENT and 0 <= message.at <= _MOMENT)
        case _:
            pass
    return message


def _check_room(room: RoomNow) -> None:
    moments = [room.now, *(moment for moment in (room.start, room.ends) if moment is not None)]
    _hold(room.phase in PHASES)
    _hold(all(0 <= moment <= _MOMENT for moment in moments))
    _hold(0 <= room.minute <= _MINUTES and 0 <= room.pace <= _MOMENT and 0 <= room.seats <= _MANY)
    _hold(len(room.announcements) <= _NAME and all(len(words) <= _WORDS for _, words in room.announcements))
    if room.place is not None:
        rank, of = room.place
        _hold(1 <= rank <= of <= _MANY)


def _check_playbill(bill: Playbill) -> None:
    _hold(bill.start.year in _YEARS and bill.start.tzinfo is None)
    _hold(0 <= bill.minutes <= _MINUTES and 0 < bill.length <= _MINUTES and 0 <= bill.staff <= _MANY)
    _hold(bool(bill.languages))


def _check_changed(told: Changed) -> None:
    _hold(0 <= told.since <= told.revision <= _MANY and len(told.news) == told.revision - told.since)
    _check_view(told.view)
    for point in told.track:
        _hold(0 <= point.minute <= _MINUTES and all(0 <= gauge <= 100 for gauge in point.gauges))


def _check_view(view: PlayerView) -> None:
    _hold(0 <= view.minute <= view.length <= _MINUTES)
    _hold(view.gauges.keys() == set(Gauge) and all(0 <= value <= 100 for value in view.gauges.values()))
    _hold(0 <= view.free <= view.staff <= _MANY)
    minutes = [
        *(message.minute for message in view.messages),
        *(event.due for event in view.events if event.due is not None),
        *(promise.due for promise in view.promises),
        *(task.lands for task in view.tasks),
        *(sent.ordered for sent in view.sent),
        *(mood.told for mood in view.moods if mood.told is not None),
        *([view.next_free] if view.next_free is not None else []),
    ]
    _hold(all(0 <= minute <= 2 * _MINUTES for minute in minutes))


def _hold(is_so: bool) -> None:
    if not is_so:
        raise BadMessageError("out of bounds")
