"""A game: a story and what chance has drawn for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from twiplo_game.engine.chance import draw
from twiplo_game.engine.story import Story


@dataclass(frozen=True, slots=True)
class Game:
    """One playing of a story. The truths are hidden: faces get views."""

    story: Story
    seed: str
    truths: Sequence[bool]
    """For each fact whether it is so."""
    inconclusive: Sequence[bool]
    """For each check whether it settles nothing."""

    def truth_of(self) -> dict[str, bool]:
        """Each fact and whether it is so; for the debrief."""
        return {name: self.truths[number] for name, number in self.story.names.facts.items()}


def new_game(story: Story, seed: int | str) -> Game:
    """The game of `story` that `seed` makes; the same seed makes the same game everywhere."""
    seed = str(seed)
    facts = story.scenario.facts
    truths = [draw(seed, f"fact:{name}", 100) < facts[name].chance for name in story.names.facts]
    for name, fact in facts.items():
        if fact.one_of is not None:
            left = draw(seed, f"fact:{name}", sum(fact.one_of.values()))
            for member, weight in fact.one_of.items():
                truths[story.names.facts[member]] = 0 <= left < weight
                left -= weight
    return Game(
        story,
        seed,
        tuple(truths),
        tuple(draw(seed, f"check:{check.id}", 100) < check.inconclusive for check in story.checks),
    )
