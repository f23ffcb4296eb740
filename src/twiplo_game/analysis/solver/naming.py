"""Names that mean the same in every run: made of what things are, and not of when they were met."""

from collections.abc import Hashable, Sequence
from dataclasses import fields, is_dataclass
from hashlib import blake2b

from twiplo_game.analysis.solver.worlds import Cube

Key = tuple[Hashable, ...]
"""What a state is told apart by: numbers of parts, and bits of stances."""

Apart = frozenset[tuple[tuple[Key, Cube], int]]
"""What a situation is told apart by: the states that it can be, each with its worlds and their weight."""


def canonical(thing: object) -> str:
    """What a thing is, in one writing: things that are equal have the same. Raises TypeError for what has none."""
    match thing:
        case None:
            return "~"
        case str():
            return repr(str(thing))
        case int():
            return str(int(thing))
        case tuple():
            return f"({','.join(map(canonical, thing))})"
        case frozenset():
            return f"{{{','.join(sorted(map(canonical, thing)))}}}"
    if is_dataclass(thing):
        parts = (canonical(getattr(thing, field.name)) for field in fields(thing) if field.compare)
        return f"{type(thing).__name__}({','.join(parts)})"
    raise TypeError(f"{type(thing).__name__} cannot be named")


def stable(thing: object) -> int:
    """A number of 63 bits for a thing, the same in every run."""
    return int.from_bytes(blake2b(canonical(thing).encode(), digest_size=8).digest()) >> 1


class Names:
    """Names what graphs tell situations apart by."""

    def __init__(self, parts: Sequence[Hashable]) -> None:
        self._parts = parts
        """By the number under which keys have them; there can be more at any time."""
        self._named: dict[int, int] = {}

    def of(self, minute: int, apart: Apart) -> int:
        """The name of the situation in a minute that is told apart so."""
        states = frozenset((self._key(key), cube, weight) for (key, cube), weight in apart)
        return stable((minute, states))

    def _key(self, key: Key) -> Key:
        phase, moods, tasks, agenda, taken, rest, alive = key
        return *map(self._part, (phase, moods, tasks, agenda, rest, alive)), taken

    def _part(self, number: Hashable) -> int:
        assert isinstance(number, int)
        if number < 0:
            return number
        found = self._named.get(number)
        if found is None:
            found = self._named[number] = stable(self._parts[number])
        return found
