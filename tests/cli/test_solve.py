"""`twiplo solve` from outside: the report, the data, the logs that replay, and what is refused."""

import json
from pathlib import Path

import pytest

from twiplo_game.analysis.review.keeping import from_bytes

from .conftest import HARBOUR, Twiplo

SMALL = """\
format: 1
id: small
title: Small
length: 40m
staff: 1
stakeholders: [press]
doctrine: none
offers: {channel: [statement], stance: [inform, deny], tone: [factual], contains: [], claim: [none], to: [press]}
facts:
  real: {text: It is so., chance: 40%}
events:
  - id: post
    at: 0m
    text: Something came in.
    situation: {subject: real}
    checks:
      look: {title: Look, takes: 10m, settles: real, finds: {when_true: So., when_false: Not so.}}
    drafts:
      calm: {title: Calm, text: We look into it., channel: statement, stance: inform, to: [press]}
      firm: {title: Firm, text: It is not so., channel: statement, stance: deny, to: [press]}
    outcomes:
      - when: stance == deny
        effects: {reputation: 6}
        because: Firm words please.
        later: {after: 15m, when: is_true(real), effects: {trust: -20}, says: It was so.}
      - {when: stance == inform, effects: {trust: 2}, because: Calm words last.}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scenario that is solved in no time."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def test_the_report(twiplo: Twiplo, small: Path) -> None:
    """It says how far it goes first, then what play is worth, and fits the page; nothing is written to stderr."""
    ran = twiplo("solve", small, "--lang", "en")

    assert (ran.code, ran.err) == (0, "")
    assert "This is exact: no play is worth more." in ran.out
    places = [ran.out.index(words) for words in ("This is exact", "the best play, on average", "firm")]
    assert places == sorted(places)
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_every_column_has_a_heading(twiplo: Twiplo, small: Path) -> None:
    """What a draft gives away stands under what it is a figure of."""
    for language, words in (("en", "average at most moments"), ("fr", "moyenne au plus moments")):
        lines = twiplo("solve", small, "--lang", language).out.splitlines()
        place = next(number for number, line in enumerate(lines) if " ".join(line.split()) == words)
        row = next(line for line in lines[place:] if line.split()[:1] == ["firm"])

        assert len(lines[place]) == len(row)


def test_reviews_go_by_what_was_solved(twiplo: Twiplo, small: Path, tmp_path: Path) -> None:
    """Once it is solved, the review of a game of it is exact and says so; before, it is not, and says that."""
    log = tmp_path / "game.jsonl"
    assert twiplo("play", small, "--plain", "--bot", "hasty", "--log", log, "--lang", "en").code == 0

    before = twiplo("debrief", log, "--lang", "en").out
    solved = twiplo("solve", small, "--lang", "en").out
    after = twiplo("debrief", log, "--lang", "en").out

    assert "go by the best play from now on" in " ".join(solved.split())
    (kept,) = (twiplo.home / "solved").glob("*.situations")
    assert len(from_bytes(kept.read_bytes())) > 10
    assert "Accuracy: about" in before
    assert "Accuracy: about" not in after
    assert "It was worked out and is exact." in " ".join(after.split())


def test_the_data(twiplo: Twiplo, small: Path) -> None:
    """The data has the same in full; looking first is worth what the mean of both truths says."""
    data = json.loads(twiplo("solve", small, "--json").out)

    assert (data["certainty"], data["restrictions"]) == ("exact", [])
    assert data["least"] <= data["value"]["value"] <= data["most"]
    assert data["knowing"]["value"] >= 0
    assert abs(sum(data["random"]["scores"].values()) - 1) < 1e-9
    assert {regret["draft"] for regret in data["regrets"]} == {"calm", "firm"}


def test_the_logs(twiplo: Twiplo, small: Path, tmp_path: Path) -> None:
    """The logs replay, and end with the scores that the data promise; a folder with logs is left alone."""
    folder = tmp_path / "games"
    data = json.loads(twiplo("solve", small, "--json", "--logs", folder).out)

    for name in ("best", "worst", "play"):
        kept = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert json.loads(kept[-1])["score"] == data["lines"][name]["score"]
        assert twiplo("replay", folder / f"{name}.jsonl", "--lang", "en").code == 0
    refused = twiplo("solve", small, "--logs", folder, "--lang", "en")
    assert refused.code == 3
    assert "holds logs already" in refused.err


def test_out_of_time(twiplo: Twiplo) -> None:
    """With too little time it still answers, and says that the answer is not exact."""
    ran = twiplo("solve", HARBOUR, "--seconds", "1", "--lang", "en")

    assert ran.code == 0
    assert "This is exact:" not in ran.out
    assert "no play exceeds" in ran.out


@pytest.mark.parametrize("wrong", [["--seconds", "0"], ["--seconds", "x"], ["--profile", "nobody"]])
def test_what_is_refused(twiplo: Twiplo, small: Path, wrong: list[str]) -> None:
    """Times and ministries that do not exist are refused in one sentence."""
    ran = twiplo("solve", small, *wrong, "--lang", "en")

    assert ran.code == 2
    assert "Traceback" not in ran.err
