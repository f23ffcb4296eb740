"""Running a game in the line mode to its end, or to the moment at which the player leaves."""

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.desk import play
from twiplo_game.cli.plain.ending import show_played
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.session import Session
from twiplo_game.telling.briefing import briefing_page, duty_page


def run_session(
    console: Console, session: Session, *, is_practice: bool = False, is_new: bool = False, is_briefed: bool = False
) -> ExitCode:
    """Play `session`, after its briefing, of which the player may have read the first part (`is_briefed`).

    However it stops, what was done is in the log, and the player is told how to go on.
    """
    table = LiveTable(console, LocalPort(session, is_practice=is_practice))
    try:
        console.show(duty_page(table.lexicon) if is_briefed else briefing_page(table.lexicon))
        if not is_new:
            # What was read before is not news.
            table.listed.update(message.id for message in table.view.messages if message.is_opened)
        if not play(table):
            console.raw(how_to_continue(console, session))
            return ExitCode.OK
        return show_played(table)
    except EndOfInputError:
        if not session.state.is_over:
            diagnostics.tell(how_to_continue(console, session))
        return ExitCode.OK
    except KeyboardInterrupt:
        diagnostics.raw("\n")
        diagnostics.tell(how_to_continue(console, session))
        return ExitCode.INTERRUPTED
    finally:
        session.close()


def how_to_continue(console: Console, session: Session) -> str:
    """Where the game is kept, and how to go on with it here: who plays in lines may be unable to use a drawn menu."""
    path = str(session.writer.path)
    quoted = f'"{path}"' if " " in path else path
    return console.tr("The game is saved. To go on: twiplo play --plain --log {path}", path=quoted)


def leave_before_start(console: Console) -> ExitCode:
    """Nobody answers, and nothing has begun."""
    diagnostics.tell(
        console.tr("No more answers came, so no game was started. Name everything: twiplo play --help shows how.")
    )
    return ExitCode.OK
