"""What chance draws for a story before a game begins, and worlds that are drawn by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.chance import draw
from twiplo_game.engine.story import Story

Settled = Mapping[int, int]
"""For the chances that are settled, by number, which of their sides came up."""

Decide = Callable[[int], int]
"""Which side of a chance comes up, by the chance's number."""

_SO: Final = 0


@dataclass(frozen=True, slots=True)
class Chance:
    """One thing that is drawn before a game begins."""

    name: str
    """`fact:` and the fact, or the draw between facts; `check:` and the check."""
    weights: tuple[int, ...]
    """How likely each side is, beside the others. Sides of no weight never come up."""

    def share(self, side: int) -> float:
        """The probability of a side."""
        return self.weights[side] / sum(self.weights)

    def side_of(self, number: int) -> int:
        """The side in which `number` falls, from 0 to the sum of the weights - 1."""
        for side, weight in enumerate(self.weights):
            number -= weight
            if number < 0:
                return side
        raise ValueError("beyond the weights")


@dataclass(frozen=True, slots=True)
class Chances:
    """Everything that is drawn for a story."""

    all: tuple[Chance, ...]
    facts: tuple[tuple[int, int], ...]
    """For each fact the chance that decides it, and the side on which it is so."""
    checks: tuple[int, ...]
    """For each check the chance that it settles nothing."""

    def share(self, sides: Iterable[tuple[int, int]]) -> float:
        """The probability that these chances come up on these sides."""
        product = 1.0
        for chance, side in sides:
            product *= self.all[chance].share(side)
        return product


def chances_of(story: Story) -> Chances:
    """The chances of `story`, in a fixed order."""
    cache = story.caches.setdefault("chances", {})
    found = cache.get("all")
    if not isinstance(found, Chances):
        found = cache["all"] = _chances(story)
    return found


def _chances(story: Story) -> Chances:
    listed: list[Chance] = []
    facts: dict[str, tuple[int, int]] = {}
    for name, fact in story.scenario.facts.items():
        facts.setdefault(name, (len(listed), _SO))
        listed.append(Chance(f"fact:{name}", (fact.chance, 100 - fact.chance)))
    for name, fact in story.scenario.facts.items():
        if fact.one_of is not None:
            for side, member in enumerate(fact.one_of):
                facts[member] = len(listed), side
            listed.append(Chance(f"one:{name}", tuple(fact.one_of.values())))
    checks = []
    for check in story.checks:
        checks.append(len(listed))
        listed.append(Chance(f"check:{check.id}", (check.inconclusive, 100 - check.inconclusive)))
    return Chances(tuple(listed), tuple(facts[name] for name in story.names.facts), tuple(checks))


def drawn(story: Story, name: str) -> Decide:
    """A world drawn by `name` alone: whoever asks in whatever order gets the same."""
    chances = chances_of(story).all
    sides: dict[int, int] = {}

    def decide(number: int) -> int:
        side = sides.get(number)
        if side is None:
            chance = chances[number]
            side = sides[number] = chance.side_of(draw(name, chance.name, sum(chance.weights)))
        return side

    return decide
