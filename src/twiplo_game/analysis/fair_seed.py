"""Whether the game that a seed makes is worth competing in: who acts with care must come out ahead of who does not."""

from collections.abc import Iterable

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.findings import LEAD_WANTED
from twiplo_game.analysis.playing import result_of
from twiplo_game.engine.game import new_game
from twiplo_game.engine.story import Story


def lead(story: Story, seed: str) -> int:
    """By how many points of 1000 the bot `careful` beats the bot `hasty` on this seed; negative where it loses."""
    careful, hasty = (result_of(new_game(story, seed), make_bot(name, 1)).score for name in ("careful", "hasty"))
    return careful - hasty


def is_fair(story: Story, seed: str) -> bool:
    """Whether care is clearly worth it on this seed."""
    return lead(story, seed) >= LEAD_WANTED


def fair_seed(story: Story, seeds: Iterable[str]) -> str | None:
    """The first of `seeds` on which care is clearly worth it; None where there is none."""
    return next((seed for seed in seeds if is_fair(story, seed)), None)
