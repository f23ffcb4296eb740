"""What the shell calls: around every command, what makes it start and end quickly."""

import gc
import os
import sys
from typing import Final

INTERRUPTED: Final = 130
"""What `diagnostics.ExitCode` has too; that is not loaded yet when it is needed here."""


def entry() -> None:
    """Run the command line, and leave with its exit code: a Ctrl-C while things are loaded is no fault of ours."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    # Nothing that is loaded on the way to a command is garbage; `main` looks for it again as soon as the command runs.
    gc.disable()
    # Pydantic would look through every installed package for one that changes how it reads. None may.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from twiplo_game.cli.main import main  # noqa: PLC0415 - loaded with the above in force

    code = main(sys.argv[1:])
    # The system takes everything back at once. Without this the interpreter goes through all that was loaded once more
    # in search of garbage, which takes as long as checking a file. What was written is flushed or on the disk by now.
    gc.freeze()
    sys.exit(code)
