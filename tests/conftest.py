"""What every room's tests share: the shipped doctrine and the shipped scenarios, each read once."""

import signal
from pathlib import Path

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

# Where the tests run in a shell's background, Ctrl+C is ignored, and would be by every program that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

LIBRARY = Path(__file__).parent.parent / "scenarios"


@pytest.fixture(scope="session")
def doctrine() -> Doctrine:
    """The doctrine of this release."""
    return shipped_doctrine().doctrine


@pytest.fixture(scope="session")
def scenarios() -> dict[str, Scenario]:
    """Every scenario of the library, by its id."""
    found = {}
    for file in sorted(LIBRARY.glob("*.yaml")):
        checked = check_text(file.read_text("utf-8"), file.name, shipped_doctrine().doctrine)
        assert checked.scenario is not None, [problem.code for problem in checked.problems]
        found[checked.scenario.id] = checked.scenario
    return found
