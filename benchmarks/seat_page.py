"""What a simple seat costs the class's server: python benchmarks/seat_page.py [--seed N]

A seat plays at random to the end; after each action what is different on its page is drawn as the server draws it, in
English; beside it the whole page, and the view that a terminal is sent for the same action.
"""

import argparse
import gzip
import random
from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter

from twiplo_game.classroom.contest import Acted, Contest, Entry, Joined, RoomOrder, SeatEntry, Started
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.seat_page.drawing import Changes, Drawing
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.protocol import ToSeat
from twiplo_game.classroom.views import changed
from twiplo_game.classroom.wire import encoded, to_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.playbill import playbill
from twiplo_game.locale.words import translator
from twiplo_game.store.doctrine import parse_doctrine, shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.telling.lexicon import Lexicon

CONTEST = Contest("c", "CODE", "0" * 64, "0" * 64, "7", "ordinary", (), 20, has_own_clocks=True)


def main(seed: int) -> None:
    """One scenario after the other."""
    for name in ("summit-cancelled", "disinformation-campaign"):
        story = compile_story(
            read_scenario(resolve(name)).scenario, parse_doctrine(shipped_doctrine().text), profile="ordinary"
        )
        match = Match(CONTEST, new_game(story, "7"))
        lexicon = Lexicon(translator("en"), story.doctrine, replace(playbill(match.game), seed=None))
        write(match, "s1", Joined(), 1)
        write(match, "room", Started(0), 1)
        chance, drawing = random.Random(seed), Drawing()
        pages, wholes, letters, sizes, whole_sizes, zipped, lines = [], [], [], [], [], [], []
        while len(actions := legal_actions(match.game, match.seats["s1"].state)):
            seat = match.seats["s1"]
            since = seat.revision
            write(match, "s1", Acted(actions[chance.randrange(len(actions))]), seat.number + 1)
            began = perf_counter()
            letter = encoded(to_data(changed(match, seat, since), ToSeat))
            letters.append(perf_counter() - began)
            began = perf_counter()
            news = tuple(turn.seen for turn in seat.turns[since:])
            now = view(match.game, seat.state)
            moment = Moment(lexicon, now, now.minute, is_live=False, news=news)
            changes = encoded(as_data(drawing.brought_to(moment))).encode()
            pages.append(perf_counter() - began)
            sizes.append(len(changes))
            zipped.append(len(gzip.compress(changes)))
            began = perf_counter()
            whole = encoded(as_data(Drawing().brought_to(moment))).encode()
            wholes.append(perf_counter() - began)
            whole_sizes.append(len(whole))
            lines.append(len(letter.encode()))
        print(f"{name}, {len(pages)} actions")
        for what, times in (("what is different", pages), ("the whole page", wholes), ("a view on the line", letters)):
            print(f"  {what}: {1e3 * median(times):.2f} ms, p95 {1e3 * quantiles(times, n=20)[-1]:.2f} ms")
        print(f"  what is different {median(sizes) / 1024:.1f} KB, at most {max(sizes) / 1024:.0f} KB")
        print(f"  the whole page {median(whole_sizes) / 1024:.0f} KB, at most {max(whole_sizes) / 1024:.0f} KB")
        print(f"  the same as gzip makes it {median(zipped) / 1024:.1f} KB, at most {max(zipped) / 1024:.1f} KB")
        print(f"  a view {median(lines) / 1024:.0f} KB, at most {max(lines) / 1024:.0f} KB")


def as_data(changes: Changes) -> list[object]:
    """As it goes over the line."""
    return [changes.parts, changes.messages]


def write(match: Match, track: str, body: RoomOrder | SeatEntry, number: int) -> None:
    """Take in one entry."""
    match.take(Entry(track, number, f"{track}-{number}", 1_000_000, match.room.number, body))


if __name__ == "__main__":
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("--seed", type=int, default=1)
    main(asking.parse_args().seed)
