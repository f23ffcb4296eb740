"""A game behind a bad line: replies come late, twice, in another order or not at all, and requests get lost, by a plan.

Time is a clock that the test moves on; nobody sleeps.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from twiplo_game.seating.port import GamePort, Link, Reply, Request


@dataclass
class Clock:
    """Seconds, as many as the test says."""

    now: float = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@dataclass(frozen=True)
class Fate:
    """What becomes of one request and of the reply to it, or of one reply that came by itself."""

    is_put: bool = True
    """Whether the request gets there at all."""
    delays: tuple[float, ...] = (0.3,)
    """Seconds until the reply arrives, once for each time that it does; empty where it is lost."""


SOUND = Fate()
"""Three tenths of a second, and nothing else is wrong."""


def bad_line(seed: int, count: int) -> list[Fate]:
    """A line on which a third of all replies are late, a sixth doubled, a sixth lost, and now and then a request."""
    chance = random.Random(seed)
    kinds = [SOUND, SOUND, Fate(delays=(1.4,)), Fate(delays=(2.9,)), Fate(delays=(0.3, 0.9)), Fate(delays=())]
    return [Fate(is_put=False) if chance.random() < 0.1 else chance.choice(kinds) for _ in range(count)]


@dataclass
class FaultyPort:
    """`inner`, behind a line with the given fates; a line whose fates have run out is sound."""

    inner: GamePort
    clock: Clock
    fates: Iterable[Fate] = ()
    requests: list[Request] = field(default_factory=list)
    """Every request that was put, also where it got lost."""

    def __post_init__(self) -> None:
        self._fates: Iterator[Fate] = iter(self.fates)
        self._on_its_way: list[tuple[float, int, Reply]] = []
        self._sent = 0
        self._fate: Fate | None = None
        self._hear: Callable[[Reply], None] = lambda reply: None

    def __getattr__(self, name: str) -> object:
        """Everything that a line has no part in is the game's own."""
        return getattr(self.inner, name)

    def listen(self, hear: Callable[[Reply], None]) -> None:
        """Where replies go, once they have come through."""
        self._hear = hear
        self.inner.listen(self._post)

    def ask(self, request: Request) -> None:
        """Put a request, if it gets there."""
        self.requests.append(request)
        fate = next(self._fates, SOUND)
        if fate.is_put:
            self._fate = fate
            self.inner.ask(request)
            self._fate = None

    def pulse(self) -> None:
        """Let the game go on, then hand over what has arrived."""
        self.inner.pulse()
        self.deliver()

    def deliver(self) -> None:
        """Hand over what is due, in the order of its arrival."""
        due = sorted(item for item in self._on_its_way if item[0] <= self.clock.now)
        self._on_its_way = [item for item in self._on_its_way if item[0] > self.clock.now]
        for _, _, reply in due:
            self._hear(reply)

    def link(self, *, is_up: bool) -> None:
        """The line breaks, or is back."""
        self._hear(Link(is_up))

    def _post(self, reply: Reply) -> None:
        fate = self._fate or next(self._fates, SOUND)
        for delay in fate.delays:
            self._sent += 1
            self._on_its_way.append((self.clock.now + delay, self._sent, reply))
