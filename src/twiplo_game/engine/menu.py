"""What can be done at a moment: a sequence that can be very long, and is made as far as somebody looks."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.engine.classes import ResponseClasses, response_classes
from twiplo_game.engine.lazy import Joined, Lazy
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.story import Story, minutes_to_send

A = TypeVar("A", bound=Action)


class Compositions(Lazy[Respond | Speak]):
    """What can be composed about one target and lands in time: one action for each class."""

    def __init__(self, story: Story, target: int, minutes: int, kind: type[Respond | Speak]) -> None:
        self.kind = kind
        self._story = story
        self._target = target
        self._name = story.targets[target].id
        self._minutes = minutes

    @property
    def _classes(self) -> ResponseClasses:
        return response_classes(self._story, self._target, self.kind is Speak)

    def __len__(self) -> int:
        return self._classes.within(self._minutes)

    def item(self, place: int) -> Respond | Speak:
        """The action at a place."""
        return self.kind(self._name, self._classes.item(place))

    def near(self) -> Iterator[Respond | Speak]:
        """Those that lie nearest to the drafts."""
        for response in near_responses(self._story, self._target, self.kind is Speak):
            if minutes_to_send(self._story.profile, response) <= self._minutes:
                yield self.kind(self._name, response)


class Actions(Joined[Action]):
    """Every action that is legal now."""

    def __init__(self, parts: Sequence[Sequence[Action]]) -> None:
        """`parts` hold actions of one kind each."""
        super().__init__(parts)
        self._kinds: dict[type, list[Sequence[Any]]] = {}
        for part in parts:
            if isinstance(part, Compositions):
                self._kinds.setdefault(part.kind, []).append(part)
            elif part:
                self._kinds.setdefault(type(part[0]), []).append(part)

    def of(self, kind: type[A]) -> Sequence[A]:
        """All actions of one kind."""
        return Joined(self._kinds.get(kind, ()))

    def near(self, kind: type[A]) -> tuple[A, ...]:
        """The actions of one kind, and of what can be composed only what lies nearest to the drafts."""
        near: list[Any] = []
        for part in self._kinds.get(kind, ()):
            near += part.near() if isinstance(part, Compositions) else part
        return tuple(near)

    def kinds(self) -> tuple[type[Action], ...]:
        """The kinds of which there are some, by name."""
        found = (kind for kind in self._kinds if self.of(kind))
        return tuple(sorted(found, key=lambda kind: kind.__name__))
