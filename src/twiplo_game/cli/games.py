"""What the commands that let bots play have in common: how many games, and who plays."""

import argparse
from typing import Final

from twiplo_game.locale.words import Words

LIMIT: Final = 100_000
"""Games of each bot at most: the error of a mean is then a three-hundredth of the spread."""


def number_of_games(words: Words, least: int, text: str) -> int:
    """The number that an argument gives. Raises ArgumentTypeError."""
    if text.isascii() and text.isdecimal() and least <= int(text) <= LIMIT:
        return int(text)
    raise argparse.ArgumentTypeError(
        words.tr("“{text}” is no number of games. Give one from {least} to {most}.", text=text, least=least, most=LIMIT)
    )


def check_bots(text: str) -> tuple[str, ...]:
    """The bots that an argument names, each once. Raises NotFoundError for one that does not exist."""
    from twiplo_game.analysis.bots import BOTS as KNOWN  # noqa: PLC0415
    from twiplo_game.analysis.bots import is_bot  # noqa: PLC0415
    from twiplo_game.store.errors import NotFoundError  # noqa: PLC0415

    names = tuple(dict.fromkeys(filter(None, text.split(","))))
    for name in names or ("",):
        if not is_bot(name):
            raise NotFoundError(
                "There is no bot “{name}”. There are: {names}.", name=name, names=", ".join((*KNOWN, "only-deny…"))
            )
    return names
