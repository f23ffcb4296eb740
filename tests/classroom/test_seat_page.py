"""The simple seat's page is drawn from the view: all of it can be done there, and no text becomes an element."""

import json
import random
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from classroom.contests import CONTEST, SECOND, Class, game_of, play_on
from classroom.page_forms import form_of
from twiplo_game.classroom.contest import Ended, Noted, Started
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.seat_page.composer_part import composer_part, look_part, ready_part
from twiplo_game.classroom.pages.seat_page.composing import BadFormError, Start, beginning, response_in, start_of
from twiplo_game.classroom.pages.seat_page.debrief_page import account_of
from twiplo_game.classroom.pages.seat_page.debrief_part import debrief_part
from twiplo_game.classroom.pages.seat_page.drawing import Drawing
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.pages.seat_page.shell import join_page, seat_page
from twiplo_game.classroom.protocol import ToSeat
from twiplo_game.classroom.seat_moments import SeatMoments
from twiplo_game.classroom.seat_pages import PAUSE, SeatPage
from twiplo_game.classroom.views import previewed
from twiplo_game.classroom.wire import decoded, encoded, from_data, to_data
from twiplo_game.engine.action import Action, Advance, Check, Respond, Speak, Tell
from twiplo_game.engine.codec import action_from_data
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import Response
from twiplo_game.engine.step import Arrived
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text
from twiplo_game.seating.port import Preview
from twiplo_game.telling.fields import TIMES, value_of, values_of
from twiplo_game.telling.lexicon import Lexicon

HOSTILE = " </p><img src=x onerror=alert(1)><script>alert(2)</script> \" ' & \u202e"


class Drawn(HTMLParser):
    """Markup, as a browser reads it."""

    def __init__(self, *sources: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        for source in sources:
            self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    def all(self, key: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(key)) is not None]

    def options(self, name: str) -> set[str]:
        """What can be chosen in the field `name`."""
        inside, found = "", set()
        for tag, attributes in self.elements:
            if tag == "select":
                inside = attributes.get("name") or ""
            is_box = tag == "input" and attributes.get("type") == "checkbox" and attributes.get("name") == name
            if is_box or (tag == "option" and inside == name):
                found.add(attributes.get("value") or "")
        return found


def played(scenario: Scenario, doctrine: Doctrine, seed: int, rounds: int) -> Class:
    group = Class(Match(replace(CONTEST, has_own_clocks=True), game_of(scenario, doctrine)))
    group.join("s1")
    group.order(Started(0))
    chance = random.Random(seed)
    for _ in range(rounds):
        group.wait(SECOND)
        play_on(group, "s1", chance)
    return group


def moment_of(group: Class, language: str = "en") -> Moment:
    seat, game = group.match.seats["s1"], group.match.game
    lexicon = Lexicon(translator(language), game.story.doctrine, replace(playbill(game), seed=None))
    news = tuple(turn.seen for turn in seat.turns)
    return Moment(lexicon, view(game, seat.state), seat.state.minute, is_live=False, news=news)


def drawn(moment: Moment) -> list[str]:
    """All of the page's HTML."""
    whole = Drawing().brought_to(replace(moment, is_over_for_all=True))
    return [*whole.parts.values(), *dict(whole.messages).values()]


