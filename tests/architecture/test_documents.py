"""The documents: what they say of the language, the costs and the decisions is what the code holds."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from twiplo_game.analysis.bots import BOTS
from twiplo_game.authoring.check import check_text
from twiplo_game.engine.conditions import Names, Where, check_condition
from twiplo_game.engine.conditions.signatures import (
    FACT_WORDS,
    FUNCTIONS,
    GAUGES,
    RESPONSE_DIMENSIONS,
    SETS,
    SITUATION_DIMENSIONS,
)
from twiplo_game.locale.words import translator
from twiplo_game.model import vocabulary as v
from twiplo_game.store.doctrine import shipped_doctrine

DOCS = Path(__file__).parents[2] / "docs"
DOCTRINE = shipped_doctrine().doctrine

PLACES = {"desk": Where.WORLD, "response": Where.RESPONSE, "later": Where.LATER, "end": Where.END}
"""The places that examples of conditions stand at, by their names in the page."""

EXAMPLES = {"night-ferry.yaml"}
"""Files that a document only imagines."""


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


CONDITIONS = _page("conditions.md")


# -- conditions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted({*FUNCTIONS, "before"}))
def test_every_function_is_explained(name: str) -> None:
    """The page of conditions explains every function."""
    assert f"`{name}(" in CONDITIONS


def test_every_word_is_explained() -> None:
    """The page names every gauge, dimension and word of the situation."""
    words = {
        *GAUGES, *RESPONSE_DIMENSIONS, *SITUATION_DIMENSIONS, *SETS, *FACT_WORDS, "intensifier", "damage", "about"
    }  # fmt: skip
    quoted = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", CONDITIONS))))

    assert words - quoted == set()


@pytest.mark.parametrize(
    "terms",
    [
        v.Channel, v.Stance, v.Register, v.Tone, v.Claim, v.Evidence, v.Tier, v.Disclosure, v.Coordination, v.Tongue,
        v.Content, v.Nature, v.Cluster, v.Reach, v.Harm, v.Fault, v.Law, v.Mood,
    ],
)  # fmt: skip
def test_every_term_is_listed(terms: type[StrEnum]) -> None:
    """The list of terms holds every term; an ascending list holds them in their order."""
    table = CONDITIONS.partition("## Terms")[2]
    rows = [row.split("|")[2].split() for row in table.splitlines() if row.startswith("|")]
    listed = {word for row in rows for word in row}
    wanted = [term.value for term in terms]

    assert set(wanted) - listed == set()
    if "scending" in (terms.__doc__ or ""):
        assert wanted in rows


def test_every_stakeholder_is_listed() -> None:
    """The list of terms ends with the stakeholders of the doctrine."""
    row = next(row for row in CONDITIONS.splitlines() if row.startswith("| stakeholders |"))

    assert row.split("|")[2].split() == list(DOCTRINE.stakeholders)


@cache
def _names() -> Names:
    """The names of the scenario that the examples are about."""
    name = "summit-cancelled.yaml"
    checked = check_text((DOCS.parent / "scenarios" / name).read_text("utf-8"), name, DOCTRINE)
    assert checked.scenario is not None
    return Names.of(checked.scenario, DOCTRINE)


def _examples() -> Iterator[tuple[str, str, bool]]:
    for kind, lines in re.findall(r"^```python ([a-z ]+)\n(.*?)^```", CONDITIONS, re.MULTILINE | re.DOTALL):
        *refused, place = kind.split()
        for line in lines.splitlines():
            yield line, place, bool(refused)


@pytest.mark.parametrize(("source", "place", "is_refused"), list(_examples()))
def test_the_examples_are_right(source: str, place: str, is_refused: bool) -> None:
    """Each example of the page is accepted, or refused, as the page says."""
    faults = check_condition(source, PLACES[place], _names())

    assert bool(faults) is is_refused, faults


# -- the scenario's form -----------------------------------------------------------------------------------------------


def test_the_smallest_file_plays() -> None:
    """The file that the guide shows has at most 25 lines and nothing wrong with it."""
    text = re.findall(r"^```yaml\n(.*?)^```", _page("scenario-format.md"), re.MULTILINE | re.DOTALL)[0]

    checked = check_text(text, "night-ferry.yaml", DOCTRINE)

    assert len(text.splitlines()) <= 25
    assert checked.problems == ()
    assert checked.scenario is not None


# -- costs -------------------------------------------------------------------------------------------------------------

ACTS = {
    "ask": "Ask an adviser",
    "tell": "Tell somebody in private",
    "correct": "Correct what you said",
    "update": "Keep a promise",
}
"""The acts with a duration of their own, as the desk's menu calls them."""


