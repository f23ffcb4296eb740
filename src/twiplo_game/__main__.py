"""`python -m twiplo_game`."""

import sys

try:
    from twiplo_game.cli.entry import entry

    entry()
except KeyboardInterrupt:
    # Between two lines of what is loaded first; `entry` guards all that takes time.
    sys.exit(130)
