"""The map of a scenario: what is on it, that it is drawn without collisions, and that no text can break out of it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise

import pytest

from twiplo_game.analysis.playtest import Tally, lots, play_lot
from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.storyline import Cause, earliest, links, story_order
from twiplo_game.engine.compile import compile_story
from twiplo_game.locale.words import Words, translator
from twiplo_game.model.scenario import Scenario
from twiplo_game.papers.dot import as_dot, quoted
from twiplo_game.papers.lanes import laid_out
from twiplo_game.papers.mermaid import as_mermaid, escaped
from twiplo_game.papers.names import Names
from twiplo_game.papers.story_map import Coverage, StoryMap
from twiplo_game.papers.story_map import story_map as mapped
from twiplo_game.papers.svg import as_svg
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids

WORDS = translator("en")
SVG = "{http://www.w3.org/2000/svg}"

SMALL = """\
title: Small
length: 6h
events:
  - {id: first, at: 10m, text: First, due: 20m, silence: {triggers: {third: 30m}}}
  - id: second
    at: 40m
    when: answered(first)
    text: Second
    outcomes:
      - when: public()
        because: It came back.
        later: {after: 1h, when: trust < 50, triggers: {third: {after: 15m, when: security < 50}}}
  - {id: third, text: Third}
endings:
  - {id: bad, at_once: true, when: trust < 5, title: Bad, text: Bad}
  - {id: rest, title: Rest, text: Rest}
