"""Classes of responses: of all that can be composed about an event, one representative for each different meaning.

Two responses are of one class where the same rules and outcomes apply to them under the same remaining conditions, they
take an officer as long, and they mean the same for what comes later: stance, publicity, whom they inform and name, what
they promise. Values that no condition of the event can tell apart are one value. Where what is left makes few enough
combinations, all classes are listed; where the composer offers millions, those nearest to the staff's drafts are, up to
`CLASS_LIMIT` (see docs/decisions).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any, Final

from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.tree import Lookup, Tree, Truth, fold, reads
from twiplo_game.engine.meaning import informed_matters, meaning
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import DEFAULT_ACTION_DUE, DEFAULT_NEXT_UPDATE, Response
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.model import vocabulary as v

COMBINATION_LIMIT: Final = 6_000
"""Up to so many combinations every class is found."""

CLASS_LIMIT: Final = 240
"""Beyond, so many classes nearest to the drafts are listed."""

Point = tuple[int, ...]
"""For each dimension which of its values."""


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One choice of the composer, with the values that can be told apart."""

    name: str
    member: str | None
    """For `to` and `contains`, which member is in or out."""
    values: tuple[Any, ...]
    kinds: frozenset[str]
    index: int | None

    def is_read_by(self, kind: str, index: object) -> bool:
        """Whether a look-up hangs on this choice."""
        if index == "authorship":
            return "authorship" in self.kinds
        return kind in self.kinds and (self.index is None or self.index == index)


_PLAIN: Final[tuple[tuple[str, type, tuple[str, ...]], ...]] = (
    ("stance", v.Stance, ("stance", "rejects", "accepts")),
    ("channel", v.Channel, ("channel", "public")),
    ("coordination", v.Coordination, ("coordination",)),
    ("register", v.Register, ("register",)),
    ("tone", v.Tone, ("tone",)),
    ("claim", v.Claim, ("claim",)),
    ("disclosure", v.Disclosure, ("disclosure",)),
    ("language", v.Tongue, ("language",)),
)


def response_classes(story: Story, index: int, is_unasked: bool) -> tuple[Response, ...]:
    """One composed response for each class about the target `index` that no draft without a condition stands for."""
    cache = story.caches.setdefault("classes", {})
    key = (index, is_unasked)
    found = cache.get(key)
    if not isinstance(found, tuple):
        found = cache[key] = tuple(_Space(story, story.targets[index], is_unasked).representatives())
    return found


