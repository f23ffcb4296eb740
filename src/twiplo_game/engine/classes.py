"""Classes of responses: of all that can be composed about an event, one representative for each different meaning.

Two responses are of one class where the same rules and outcomes can apply to them under the same remaining conditions,
they take an officer as long, and they mean the same for what comes later: stance, publicity, whom they inform and name,
what they promise. The dimensions are settled one after another; partial responses that leave the same conditions are
merged at once, so that the work grows with the classes and not with the combinations.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from twiplo_game.engine.apply import minutes_to_send
from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.tree import Tree, Truth, fold, reads
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import DEFAULT_ACTION_DUE, DEFAULT_NEXT_UPDATE, Response
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.model.vocabulary import (
    Channel,
    Claim,
    Content,
    Coordination,
    Disclosure,
    Register,
    Stance,
    Tier,
    Tone,
    Tongue,
)

_Group = tuple[int, ...]
_Change = Callable[[Response], Response]


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One choice: the look-ups that it settles, and the ways to take it, the plain one first."""

    settles: frozenset[str]
    index: int | None
    changes: tuple[_Change, ...]


class _Folder:
    """Trees kept by number, and what each becomes once a dimension is settled."""

    def __init__(self, story: Story, target: Target, is_unasked: bool) -> None:
        self.story = story
        self.target = target
        self.is_unasked = is_unasked
        self._numbers: dict[Tree, int] = {Truth(False): 0, Truth(True): 1}
        self._trees: list[Tree] = [Truth(False), Truth(True)]
        self._folded: dict[tuple[int, int, int], int] = {}

    def number(self, tree: Tree) -> int:
        found = self._numbers.get(tree)
        if found is None:
            found = self._numbers[tree] = len(self._trees)
            self._trees.append(tree)
        return found

    def settle(self, number: int, step: int, way: int, dimension: _Dimension, response: Response) -> int:
        if number < 2:
            return number
        key = (number, step, way)
        found = self._folded.get(key)
        if found is None:
            story = self.story
            author = author_of(story, self.target, response)
            full = response_lookup(response, story.names, author, self.is_unasked, self.target.index)
            tree = fold(
                self._trees[number],
                lambda read: full(read) if _is_settled(read.kind, read.index, dimension) else None,
            )
            found = self._folded[key] = self.number(tree)
        return found

    def settle_all(self, number: int, response: Response) -> int:
        story = self.story
        author = author_of(story, self.target, response)
        lookup = response_lookup(response, story.names, author, self.is_unasked, self.target.index)
        return self.number(fold(self._trees[number], lookup))


def _is_settled(kind: str, index: object, dimension: _Dimension) -> bool:
    if index == "authorship":
        return "authorship" in dimension.settles
    if kind not in dimension.settles:
        return False
    return dimension.index is None or index == dimension.index


def _groups(story: Story, target: Target, folder: _Folder) -> tuple[_Group, ...]:
    def group(bound: Bound) -> _Group:
        trees = (bound.tree, *(due.tree for due in (*bound.triggers, *bound.laters)))
        return tuple(folder.number(tree) for tree in trees)

    bounds = (*target.on_response, *target.on_correction)
    breaks = tuple(
        (folder.number(mandate.breaks),) for mandate in story.mandates if mandate.breaks is not None
    )
    return tuple(group(bound) for bound in bounds) + breaks


def _drop_dead(groups: Iterator[_Group]) -> tuple[_Group, ...]:
    return tuple((0,) if group[0] == 0 else group for group in groups)


def _told_matters(story: Story) -> frozenset[str]:
    """Stakeholders whose having been informed is asked about anywhere in the story."""
    cache = story.caches.setdefault("told", {})
    if "asked" not in cache:
        numbers = set()
        for target in story.targets:
            bounds = (*target.on_response, *target.on_correction, *target.on_notice, *target.on_end)
            for bound in bounds:
                for part in (bound, *bound.laters, *bound.triggers):
                    numbers |= {
                        read.index for read in reads(part.tree) if read.kind in {"told", "when_told"}
                    }
        scenario = story.scenario
        texts = [event.when or "" for event in scenario.events]
        texts += [draft.when or "" for event in scenario.events for draft in event.drafts.values()]
        texts += [ending.when or "" for ending in scenario.endings]
        texts += [f"{mandate.met} {mandate.breaks}" for mandate in scenario.mandates]
        asked = {
            who
            for who, number in story.names.stakeholders.items()
            if number in numbers or any(f"told({who})" in text for text in texts)
        }
        cache["asked"] = frozenset(asked)
    found = cache["asked"]
    assert isinstance(found, frozenset)
    return found


def _meaning(story: Story, response: Response) -> tuple[object, ...]:
    """What a response means for what comes later, apart from rules and outcomes."""
    told = frozenset[str]() if response.is_public else response.to & _told_matters(story)
    actor = response.actor if response.tier not in {Tier.NONE, Tier.UNNAMED, Tier.TECHNIQUE} else None
    return (
        minutes_to_send(story, response),
        response.stance,
        response.is_public,
        told,
        actor,
        response.next_update is not None,
        response.action_due is not None,
    )


