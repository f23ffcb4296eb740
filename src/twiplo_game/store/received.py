"""A game that was played elsewhere and comes here with its texts: looked at like any file from outside, then kept."""

import json
from pathlib import Path
from typing import Any, Final

from twiplo_game.store.errors import DamagedError, told
from twiplo_game.store.files import digest, write_whole
from twiplo_game.store.home import games_folder, texts_folder
from twiplo_game.store.session import resume

TEXTS: Final = ("scenario", "doctrine")
"""What a log comes with, each with its SHA-256."""


def take_in(content: bytes, name: str) -> Path:
    """Keep the game in `content` as `name` among the player's games, with its texts. Raises StoreError.

    `content` is a JSON object: `log` with the log's lines, `scenario` and `doctrine` each with `text` and `hash`.
    """
    path = games_folder() / f"{name}.jsonl"
    data = _object(content, path)
    log, texts = data.get("log"), dict(_text_in(data, name, path) for name in TEXTS)
    if not isinstance(log, str):
        raise _damaged(path)
    for hashed, text in texts.items():
        target = texts_folder() / hashed
        if not target.exists():
            write_whole(target, text.encode())
    # Looked at under another name: a log that is no good leaves alone the one that came before it.
    incoming = path.with_suffix(".incoming")
    write_whole(incoming, log.encode())
    with told(path):
        try:
            resume(incoming).close()
            incoming.replace(path)
        except DamagedError as error:
            raise _damaged(path) from error
        finally:
            incoming.unlink(missing_ok=True)
    return path


def _text_in(data: dict[str, Any], name: str, path: Path) -> tuple[str, str]:
    """(SHA-256, text) of one of the texts. Raises DamagedError."""
    kept = data.get(name)
    text, hashed = (kept.get("text"), kept.get("hash")) if isinstance(kept, dict) else (None, None)
    if not isinstance(text, str) or not isinstance(hashed, str) or digest(text.encode()) != hashed:
        raise _damaged(path)
    return hashed, text


def _object(content: bytes, path: Path) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(data, dict):
        raise _damaged(path)
    return data


def _damaged(path: Path) -> DamagedError:
    return DamagedError("The log that the class sent for {path} is damaged. Ask the trainer for it.", path=path.name)
