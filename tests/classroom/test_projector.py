"""The projector shows what anybody may see, and nothing that a freeze or the contest hides."""

import json
import random
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from classroom.contests import CONTEST, MINUTE, SECOND, Class, game_of, play_on
from twiplo_game.classroom.board import board
from twiplo_game.classroom.board_data import board_data
from twiplo_game.classroom.contest import Ended, Frozen, Paused, Resumed, Revealed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.board_page import board_page
from twiplo_game.classroom.reveal import steps
from twiplo_game.classroom.roster import Person
from twiplo_game.engine.look import view
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario

NAMES = {"s1": "Aïcha", "s2": "<script>alert(1)</script>"}
PEOPLE = (Person("s1", "Aïcha", "2041", "aicha@example.org"), Person("s2", "<script>alert(1)</script>"))


@pytest.fixture
def group(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Class:
    made = Class(Match(CONTEST, game_of(scenarios["disinformation-campaign"], doctrine)))
    for person in PEOPLE:
        made.join(person.seat)
    return made


def play(group: Class, chance: random.Random, rounds: int) -> None:
    for _ in range(rounds):
        group.wait(30 * SECOND)
        play_on(group, chance.choice(PEOPLE).seat, chance)


def test_the_phases_follow_the_trainers_orders(group: Class) -> None:
    def phase() -> str:
        return str(board_data(group.match, NAMES.__getitem__, group.now)["phase"])

    assert phase() == "lobby"
    group.order(Started(5_000))
    assert phase() == "countdown"
    group.wait(5_000)
    assert phase() == "running"
    group.order(Paused())
    assert phase() == "paused"
    group.order(Resumed())
    group.wait(20 * MINUTE)
    assert phase() == "ended"
    group.order(Revealed(0))
    assert phase() == "revealed"


def test_a_frozen_board_says_so_and_nothing_else_new(group: Class) -> None:
    chance = random.Random(4)
    group.order(Started())
    play(group, chance, 8)
    group.order(Frozen())
    before = board_data(group.match, NAMES.__getitem__, group.now)["board"]
    play(group, chance, 12)
    after = board_data(group.match, NAMES.__getitem__, group.now)
    assert after["board"] == before
    assert before["is_frozen"]


def test_the_reveal_ends_at_the_final_board(group: Class) -> None:
    chance = random.Random(4)
    group.order(Started())
    play(group, chance, 8)
    group.order(Frozen())
    play(group, chance, 12)
    group.wait(20 * MINUTE)
    final = board(group.match, group.now)
    group.order(Revealed(steps(final)))
    rows = board_data(group.match, NAMES.__getitem__, group.now)["reveal"]["rows"]
    assert [(row["rank"], row["score"]) for row in rows] == [(row.rank, row.score) for row in final.rows]
    assert all(row["is_revealed"] for row in rows)


def test_hidden_names_are_shown_nowhere(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    made = Class(Match(replace(CONTEST, hides_names=True), game_of(scenarios["summit-cancelled"], doctrine)))
    made.join("s1")
    for order in (None, Started(), Ended(), Revealed(1)):
        if order is not None:
            made.order(order)
        made.wait(SECOND)
        assert "Aïcha" not in json.dumps(board_data(made.match, NAMES.__getitem__, made.now), ensure_ascii=False)


def test_the_room_reads_only_what_lies_on_every_desk(group: Class) -> None:
    group.order(Started())
    chance = random.Random(2)
    for _ in range(12):
        play(group, chance, 2)
        shown = board_data(group.match, NAMES.__getitem__, group.now)["news"]
        for seat in group.match.seats.values():
            desk = view(group.match.game, group.match.state_at(seat, group.now)).messages
            texts = {message.text.in_("en"): message.minute for message in desk if message.text is not None}
            assert all(texts.get(item["text"]["en"]) == item["minute"] for item in shown)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "action"}]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_asks_nobody_else_and_takes_no_markup(language: str) -> None:
    page = board_page("<img src=x onerror=alert(1)>", "http://127.0.0.1:8000", translator(language))
    found = Elements()
    found.feed(page)
    plain = Elements()
    plain.feed(board_page("Title", "http://127.0.0.1:8000", translator(language)))
    assert found.tags == plain.tags
    assert all(link.startswith(("/", "data:image/svg+xml")) for link in found.links)
