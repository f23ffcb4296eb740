"""How the choices at one target, decided one after the other, settle what a response means.

Everything that a response decides about a target is a decision diagram: each rule and outcome with what it sets going,
each chosen mandate, each aspect of what the response means later. The diagrams are walked together. After some choices
a partial response is a state: where it stands in each diagram that is under way. Deciding one choice more leads to the
next state, and leaves a mark: the results of the diagrams that hang on no choice still open. The marks along the way
are the class of the response: two responses are of one class exactly where they leave the same marks.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from twiplo_game.engine.bind import ABSENT, response_lookup
from twiplo_game.engine.choices import HANDLING, Choice, choices, put
from twiplo_game.engine.conditions.tree import Lookup, Read, Tree, Truth, fold, reads
from twiplo_game.engine.diagrams import LEAF, NO, YES, Diagrams
from twiplo_game.engine.meaning import Aspect, aspects
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Bound, Story, Target, minutes_to_send
from twiplo_game.model import vocabulary as v

Group = tuple[Tree, ...]
"""A condition, and those of what it sets going, which do not matter where it cannot hold."""

Mark = tuple[int, ...]
"""What a choice settles. The first choice's begins with the minutes that sending takes."""

Ways = tuple[int, ...]
"""For each level which of its ways."""


@dataclass(frozen=True, slots=True)
class Level:
    """One choice that makes a difference."""

    choice: Choice
    ways: tuple[Any, ...]
    """One value of each set that nothing tells apart."""
    way_of: dict[Any, int]
    """For each value on offer the way that stands for it."""
    steps: tuple[tuple[tuple[Mark, int] | None, ...], ...]
    """For each state and each way the mark that it leaves and the next state; None where it cannot be sent."""


def groups_at(story: Story, target: Target, is_unasked: bool) -> tuple[Group, ...]:
    """Each rule or outcome with what it sets going, and each mandate: as much of them as the composer leaves open."""
    left_open = choices(story, target)
    lookup = response_lookup(Response(), story.names, ABSENT, is_unasked, target.index)

    def known(read: Read) -> int | Read | None:
        is_open = any(choice.is_read_by(read.kind, read.index) for choice in left_open)
        return None if is_open else lookup(read)

    return tuple(tuple(fold(tree, known) for tree in group) for group in _groups(story, target))


def _groups(story: Story, target: Target) -> Iterator[Group]:
    def group(bound: Bound) -> Group:
        triggers = [*bound.triggers, *(trigger for later in bound.laters for trigger in later.triggers)]
        return (bound.tree, *(trigger.tree for trigger in triggers), *(later.tree for later in bound.laters))

    for bound in (*target.on_response, *target.on_correction):
        yield group(bound)
    for mandate in story.mandates:
        if mandate.breaks is not None:
            yield (mandate.breaks,)


