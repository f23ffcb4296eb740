"""Conditions that ask how long ago an event came, and hold where it has not come at all."""

from collections.abc import Iterator

from twiplo_game.authoring.condition_sites import Site
from twiplo_game.authoring.craft.workshop import FACT_READS, Workshop
from twiplo_game.engine.conditions.reach import verdict
from twiplo_game.engine.conditions.reads import NEVER
from twiplo_game.engine.conditions.tree import Lookup, Read, Tree, Truth, fold, reads
from twiplo_game.model.event import Event


def judge_moments(shop: Workshop) -> None:
    """What never came is later than everything, which nobody means who asks for half an hour since."""
    events = shop.scenario.events
    for site, tree in shop.conditions:
        for number in sorted(
            {read.index for read in reads(tree) if read.kind == "since" and isinstance(read.index, int)}
        ):
            if _may_not_have_come(shop, site, events[number]) and _hangs_on_absence(shop, tree, number):
                shop.report("TW720", site.path, name=events[number].id)


def _may_not_have_come(shop: Workshop, site: Site, event: Event) -> bool:
    """Whether the game may be without `event` where the condition is judged; False also where that is not certain."""
    comes_at = event.at if event.when is None else None
    match site.path:
        case ("events", int(place), "when"):
            own = shop.scenario.events[place]
            return own is not event and (comes_at is None or own.at is None or own.at < comes_at) and comes_at != 0
        case ("endings" | "mandates" | "objectives", *_, "when" | "met"):
            return comes_at is None or comes_at > shop.scenario.length
        case _:
            return False


def _hangs_on_absence(shop: Workshop, tree: Tree, number: int) -> bool:
    """Whether the condition can hold without the event, and only because what never came is so long ago."""
    never, now = (fold(tree, _without(shop, number, since)) for since in (NEVER, 0))
    return never != now and _can_hold(never) and not _must_hold(now)


def _can_hold(tree: Tree) -> bool:
    return tree.value if isinstance(tree, Truth) else verdict(tree) is not False


def _must_hold(tree: Tree) -> bool:
    return isinstance(tree, Truth) and tree.value


def _without(shop: Workshop, number: int, since: int) -> Lookup:
    """What is so before the event of this number has come; `since` in place of the time since then."""
    event = shop.scenario.events[number]
    checks = {shop.names.checks[name] for name in event.checks}
    unsettled = {shop.names.facts[name] for name in _settled_by_it_alone(shop, event)}

    def lookup(read: Read) -> int | None:
        first = read.index[0] if isinstance(read.index, tuple) else read.index
        match read.kind:
            case "since" if first == number:
                return since
            case "occurred" | "answered" | "silent" | "asked" | "sent" | "said" if first == number:
                return 0
            case "done" if first in checks:
                return 0
            case kind if kind in FACT_READS - {"is_true"} and first in unsettled:
                return 0
        return None

    return lookup


def _settled_by_it_alone(shop: Workshop, event: Event) -> Iterator[str]:
    elsewhere = {
        check.settles for other in shop.scenario.events if other is not event for check in other.checks.values()
    }
    for check in event.checks.values():
        name = check.settles
        if name in shop.uncertain and name in shop.names.facts and name not in elsewhere:
            yield name
