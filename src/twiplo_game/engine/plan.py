"""What a response can do about its target: settled as far as it can be before it is sent, and kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from twiplo_game.engine.agenda import DueTrigger, Reaction, Summon
from twiplo_game.engine.bind import ABSENT, SituationBinder, author_named, response_lookup
from twiplo_game.engine.conditions.code import Test, compiled
from twiplo_game.engine.conditions.tree import Lookup, Read, Tree, Truth, fold
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Bound, Later, Story, Target, Trigger, change_of
from twiplo_game.engine.weigh import COUNT_BITS, Package, weigh
from twiplo_game.model.vocabulary import NAMING_TIERS, Stance
from twiplo_game.model.wording import Feature

_STANCES = {stance: index for index, stance in enumerate(Stance)}
_PLANS_KEPT = 4_096
"""So many plans are kept: the drafts' and those of answers nearby are asked for again, most compositions never."""
LEAKED = -2
"""The cause of what words gave away: no fact, and not the event either."""


@dataclass(frozen=True, slots=True)
class DueLater:
    """A later whose condition, if any is left, is tested when it is due."""

    after: int
    later: Later
    name: str
    """Its name on the agenda: a rule has one open later for what it punishes."""
    test: Test | None
    """None where it always holds."""
    triggers: tuple[DueTrigger, ...]
    """What it summons where it holds."""