"""

HOSTILE = [
    '"]; click e1 "javascript:alert(1)"',
    "</text></svg><script>alert(1)</script>",
    'end\n  e1 --> e2 %%{init: {"securityLevel": "loose"}}%%',
    '\\" ]; node [URL="http://x"]; a -> b [label="\\',
    "<img src=x onerror=alert(1)>&amp;]]>",
]


def _scenario(text: str) -> Scenario:
    checked = check_text(text, "small.yaml", shipped_doctrine().doctrine)
    assert checked.scenario is not None, checked.problems
    return checked.scenario


def story_map(scenario: Scenario, words: Words) -> StoryMap:
    return mapped(Names(words, scenario, shipped_doctrine().doctrine))


def _named(title: str) -> Scenario:
    return _scenario(SMALL).model_copy(
        update={
            "title": _scenario(SMALL).title.model_validate(title),
            "events": tuple(
                event.model_copy(update={"title": _scenario(SMALL).title.model_validate(title)})
                for event in _scenario(SMALL).events
            ),
        }
    )


def test_links_add_up_their_delays() -> None:
    """A trigger inside a later counts from the landing, and both conditions must hold."""
    found = links(_scenario(SMALL))

    assert [(link.source, link.cause, link.target, link.after, link.whens) for link in found] == [
        ("first", Cause.SILENCE, "third", 30, ()),
        ("second", Cause.OUTCOME, "third", 75, ("trust < 50", "security < 50")),
        ("first", Cause.CONDITION, "second", 0, ("answered(first)",)),
    ]


def test_the_order_of_the_story() -> None:
    """What silence brings comes after the time for an answer."""
    scenario = _scenario(SMALL)

    assert earliest(scenario) == {"first": 10, "second": 40, "third": 60}
    assert [event.id for event in story_order(scenario)] == ["first", "second", "third"]


def test_the_map_says_when_and_why() -> None:
    """Events, ways and endings carry their times and conditions."""
    drawn = story_map(_scenario(SMALL), WORDS)

    assert (drawn.events[0].time, drawn.events[0].when) == (("T+10 min", "08:10"), ())
    assert (drawn.events[1].time, drawn.events[1].when) == (("T+40 min", "08:40"), ("if “First” was answered",))
    assert drawn.events[2].when == ("At the earliest T+1\u00a0h, 09:00",)
    assert [stop.is_certain for stop in drawn.events] == [True, False, False]
    assert [way.why for way in drawn.ways] == [
        "Condition: “First” was answered", "No answer in time", "Outcome 1: the answer is public"
    ]  # fmt: skip
    assert drawn.ways[0].after == "at its time, if its condition holds then"
    assert drawn.ways[2].after == "1\u00a0h\u00a015 later, if trust: less than 50; security: less than 50"
    assert [stop.when[0] for stop in drawn.endings] == ["as soon as trust: less than 5", "in every other case"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_nothing_collides(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """Boxes, numbers and words have room of their own, and no two ways share a stretch of a channel."""
    picture = laid_out(story_map(scenarios[name], translator(language)), translator(language))

    for above, below in pairwise(picture.rows):
        assert above.top + above.height < below.top
    ports = [port for row in picture.rows for port in row.ports]
    for first, second in pairwise(ports):
        assert second.y - first.y >= max(20, 13 * len(second.lines) + 6)
    for row in picture.rows:
        assert all(row.top < port.y < row.top + row.height for port in row.ports)
        assert len(row.title) * 16 + (len(row.lines) + bool(row.id)) * 14 < row.height
    for route in picture.routes:
        for other in picture.routes:
            if other.number < route.number and other.channel == route.channel:
                low, high = sorted((route.start, route.end))
                first, last = sorted((other.start, other.end))
                assert high < first or last < low


@pytest.mark.parametrize("name", library_ids())
def test_the_picture_holds_the_story(name: str, scenarios: dict[str, Scenario]) -> None:
    """Every event, way and ending is drawn, inside the page."""
    scenario = scenarios[name]
    root = ET.fromstring(as_svg(story_map(scenario, WORDS), WORDS))
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    width, height = float(root.attrib["width"]), float(root.attrib["height"])

    assert len(list(root.iter(f"{SVG}path"))) == len(links(scenario)) + 1
    assert all(ending.title.in_("en") in texts for ending in scenario.endings)
    for each in root.iter(f"{SVG}text"):
        assert 0 < float(each.attrib["x"]) < width
        assert 0 < float(each.attrib["y"]) < height
    for each in root.iter(f"{SVG}rect"):
        assert float(each.attrib.get("x", 0)) + float(each.attrib["width"]) <= width


@pytest.mark.parametrize("title", HOSTILE)
def test_no_text_breaks_out(title: str) -> None:
    """A title is a title in every drawing, whatever is in it."""
    drawn = story_map(_named(title), WORDS)

    root = ET.fromstring(as_svg(drawn, WORDS))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "style", "defs", "marker", "path", "rect", "line", "text", "circle"
    }  # fmt: skip
    for line in as_mermaid(drawn, WORDS).splitlines():
        assert line.count('"') in (0, 2)
        assert "%%" not in line
        assert "<" not in re.sub(r"</?b>|</?small>|<br/>", "", line)
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", as_dot(drawn, WORDS))
    assert '"' not in bare
    assert "http" not in bare


WHEN = """\
title: Night ferry
length: 6h
facts: {drifted: {text: It drifted., chance: 50%}}
events:
  - id: the_post
    at: 0m
    title: Post
    text: First message.
    due: 45m
    drafts: {say: {title: Say it, text: It is so., channel: call, to: [press]}}
    checks: {ask_port: {title: Ask, takes: 20m, settles: drifted, finds: {when_true: Yes., when_false: No.}}}
  - {id: quiet, when: silent(the_post), title: Quiet, text: Nobody spoke.}
  - {id: loud, when: "sent(the_post, say)", title: Loud, text: Somebody spoke.}
  - {id: third, when: "answered(loud) and since(loud) > '30m' or known(drifted)", title: Third, text: Third.}
"""


LONG = """\
title: School bus
length: 6h
events:
  - id: the_coach
    at: 0m
    text: A coach has gone off the road at the pass above the valley and the pupils of two of our schools are in it.
  - id: the_parents
    when: >-
      answered(the_coach) and since(the_coach) >= '25m' and mood(nationals) == hostile and
      evidence(gone) == corroborated
    text: The parents of the pupils have come to the ministry and will not leave it.
