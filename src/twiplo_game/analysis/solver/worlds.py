"""What chance can draw for a story, and the sets of draws that are still possible.

A world is one value for each variable: whether a fact is so, which of exclusive facts is so, whether a check settles
nothing. A set of worlds is a cube: for each variable the values that are still possible, as bits. Cubes are enough,
because whatever looks at the hidden truth looks at one variable at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import SupportsIndex, overload

from twiplo_game.engine.game import Game
from twiplo_game.engine.story import Story

Cube = tuple[int, ...]
"""For each variable the values still possible, as the sum of their bits; 0 for one that nothing reads any more."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that chance draws."""

    name: str
    """The fact or check, or the head of a group of exclusive facts."""
    weights: tuple[int, ...]
    """For each value how often it is drawn, in proportion."""

    def weight(self, mask: int) -> int:
        """How often one of the values in `mask` is drawn."""
        return sum(weight for value, weight in enumerate(self.weights) if mask >> value & 1)

    @property
    def full(self) -> int:
        """Every value."""
        return (1 << len(self.weights)) - 1


class Worlds:
    """The variables of a story, and which truth or check hangs on which."""

    def __init__(self, story: Story) -> None:
        facts, names = story.scenario.facts, story.names.facts
        self.variables: list[Variable] = []
        self._masses: dict[Cube, int] = {}
        self.truths: list[tuple[int, int] | bool] = [True] * len(names)
        """For each fact its variable and the mask of the values under which it is so; or what it always is."""
        grouped: set[str] = set()
        for name, fact in facts.items():
            if fact.one_of is not None:
                members = [(member, weight) for member, weight in fact.one_of.items() if weight]
                grouped.update(fact.one_of)
                for member in fact.one_of:
                    self.truths[names[member]] = False
                if len(members) == 1:
                    self.truths[names[members[0][0]]] = True
                    continue
                for value, (member, _) in enumerate(members):
                    self.truths[names[member]] = (len(self.variables), 1 << value)
                self.variables.append(Variable(name, tuple(weight for _, weight in members)))
        for name, number in names.items():
            if name not in grouped:
                self.truths[number] = self._yes_no(name, facts[name].chance)
        self.inconclusive = [
            self._yes_no(check.id, check.inconclusive) if check.fact >= 0 else check.inconclusive > 0
            for check in story.checks
        ]
        """The same for each check, whether it settles nothing."""

    def _yes_no(self, name: str, chance: int) -> tuple[int, int] | bool:
        if chance in {0, 100}:
            return chance == 100
        self.variables.append(Variable(name, (100 - chance, chance)))
        return len(self.variables) - 1, 2

    @property
    def all(self) -> Cube:
        """Every world."""
        return tuple(variable.full for variable in self.variables)

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return prod(len(variable.weights) for variable in self.variables)

    def mass(self, cube: Cube) -> int:
        """How often one of the worlds of `cube` is drawn, over the variables of which more than one value is left."""
        found = self._masses.get(cube)
        if found is None:
            pairs = zip(self.variables, cube, strict=True)
            found = prod(variable.weight(mask) for variable, mask in pairs if mask & (mask - 1))
            self._masses[cube] = found
        return found

    def each(self) -> Iterator[tuple[Cube, int]]:
        """Every world with its weight."""
        cubes: list[tuple[Cube, int]] = [((), 1)]
        for variable in self.variables:
            cubes = [
                ((*cube, 1 << value), mass * weight)
                for cube, mass in cubes
                for value, weight in enumerate(variable.weights)
            ]
        return iter(cubes)

    def of(self, game: Game) -> Cube:
        """The one world that `game` was drawn with."""
        values = [1] * len(self.variables)
        pairs = (*zip(self.truths, game.truths, strict=True), *zip(self.inconclusive, game.inconclusive, strict=True))
        for place, is_so in pairs:
            if isinstance(place, tuple) and is_so:
                values[place[0]] = place[1]
        return tuple(values)


class _Draws(tuple[bool, ...]):
    """Truths or checks of a game that is drawn as far as somebody looks at it."""

    oracle: "Oracle"
    places: list[tuple[int, int] | bool]

    @overload
    def __getitem__(self, place: SupportsIndex) -> bool: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[bool, ...]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> bool | tuple[bool, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(len(self.places))[place])
        found = self.places[place]
        return found if isinstance(found, bool) else self.oracle.look(*found)


class Oracle:
    """A game whose draws are settled one by one, when the rules look at them.

    One run follows one set of worlds. Where the rules look at what that set leaves open, the run goes on with some of
    its worlds and puts the others aside, to be run later.
    """

    def __init__(self, story: Story, worlds: Worlds) -> None:
        self.worlds = worlds
        self.cube: Cube = worlds.all
        self.aside: list[Cube] = []
        self.is_reading = False
        """Whether words are read, and not rules: words may tell what is of no use to anybody any more."""
        truths, inconclusive = _Draws(()), _Draws(())
        truths.oracle = inconclusive.oracle = self
        truths.places, inconclusive.places = worlds.truths, worlds.inconclusive
        self.game = Game(story, "", truths, inconclusive)

    def look(self, variable: int, values: int) -> bool:
        """Whether the variable has one of `values`."""
        mask = self.cube[variable]
        inside, outside = mask & values, mask & ~values
        if not mask:
            if self.is_reading:
                return False
            raise AssertionError(f"{self.worlds.variables[variable].name} was taken for something that nobody reads")
        if inside and outside:
            self.aside.append((*self.cube[:variable], outside, *self.cube[variable + 1 :]))
            self.cube = (*self.cube[:variable], inside, *self.cube[variable + 1 :])
        return bool(inside)


def settled(worlds: Worlds, before: Cube, after: Cube, alive: frozenset[int]) -> tuple[Cube, int]:
    """`after`, a part of `before`, without the variables that are not `alive`, and the weight that is settled by that.

    What a variable weighs counts once it has but one value left, or is forgotten.
    """
    weight = 1
    left = []
    for number, (was, mask) in enumerate(zip(before, after, strict=True)):
        was_open = was & (was - 1) != 0
        is_open = mask & (mask - 1) != 0
        if was_open and not (is_open and number in alive):
            weight *= worlds.variables[number].weight(mask)
        left.append(mask if number in alive else 0)
    return tuple(left), weight
