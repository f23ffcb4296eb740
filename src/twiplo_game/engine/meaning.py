"""What a response means for what comes later, apart from the rules and outcomes that apply to it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from twiplo_game.engine.choices import HANDLING
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Read, Tree, reads
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.model import vocabulary as v


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a response means for what comes later."""

    hangs_on: tuple[str, ...]
    """The names of the choices that settle it."""
    of: Callable[[Response], Hashable]


def aspects(story: Story) -> tuple[Aspect, ...]:
    """Everything that two responses of one class have in common beside rules, outcomes and the minutes they take."""

    def informs(who: str) -> Aspect:
        return Aspect((HANDLING, f"to:{who}"), lambda response: not response.is_public and who in response.to)

    told = {read.index for read in later_reads(story) if read.kind in {"told", "when_told"}}
    return (
        Aspect(("stance",), lambda response: response.stance),
        Aspect((HANDLING,), lambda response: response.is_public),
        *(informs(who) for who, number in story.names.stakeholders.items() if number in told),
        Aspect(("attribution",), lambda response: response.actor if response.tier in v.NAMING_TIERS else None),
        Aspect((f"contains:{v.Content.NEXT_UPDATE}",), lambda response: response.next_update is not None),
        Aspect((f"contains:{v.Content.CORRECTIVE_ACTION}",), lambda response: response.action_due is not None),
    )


def later_reads(story: Story) -> frozenset[Read]:
    """Everything that is looked up anywhere in the story to decide what happens, and how it ends."""
    cache = story.caches.setdefault("reads", {})
    found = cache.get("later")
    if not isinstance(found, frozenset):
        trees = [tree for target in story.targets for tree in _target_trees(target)]
        found = cache["later"] = frozenset(read for tree in (*trees, *_desk_trees(story)) for read in reads(tree))
    return found


def _target_trees(target: Target) -> Iterator[Tree]:
    """Every condition that is tied to one target, but for what is only said."""
    silence = (target.silence,) if target.silence is not None else ()
    standing = (*target.on_notice, *target.on_silent_hour, *target.on_missed, *target.on_end)
    yield from _bound_trees((*target.on_response, *target.on_correction, *silence, *(item.bound for item in standing)))


def _bound_trees(bounds: Iterable[Bound]) -> Iterator[Tree]:
    for bound in bounds:
        yield bound.tree
        for later in bound.laters:
            yield later.tree
            yield from (trigger.tree for trigger in later.triggers)
        yield from (trigger.tree for trigger in bound.triggers)


def _desk_trees(story: Story) -> Iterator[Tree]:
    scenario = story.scenario
    written = [(event.when, Where.WORLD) for event in scenario.events]
    written += [(draft.when, Where.WORLD) for event in scenario.events for draft in event.drafts.values()]
    written += [(ending.when, Where.END) for ending in scenario.endings]
    written += [(mandate.met, Where.WORLD) for mandate in scenario.mandates]
    written += [(mandate.breaks, Where.RESPONSE) for mandate in scenario.mandates]
    for source, where in written:
        if source is not None:
            tree, _ = parse(source, where, story.names)
            if tree is not None:
                yield tree
