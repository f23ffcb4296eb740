"""What a response commits the ministry to, in words: only what the player's view and the response say."""

from dataclasses import replace

import pytest
from tests.tui.playing import new_session

from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import Response
from twiplo_game.engine.view import EventView, PlayerView
from twiplo_game.locale.words import translator
from twiplo_game.model.vocabulary import Channel, Claim, Evidence, Tier
from twiplo_game.telling.commitments import commitments, reactions_page
from twiplo_game.telling.lexicon import Lexicon

PRESS = Response(to=frozenset({"press"}))


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lexicon, PlayerView, EventView]:
    """A game's first minute, and its first event."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWIPLO_HOME", str(tmp_path_factory.mktemp("home")))
        session = new_session("cable-leak")
    lexicon = Lexicon(translator("en"), session.game.story.doctrine, playbill(session.game))
    return lexicon, session.view, session.view.events[0]


Opening = tuple[Lexicon, PlayerView, EventView]


def told(opening: Opening, response: Response, *, minute: int = 0, takes: int | None = 15) -> str:
    lexicon, now, event = opening
    return " ".join(commitments(lexicon, response, now, event, minute=minute, takes=takes))


def test_a_promise_counts_from_when_the_response_goes_out(opening: Opening) -> None:
    response = replace(PRESS, next_update=60, action_due=180)
    said = told(opening, response, minute=10)
    clock = opening[0].clock
    assert f"next update by {clock(10 + 15 + 60)}." in said
    assert f"corrective action by {clock(10 + 15 + 180)}." in said


def test_a_promise_whose_sending_time_is_not_known_yet_is_told_as_a_span(opening: Opening) -> None:
    assert "1 hour after it has gone out" in told(opening, replace(PRESS, next_update=60), takes=None)


@pytest.mark.parametrize(
    ("claim", "evidence", "says"),
    [
        (Claim.LIKELY, Evidence.UNVERIFIED, "more than you hold"),
        (Claim.ROUGHLY_EVEN, Evidence.UNVERIFIED, "covers"),
        (Claim.ALMOST_CERTAIN, Evidence.CORROBORATED, "more than you hold"),
        (Claim.ALMOST_CERTAIN, Evidence.TECHNICAL, "covers"),
    ],
)
def test_a_claim_is_held_against_the_evidence(opening: Opening, claim: Claim, evidence: Evidence, says: str) -> None:
    lexicon, now, event = opening
    held = (lexicon, now, replace(event, evidence=evidence))
    assert says in told(held, replace(PRESS, claim=claim))


def test_without_a_claim_or_without_evidence_nothing_is_said_of_them(opening: Opening) -> None:
    lexicon, now, event = opening
    assert "hold" not in told(opening, PRESS)
    assert "hold" not in told((lexicon, now, replace(event, evidence=None)), replace(PRESS, claim=Claim.LIKELY))


def test_who_reads_it_depends_on_the_channel(opening: Opening) -> None:
    assert "Everybody can read it" in told(opening, PRESS)
    private = told(opening, replace(PRESS, channel=Channel.CALL))
    assert "Everybody" not in private
    assert "Press" in private
    assert "nobody yet" in told(opening, Response())


def test_a_name_a_late_hour_and_the_end_are_told(opening: Opening) -> None:
    lexicon, now, event = opening
    actor = next(iter(lexicon.playbill.actors), None)
    if actor is not None:
        assert "cannot be taken back" in told(opening, replace(PRESS, tier=Tier.STATE, actor=actor))
    assert event.due is not None
    assert "late" not in told(opening, PRESS, minute=event.due)
    assert "late answer" in told(opening, PRESS, minute=event.due + 1)
    assert "after the end" in told(opening, PRESS, minute=now.length)


def test_without_a_free_officer_no_time_is_promised(opening: Opening) -> None:
    """Nobody can say when it goes out, nor what follows from that hour; from when on somebody is free can be said."""
    lexicon, now, event = opening
    busy = (lexicon, replace(now, free=0, next_free=20), event)
    said = told(busy, replace(PRESS, next_update=60), minute=10)
    assert f"No officer is free before {lexicon.clock(20)}." in said
    assert "goes out at" not in said
    assert "1 hour after it has gone out" in said
    assert "goes out at" in told(busy, PRESS, minute=20), "a clock that runs by itself is ahead of what is known"


def test_who_is_being_asked_has_been_asked(opening: Opening) -> None:
    lexicon, _, event = opening
    advisers = (replace(event.advisers[0], is_pending=True), *event.advisers[1:])
    said = " ".join(line.text for line in reactions_page(lexicon, replace(event, advisers=advisers), None).lines)
    assert "asked nobody" not in said
    assert f"{lexicon.text(advisers[0].title)}: being asked" in said


def test_who_was_not_asked_does_not_react(opening: Opening) -> None:
    lexicon, _, event = opening
    assert "asked nobody" in reactions_page(lexicon, event, ()).lines[0].text
    assert "No adviser" in reactions_page(lexicon, None, ()).lines[0].text
