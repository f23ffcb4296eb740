"""A bot at the desk of the line mode."""

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
