"""What a seat is told, drawn up out of the match: nothing here tells the seed, a truth or another seat's game."""

import json
from dataclasses import replace
from typing import Any

from twiplo_game.classroom.contest import Noted
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.protocol import RoomNow, Welcome
from twiplo_game.classroom.reveal import scene_at
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.timing import Timing
from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.engine.codec import action_from_data
from twiplo_game.engine.look import duration, objections, view
from twiplo_game.engine.marking import marked
from twiplo_game.engine.playbill import playbill
from twiplo_game.seating.port import Changed, Happening, Preview, Previewed, Submit, Ticket, TrackPoint
from twiplo_game.store.session import COMPOSED


def phase_of(match: Match, timing: Timing, at: int) -> str:
    """lobby, countdown, running, paused, ended or revealed."""
    if timing.start is None:
        return "lobby"
    if timing.is_over(at):
        return "ended" if match.room.revealed is None else "revealed"
    if at < timing.start:
        return "countdown"
    return "paused" if timing.paused is not None else "running"


def has_begun(seat: SeatGame, at: int) -> bool:
    """Whether the seat's story has begun, so that its desk may be shown."""
    return seat.timing.start is not None and at >= seat.timing.start


def changed(
    match: Match, seat: SeatGame, since: int, *, until: int | None = None, ticket: Ticket | None = None
) -> Changed:
    """How things stand for `seat`, and what was seen since that revision, or between that and the revision `until`."""
    revision = seat.revision if until is None else min(until, seat.revision)
    since = max(0, min(since, revision))
    return Changed(
        revision=revision,
        since=since,
        view=view(match.game, seat.turns[revision - 1].state),
        track=tuple(TrackPoint(turn.state.minute, turn.state.gauges) for turn in seat.turns[:revision]),
        news=tuple(Happening(turn.seen) for turn in seat.turns[since:revision]),
        ticket=ticket,
    )


def previewed(match: Match, seat: SeatGame, asked: Preview) -> Previewed:
    """What sending would take, and what the advisers who were asked object."""
    order = asked.order
    about = order.event if isinstance(order, Respond) else order.about
    says = tuple(objections(match.game, seat.state, about, order.response))
    marks = marked(match.game.story, seat.state, about, order.response)
    return Previewed(asked.ticket, duration(match.game, order.response), says, marks)


def welcome(match: Match, seat: SeatGame, name: str, at: int) -> Welcome:
    """What a seat knows beforehand; before the start, nothing of the crisis."""
    bill = replace(playbill(match.game), seed=None, minutes=match.contest.minutes) if has_begun(seat, at) else None
    return Welcome(
        seat=seat.seat,
        name=name,
        playbill=bill,
        doctrine=match.contest.doctrine,
        has_own_clock=match.contest.has_own_clocks,
        composed=composed(seat),
    )


def room_now(match: Match, seat: SeatGame, machine: str, at: int, place: tuple[int, int] | None) -> RoomNow:
    """How the contest stands for `seat`, sitting at `machine`; `place` once it was revealed."""
    timing = match.timing_of(seat)
    own = match.contest.has_own_clocks
    return RoomNow(
        phase=phase_of(match, timing, at),
        now=at,
        start=timing.start,
        ends=timing.ends(at),
        minute=seat.state.minute if own else timing.minute(at),
        pace=0 if own else timing.pace_at(at),
        seats=match.seated,
        has_pen=not match.contest.has_teams or seat.machine == machine,
        announcements=match.room.announcements,
        place=place,
    )


def places(match: Match, at: int) -> dict[str, tuple[int, int]]:
    """(rank, of how many) of the seats that the reveal has come to."""
    if match.room.revealed is None or not match.is_over(at):
        return {}
    lines = scene_at(match, at).lines
    return {line.row.seat: (line.row.rank, len(lines)) for line in lines if line.is_revealed}


def composed(seat: SeatGame) -> tuple[Submit, ...]:
    """What `seat` kept while it was composing and has not sent, oldest first."""
    sent = [turn.action for turn in seat.turns]
    kept = [action_in(note) for note in seat.notes if note.kind == COMPOSED]
    return tuple(Submit("", action) for action in kept if isinstance(action, Respond | Speak) and action not in sent)


def action_in(note: Noted) -> Action | None:
    """What a note of something that was being composed says; None where it says nothing that is known."""
    body: Any = json.loads(note.body)
    try:
        return action_from_data(body["a"])
    except (ValueError, KeyError, TypeError):
        return None
