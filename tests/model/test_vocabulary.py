"""The words of the vocabulary mean the same in every room."""

from pathlib import Path

import twiplo_game
from twiplo_game.model.vocabulary import NAMING_TIERS, Tier


def test_who_is_named_from_individuals_upwards() -> None:
    """As the reference of conditions says."""
    tiers = tuple(Tier)
    assert frozenset(tiers[tiers.index(Tier.INDIVIDUALS) :]) == NAMING_TIERS


def test_which_attributions_name_somebody_is_said_once() -> None:
    """A tier added to the vocabulary alone is one to the desk, the rules, the checker and the evaluation alike."""
    package = Path(twiplo_game.__file__).parent
    saying = [path for path in package.rglob("*.py") if "Tier.INDIVIDUALS" in path.read_text("utf-8")]
    assert saying == [package / "model" / "vocabulary.py"]
