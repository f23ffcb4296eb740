"""Games in the line mode's lists: what each is called, and whether an open one is gone on with."""

from pathlib import Path

from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.locale.figures import duration
from twiplo_game.store.saved_scenarios import scenario_of_save
from twiplo_game.store.saves import Save, unfinished
from twiplo_game.telling.records import branched_words


def ask_open_game(console: Console) -> Path | Back | None:
    """The log of the game to go on with; None where a new one is to be begun, or where none is open."""
    games = unfinished()
    if not games:
        return None
    choices: list[Choice[Path | None]] = [Choice(console.tr("Play a new game"), None)]
    choices += [Choice(console.tr("Go on: {game}", game=open_line(console, save)), save.path) for save in games]
    return choose(console, console.tr("Which game?"), choices, console.tr("The newest game comes first."))


def open_line(console: Console, save: Save) -> str:
    """What an open game is called: its scenario, and how far it is."""
    span = duration(save.minute, console.words)
    return console.tr("{title}, after {span} of the story", title=title_of(console, save), span=span)


def branching_line(console: Console, save: Save) -> str:
    """At which moment of another game it took that one up; no moment where the scenario cannot be read."""
    scenario = scenario_of_save(save)
    if scenario is None:
        return console.tr("what if")
    return branched_words(console.words, scenario.start, save.branched or 0, is_routine=save.is_routine)


def title_of(console: Console, save: Save) -> str:
    """The title of a game's scenario; where that cannot be read, its id."""
    scenario = scenario_of_save(save)
    return scenario.title.in_(console.words.language) if scenario is not None else save.header.scenario