@dataclass(frozen=True, slots=True)
class Item:
    """A rule or an outcome that may apply."""

    bound: Bound
    test: Test | None
    """None where the response alone settles that it applies."""
    cause: int
    """The fact that its costs punish, -1 for the event itself, -2 for a leak."""
    triggers: tuple[DueTrigger, ...]
    laters: tuple[DueLater, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice with the lines that can still fit."""

    voice: str
    by: int
    lines: tuple[tuple[Test | None, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a response about a target can do."""

    items: tuple[Item, ...]
    sure: int
    """The set of items that apply whatever happens, as the sum of their bits: 1, 2, 4 and so on by place."""
    open: tuple[tuple[int, Test], ...]
    """The bits of the others, with what is left of their conditions."""
    regain: int
    """The reputation that may be won back about its target, or NO_LIMIT."""
    corrections: tuple[Item, ...]
    voices: tuple[Voice, ...]
    breaks: tuple[tuple[int, Test | None], ...]
    """Mandates that it can break."""
    stance: int
    taken: int
    """One in the count of its stance about its subject: the fact, or the target where it has none."""
    actor: int
    """The actor named, or -1."""
    told: tuple[int, ...]
    """Stakeholders that a private response informs."""
    is_public: bool
    promises: bool
    """Whether it promises anything."""
    landings: dict[tuple[int, int, int], "Landing"] = field(default_factory=dict, compare=False, repr=False)
    """What landing came to, by what applied, how often it had been said, and what could still be won back."""


@dataclass(frozen=True, slots=True)
class Landing:
    """What a response comes to once it is known which of its rules and outcomes apply."""

    reactions: tuple[tuple[int, str, Reaction], ...]
    """(delay, end of the agenda name, what lands) of each stakeholder who reacts."""
    triggers: tuple[DueTrigger, ...]
    laters: tuple[DueLater, ...]
    regained: int
    shields: bool


def landing_of(story: Story, plan: Plan, fired: int, repeats: int, regain: int) -> Landing:
    """The landing of a response of which the set `fired` of items applies, said `repeats` times before; kept."""
    key = (fired, repeats, regain)
    found = plan.landings.get(key)
    if found is None:
        items = [item for number, item in enumerate(plan.items) if fired >> number & 1]
        weighed = weigh([(item.bound, item.cause) for item in items], repeats=repeats, regain=regain)
        has_outcome = any(item.bound.family is None for item in items)
        found = plan.landings[key] = Landing(
            tuple(reactions(story, weighed.packages, () if has_outcome else ("otherwise",))),
            tuple(due for item in items for due in item.triggers),
            tuple(due for item in items for due in item.laters),
            weighed.regained,
            any(item.bound.shields for item in items),
        )
    return found


def reactions(
    story: Story, packages: tuple[Package, ...], carried: tuple[str, ...]
) -> Iterator[tuple[int, str, Reaction]]:
    """Who reacts, and after how long. The press carries what is said where nobody else says it."""
    press = story.names.stakeholders["press"]
    if carried and all(package.by != press for package in packages):
        packages = (*packages, Package(press, change_of(()), (), ()))
    for package in packages:
        extra = carried if package.by == press else ()
        reaction = Reaction(package, (package.by, *package.says, *extra))
        yield story.delays[package.by], f":{package.by:02d}", reaction


def test_of(tree: Tree) -> Test | None:
    """The compiled test of a tree; None where it always holds."""
    return None if tree == Truth(True) else compiled(tree)


def _unsettled(_read: Read) -> None:
    """A look-up that settles nothing."""


def due_triggers(triggers: Iterable[Trigger], lookup: Lookup = _unsettled) -> tuple[DueTrigger, ...]:
    """The triggers that can still hold once `lookup` has settled what it can."""
    folded = ((trigger, fold(trigger.tree, lookup)) for trigger in triggers)
    return tuple(
        DueTrigger(
            trigger.after, trigger.event, f":{trigger.event:03d}", test_of(tree), Summon(trigger.event, None, None)
        )
        for trigger, tree in folded
        if tree != Truth(False)
    )


def due_laters(
    laters: Iterable[Later], target: int, cause: int = ABSENT, lookup: Lookup = _unsettled
) -> tuple[DueLater, ...]:
    """The laters about `target` that can still hold once `lookup` has settled what it can.

    `cause` is the fact that they punish; below 0 they punish something about the target itself.
    """
    punished = str(target) if cause < 0 else f"fact{cause}"
    folded = ((later, fold(later.tree, lookup)) for later in laters)
    return tuple(
        DueLater(
            later.after,
            later,
            f"{later.ref}.{later.number}@{punished}",
            test_of(tree),
            due_triggers(later.triggers, lookup),
        )
        for later, tree in folded
        if tree != Truth(False)
    )


def _items(bounds: Iterable[Bound], lookup: Lookup, target: Target, author: int, core: int) -> Iterable[Item]:
    causes = {"event": ABSENT, "subject": target.subject, "authorship": author, "true_core": core, "leak": LEAKED}
    for bound in bounds:
        tree = fold(bound.tree, lookup)
        if tree != Truth(False):
            cause = causes[bound.cause]
            yield Item(
                bound,
                test_of(tree),
                cause,
                due_triggers(bound.triggers, lookup),
                due_laters(bound.laters, target.index, cause, lookup),
            )


def standing_items(bounds: Iterable[Bound], target: int) -> tuple[Item, ...]:
    """Rules about the target and no response, ready to be tested."""
    return tuple(
        Item(bound, test_of(bound.tree), ABSENT, due_triggers(bound.triggers), due_laters(bound.laters, target))
        for bound in bounds
    )


def author_of(story: Story, target: Target, response: Response) -> int:
    """The fact that an attribution in `response` is about, or -1."""
    facts = set(story.authors.values())
    own = target.subject if target.subject in facts else ABSENT
    return author_named(response, story.authors, own)


def plan_for(
    story: Story, index: int, response: Response, is_unasked: bool, wording: frozenset[Feature] = frozenset()
) -> Plan:
    """The plan of `response` about the target `index`, in words that show `wording`; worked out once for all games."""
    # A draft's name says all that matters of it; only an answer can be one.
    key = (response, is_unasked, wording) if wording else response.draft or (response, is_unasked)
    found = story.plans[index].get(key)
    if found is not None:
        return found
    target = story.targets[index]
    names = story.names
    author = author_of(story, target, response)
    core = names.facts.get(target.situation.true_core or "", ABSENT)
    lookup = response_lookup(response, names, author, is_unasked, index, wording)
    folded = ((mandate, fold(tree, lookup)) for mandate, tree in breaking(story, target))
    breaks = [(mandate, test_of(tree)) for mandate, tree in folded if tree != Truth(False)]
    voices = []
    heard = {names.stakeholders[who] for who in response.to}
    for voice in target.voices:
        if response.is_public or voice.by in heard:
            folded = ((number, fold(line.tree, lookup)) for number, line in enumerate(voice.lines))
            lines = tuple((test_of(tree), number) for number, tree in folded if tree != Truth(False))
            voices.append(Voice(voice.voice, voice.by, lines))
    subject = index if target.subject == ABSENT else story.event_count + target.subject
    items = tuple(_items(target.on_response, lookup, target, author, core))
    plan = Plan(
        items=items,
        sure=sum(1 << number for number, item in enumerate(items) if item.test is None),
        open=tuple((1 << number, item.test) for number, item in enumerate(items) if item.test is not None),
        regain=target.regain,
        corrections=tuple(_items(target.on_correction, lookup, target, author, core)),
        voices=tuple(voices),
        breaks=tuple(breaks),
        stance=_STANCES[response.stance],
        taken=1 << COUNT_BITS * (_STANCES[response.stance] + len(_STANCES) * subject),
        actor=names.actors[response.actor] if response.actor and response.tier in NAMING_TIERS else ABSENT,
        told=() if response.is_public else tuple(sorted(heard)),
        is_public=response.is_public,
        promises=response.next_update is not None or response.action_due is not None,
    )
    plans = story.plans[index]
    if len(plans) >= _PLANS_KEPT:
        plans.clear()
    plans[key] = plan
    return plan


def outside(story: Story, target: Target) -> SituationBinder:
    """What binds a condition that stands outside any event: its words about the situation mean `target`'s."""
    actors = {number: story.scenario.facts[name].actor for name, number in story.names.facts.items()}
    lost = sum(-points for gauge, points in target.damage if gauge == 0)
    return SituationBinder(target.situation, story.names, actors, lost)


def breaking(story: Story, target: Target) -> Iterator[tuple[int, Tree]]:
    """(mandate, when a response about `target` breaks it) of the mandates that a response can break."""
    binder = outside(story, target)
    for mandate in story.mandates:
        if mandate.breaks is not None:
            yield mandate.index, binder.bind(mandate.breaks)
