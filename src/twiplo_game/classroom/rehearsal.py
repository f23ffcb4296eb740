"""A rehearsal: a class of bots plays a contest, and what it took is measured."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from twiplo_game.classroom.bot_seat import BotSeat
from twiplo_game.classroom.bots_class import Office, Spread, joined, memory_of, play_for, spread, staying, until
from twiplo_game.classroom.recount import board_of, lost_or_doubled

BURSTS: Final = 3
"""How often all answer at once."""

_THINKING: Final = 4.0
"""Seconds between two actions of a bot."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rehearsal took; seconds."""

    seats: int
    joined: float
    """Until all had a seat, twenty asking at a time."""
    connected: float
    """Until all had a line."""
    desks: float
    """From the start's order until all had the desk."""
    at_once: Spread
    """Acknowledgements where all answer at the same instant."""
    room: float
    """From the trainer's order until all seats were told."""
    playing: Spread
    """Acknowledgements in play."""
    acknowledged: int
    lost: int
    """Acknowledged, and not in the log exactly once."""
    is_recounted: bool
    """Whether the ranking that the exported log gives is the board's."""
    memory: int | None
    """MB of the server at most."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost and the ranking is right."""
        return not self.lost and self.is_recounted


async def rehearse(office: Office, process: int, count: int, seconds: float) -> Measured:
    """A contest of `count` bots that play for `seconds`, on the server whose process is `process`."""
    began = time.perf_counter()
    seats = await joined(office, count)
    took_joining = time.perf_counter() - began
    async with staying(seats):
        took_connecting = await until(lambda: all(seat.room for seat in seats))
        began = time.perf_counter()
        await office.order(**{"is": "started", "countdown": 0})
        await until(lambda: all(seat.view for seat in seats))
        took_starting = time.perf_counter() - began
        bursts = [await _all_at_once(seats) for _ in range(BURSTS)]
        began = time.perf_counter()
        await office.order(**{"is": "announced", "words": "Rehearsal."})
        await until(lambda: all(seat.room["announcements"] for seat in seats))
        took_telling = time.perf_counter() - began
        await _acknowledged(seats, lambda: play_for(seats, seconds, _THINKING))
        playing = spread(wait for seat in seats for wait in seat.waits)
        await office.order(**{"is": "ended"})
        await until(lambda: all(seat.room["phase"] == "ended" for seat in seats))
    log = await office.get("/api/room/log")
    shown = (await office.get("/board.json"))["board"]["rows"]
    rows = [(row.rank, row.seat, row.score, list(row.gauges), row.ending) for row in board_of(log).rows]
    return Measured(
        seats=count,
        joined=took_joining,
        connected=took_connecting,
        desks=took_starting,
        at_once=max(bursts, key=lambda burst: burst.worst),
        room=took_telling,
        playing=playing,
        acknowledged=sum(len(seat.acknowledged) for seat in seats),
        lost=len(lost_or_doubled(log, {seat.seat: seat.acknowledged for seat in seats})),
        is_recounted=rows
        == [tuple(row[key] for key in ("rank", "seat", "score", "gauges", "ending")) for row in shown],
        memory=memory_of(process),
    )


async def _all_at_once(seats: list[BotSeat]) -> Spread:
    views = [seat.views for seat in seats]
    first = seats[0].view["messages"][0]["id"]

    async def answer() -> None:
        await asyncio.gather(*(seat.act({"do": "open", "message": first}) for seat in seats))

    await _acknowledged(seats, answer)
    await until(partial(_saw_more, seats, views))
    return spread(wait for seat in seats for wait in seat.waits)


async def _acknowledged(seats: list[BotSeat], play: Callable[[], Awaitable[None]]) -> None:
    for seat in seats:
        seat.waits.clear()
    await play()
    await until(lambda: not any(seat.asked for seat in seats))


def _saw_more(seats: list[BotSeat], views: list[int]) -> bool:
    return all(seat.views > before for seat, before in zip(seats, views, strict=True))