class Partition:
    """What can be told apart of all that can be composed about one target."""

    def __init__(self, story: Story, target: Target, groups: tuple[Group, ...]) -> None:
        self._story = story
        self._target = target
        self._choices = choices(story, target)
        self._lookups = [[self._alone(choice, value) for value in choice.values] for choice in self._choices]
        self._diagrams = Diagrams(tuple(len(choice.values) for choice in self._choices))
        roots = [*map(self._group, groups), *map(self._aspect, aspects(story))]
        read = {self._diagrams.levels[node] for root in roots for node in self._diagrams.below(root)}
        unread = [choice for level, choice in enumerate(self._choices) if level not in read]
        self._unread = tuple(unread)
        self._somebody = self._addressee([choice.member for choice in unread if choice.name.startswith("to:")])
        # Somebody whom nothing asks about can always be addressed; otherwise being for nobody is a thing to tell apart.
        self._addressed = self._diagrams.leaf(YES) if self._somebody else self._for_somebody()
        roots.append(self._addressed)
        self.is_empty = self._addressed == self._diagrams.leaf(NO)
        self.levels = tuple(
            self._levels([root for root in dict.fromkeys(roots) if self._diagrams.levels[root] != LEAF])
        )

    def _addressee(self, members: Sequence[str | None]) -> str | None:
        """Of those whom nothing asks about, whom the staff would write to; they are told apart by readers alone."""
        drafted = {who for draft in self._target.drafts.values() for who in draft.response.to}
        return next((member for member in members if member in drafted), members[0] if members else None)

    # -- diagrams -------------------------------------------------------------------------------------------------

    def _alone(self, choice: Choice, value: Any) -> Lookup:
        """What one choice alone settles."""
        story, target = self._story, self._target
        response = put(story, Response(), (choice, value))
        lookup = response_lookup(response, story.names, author_of(story, target, response), False, target.index)
        return lambda read: lookup(read) if choice.is_read_by(read.kind, read.index) else None

    def _group(self, group: Group) -> int:
        looked_up = {(read.kind, read.index) for tree in group for read in reads(tree)}
        support = tuple(
            level
            for level, choice in enumerate(self._choices)
            if any(choice.is_read_by(kind, index) for kind, index in looked_up)
        )

        def alive(left: Group) -> Group:
            return () if left[0] == Truth(False) else left

        def decide(left: Any, level: int, value: int) -> Group:
            lookup = self._lookups[level][value]
            return alive(tuple(fold(tree, lookup) for tree in left))

        return self._diagrams.diagram(support, alive(group), decide, lambda left: not left)

    def _aspect(self, aspect: Aspect) -> int:
        support = tuple(level for level, choice in enumerate(self._choices) if choice.name in aspect.hangs_on)

        def decide(left: Any, level: int, value: int) -> Hashable:
            choice = self._choices[level]
            response = put(self._story, left, (choice, choice.values[value]))
            return aspect.of(response) if level == support[-1] else response

        return self._diagrams.diagram(support, Response(), decide, _is_never_settled)

    def _for_somebody(self) -> int:
        """Whether a response is for somebody; only silence may be for nobody."""
        diagrams = self._diagrams
        rest = diagrams.leaf(NO)
        for level in reversed(range(len(self._choices))):
            if self._choices[level].name.startswith("to:"):
                rest = diagrams.node(level, (rest, diagrams.leaf(YES)))
        silences = [channel is v.Channel.SILENCE for channel, _ in self._choices[0].values]
        return diagrams.node(0, tuple(diagrams.leaf(YES) if silence else rest for silence in silences))

    # -- states ---------------------------------------------------------------------------------------------------

    def _levels(self, roots: list[int]) -> Iterator[Level]:
        branches, level_of = self._diagrams.branches, self._diagrams.levels
        under = {root: tuple(self._diagrams.below(root)) for root in roots}
        last = {root: max(level_of[node] for node in nodes) for root, nodes in under.items()}
        refusal = self._diagrams.leaf(NO)
        states: dict[tuple[int, ...], int] = {(): 0}
        carried: tuple[int, ...] = ()
        for level, choice in enumerate(self._choices):
            here = dict.fromkeys(node for nodes in under.values() for node in nodes if level_of[node] == level)
            if level and not here:
                continue
            minutes = [self._minutes(choice, value) for value in choice.values]
            columns = [tuple(branches[node][value] for node in here) for value in range(len(choice.values))]
            ways, way_of = _told_apart(choice.values, list(zip(minutes, columns, strict=True)))
            starting = tuple(root for root in roots if level_of[root] == level)
            walked = carried + starting
            ended = [place for place, root in enumerate(walked) if last[root] == level]
            kept = [place for place, root in enumerate(walked) if last[root] != level]
            following: dict[tuple[int, ...], int] = {}
            steps = []
            for state in states:
                row: list[tuple[Mark, int] | None] = []
                for way in ways:
                    nodes = [branches[node][way] if level_of[node] == level else node for node in state + starting]
                    if any(walked[place] == self._addressed and nodes[place] == refusal for place in ended):
                        row.append(None)
                        continue
                    mark = (*minutes[way], *(branches[nodes[place]][0] for place in ended))
                    after = tuple(nodes[place] for place in kept)
                    row.append((mark, following.setdefault(after, len(following))))
                steps.append(tuple(row))
            yield Level(choice, tuple(choice.values[way] for way in ways), way_of, tuple(steps))
            states, carried = following, tuple(walked[place] for place in kept)

    def _minutes(self, choice: Choice, value: Any) -> tuple[int, ...]:
        """The minutes that a choice settles, where it settles them."""
        if choice.name != HANDLING:
            return ()
        return (minutes_to_send(self._story.profile, put(self._story, Response(), (choice, value))),)

    # -- responses ------------------------------------------------------------------------------------------------

    def response(self, ways: Ways) -> Response:
        """The response that takes these ways, with plain values wherever nothing depends on it."""
        plain = ((choice, choice.values[0]) for choice in self._unread)
        taken = ((level.choice, level.ways[way]) for level, way in zip(self.levels, ways, strict=True))
        response = put(self._story, Response(), *plain, *taken)
        if response.to or response.channel is v.Channel.SILENCE or self._somebody is None:
            return response
        return put(self._story, response, (Choice("to:", (), frozenset(), self._somebody), True))

    def ways(self, response: Response) -> Ways | None:
        """The ways that `response` takes; None where it cannot be composed."""
        if any(choice.value_in(response) not in choice.values for choice in self._choices):
            return None
        return tuple(level.way_of[level.choice.value_in(response)] for level in self.levels)


def _told_apart(values: tuple[Any, ...], means: Sequence[Hashable]) -> tuple[list[int], dict[Any, int]]:
    """The first of each set of values that mean the same, and for each value which of those stands for it."""
    found: dict[Hashable, int] = {}
    ways: list[int] = []
    way_of = {}
    for place, value in enumerate(values):
        if means[place] not in found:
            found[means[place]] = len(ways)
            ways.append(place)
        way_of[value] = found[means[place]]
    return ways, way_of


def _is_never_settled(_left: Hashable) -> bool:
    return False
