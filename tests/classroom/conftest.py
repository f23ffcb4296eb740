"""What the class's tests share: a home of their own."""

from pathlib import Path

import pytest


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in a fresh home."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    return f"sqlite:///{tmp_path / 'classes.sqlite'}"
