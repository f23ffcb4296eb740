"""The line mode's question whether an open game is gone on with."""

from pathlib import Path

from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.locale.figures import duration
from twiplo_game.store.errors import StoreError
from twiplo_game.store.saves import Save, unfinished
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario


def ask_open_game(console: Console) -> Path | Back | None:
    """The log of the game to go on with; None where a new one is to be begun, or where none is open."""
    games = unfinished()
    if not games:
        return None
    choices: list[Choice[Path | None]] = [Choice(console.tr("Play a new game"), None)]
    choices += [Choice(console.tr("Go on: {game}", game=_line(console, save)), save.path) for save in games]
    return choose(console, console.tr("Which game?"), choices, console.tr("The newest game comes first."))


def _line(console: Console, save: Save) -> str:
    try:
        title = read_scenario(resolve(save.header.scenario)).scenario.title.in_(console.words.language)
    except StoreError:
        title = save.header.scenario
    span = duration(save.minute, console.words)
    return console.tr("{title}, after {span} of the story", title=title, span=span)
