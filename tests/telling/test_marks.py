"""What is marked in a text, in words: the marks of a real reading, told in both languages."""

from dataclasses import replace

import pytest
from tests.tui.playing import new_session

from twiplo_game.engine.marking import marked
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import Response
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.words import translator
from twiplo_game.model.vocabulary import Content, Stance
from twiplo_game.model.wording import Feature
from twiplo_game.store.session import Session
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.marks import (
    contradictions,
    leak_warning,
    lookup_page,
    marks_page,
    promise_on_offer,
)

PRESS = Response(to=frozenset({"press"}))
NEXT = "Our next update will be given at"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A game that begins at 09:40."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWIPLO_HOME", str(tmp_path_factory.mktemp("home")))
        return new_session("summit-cancelled")


@pytest.fixture(scope="module")
def lexicon(session: Session) -> Lexicon:
    return Lexicon(translator("en"), session.game.story.doctrine, playbill(session.game))


def read(session: Session, text: str) -> tuple[Mark, ...]:
    found = marked(session.game.story, session.state, "the_post", replace(PRESS, text=text))
    assert found is not None
    return found


def test_a_leak_comes_first_and_is_called_a_warning(session: Session, lexicon: Lexicon) -> None:
    """Whatever else is marked, what gives something away stands on top, with the very words."""
    marks = read(session, "There is no doubt. Paragraph four is on page two.")
    lines = [line.text for line in marks_page(lexicon, PRESS, marks).lines]
    assert lines[0].startswith("WARNING. Secret of this story: “Paragraph four”.")
    assert lines[1].startswith("Certainty: “There is no doubt”.")
    assert "“Paragraph four”" in leak_warning(lexicon, marks)
    assert leak_warning(lexicon, read(session, "There is no doubt.")) == ""


def test_a_draft_has_no_marks(lexicon: Lexicon) -> None:
    assert marks_page(lexicon, PRESS, None).lines == []


@pytest.mark.parametrize(
    ("text", "response", "said"),
    [
        ("We apologise.", PRESS, True),
        ("We apologise.", replace(PRESS, stance=Stance.APOLOGISE), False),
        ("We deny this allegation.", PRESS, True),
        ("We deny this allegation.", replace(PRESS, stance=Stance.DENY), False),
        ("Our next update will be given at 12:00.", PRESS, True),
        ("Our next update will be given at 12:00.", replace(PRESS, next_update=60), False),
        ("The square is closed.", replace(PRESS, contains=frozenset({Content.SYMPATHY})), True),
        ("The square is closed.", PRESS, False),
    ],
)
def test_text_and_choices_are_held_against_each_other(
    session: Session, lexicon: Lexicon, text: str, response: Response, said: bool
) -> None:
    """What the text says and the response does not, and the other way round."""
    assert bool(contradictions(lexicon, response, read(session, text))) is said


@pytest.mark.parametrize(
    ("text", "landing", "minutes"),
    [
        ("Our next update will be given at 12:00.", 20, 120),
        ("Our next update will be given within 45 minutes.", 20, 45),
        ("We will keep you informed.", 20, 60),
        ("Our next update will be given at 9 a.m.", 20, None),
        ("The square is closed.", 20, None),
    ],
)
def test_the_promise_on_offer_is_the_one_in_the_text(
    session: Session, lexicon: Lexicon, text: str, landing: int, minutes: int | None
) -> None:
    """From landing to the time that the text names; none beyond the end of the story."""
    marks = read(session, text)
    assert promise_on_offer(lexicon, PRESS, marks, landing) == minutes
    if minutes is not None:
        assert promise_on_offer(lexicon, replace(PRESS, next_update=minutes), marks, landing) is None


def test_in_few_words_a_mark_still_says_which_way_it_counts(session: Session, lexicon: Lexicon) -> None:
    """Where there is no room for a sentence: against, for, or neither."""
    declared = replace(PRESS, next_update=120, contains=PRESS.contains | {Content.NEXT_UPDATE})
    text = "There is no doubt. Our next update will be given at 12:00. We do not know who did it."
    found = marked(session.game.story, session.state, "the_post", replace(declared, text=text))
    lines = [line.text for line in marks_page(lexicon, declared, found, is_brief=True).lines]
    assert lines[:3] == [
        "Certainty: “There is no doubt” (counts against)",
        "Promise of an update: “Our next update will be given at 12:00” (counts for)",
        "What is not known: “We do not know”",
    ]


@pytest.mark.parametrize(
    ("text", "is_said"), [(f"{NEXT} 18:00.", True), (f"{NEXT} 12:00.", False), ("We will keep you informed.", False)]
)
def test_another_time_in_the_text_than_in_the_response_is_said(
    session: Session, lexicon: Lexicon, text: str, is_said: bool
) -> None:
    """Also where the text's is after the end of the story, when it can be made no promise."""
    declared = replace(PRESS, next_update=120)
    lines = [line.text for line in marks_page(lexicon, declared, read(session, text), landing=20).lines]
    assert any("The text promises the update for" in line for line in lines) is is_said


@pytest.mark.parametrize("feature", [feature for feature in Feature if feature is not Feature.OWN])
def test_every_mark_can_be_looked_up(lexicon: Lexicon, feature: Feature) -> None:
    """Each has a label, what it may do, why, and what that rests on, in both languages."""
    note = lexicon.doctrine.features[feature]
    assert {"en", "fr"} <= set(note.label.root) & set(note.does.root) & set(note.because.root)
    text = "\n".join(line.text for line in lookup_page(lexicon, feature, (Mark(feature, 0, 2, "so"),)).lines)
    assert "“so”" in text and note.because.in_("en") in text
