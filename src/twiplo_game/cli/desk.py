"""Opening a game from the command line: what was asked for is looked at before anything is drawn."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from twiplo_game.cli.plain.start import Wish, check_wish, holds_something
from twiplo_game.cli.title import open_title
from twiplo_game.locale.words import Words
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import LIVE, Session, Setup, new_seed, resume

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp


def open_game(wish: Wish, words: Words) -> int:
    """The game that the command line asks for: its briefing, or the desk itself where nothing is left to choose.

    Raises StoreError where it asks for something that is not there.
    """
    if wish.scenario is None and wish.log is not None and holds_something(wish.log):
        return open_title(words, _going_on(resume(wish.log), is_practice=wish.is_practice))
    file = None
    if wish.scenario is not None:
        file = read_scenario(resolve(wish.scenario))
        check_wish(file.scenario, wish)
    return open_title(words, _beginning(wish, file))


def _going_on(session: Session, *, is_practice: bool) -> "Callable[[TwiploApp], None]":
    from twiplo_game.seating.local_port import PRACTICE, LocalPort  # noqa: PLC0415

    port = LocalPort(session)
    if is_practice and not port.is_practice:
        session.note(PRACTICE, {})
    return lambda app: app.sit_down(port)


def _beginning(wish: Wish, file: ScenarioFile | None) -> "Callable[[TwiploApp], None]":
    from twiplo_game.tui import messages  # noqa: PLC0415
    from twiplo_game.tui.wish import Wish as NextGame  # noqa: PLC0415

    def first(app: "TwiploApp") -> None:
        app.wish = NextGame(
            seed=wish.seed,
            profile=wish.profile,
            mandates=wish.mandates,
            clock=LIVE if wish.is_live else None,
            is_practice=wish.is_practice,
            log=wish.log,
        )
        if file is None:
            app.post_message(messages.Go("library"))
        elif wish.profile is None or (wish.mandates is None and file.scenario.mandates):
            app.post_message(messages.Brief(file))
        else:
            setup = Setup(
                seed=wish.seed or new_seed(),
                profile=wish.profile,
                mandates=wish.mandates or (),
                language=app.words.language,
                clock=LIVE if wish.is_live else app.settings.clock,
            )
            app.post_message(messages.Begin(file, setup, wish.is_practice, wish.log))

    return first
