"""What commands that have games played take alike: the seed, how many games, and who plays."""

import argparse
from typing import Final

from twiplo_game.locale.words import Words

LIMIT: Final = 100_000
"""Games of each bot at most: the error of a mean is then a three-hundredth of the spread."""

SEED_LIMIT: Final = 200
"""Characters of a seed."""


def seed(words: Words, text: str) -> str:
    """The seed that an argument gives: any text that can be kept and told to somebody. Raises ArgumentTypeError."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(words.tr("this is not UTF-8 text. Give another seed.")) from error
    if len(text) > SEED_LIMIT:
        raise argparse.ArgumentTypeError(
            words.tr("a seed has at most {limit} characters. Give a shorter one.", limit=SEED_LIMIT)
        )
    return text


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