facts: {gone: {text: The coach is gone., chance: 50%}}
"""


@pytest.mark.parametrize("draw", [as_mermaid, as_dot, as_svg])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_has_no_title_has_a_short_one(language: str, draw: Callable[[StoryMap, Words], str]) -> None:
    """Of its text a few words; conditions stand whole, to their last value; every event's id is there."""
    words = translator(language)
    drawn = story_map(_scenario(LONG), words)
    picture = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), draw(drawn, words))
    shown = " ".join(re.sub(r"<[^>]*>|\\\\n", " ", picture).split())

    assert drawn.events[0].title == "A coach has gone off the…"
    assert "above the valley" not in shown
    for text in (*drawn.events[1].when, *(way.why for way in drawn.ways)):
        assert text.split()[-1] in shown
    assert all(stop.id in shown for stop in drawn.events)
    if draw is as_mermaid:
        assert all(" ".join(way.why.split()) in shown for way in drawn.ways)


def test_a_condition_is_a_way() -> None:
    """What a condition names leads to the event that it brings, by itself or by a check, in every drawing."""
    drawn = story_map(_scenario(WHEN), WORDS)
    ways = [(way.source, way.target, way.why) for way in drawn.ways]

    assert sorted(ways) == sorted([
        ("the_post", "quiet", "Condition: “Post” was left without an answer in time"),
        ("the_post", "loud", "Condition: on “Post” the draft “Say it” went out"),
        ("loud", "third", "Condition: “Loud” was answered; time since “Loud”: more than 30 minutes"),
        ("the_post", "third", "Condition: “It drifted” has been settled"),
    ])  # fmt: skip
    assert {way.after for way in drawn.ways} == {"as soon as its condition holds"}
    assert next(stop for stop in drawn.events if stop.id == "quiet").when[0].startswith("At the earliest T+45")
    svg, ids = as_svg(drawn, WORDS), {stop.id: f"e{number}" for number, stop in enumerate(drawn.events, start=1)}
    assert svg.count('<path class="way condition"') == 4
    assert "By its condition" in svg
    assert f"{ids['the_post']} --o|" in as_mermaid(drawn, WORDS)
    assert re.search(rf"{ids['loud']} -> {ids['third']} \[.*style=dashed", as_dot(drawn, WORDS))


def test_what_conditions_brought_is_counted() -> None:
    """In games where nobody speaks silence brings its event each time, and the way is thick; the others are not."""
    scenario = _scenario(WHEN)
    story = compile_story(scenario, shipped_doctrine().doctrine)
    tally = Tally()
    for lot in lots(story, ["silent"], 3, "s", size=3):
        tally.merge(play_lot(story, lot, "s"))
    coverage = Coverage(("silent",), 3, tally.marks)
    drawn = mapped(Names(WORDS, scenario, shipped_doctrine().doctrine), coverage)

    assert {(way.target, way.weight) for way in drawn.ways} == {("quiet", 100), ("loud", 0), ("third", 0)}


def test_words_of_mermaid_are_no_names() -> None:
    """An event called `end` is drawn: the names in the drawing are our own."""
    scenario = _scenario(SMALL.replace("third", "end"))

    assert re.findall(r"^  end$", as_mermaid(story_map(scenario, WORDS), WORDS), re.MULTILINE) == ["  end"]


def test_escapes_can_be_read_back() -> None:
    """An escape keeps every letter."""
    assert escaped("Été, 100 % ; «\u00a0x\u00a0»") == "Été, 100 #37; #59; #171;#160;x#160;#187;"
    assert quoted('a"b\\c\nd') == '"a\\"b\\\\c\\nd"'


def test_a_rule_can_start_a_way() -> None:
    """What a rule of the scenario's own brings starts at any event."""
    text = SMALL + "rules:\n  - {id: own, when: public(), because: So., later: {after: 5m, triggers: {third: 5m}}}\n"
    drawn = story_map(_scenario(text), WORDS)

    assert (drawn.ways[0].source, drawn.ways[0].why) == (None, "Rule 1: the answer is public")
    assert "any event" in as_svg(drawn, WORDS)
    assert "any -->" in as_mermaid(drawn, WORDS)
    assert re.search(r"any -> e\d", as_dot(drawn, WORDS))
