"""`python -m twiplo_game`."""

from twiplo_game.cli.main import entry

entry()
