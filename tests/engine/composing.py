"""Everything that can be composed about a target, one combination after the other, and what each of them means.

It is the definition of a class, spelled out: slow, and without any of the engine's short cuts.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.classes import ResponseClasses, response_classes
from twiplo_game.engine.conditions.tree import Tree, Truth, fold, reads
from twiplo_game.engine.meaning import later_reads
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import Response
from twiplo_game.engine.sending import wrong_with
from twiplo_game.engine.story import Story, minutes_to_send
from twiplo_game.model import vocabulary as v

FIELDS: dict[str, Any] = {
    "channel": v.Channel,
    "stance": v.Stance,
    "coordination": v.Coordination,
    "register": v.Register,
    "tone": v.Tone,
    "claim": v.Claim,
    "disclosure": v.Disclosure,
    "language": v.Tongue,
}
ALWAYS = ("channel", "stance", "coordination")
"""Fields that mean something even where no condition reads them."""


class Composer:
    """All that can be composed about one target."""

    def __init__(self, story: Story, index: int, is_unasked: bool) -> None:
        self.story, self.target, self.is_unasked = story, story.targets[index], is_unasked
        self.groups = [
            (
                bound.tree,
                *(trigger.tree for trigger in bound.triggers),
                *(later.tree for later in bound.laters),
                *(trigger.tree for later in bound.laters for trigger in later.triggers),
            )
            for bound in (*self.target.on_response, *self.target.on_correction)
        ]
        self.groups += [(mandate.breaks,) for mandate in story.mandates if mandate.breaks is not None]
        self.reads = {tree: tuple(dict.fromkeys(reads(tree))) for group in self.groups for tree in group}
        self.folded: dict[tuple[int, tuple[object, ...]], Tree] = {}
        asked = {read.index for read in later_reads(story) if read.kind in {"told", "when_told"}}
        self.informed = frozenset(who for who, number in story.names.stakeholders.items() if number in asked)

    def meaning(self, response: Response) -> Hashable:
        """What two responses of one class have in common, and two of different classes have not."""
        story, target = self.story, self.target
        author = author_of(story, target, response)
        lookup = response_lookup(response, story.names, author, self.is_unasked, target.index)
        names_somebody = response.tier not in {v.Tier.NONE, v.Tier.UNNAMED, v.Tier.TECHNIQUE}
        groups = []
        for group in self.groups:
            left = []
            for tree in group:
                known = id(tree), tuple(map(lookup, self.reads[tree]))
                if known not in self.folded:
                    self.folded[known] = fold(tree, lookup)
                left.append(self.folded[known])
            groups.append(None if left[0] == Truth(False) else tuple(left))
        return (
            tuple(groups),
            minutes_to_send(story.profile, response),
            response.stance,
            response.is_public,
            frozenset() if response.is_public else response.to & self.informed,
            response.actor if names_somebody else None,
            response.next_update is not None,
            response.action_due is not None,
        )

    def axes(self) -> list[list[dict[str, Any]]]:
        """For each choice the changes that it can make; values that no condition reads are left out."""
        offers, names = self.target.offers, self.story.names
        read = {each for group in self.groups for tree in group for each in self.reads[tree]}
        kinds = {each.kind for each in read} | ({"authorship"} if any(r.index == "authorship" for r in read) else set())
        axes: list[list[dict[str, Any]]] = []
        for name, terms in FIELDS.items():
            values = [terms(value) for value in getattr(offers, name)]
            is_read = name in ALWAYS or name in kinds
            axes.append([{name: value} for value in (values if is_read else values[:1])])
        axes.append([{"tier": v.Tier(tier), "actor": actor} for tier, actor in offers.attribution])
        heard = [who for who in offers.to if who in self.informed or ("to", names.stakeholders[who]) in _pairs(read)]
        others = [who for who in offers.to if who not in heard][:1]
        axes += [[{}, {"to": who}] for who in heard] + [[{"to": who}] for who in others]
        promises = {v.Content.NEXT_UPDATE, v.Content.CORRECTIVE_ACTION}
        for number, content in enumerate(v.Content):
            if content in offers.contains and (content in promises or ("has", number) in _pairs(read)):
                axes.append([{}, {"contains": content}])
        return axes

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return prod(map(len, self.axes()))

    def everything(self) -> Iterator[Response]:
        """Every response that the door lets through, without those that differ only in what nothing reads."""
        for changes in product(*self.axes()):
            response = self.changed(changes)
            if wrong_with(self.story, self.target, response) is None:
                yield response

    def changed(self, changes: tuple[dict[str, Any], ...]) -> Response:
        """A plain response with these changes."""
        plain = {name: value for change in changes for name, value in change.items() if name not in {"to", "contains"}}
        contains = frozenset(change["contains"] for change in changes if "contains" in change)
        length = self.story.length
        return replace(
            Response(**plain),
            to=frozenset(change["to"] for change in changes if "to" in change),
            contains=contains,
            next_update=min(60, length) if v.Content.NEXT_UPDATE in contains else None,
            action_due=min(180, length) if v.Content.CORRECTIVE_ACTION in contains else None,
        )

    def meanings(self) -> set[Hashable]:
        """Every class, by what its responses mean."""
        return {self.meaning(response) for response in self.everything()}


def _pairs(read: set[Any]) -> set[tuple[str, object]]:
    return {(each.kind, each.index) for each in read}


def exactly_the_classes(story: Story, index: int, is_unasked: bool) -> None:
    """The classes are those that trying everything finds, each once; drafts stand for theirs."""
    composer = Composer(story, index, is_unasked)
    classes = response_classes(story, index, is_unasked)
    number_of: dict[Hashable, int | None] = {}
    for each in composer.everything():
        number = classes.numbering.number_of(each)
        assert number_of.setdefault(composer.meaning(each), number) == number
    numbers = sorted(number for number in number_of.values() if number is not None)

    assert numbers == list(range(len(number_of)))
    assert len(number_of) == classes.numbering.size == len(classes) + len(classes.standing)
    the_representatives_differ(composer, classes, range(len(classes)))


def the_representatives_differ(composer: Composer, classes: ResponseClasses, places: Sequence[int]) -> None:
    """What stands at these places can be sent, is of the class that it stands for, and means what no other means."""
    meanings = set()
    for place in places:
        representative = classes[place]
        number = classes.numbering.number_of(representative)
        assert number is not None
        assert place == number - sum(standing < number for standing in classes.standing)
        assert number not in classes.standing
        assert wrong_with(composer.story, composer.target, representative) is None
        meanings.add(composer.meaning(representative))
    assert len(meanings) == len(places)