def _dimensions(story: Story, target: Target) -> Iterator[_Dimension]:
    offers = target.offers
    names = story.names

    def ways(field: str, values: tuple[object, ...], plain: object) -> tuple[_Change, ...]:
        ordered = sorted(values, key=lambda value: value != plain)
        return tuple(lambda response, value=value: replace(response, **{field: value}) for value in ordered)  # type: ignore[misc]

    yield _Dimension(
        frozenset({"tier", "actor", "authorship"}),
        None,
        tuple(
            lambda response, tier=tier, actor=actor: replace(response, tier=Tier(tier), actor=actor)  # type: ignore[misc]
            for tier, actor in offers.attribution
        ),
    )
    plain: tuple[tuple[str, frozenset[str], tuple[object, ...], object], ...] = (
        ("stance", frozenset({"stance", "rejects", "accepts"}), tuple(map(Stance, offers.stance)), Stance.INFORM),
        ("channel", frozenset({"channel", "public"}), tuple(map(Channel, offers.channel)), Channel.STATEMENT),
        (
            "coordination",
            frozenset({"coordination"}),
            tuple(map(Coordination, offers.coordination)),
            Coordination.ALONE,
        ),
        ("register", frozenset({"register"}), tuple(map(Register, offers.register)), Register.NONE),
        ("tone", frozenset({"tone"}), tuple(map(Tone, offers.tone)), Tone.FACTUAL),
        ("claim", frozenset({"claim"}), tuple(map(Claim, offers.claim)), Claim.NONE),
        (
            "disclosure",
            frozenset({"disclosure"}),
            tuple(map(Disclosure, offers.disclosure)),
            Disclosure.WITHHOLD,
        ),
        ("language", frozenset({"language"}), tuple(map(Tongue, offers.language)), Tongue.OWN),
    )
    for field, settles, values, default in plain:
        yield _Dimension(settles, None, ways(field, values, default))
    for who in offers.to:
        yield _Dimension(
            frozenset({"to"}),
            names.stakeholders[who],
            (lambda response: response, lambda response, who=who: replace(response, to=response.to | {who})),  # type: ignore[misc]
        )
    for number, content in enumerate(Content):
        if content in offers.contains:
            yield _Dimension(
                frozenset({"has"}),
                number,
                (lambda response: response, lambda response, content=content: _with(response, content)),  # type: ignore[misc]
            )


def _with(response: Response, content: Content) -> Response:
    response = replace(response, contains=response.contains | {content})
    if content is Content.NEXT_UPDATE:
        return replace(response, next_update=DEFAULT_NEXT_UPDATE)
    if content is Content.CORRECTIVE_ACTION:
        return replace(response, action_due=DEFAULT_ACTION_DUE)
    return response


def response_classes(story: Story, index: int, is_unasked: bool) -> tuple[Response, ...]:
    """One composed response for each class about the target `index` that no draft without a condition stands for."""
    cache = story.caches.setdefault("classes", {})
    key = (index, is_unasked)
    found = cache.get(key)
    if isinstance(found, tuple):
        return found
    target = story.targets[index]
    folder = _Folder(story, target, is_unasked)
    start = _groups(story, target, folder)
    dimensions = list(_dimensions(story, target))
    # What every composition shares (it is no draft, it is asked for or not) is settled first.
    shared = _Dimension(frozenset({"unasked", "about", "sent"}), None, (lambda response: response,))
    states: dict[tuple[object, ...], tuple[tuple[_Group, ...], Response]] = {}
    blank = Response()
    settled = _drop_dead(
        tuple(folder.settle(number, 0, 0, shared, blank) for number in group) for group in start
    )
    states[settled, _meaning(story, blank)] = (settled, blank)
    for step, dimension in enumerate(dimensions, start=1):
        merged: dict[tuple[object, ...], tuple[tuple[_Group, ...], Response]] = {}
        for groups, response in states.values():
            for way, change in enumerate(dimension.changes):
                changed = change(response)
                after = _drop_dead(
                    tuple(folder.settle(number, step, way, dimension, changed) for number in group)
                    for group in groups
                )
                merged.setdefault((after, _meaning(story, changed)), (after, changed))
        states = merged

    def whole_key(response: Response) -> tuple[object, ...]:
        groups = _drop_dead(
            tuple(folder.settle_all(number, response) for number in group) for group in start
        )
        return groups, _meaning(story, response)

    standing = {whole_key(draft.response) for draft in target.drafts.values() if draft.test is None}
    kept: dict[tuple[object, ...], Response] = {}
    for _, response in states.values():
        addressed = _addressed(response, target, whole_key)
        if addressed is not None:
            class_key = whole_key(addressed)
            if is_unasked or class_key not in standing:
                kept.setdefault(class_key, addressed)
    result = tuple(kept.values())
    cache[key] = result
    return result


def _addressed(
    response: Response, target: Target, whole_key: Callable[[Response], tuple[object, ...]]
) -> Response | None:
    """`response`, meant for somebody without changing its class; None where addressing it would."""
    if response.to or response.channel is Channel.SILENCE:
        return response
    wanted = whole_key(response)
    for who in target.offers.to:
        addressed = replace(response, to=frozenset({who}))
        if whole_key(addressed) == wanted:
            return addressed
    return None
