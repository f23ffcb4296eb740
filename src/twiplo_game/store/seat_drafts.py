"""What is being written at a seat in a class, kept beside it."""

import json
from typing import Final

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import write_whole
from twiplo_game.store.seats import LIMIT, beside, object_in

_DRAFTS: Final = 40


def keep_drafts(seat: str, drafts: dict[str, Respond | Speak], *, is_guest: bool = False) -> None:
    """Keep what is being written at a seat, by what it is about, instead of what was kept before. Raises StoreError.

    A guest is not the only one here: nobody is held up until the disk has it.
    """
    newest = list(drafts.items())[-_DRAFTS:]
    data = {about: action_to_data(order) for about, order in newest}
    content = json.dumps(data, ensure_ascii=False).encode()
    if len(content) <= LIMIT:
        write_whole(beside(seat), content, waits_for_disk=not is_guest)


def kept_drafts(seat: str) -> dict[str, Respond | Speak]:
    """What was being written at a seat when it was left; empty where that cannot be read."""
    try:
        data = object_in(beside(seat))
    except StoreError:
        return {}
    found: dict[str, Respond | Speak] = {}
    for about, order in data.items():
        try:
            action = action_from_data(order)
        except ValueError:
            continue
        if isinstance(action, Respond | Speak):
            found[about] = action
    return found