def check_composable(moment: Moment, page: Drawn, order: Respond | Speak) -> None:
    """Some button opens a composer in which `order` can be put together, and the form then says just that."""
    is_answer = isinstance(order, Respond)
    about = order.event if isinstance(order, Respond) else order.about
    wanted = [json.loads(item) for item in page.all("data-compose")]
    starts = [item["start"] for item in wanted if (item["about"], item["kind"] == "respond") == (about, is_answer)]
    draft = order.response.draft
    start = "own" if draft is None else f"draft:{draft}"
    assert start in starts
    form = Drawn(composer_part(moment, Start(about, is_answer, start)).source)
    said = form_of(order, start)
    begun = beginning(moment, Start(about, is_answer, start))
    for name, value in said["fields"].items():
        offered = form.options(name)
        if name in TIMES:
            continue
        if isinstance(value, list):
            assert set(value) <= offered or set(value) == values_of(begun, name)
        else:
            assert value in offered or (not offered and value in {value_of(begun, name), "none|"})
    made = response_in(moment, start_of(said, {}), said)
    assert made == order.response
    assert made.text == order.response.text


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), rounds=st.integers(0, 25), name=st.sampled_from(["summit-cancelled", "all"]))
def test_every_legal_action_can_be_done_on_the_page(
    scenarios: dict[str, Scenario], doctrine: Doctrine, seed: int, rounds: int, name: str
) -> None:
    """Whatever the engine would take now, a button, a form or a message on the page says exactly that."""
    chosen = name if name in scenarios else sorted(scenarios)[seed % len(scenarios)]
    group = played(scenarios[chosen], doctrine, seed, rounds)
    moment = moment_of(group)
    page = Drawn(*drawn(moment))
    done = [action_from_data(json.loads(item)) for key in ("data-do", "data-open") for item in page.all(key)]
    legal = legal_actions(group.match.game, group.match.seats["s1"].state)
    chance = random.Random(seed)
    for place in range(len(legal)) if len(legal) < 60 else chance.sample(range(len(legal)), 60):
        action: Action = legal[place]
        match action:
            case Respond() | Speak():
                check_composable(moment, page, action)
            case Tell(stakeholder, about):
                assert stakeholder in page.options("stakeholder")
                assert about in page.options("about")
            case Advance():
                assert page.all("data-wait") == [str(moment.now.minute)]
            case _:
                assert action in done


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), rounds=st.integers(1, 25))
def test_piece_by_piece_it_is_the_same_page(
    scenarios: dict[str, Scenario], doctrine: Doctrine, seed: int, rounds: int
) -> None:
    """A page that was brought from moment to moment shows what a page shows that is drawn whole at the end."""
    group = played(scenarios[sorted(scenarios)[seed % len(scenarios)]], doctrine, seed, 0)
    drawing, chance = Drawing(), random.Random(seed)
    parts: dict[str, str] = {}
    messages: dict[str, str] = {}
    for _ in range(rounds):
        group.wait(SECOND)
        play_on(group, "s1", chance)
        changes = drawing.brought_to(replace(moment_of(group), news=()))
        parts |= changes.parts
        messages |= dict(changes.messages)
    whole = Drawing().brought_to(replace(moment_of(group), news=()))
    assert whole.is_whole and parts == whole.parts
    assert list(messages.items()) == list(whole.messages)
    assert drawing.brought_to(replace(moment_of(group), news=())).messages == ()


