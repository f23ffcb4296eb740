"""What an event holds and what follows from it, in words that the inject list and the guide share."""

from collections.abc import Mapping
from typing import TypeVar

from twiplo_game.authoring.storyline import Cause, earliest, links, story_order
from twiplo_game.locale.figures import duration, listed
from twiplo_game.model.event import Event
from twiplo_game.model.quantity import gauge_points, mood_steps
from twiplo_game.model.response import Draft
from twiplo_game.model.rule import Effects, Later, Triggers
from twiplo_game.model.scenario import Objective, Task
from twiplo_game.model.text import Text, TruthText
from twiplo_game.model.vocabulary import Channel, Gauge, Stance, Tier
from twiplo_game.papers.names import Names
from twiplo_game.papers.phrases import COMPARED, DIMENSIONS
from twiplo_game.papers.plain_conditions import in_words

_GAUGES = frozenset(gauge.value for gauge in Gauge)
_IS = COMPARED["=="]

Moved = TypeVar("Moved")
"""What is said of how far something moves: points, or a size."""

_BESIDE = {
    "register_": "register",
    "tone": "tone",
    "claim": "claim",
    "disclosure": "disclosure",
    "coordination": "coordination",
    "language": "language",
}
"""What a draft says only where it is not the ordinary thing: the field, and the dimension of its values."""


def wordings(text: Text | TruthText, subject: str | None, names: Names) -> list[tuple[str, str]]:
    """The wordings of a text, each with the truth it belongs to; that is empty where there is only one."""
    if isinstance(text, Text):
        return [("", names.text(text))]
    fact = names.fact(text.of or subject or "")
    tr = names.words.tr
    return [
        (tr("If {fact} is so", fact=fact), names.text(text.if_true)),
        (tr("If {fact} is not so", fact=fact), names.text(text.if_false)),
    ]


def in_one(text: Text | TruthText, subject: str | None, names: Names) -> str:
    """All wordings of a text in one."""
    found = wordings(text, subject, names)
    if len(found) == 1:
        return found[0][1]
    return "\n".join(names.words.tr("{label}: {text}", label=label, text=words) for label, words in found)


def arrival(event: Event, names: Names) -> tuple[str, str]:
    """When an event comes in, and under which condition."""
    tr = names.words.tr
    condition = "" if event.when is None else tr("if {condition}", condition=in_words(event.when, names))
    if event.at is not None:
        return names.moment(event.at), condition
    first = names.moment(earliest(names.scenario)[event.id])
    return tr("at the earliest {moment}", moment=first), condition or _bringing(event, names)


def _bringing(event: Event, names: Names) -> str:
    """What can bring an event that waits for no minute and no condition, by its number."""
    words, scenario = names.words, names.scenario
    numbers = {each.id: number for number, each in enumerate(story_order(scenario), start=1)}
    leads = [link for link in links(scenario) if link.target == event.id]
    sources = sorted({numbers[link.source] for link in leads if link.source is not None})
    parts = [words.tr("no. {n}", n=number) for number in sources]
    if any(link.source is None for link in leads):
        parts.append(words.tr("a rule of this scenario"))
    if not parts:
        return words.tr("when something brings it")
    return words.tr("if it is brought by: {what}", what=", ".join(parts))


def bringers(event: Event, names: Names) -> list[str]:
    """What brings an event, a line each: the inject with its outcome or its silence, or the rule; and how soon."""
    words, scenario, found = names.words, names.scenario, []
    order = {each.id: (number, each) for number, each in enumerate(story_order(scenario), start=1)}
    for link in links(scenario):
        if link.target != event.id or link.cause is Cause.CONDITION:
            continue
        after = words.tr("{span} later", span=duration(link.after, words)) if link.after else words.tr("at once")
        held = names.series(in_words(each, names) for each in link.whens)
        if held:
            after = words.tr("{after}, if {condition}", after=after, condition=held)
        condition = in_words(link.when or "", names)
        if link.source is None:
            rule = scenario.rules[link.number - 1]
            title = names.text(rule.title) or rule.id
            line = words.tr("rule “{title}”, if {condition}: {after}", title=title, condition=condition, after=after)
        else:
            number, source = order[link.source]
            inject = words.tr("{number}. {title}", number=number, title=names.title(source))
            if link.cause is Cause.SILENCE:
                line = words.tr("{inject}, no answer in time: {after}", inject=inject, after=after)
            else:
                line = words.tr(
                    "{inject}, outcome {n}, if {condition}: {after}",
                    inject=inject, n=link.number, condition=condition, after=after,
                )  # fmt: skip
        found.append(line)
    return found


