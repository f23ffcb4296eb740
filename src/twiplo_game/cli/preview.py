"""One content of a watched file: its problems, and the last game's decisions on it."""

from pathlib import Path

from twiplo_game.analysis.carried import Promised, carry_over, promises_of
from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.report import render
from twiplo_game.cli import output
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.watching import Seen
from twiplo_game.engine.action import Action
from twiplo_game.engine.codec import action_from_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.locale.words import Words
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import Log, read_log
from twiplo_game.store.saves import saves
from twiplo_game.store.session import replayed
from twiplo_game.telling.errors import told
from twiplo_game.telling.preview import preview_page

_ORDINARY = "ordinary"


def show_seen(seen: Seen, path: Path | None, words: Words) -> None:
    """Say what is wrong; where nothing keeps it from being played, show the game in `path`, or the last one."""
    if isinstance(seen, StoreError):
        output.line(told(seen, words))
        return
    checked = check_text(seen.text, str(seen.path), shipped_doctrine().doctrine)
    for problem in checked.problems:
        output.line(render(problem, words.tr, output.columns()))
    if checked.scenario is None:
        return
    if not checked.problems:
        output.line(words.tr("Nothing wrong."))
    try:
        log = read_log(path) if path is not None else _last_of(checked.scenario.id)
    except StoreError as error:
        output.line(told(error, words))
        log = None
    _show_game(checked.scenario, log, words)


def _last_of(scenario: str) -> Log | None:
    """The newest game of a scenario; None where it was not played."""
    save = next((save for save in saves() if save.header.scenario == scenario), None)
    return None if save is None else read_log(save.path)


def _show_game(scenario: Scenario, log: Log | None, words: Words) -> None:
    console = Console(words)
    doctrine = shipped_doctrine().doctrine
    if log is None:
        console.say(words.tr("No game of it was kept: this is how it begins. What you play is replayed here."))
    header = log.header if log else None
    wanted = header.mandates if header else ()
    mandates = tuple(mandate.id for mandate in scenario.mandates if mandate.id in wanted)
    for gone in sorted(set(wanted) - set(mandates)):
        console.item("-", words.tr("The mandate {name} is no longer there.", name=gone))
    profile = header.profile if header and header.profile in doctrine.profiles else _ORDINARY
    story = compile_story(scenario, doctrine, profile=profile, mandates=mandates)
    game = new_game(story, header.seed if header else 1)
    carried = carry_over(game, _actions(log), _promises(log))
    console.show(preview_page(game, carried, words))


def _actions(log: Log | None) -> list[Action]:
    """The actions of a log; those that this release does not know are no decisions for it."""
    actions: list[Action] = []
    for line in log.actions if log else ():
        try:
            actions.append(action_from_data(line.action))
        except ValueError:
            continue
    return actions


def _promises(log: Log | None) -> dict[str, Promised]:
    """What was promised in the game as it was played, as far as it can still be replayed."""
    try:
        return promises_of(replayed(log)[1][-1].state) if log else {}
    except StoreError:
        return {}
