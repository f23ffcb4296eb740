"""Every screen looks as it did. After a change that is meant: `make snapshots`, and read the difference."""

import pytest
from tests.tui.snapshots import FOLDER, KEPT, Shot, file_of, written


@pytest.mark.parametrize("shot", KEPT, ids=lambda shot: file_of(shot).stem)
def test_the_screen_looks_as_it_did(shot: Shot) -> None:
    assert written(shot) == file_of(shot).read_text("utf-8")


def test_nothing_is_kept_that_is_not_looked_at() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {file_of(shot).name for shot in KEPT}
