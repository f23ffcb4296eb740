"""Worlds that are settled only as far as somebody looks: one playing stands for all worlds that differ elsewhere.

A game draws its facts and the luck of its checks before it begins. A transition that never looks at one of them goes
the same way whatever it is. So instead of playing every world, one plays, notes what was looked at, and plays again
only with what was looked at otherwise: the ways a game can go form a tree, and each way has its probability.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Generic, TypeVar, overload

from twiplo_game.analysis.review.chances import Decide, Settled, chances_of
from twiplo_game.engine.game import Game
from twiplo_game.engine.story import Story

T = TypeVar("T")

_SETTLES_NOTHING: Final = 0


@dataclass(frozen=True, slots=True)
class Look:
    """A chance that was looked at, and how it came up."""

    chance: int
    side: int
    here: object
    """The last moment before, as far as the playing said."""


class RuledOutError(Exception):
    """What has happened in a world shows already that it is not one of those in question."""


class World:
    """One world, settled when it is looked at. `game` is played like any other."""

    def __init__(self, story: Story, settled: Settled, decide: Decide) -> None:
        self.chances = chances_of(story)
        self.sides = dict(settled)
        self.looked: list[Look] = []
        """What was open and was looked at, in that order."""
        self.here: object = None
        """The moment that a playing has reached, as it says itself; None at its beginning. From there it can be
        taken up again where something that was looked at next comes up otherwise."""
        self.is_ruled_out: Callable[[], bool] | None = None
        """Asked before something that is open is settled: where it says so, the playing ends in RuledOutError."""
        self._decide = decide
        self.game = Game(story, "", _Truths(self), _Luck(self))

    def side(self, chance: int) -> int:
        """How a chance comes up here. Raises RuledOutError where `is_ruled_out` says so."""
        side = self.sides.get(chance)
        if side is None and self.is_ruled_out is not None:
            # To answer it may look at something itself.
            asked, self.is_ruled_out = self.is_ruled_out, None
            if asked():
                raise RuledOutError
            self.is_ruled_out = asked
            side = self.sides.get(chance)
        if side is None:
            weights = self.chances.all[chance].weights
            possible = [number for number, weight in enumerate(weights) if weight]
            if len(possible) == 1:
                side = self.sides[chance] = possible[0]
            else:
                side = self.sides[chance] = self._decide(chance)
                self.looked.append(Look(chance, side, self.here))
        return side


class _Looked(Sequence[bool]):
    """What a game has drawn, looked up in a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def at(self, place: int) -> bool:
        """What is at `place`."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> bool: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[bool]: ...
    def __getitem__(self, place: int | slice) -> bool | Sequence[bool]:
        if isinstance(place, slice):
            return [self.at(number) for number in range(*place.indices(len(self)))]
        return self.at(place)


class _Truths(_Looked):
    def at(self, place: int) -> bool:
        chance, side = self._world.chances.facts[place]
        return self._world.side(chance) == side

    def __len__(self) -> int:
        return len(self._world.chances.facts)


class _Luck(_Looked):
    def at(self, place: int) -> bool:
        return self._world.side(self._world.chances.checks[place]) == _SETTLES_NOTHING

    def __len__(self) -> int:
        return len(self._world.chances.checks)


@dataclass(frozen=True, slots=True)
class Way(Generic[T]):
    """One way that a playing can go."""

    looked: tuple[tuple[int, int], ...]
    """(chance, side) for everything that was looked at on the way."""
    share: float
    """Its probability."""
    result: T


@dataclass(slots=True)
class _Fork(Generic[T]):
    """A chance that is looked at next, and what follows on each side."""

    chance: int
    here: object
    sides: "dict[int, _Fork[T] | Way[T]]"
    given: set[int] = field(default_factory=set)
    """The sides on which `fresh` has given every way."""


class Ways(Generic[T]):
    """Every way that `play` can go where `settled` is known: played when somebody asks for it, and once only.

    `play` begins at the world's `here`, and may move it on as it goes: other ways are then taken up from there.
    """

    def __init__(self, story: Story, settled: Settled, play: Callable[[World], T]) -> None:
        self.played = 0
        """How many ways were played so far."""
        self._story = story
        self._settled = settled
        self._play = play
        self._root: _Fork[T] | Way[T] | None = None
        self._all_given = False

    def at(self, decide: Decide) -> Way[T]:
        """The way in the world that `decide` settles."""
        path: list[Look] = []
        node = self._root
        while isinstance(node, _Fork):
            path.append(Look(node.chance, decide(node.chance), node.here))
            node = node.sides.get(path[-1].side)
        return self._go(path, decide) if node is None else node

    def fresh(self, decide: Decide) -> Way[T] | None:
        """A way that this has not given before: that of the world that `decide` settles, or of one that differs from it
        where nothing else is left. None where all were given."""
        if self._all_given:
            return None
        path: list[Look] = []
        node = self._root
        while isinstance(node, _Fork):
            side = decide(node.chance)
            if side in node.given:
                side = max(self._left(node), key=chances_of(self._story).all[node.chance].share)
            path.append(Look(node.chance, side, node.here))
            node = node.sides.get(side)
        way = self._go(path, decide) if node is None else node
        self._give(way)
        return way

    def _left(self, fork: _Fork[T]) -> list[int]:
        """The sides of a fork that can come up, and of which not every way was given."""
        weights = chances_of(self._story).all[fork.chance].weights
        return [side for side, weight in enumerate(weights) if weight and side not in fork.given]

    def _give(self, way: Way[T]) -> None:
        forks: list[tuple[_Fork[T], int]] = []
        node = self._root
        for _, side in way.looked:
            assert isinstance(node, _Fork)
            forks.append((node, side))
            node = node.sides[side]
        for fork, side in reversed(forks):
            fork.given.add(side)
            if self._left(fork):
                return
        self._all_given = True

    @property
    def least(self) -> int:
        """How many ways there are at least, from what was played so far."""
        chances = chances_of(self._story).all
        count, nodes = 0, [self._root]
        while nodes:
            node = nodes.pop()
            if isinstance(node, _Fork):
                weights = chances[node.chance].weights
                nodes += [node.sides.get(side) for side, weight in enumerate(weights) if weight]
            else:
                count += 1
        return count

    def each(self, limit: int) -> tuple[Way[T], ...] | None:
        """All ways, the likeliest sides first; None where there are more than `limit`."""
        if self.least > limit:
            return None
        chances = chances_of(self._story).all
        found: list[Way[T]] = []
        open_paths: list[tuple[list[Look], _Fork[T] | Way[T] | None]] = [([], self._root)]
        while open_paths:
            # Every path that is open leads to one way at least.
            if len(found) + len(open_paths) > limit:
                return None
            path, node = open_paths.pop()
            if node is None:
                if self.played >= limit:
                    return None
                way = self._go(path, self.likeliest)
                node = way if len(way.looked) == len(path) else self._fork_at(path)
            if isinstance(node, Way):
                found.append(node)
                continue
            chance = chances[node.chance]
            for side in sorted((side for side, weight in enumerate(chance.weights) if weight), key=chance.share):
                open_paths.append(([*path, Look(node.chance, side, node.here)], node.sides.get(side)))
        return tuple(found)

    def _fork_at(self, path: Sequence[Look]) -> _Fork[T]:
        node = self._root
        for look in path:
            assert isinstance(node, _Fork)
            node = node.sides[look.side]
        assert isinstance(node, _Fork)
        return node

    def _go(self, path: Sequence[Look], decide: Decide) -> Way[T]:
        """Play once, in a world that begins with `path`, and keep the way."""
        self.played += 1
        world = World(self._story, self._settled, decide)
        world.sides.update((look.chance, look.side) for look in path)
        world.looked += path
        world.here = path[-1].here if path else None
        result = self._play(world)
        # The game looks things up in its world: left as it is, the pair would wait for a search for garbage.
        del world.game
        share = world.chances.share((look.chance, look.side) for look in world.looked)
        way = Way(tuple((look.chance, look.side) for look in world.looked), share, result)
        self._keep(world.looked, way)
        return way

    def _keep(self, looked: Sequence[Look], way: Way[T]) -> None:
        if not looked:
            self._root = way
            return
        if self._root is None:
            self._root = _Fork(looked[0].chance, looked[0].here, {})
        node = self._root
        for look, following in pairwise(looked):
            assert isinstance(node, _Fork)
            node = node.sides.setdefault(look.side, _Fork(following.chance, following.here, {}))
        assert isinstance(node, _Fork)
        node.sides[looked[-1].side] = way

    def likeliest(self, chance: int) -> int:
        """The likeliest side of a chance."""
        weights = chances_of(self._story).all[chance].weights
        return max(range(len(weights)), key=weights.__getitem__)
