"""Contests for tests: a class that plays one of the shipped scenarios, entry by entry."""

import random
from dataclasses import dataclass, field

from twiplo_game.classroom.contest import ROOM, Acted, Contest, Entry, Joined, RoomOrder, SeatEntry
from twiplo_game.classroom.match import Match
from twiplo_game.engine.action import Action
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.rejection import Rejected
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario

CONTEST = Contest(
    id="c1",
    code="KRONA-21",
    scenario="0" * 64,
    doctrine="0" * 64,
    seed="7",
    profile="ordinary",
    mandates=(),
    minutes=20,
)

SECOND = 1_000
MINUTE = 60_000


def game_of(scenario: Scenario, doctrine: Doctrine) -> Game:
    """What every seat of a contest plays."""
    return new_game(compile_story(scenario, doctrine, profile="ordinary"), CONTEST.seed)


@dataclass
class Class:
    """A class at a contest: writes entries as a server would, and takes them in."""

    match: Match
    now: int = 1_000_000
    log: list[Entry] = field(default_factory=list)

    def order(self, order: RoomOrder) -> None:
        """The trainer orders something now."""
        self._write(ROOM, order, self.match.room.number + 1)

    def join(self, seat: str) -> None:
        """Somebody takes a seat."""
        self._write(seat, Joined(), 1)

    def act(self, seat: str, action: Action) -> Rejected | None:
        """A player acts; why it was refused, where it was."""
        return self._write(seat, Acted(action), self.match.seats[seat].number + 1)

    def wait(self, milliseconds: int) -> None:
        """Real time passes."""
        self.now += milliseconds

    def recount(self) -> Match:
        """The contest again, out of its log alone."""
        again = Match(self.match.contest, self.match.game)
        again.take_all(self.log)
        return again

    def _write(self, track: str, body: RoomOrder | SeatEntry, number: int) -> Rejected | None:
        entry = Entry(track, number, f"{track}-{number}", self.now, self.match.room.number, body)
        self.log.append(entry)
        return self.match.take(entry)


def play_on(group: Class, seat: str, player: random.Random) -> Rejected | None:
    """A seat does something legal now."""
    game = group.match.seats[seat]
    group.match.catch_up(game, group.now)
    actions = legal_actions(group.match.game, game.state)
    if not len(actions):
        return None
    return group.act(seat, actions[player.randrange(len(actions))])
