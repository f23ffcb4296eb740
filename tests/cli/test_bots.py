"""A bot at the desk of the line mode."""

import json

from twiplo_game.model.scenario import Scenario

from .conftest import HARBOUR, Twiplo


def test_a_bot_plays_to_the_debrief(twiplo: Twiplo) -> None:
    """A bot's game reads like a person's, ends in the debrief and is kept as a finished game."""
    ran = twiplo("play", HARBOUR, "--bot", "careful", "--seed", "5", "--lang", "en", "--mandates", "told_first")

    assert (ran.code, ran.err) == (0, "")
    assert "You let time pass." in ran.out
    assert "DEBRIEF" in ran.out
    assert "Allies hear it from us" in ran.out


def test_the_same_seed_plays_the_same_game(twiplo: Twiplo) -> None:
    """With the same seed the same bot plays the same game, word for word."""
    arguments = ("play", HARBOUR, "--bot", "random", "--seed", "9", "--lang", "en")

    assert twiplo(*arguments).out == twiplo(*arguments).out


def test_an_unknown_bot(twiplo: Twiplo) -> None:
    """An unknown bot is named, with those that exist, and no game is started."""
    ran = twiplo("play", HARBOUR, "--bot", "nobody", "--lang", "en")

    assert ran.code == 2
    assert "careful" in ran.err
    assert twiplo.logs() == []


def test_a_bot_needs_a_scenario(twiplo: Twiplo) -> None:
    """A bot asks no questions: the scenario has to be named."""
    ran = twiplo("play", "--bot", "careful", "--lang", "en")

    assert ran.code == 2
    assert "Name the scenario" in ran.err


def test_a_bot_speaks_the_language_of_the_game(twiplo: Twiplo, scenarios: dict[str, Scenario]) -> None:
    """What it sends of the staff's drafts is quoted in the debrief, in the words that the game was played in."""
    ran = twiplo("play", "summit-cancelled", "--bot", "drafts", "--seed", "5", "--lang", "fr")

    (log,) = twiplo.logs()
    actions = [json.loads(line)["a"] for line in log.read_text("utf-8").splitlines()[1:] if '"respond"' in line]
    drafts = {event.id: event.drafts for event in scenarios["summit-cancelled"].events}
    assert ran.code == 0
    assert actions
    for action in actions:
        draft = drafts[action["event"]][action["response"]["draft"]]
        assert action["response"]["text"] == draft.text.in_("fr")