class _Space:
    """Everything that can be composed about one target."""

    def __init__(self, story: Story, target: Target, is_unasked: bool) -> None:
        self.story = story
        self.target = target
        self.is_unasked = is_unasked
        self.groups = tuple(self._groups())
        self.trees = tuple(dict.fromkeys(tree for group in self.groups for tree in group))
        self.place = {tree: number for number, tree in enumerate(self.trees)}
        self.informed = informed_matters(story)
        told_apart = [self._told_apart(dimension) for dimension in _dimensions(story, target)]
        self.dimensions = tuple(dimension for dimension in told_apart if len(dimension.values) > 1)
        self.fixed = tuple(dimension for dimension in told_apart if len(dimension.values) == 1)
        self.fillers = tuple(d.member for d in self.fixed if d.name == "to" and d.member)
        self.hangs_on = tuple(
            tuple(
                place
                for place, dimension in enumerate(self.dimensions)
                if any(dimension.is_read_by(read.kind, read.index) for read in reads(tree))
            )
            for tree in self.trees
        )
        self._folded: dict[tuple[int, Point], Tree] = {}

    def _groups(self) -> Iterator[tuple[Tree, ...]]:
        """Each rule or outcome with what it sets going: none of that matters where the rule cannot apply."""

        def group(bound: Bound) -> tuple[Tree, ...]:
            triggered = (trigger.tree for trigger in bound.triggers)
            return (bound.tree, *triggered, *(later.tree for later in bound.laters))

        for bound in (*self.target.on_response, *self.target.on_correction):
            yield group(bound)
        for mandate in self.story.mandates:
            if mandate.breaks is not None:
                yield (mandate.breaks,)

    def _told_apart(self, dimension: _Dimension) -> _Dimension:
        """`dimension` with one value of each set that nothing tells apart; the plain value comes first."""
        concerned = [
            tree for tree in self.trees if any(dimension.is_read_by(read.kind, read.index) for read in reads(tree))
        ]
        kept: dict[tuple[object, ...], Any] = {}
        for value in dimension.values:
            response = _changed(Response(), dimension, value)
            lookup = self._lookup(response)
            folded = tuple(fold(tree, _only(dimension, lookup)) for tree in concerned)
            means = meaning(self.story, response, self.informed)
            if dimension.member in self.informed:
                means = (*means, value)
            kept.setdefault((folded, means), value)
        return replace(dimension, values=tuple(kept.values()))

    def _lookup(self, response: Response) -> Lookup:
        author = author_of(self.story, self.target, response)
        return response_lookup(response, self.story.names, author, self.is_unasked, self.target.index)

    # -- points ---------------------------------------------------------------------------------------------------

    def response_at(self, point: Point) -> Response | None:
        """The response at `point`; None where it would be meant for nobody."""
        response = Response()
        for dimension in self.fixed:
            response = _changed(response, dimension, dimension.values[0])
        for dimension, way in zip(self.dimensions, point, strict=True):
            response = _changed(response, dimension, dimension.values[way])
        if response.to or response.channel is v.Channel.SILENCE:
            return response
        return replace(response, to=frozenset({self.fillers[0]})) if self.fillers else None

    def key_at(self, point: Point, response: Response) -> tuple[object, ...]:
        """What the class of `response` at `point` is known by."""
        lookup = None
        left: list[Tree] = []
        for number, tree in enumerate(self.trees):
            reduced = (number, tuple(point[place] for place in self.hangs_on[number]))
            folded = self._folded.get(reduced)
            if folded is None:
                lookup = lookup or self._lookup(response)
                folded = self._folded[reduced] = fold(tree, lookup)
            left.append(folded)
        return self._key(left, response)

    def _key(self, folded: list[Tree], response: Response) -> tuple[object, ...]:
        groups = []
        for group in self.groups:
            head = folded[self.place[group[0]]]
            alive = head != Truth(False)
            groups.append((head, *(folded[self.place[tree]] for tree in group[1:])) if alive else ())
        return tuple(groups), meaning(self.story, response, self.informed)

    def point_of(self, response: Response) -> Point:
        """The point whose values a draft takes, or the plain one where nothing tells its own apart."""
        point = []
        for dimension in self.dimensions:
            value = _taken(response, dimension)
            point.append(dimension.values.index(value) if value in dimension.values else 0)
        return tuple(point)

    # -- enumeration ----------------------------------------------------------------------------------------------

    def representatives(self) -> Iterator[Response]:
        """One response for each class, in a fixed order."""
        standing = {
            self._key([fold(tree, self._lookup(draft.response)) for tree in self.trees], draft.response)
            for draft in self.target.drafts.values()
            if draft.test is None and not self.is_unasked
        }
        size = 1
        for dimension in self.dimensions:
            size *= len(dimension.values)
        is_small = size <= COMBINATION_LIMIT
        everywhere = product(*(range(len(dimension.values)) for dimension in self.dimensions))
        found = set(standing)
        for point in everywhere if is_small else self._nearest():
            response = self.response_at(point)
            if response is None:
                continue
            key = self.key_at(point, response)
            if key not in found:
                found.add(key)
                yield response
                if not is_small and len(found) - len(standing) >= CLASS_LIMIT:
                    return

    def _nearest(self) -> Iterable[Point]:
        """Points by how many choices lie between them and a draft, in a fixed order."""
        starts = [self.point_of(draft.response) for draft in self.target.drafts.values()]
        frontier = list(dict.fromkeys([*starts, (0,) * len(self.dimensions)]))
        seen = set(frontier)
        while frontier:
            yield from frontier
            following = []
            for point in frontier:
                for place, dimension in enumerate(self.dimensions):
                    for way in range(len(dimension.values)):
                        near = (*point[:place], way, *point[place + 1 :])
                        if near not in seen:
                            seen.add(near)
                            following.append(near)
            frontier = following


def _dimensions(story: Story, target: Target) -> Iterator[_Dimension]:
    offers = target.offers
    attribution = tuple((v.Tier(tier), actor) for tier, actor in offers.attribution)
    yield _Dimension("attribution", None, attribution, frozenset({"tier", "actor", "authorship"}), None)
    blank = Response()
    for name, terms, kinds in _PLAIN:
        values = sorted(map(terms, getattr(offers, name)), key=partial(_is_other, getattr(blank, name)))
        yield _Dimension(name, None, tuple(values), frozenset(kinds), None)
    for who in offers.to:
        yield _Dimension("to", who, (False, True), frozenset({"to"}), story.names.stakeholders[who])
    for number, content in enumerate(v.Content):
        if content in offers.contains:
            yield _Dimension("contains", content, (False, True), frozenset({"has"}), number)


def _only(dimension: _Dimension, lookup: Lookup) -> Lookup:
    """What one choice alone settles."""
    return lambda read: lookup(read) if dimension.is_read_by(read.kind, read.index) else None


def _is_other(plain: object, value: object) -> bool:
    return value != plain


def _taken(response: Response, dimension: _Dimension) -> object:
    if dimension.name == "attribution":
        return response.tier, response.actor
    value = getattr(response, dimension.name)
    return dimension.member in value if dimension.member else value


def _changed(response: Response, dimension: _Dimension, value: Any) -> Response:
    match dimension.name:
        case "attribution":
            return replace(response, tier=value[0], actor=value[1])
        case "to":
            return replace(response, to=response.to | {str(dimension.member)}) if value else response
        case "contains":
            return _containing(response, v.Content(dimension.member or "")) if value else response
        case name:
            return replace(response, **{name: value})


def _containing(response: Response, content: v.Content) -> Response:
    response = replace(response, contains=response.contains | {content})
    if content is v.Content.NEXT_UPDATE:
        return replace(response, next_update=DEFAULT_NEXT_UPDATE)
    if content is v.Content.CORRECTIVE_ACTION:
        return replace(response, action_due=DEFAULT_ACTION_DUE)
    return response
