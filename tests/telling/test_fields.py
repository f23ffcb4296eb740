"""Setting one dimension of a response at a time."""

from dataclasses import replace

import pytest

from twiplo_game.engine.apply import opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import DEFAULT_NEXT_UPDATE, Response
from twiplo_game.locale.words import translator
from twiplo_game.model.vocabulary import Content, Stance, Tier
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.telling.fields import (
    MANY,
    QUESTIONS,
    choices,
    first_offered,
    note,
    notes,
    on_offer,
    value_of,
    values_of,
    with_value,
)
from twiplo_game.telling.lexicon import Lexicon

DRAFT = Response(draft="holding", to=frozenset({"press"}), contains=frozenset({Content.KNOWN_UNKNOWN}))


def test_what_changes_nothing_leaves_the_draft() -> None:
    """A draft whose values are chosen again is still the staff's draft."""
    again = DRAFT
    for name in QUESTIONS:
        again = with_value(again, name, values_of(DRAFT, name) if name in MANY else value_of(DRAFT, name))

    assert again == DRAFT
    assert again.draft == "holding"


def test_what_changes_something_is_a_composition() -> None:
    """A draft with another value is the player's own."""
    changed = with_value(DRAFT, "stance", "deny")

    assert (changed.stance, changed.draft) == (Stance.DENY, None)


def test_an_attribution_is_a_tier_and_an_actor() -> None:
    """Both are set together."""
    changed = with_value(DRAFT, "attribution", ("state", "veria"))

    assert (changed.tier, changed.actor) == (Tier.STATE, "veria")
    assert value_of(changed, "attribution") == ("state", "veria")


def test_a_promise_comes_and_goes_with_its_time() -> None:
    """A promised update gets a time, which can be set, and which goes when the promise goes."""
    promised = with_value(DRAFT, "contains", frozenset({"next_update"}))
    later = with_value(promised, "next_update", 45)
    kept = with_value(later, "contains", frozenset({"next_update", "known_unknown"}))
    dropped = with_value(later, "contains", frozenset())

    assert promised.next_update == DEFAULT_NEXT_UPDATE
    assert (later.next_update, kept.next_update) == (45, 45)
    assert (dropped.next_update, dropped.contains) == (None, frozenset())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_on_offer_can_be_chosen(language: str) -> None:
    """Each value on offer has a label and can be set; where it has a note, the note is in the list of notes."""
    doctrine = shipped_doctrine().doctrine
    game = new_game(compile_story(read_scenario(resolve("cable-leak")).scenario, doctrine), 1)
    lexicon = Lexicon(translator(language), doctrine, playbill(game))
    for event in view(game, opening(game).state).events:
        start = first_offered(event.offers)
        for name in on_offer(event.offers):
            explained = "\n".join(notes(lexicon, event.offers, name))
            for label, value in choices(lexicon, event.offers, name):
                assert label
                assert note(lexicon, name, value) in explained
                if name in MANY:
                    assert values_of(with_value(start, name, frozenset({str(value)})), name) == {value}
                else:
                    assert value_of(with_value(start, name, value), name) == value


def test_words_are_no_change() -> None:
    """The text is kept whatever is chosen."""
    assert with_value(replace(DRAFT, text="We are looking into it."), "tone", "empathetic").text
