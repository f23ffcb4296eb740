"""Opening the title from the command line; nothing is loaded for it that it does not draw."""

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp

FRAMES: Final = "120"
"""Drawings a second at most, for Textual. What a key changes is drawn in two or three, so each is waited for less long
than at its own sixty; where nothing changes nothing is drawn.
"""


def open_title(words: Words, first: "Callable[[TwiploApp], None] | None" = None) -> int:
    """The title, and `first` over it; without that the player chooses there. Returns the exit code."""
    # While all is loaded there is no garbage yet, and looking for it takes a tenth of the time until the first frame;
    # the desk looks for it again once that is drawn.
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from twiplo_game.tui.run import run_desk  # noqa: PLC0415 - Textual is loaded once it is sure to be needed

    left = run_desk(words, first)
    if left.notice:
        diagnostics.tell(left.notice)
    return left.code if left.code else ExitCode.OK
