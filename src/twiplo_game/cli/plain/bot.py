"""A bot at the desk: the same words as in a game that a person plays."""

from dataclasses import replace
from typing import Final

from twiplo_game.analysis.remarks import NO_REMARKS
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.ending import show_debrief
from twiplo_game.cli.plain.happened import show_happening
from twiplo_game.cli.plain.start import Wish, check_wish, start
from twiplo_game.cli.plain.status import show_status
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Action, Advance, Respond
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.story import Story
from twiplo_game.locale.words import Words
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.errors import NotFoundError
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import new_seed
from twiplo_game.telling.action_words import action_words
from twiplo_game.telling.briefing import briefing_page

_PATIENCE: Final = 2000
"""Actions after which a bot only lets time pass."""


def run_bot(wish: Wish, name: str, words: Words) -> ExitCode:
    """Let the bot `name` play to the end. Raises StoreError."""
    from twiplo_game.analysis.bots import BOTS, chance_of, make_bot  # noqa: PLC0415

    if wish.scenario is None:
        raise NotFoundError("Name the scenario that the bot plays: twiplo play SCENARIO --bot {name}.", name=name)
    file = read_scenario(resolve(wish.scenario))
    check_wish(file.scenario, wish)
    console = Console(words)
    seed = wish.seed or new_seed()
    try:
        bot = make_bot(name, chance_of(seed))
    except KeyError as error:
        raise NotFoundError(
            "There is no bot “{name}”. There are: {names}.", name=name, names=", ".join(BOTS)
        ) from error
    wish = replace(wish, seed=seed)
    session = start(file, wish, wish.mandates or (), wish.profile or "ordinary", words.language)
    table = LiveTable(console, LocalPort(session, is_practice=wish.is_practice))
    try:
        console.show(briefing_page(table.lexicon))
        show_status(table)
        while not session.state.is_over:
            now = table.view
            can_choose = len(session.steps) < _PATIENCE
            action = bot(now, legal_actions(session.game, session.state)) if can_choose else Advance(now.length)
            action = _in_language(session.game.story, action, words.language)
            console.heading(action_words(table.lexicon, action, now))
            outcome = table.do(action)
            if outcome is None:
                return ExitCode.FILE
            for happening in outcome:
                show_happening(table, happening)
            if isinstance(action, Advance) and not session.state.is_over:
                show_status(table)
        result = table.review()
        if result is not None:
            show_debrief(table, result, NO_REMARKS)
    finally:
        session.close()
    return ExitCode.OK


def _in_language(story: Story, action: Action, language: str) -> Action:
    """`action`, with the words of a draft in the game's language: bots think of all languages as one."""
    if not isinstance(action, Respond) or action.response.draft is None:
        return action
    event = story.targets[story.names.events[action.event]].event
    assert event is not None
    draft = event.drafts[action.response.draft]
    return replace(action, response=replace(action.response, text=draft.text.in_(language)))
