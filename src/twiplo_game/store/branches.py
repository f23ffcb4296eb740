"""Games that were taken up again at an earlier moment: logs of their own, which say where they branched from."""

from dataclasses import replace
from pathlib import Path

from twiplo_game.engine.action import Action
from twiplo_game.engine.rejection import Rejected
from twiplo_game.store.log_lines import NoteLine
from twiplo_game.store.log_reader import BRANCH, Log
from twiplo_game.store.log_writer import LogWriter
from twiplo_game.store.session import BY_ACTION, Session, fresh_path, replayed


def branch(parent: Log, number: int, action: Action | None, path: Path | None = None) -> Session | Rejected:
    """A new game that goes as `parent` did up to its action `number`, counted from 1, and does `action` instead.

    Without an action it stands where that one was taken. It is logged in `path` or among the player's games, and its
    clock moves when the player lets it. Raises StoreError, ValueError where the parent has no such action.
    """
    if not 1 <= number <= len(parent.actions):
        raise ValueError(number)
    until = replace(parent, actions=parent.actions[: number - 1], notes=())
    game, steps = replayed(until)
    header = replace(parent.header, clock=BY_ACTION)
    writer = LogWriter.create(path or fresh_path(header.scenario), header)
    try:
        writer.append(NoteLine(BRANCH, {"of": parent.path.name, "at": number}))
        for line in until.actions:
            writer.append(line)
        session = Session(game, steps, writer, header.language, until)
        result = None if action is None else session.do(action)
    except BaseException:
        writer.close()
        raise
    if isinstance(result, Rejected):
        writer.close()
        writer.path.unlink(missing_ok=True)
        return result
    return session