def draft_fields(draft: Draft, names: Names) -> str:
    """How a draft goes out, in one line."""
    tr = names.words.tr
    is_chosen = draft.silence is not None
    channel = Channel.SILENCE if is_chosen else draft.channel
    stance = Stance.DECLINE if is_chosen else draft.stance
    parts = [names.value("channel", channel), names.value("stance", stance)]
    if draft.to:
        who = listed([names.stakeholder(name) for name in sorted(draft.to)], names.words)
        parts.append(tr("to: {who}", who=who))
    for field, dimension in _BESIDE.items():
        value = getattr(draft, field)
        if value != Draft.model_fields[field].default:
            label = tr(DIMENSIONS[dimension])
            parts.append(tr(_IS, name=label, value=names.value(dimension, value)))
    parts += [names.value("contains", each) for each in sorted(draft.contains)]
    if draft.corrective_action is not None:
        span = duration(draft.corrective_action.by, names.words)
        parts.append(tr("corrective action within {span}", span=span))
    if draft.next_update is not None:
        parts.append(tr("next update in {span}", span=duration(draft.next_update, names.words)))
    if draft.attribution.tier is not Tier.NONE:
        tier, actor = names.value("tier", draft.attribution.tier), draft.attribution.actor
        parts.append(tier if actor is None else tr("{tier}: {actor}", tier=tier, actor=names.actor(actor)))
    return names.series(parts)


def effects_line(effects: Effects, names: Names) -> str:
    """What moves, and by how much."""
    return moves_line(
        {
            name: gauge_points(amount, name) if name in _GAUGES else mood_steps(amount)
            for name, amount in effects.items()
        },
        names,
    )


def moves_line(moves: Mapping[str, int], names: Names) -> str:
    """Points of gauges and steps of moods in one line; empty where nothing moves."""
    parts = []
    for name, points in moves.items():
        if name in _GAUGES:
            parts.append(f"{names.term('gauge', name)} {signed(points)}")
        else:
            steps = names.words.tr("mood {steps}", steps=signed(points))
            parts.append(f"{names.stakeholder(name)} ({steps})")
    return ", ".join(parts)


def taking_part(moves: Mapping[str, Moved], names: Names) -> dict[str, Moved]:
    """`moves` without the moods of those who take no part in the scenario: nothing comes of these."""
    known = {*_GAUGES, *names.scenario.stakeholders, "concerned", "accuser"}
    return {name: moved for name, moved in moves.items() if name in known}


def signed(points: int) -> str:
    """Points with their sign."""
    return f"+{points}" if points > 0 else f"\u2212{-points}"


def follows(triggers: Triggers, laters: tuple[Later, ...], names: Names) -> list[str]:
    """What comes of it afterwards, one sentence each."""
    words, found = names.words, []
    for name, trigger in triggers.items():
        after = duration(trigger.after, words) if trigger.after else ""
        line = words.tr("{span} later: {what}", span=after, what=names.event(name)) if after else words.tr(
            "At once: {what}", what=names.event(name)
        )  # fmt: skip
        found.append(_held(line, trigger.when, names))
    for later in laters:
        said = "" if later.says is None else in_one(later.says, None, names)
        parts = [said, effects_line(later.effects, names), *follows(later.triggers, (), names)]
        line = words.tr("{span} later: {what}", span=duration(later.after, words), what=" ".join(filter(None, parts)))
        found.append(_held(line, later.when, names))
    return found


def _held(line: str, when: str | None, names: Names) -> str:
    if when is None:
        return line
    return names.words.tr("If {condition}: {what}", condition=in_words(when, names), what=line)


def objectives_of(event: Event, names: Names) -> list[Objective]:
    """The objectives that have a task which is read off this event or its checks."""
    return [
        objective
        for objective in names.scenario.objectives
        if any(_is_read_off(task, event) for task in objective.tasks)
    ]


def tasks_of(event: Event, names: Names) -> list[Task]:
    """The critical tasks that are read off this event or its checks."""
    return [task for objective in names.scenario.objectives for task in objective.tasks if _is_read_off(task, event)]


def _is_read_off(task: Task, event: Event) -> bool:
    return not {event.id, *event.checks}.isdisjoint(_words_of(f"{task.met or ''} {task.breaks or ''}"))


def _words_of(condition: str) -> set[str]:
    return set("".join(sign if sign.isalnum() or sign == "_" else " " for sign in condition).split())
