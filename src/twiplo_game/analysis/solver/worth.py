"""What a situation is worth with each of the gauges with which it is reached."""

from collections.abc import KeysView, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """Values by gauges."""

    places: dict[int, int] = field(default_factory=dict)
    """By gauges where it stands; the same for everything that a node is worth."""
    values: list[int] = field(default_factory=list)

    def __getitem__(self, number: int) -> int:
        return self.values[self.places[number]]

    def __len__(self) -> int:
        return len(self.values)

    def keys(self) -> KeysView[int]:
        """The gauges."""
        return self.places.keys()


def worth_of(values: Mapping[int, int]) -> Worth:
    """What is known of a node already."""
    return Worth(dict(zip(values, count(), strict=False)), list(values.values()))


NOTHING: Final = Worth()
"""What a node is worth that has not been valued."""
