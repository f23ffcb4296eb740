"""A home folder of its own for every test of the store."""

from pathlib import Path

import pytest

from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import Session, Setup, begin

HARBOUR = Path(__file__).parents[1] / "cli" / "harbour.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder."""
    path = tmp_path / "home"
    monkeypatch.setenv("TWIPLO_HOME", str(path))
    return path


@pytest.fixture(scope="session")
def harbour() -> ScenarioFile:
    """The small scenario."""
    return read_scenario(HARBOUR)


@pytest.fixture
def session(harbour: ScenarioFile) -> Session:
    """A new game in the home folder."""
    return begin(harbour, shipped_doctrine(), Setup(seed="1", mandates=("told_first",)))
