"""What the tests of reading files share."""

import pytest

from twiplo_game.authoring.doctrine import read_doctrine
from twiplo_game.model.doctrine import Doctrine

from .examples import DOCTRINE


@pytest.fixture(scope="session")
def doctrine() -> Doctrine:
    """The small doctrine."""
    return read_doctrine(DOCTRINE)
