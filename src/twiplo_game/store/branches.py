"""Games that were taken up again at an earlier moment: logs of their own, which say where they branched from."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from twiplo_game.engine.action import Action
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.game import Game
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.store.errors import NotFoundError
from twiplo_game.store.files import digest, read_bytes, write_whole
from twiplo_game.store.home import WHAT_IF, games_folder
from twiplo_game.store.log_lines import FILE_LIMIT, ActionLine, Line, NoteLine, encode
from twiplo_game.store.log_reader import RESULT, Log
from twiplo_game.store.log_writer import LogWriter
from twiplo_game.store.origins import keep_parent, origin_note
from twiplo_game.store.session import BY_ACTION, Session, fresh_path, replayed, result_of


def branch(parent: Log, number: int, action: Action | None, path: Path | None = None) -> Session | Rejected:
    """A new game that goes as `parent` did up to its action `number`, counted from 1, and does `action` instead.

    Without an action it stands where that one was taken. It is logged in `path` or among the player's games, and its
    clock moves when the player lets it. Raises StoreError, ValueError where the parent has no such action.
    """
    if not 1 <= number <= len(parent.actions):
        raise ValueError(number)
    keep_parent(parent)
    note = origin_note(parent, number, is_routine=False)
    until = replace(parent, actions=parent.actions[: number - 1], notes=(note,))
    game, steps = replayed(until)
    header = replace(parent.header, clock=BY_ACTION)
    writer = LogWriter.create(path or fresh_path(header.scenario), header)
    try:
        writer.append(note)
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


def keep_branch(parent: Log, number: int, game: Game, steps: Sequence[Step]) -> Path:
    """Keep the branch of `parent` at its action `number`, which the bot `careful` played to its end, among the games.

    `steps` is all of it, with the opening. The same branch has the same name: kept twice, it is there once, with what
    was noted beside it since. Raises StoreError.
    """
    keep_parent(parent)
    header, until = replace(parent.header, clock=BY_ACTION), parent.actions[: number - 1]
    lines: list[Line] = [header, origin_note(parent, number, is_routine=True), *until]
    seconds = until[-1].seconds if until else 0
    for before, step in pairwise(steps[number - 1 :]):
        assert step.action is not None
        lines.append(ActionLine(before.state.minute, seconds, action_to_data(step.action)))
    result = result_of(game, steps[-1].state)
    if result is not None:
        lines.append(NoteLine(RESULT, result))
    content = b"".join(map(encode, lines))
    path = games_folder() / f"{WHAT_IF}{Path(header.scenario).name}-{digest(content)[:16]}.jsonl"
    if not _begins_with(path, content):
        write_whole(path, content)
    return path


def _begins_with(path: Path, content: bytes) -> bool:
    try:
        return read_bytes(path, FILE_LIMIT).startswith(content)
    except NotFoundError:
        return False
