"""`python -m twiplo_game`."""

from twiplo_game.cli.entry import entry

entry()