@pytest.mark.parametrize(("page", "language"), [("players.md", "en"), ("joueurs.md", "fr")])
def test_what_it_costs(page: str, language: str) -> None:
    """The players' tables hold each profile's minutes for every act, channel and kind of coordination."""
    tables: dict[str, tuple[int, ...]] = {}
    for labels, *cells in re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \|$", _page(page), re.MULTILINE):
        tables |= {label: tuple(map(int, cells)) for label in labels.split(" · ")}
    profiles = [DOCTRINE.profiles[name] for name in ("well_staffed", "ordinary", "cut_off")]
    words = translator(language)

    wanted = {words.tr(label): tuple(getattr(profile, act) for profile in profiles) for act, label in ACTS.items()}
    for dimension, values in (("channel", v.Channel), ("coordination", v.Coordination)):
        field = "channels" if dimension == "channel" else dimension
        for value in values:
            label = DOCTRINE.vocabulary[dimension][value].label.in_(language)
            wanted[label] = tuple(getattr(profile, field)[value] for profile in profiles)

    assert tables == wanted


# -- the rest ----------------------------------------------------------------------------------------------------------


def test_every_decision_has_its_parts() -> None:
    """Decisions are numbered without a gap, have the same three parts, and are all in the list."""
    files = sorted(path for path in (DOCS / "decisions").glob("0*.md"))
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", _page("decisions/README.md"), re.MULTILINE)

    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    assert [(int(number), file) for number, _, file in listed] == [(int(path.name[:4]), path.name) for path in files]
    for path, (number, title, _) in zip(files, listed, strict=True):
        text = path.read_text("utf-8")
        assert re.match(rf"# 0*{number}\. {re.escape(title)}\n", text)
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("page", ["first-scenario.md", "premier-scenario.md"])
def test_the_rules_are_counted(page: str) -> None:
    """A trainer who writes a scenario reads how many rules judge it."""
    assert re.findall(r"(\d+) (?:rules|règles)\b", _page(page)) == [str(len(DOCTRINE.rules))]


@pytest.mark.parametrize("page", ["players.md", "joueurs.md"])
def test_every_bot_is_named(page: str) -> None:
    """Whoever reads that a bot can play reads which ones there are, and no other."""
    _, _, named = _page(page).partition("`--bot careful`")

    assert set(re.findall(r"`([a-z-]+)`", named.split(".")[0])) == set(BOTS) - {"careful"}


def test_links_lead_somewhere() -> None:
    """Every link between documents leads to a file that is there."""
    dead = [
        f"{path.name}: {link}"
        for path in DOCS.rglob("*.md")
        for link in re.findall(r"\]\((?!http)([^)#]+)", path.read_text("utf-8"))
        if not (path.parent / link).exists()
    ]

    assert dead == []


def test_every_place_named_exists() -> None:
    """A file or folder of the project that a document names is there."""
    missing = [
        f"{path.name}: {place}"
        for path in [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]
        for place in re.findall(r"`([\w.]+(?:/[\w.*-]+)*(?:/|\.py|\.yaml|\.toml))`", path.read_text("utf-8"))
        if not any((root / place).exists() for root in (DOCS.parent, DOCS.parent / "src" / "twiplo_game"))
        and place not in EXAMPLES
    ]

    assert missing == []


@pytest.mark.parametrize("page", [DOCS / "joueurs.md"], ids=lambda path: path.name)
def test_french_is_set_as_french(page: Path) -> None:
    """French has its own apostrophe and its own spaces."""
    text = re.sub(r"`[^`]*`", "`x`", page.read_text("utf-8"))

    assert re.findall(r"\w+'\w*", text) == []
    assert re.findall(r"\w* [:;!?»]|«[^\u00a0]|[^\u00a0]»|[\w`][;!?](?=\s)|[^\s|\-]*[^\u00a0\s|\-]:(?=\s)", text) == []