def test_what_comes_in_by_itself_is_drawn_together(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    """Shortly after a drawing another one for which nobody asked can wait; then it tells all that came in meanwhile."""
    group = played(scenarios["summit-cancelled"], doctrine, 1, 0)
    seat, now = group.match.seats["s1"], [100.0]
    group.match.catch_up(seat, group.now)
    page = SeatPage(SeatMoments(group.match), translator("en"), lambda: now[0])
    assert page.may_draw()
    first = page.draw(seat, 0, None, group.now)
    assert first.is_whole and not page.may_draw()
    for _ in range(3):
        group.act("s1", Advance(1_000))
    now[0] += 2 * PAUSE
    assert page.may_draw()
    second = page.draw(seat, first.revision, None, group.now)
    assert not second.is_whole and "brief" not in second.parts
    assert second.revision == first.revision + 3
    came_in = {item.message for turn in seat.turns[1:] for item in turn.seen.happened if isinstance(item, Arrived)}
    assert came_in and came_in <= set(dict(second.messages))
    assert sum(line.startswith("New:") for line in second.news) == len(came_in)


def hostile(value: Any) -> Any:
    """Every text in `value` with markup in it."""
    match value:
        case Text():
            return Text({language: f"{words}{HOSTILE}" for language, words in value.root.items()})
        case BaseModel():
            fields = {name: hostile(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update=fields)
        case dict():
            return {key: hostile(item) for key, item in value.items()}
        case tuple():
            return tuple(hostile(item) for item in value)
        case _:
            return value


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("seed", range(4))
def test_no_text_becomes_an_element(
    scenarios: dict[str, Scenario], doctrine: Doctrine, seed: int, language: str
) -> None:
    """With markup in every text of the scenario the page has the same elements, and no attribute more."""
    scenario = scenarios["summit-cancelled"]
    plain, marked = (moment_of(played(each, doctrine, seed, 14), language) for each in (scenario, hostile(scenario)))
    one, other = (Drawn(*drawn(each)) for each in (plain, marked))
    assert "onerror" in json.dumps(drawn(marked))
    assert [(tag, set(attributes)) for tag, attributes in one.elements] == [
        (tag, set(attributes)) for tag, attributes in other.elements
    ]
    assert "\u202e" not in json.dumps(drawn(marked), ensure_ascii=False)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_text_becomes_an_element_in_the_debrief(
    scenarios: dict[str, Scenario], doctrine: Doctrine, language: str
) -> None:
    """Nor in the debrief below the end, of the scenario's texts and of what the player said."""
    found = []
    for scenario in (scenarios["summit-cancelled"], hostile(scenarios["summit-cancelled"])):
        group = played(scenario, doctrine, 2, 8)
        seat = group.match.seats["s1"]
        said = HOSTILE if found else " plain"
        seat.notes.append(Noted("feeling", json.dumps({"words": f"Long.{said}"})))
        group.order(Ended())
        group.match.catch_up(seat, group.now)
        account = account_of(group.match, seat, moment_of(group, language).lexicon)
        found.append(Drawn(debrief_part(account).source))
        assert ("onerror" in debrief_part(account).source) is (len(found) == 2)
    assert [(tag, set(attributes)) for tag, attributes in found[0].elements] == [
        (tag, set(attributes)) for tag, attributes in found[1].elements
    ]


def test_no_text_of_a_player_becomes_an_element(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    """Nor does what is typed into the composer, on its way to the form, the look and the last question."""
    group = played(scenarios["summit-cancelled"], doctrine, 3, 0)
    moment = moment_of(group)
    event = next(event for event in moment.now.events if event.can_answer)
    found = []
    for text in ("Nothing is known yet.", "</textarea><script>alert(1)</script> <b>denied</b>"):
        kept = replace(Response(), text=text)
        start = Start(event.event, True, "kept", kept)
        seen = previewed(group.match, group.match.seats["s1"], Preview("", Respond(event.event, kept)))
        form = composer_part(moment, start)
        look, ready = look_part(moment, start, kept, seen), ready_part(moment, kept, seen, ())
        found.append(Drawn(form.source, ready.source).tags)
        assert "script" not in Drawn(look.source).tags
    assert found[0] == found[1]


def test_a_seat_is_warned_of_certainty_until_its_file_bears_it(
    scenarios: dict[str, Scenario], doctrine: Doctrine
) -> None:
    """At the simple seat and on a desk's line alike: marked while the file holds less, and afterwards no more."""
    group = played(scenarios["cable-leak"], doctrine, 3, 0)
    seat, response = group.match.seats["s1"], replace(Response(), text="There is no doubt that they are ours.")
    warned = []
    for _ in range(2):
        group.match.catch_up(seat, group.now)
        moment = moment_of(group)
        found = previewed(group.match, seat, Preview("p", Respond("consortium_mail", response)))
        assert from_data(ToSeat, decoded(encoded(to_data(found, ToSeat)))) == found
        look = look_part(moment, Start("consortium_mail", True, "own", response), response, found).source
        assert ("“There is no doubt”" in look) is any(mark.is_shown for mark in found.marks or ())
        warned.append("“There is no doubt”" in look)
        group.act("s1", Check("compare_registers"))
        while seat.state.minute < 50:
            group.act("s1", Advance(50))
    assert warned == [True, False]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_ask_nobody_else_and_run_nothing_inline(language: str) -> None:
    """Neither page holds a script, a style or an address of its own, and a title in markup stays a title."""
    words = translator(language)
    for title in ("Title", f"Title{HOSTILE}"):
        for page in (join_page(title, words, has_teams=True), seat_page(title, words)):
            found = Drawn(page)
            assert found.tags.count("script") == 1
            assert not {"style", "img", "iframe"} & set(found.tags)
            assert not found.all("style")
            assert all(link.startswith(("/", "#")) for key in ("src", "href", "action") for link in found.all(key))


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"about": "nothing", "kind": "respond", "start": "own", "fields": {}, "text": ""},
        {"about": "the_post", "kind": "advance", "start": "own", "fields": {}, "text": ""},
        {"about": "the_post", "kind": "respond", "start": "own", "fields": {"tone": "rude"}, "text": ""},
        {"about": "the_post", "kind": "respond", "start": "own", "fields": {"to": "press"}, "text": ""},
        {"about": "the_post", "kind": "respond", "start": "own", "fields": {}, "text": "\ud800"},
        {"about": "the_post", "kind": "respond", "start": "own", "fields": {}, "text": "x" * 5_000},
        {"about": "the_post", "kind": "respond", "start": "own", "fields": [], "text": ""},
    ],
)
def test_a_form_that_no_page_sends_is_refused(
    scenarios: dict[str, Scenario], doctrine: Doctrine, form: dict[str, Any]
) -> None:
    """What a form says is hostile until it is read."""
    moment = moment_of(played(scenarios["summit-cancelled"], doctrine, 1, 0))
    with pytest.raises(BadFormError):
        response_in(moment, start_of(form, {}), form)
