"""What the desk may be drawn on."""

import io
import sys

import pytest

from twiplo_game.tui.terminal import can_draw, keeps_to_ascii


class Terminal(io.StringIO):
    """A stream that says that it is one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their terminals do not follow the locale")
@pytest.mark.parametrize(
    ("environment", "is_ascii"),
    [
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "fr_FR.utf8"}, False),
        ({"LANG": "C"}, True),
        ({}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_ALL": "POSIX", "LANG": "fr_FR.UTF-8"}, True),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "C"}, False),
        ({"LANG": "fr_FR.ISO-8859-1"}, True),
        ({"LC_CTYPE": "fr_FR.UTF-8"}, False),
    ],
)
def test_a_locale_without_unicode_gets_ascii(environment: dict[str, str], is_ascii: bool) -> None:
    assert keeps_to_ascii(environment) is is_ascii


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TERM")
@pytest.mark.parametrize(("term", "can"), [("xterm-256color", True), ("dumb", False), ("", False)])
def test_a_dumb_terminal_is_not_drawn_on(term: str, can: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, Terminal())
    assert can_draw({"TERM": term}) is can


@pytest.mark.parametrize("name", ["__stdin__", "__stdout__", "__stderr__"])
@pytest.mark.parametrize("elsewhere", [io.StringIO(), None])
def test_a_stream_that_goes_elsewhere_keeps_the_line_mode(
    name: str, elsewhere: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, stream, Terminal())
    monkeypatch.setattr(sys, name, elsewhere)
    assert not can_draw({"TERM": "xterm"})
