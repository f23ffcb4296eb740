"""Opening the title from the command line; nothing is loaded for it that it does not draw."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp


def open_title(words: Words, first: "Callable[[TwiploApp], None] | None" = None) -> int:
    """The title, and `first` over it; without that the player chooses there. Returns the exit code."""
    # While all is loaded there is no garbage yet, and looking for it takes a tenth of the time until the first frame;
    # the desk looks for it again once that is drawn.
    gc.disable()
    from twiplo_game.tui.run import run_desk  # noqa: PLC0415 - Textual is loaded once it is sure to be needed

    left = run_desk(words, first)
    if left.notice:
        diagnostics.tell(left.notice)
    return left.code if left.code else ExitCode.OK
