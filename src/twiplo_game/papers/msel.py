"""The master scenario events list: one row for each inject, in the columns that exercise planners know."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from twiplo_game.authoring.storyline import earliest, story_order
from twiplo_game.locale.figures import duration, listed
from twiplo_game.locale.words import Words
from twiplo_game.model.event import Event
from twiplo_game.papers.cells import Cell
from twiplo_game.papers.happenings import arrival, draft_fields, follows, in_one, objectives_of, tasks_of
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words

_REMARKS: Final = 15

_CELL: Final = 80
"""Characters that a name fills at most."""


def columns(words: Words) -> list[str]:
    """The headings."""
    return [
        words.tr("Seq No"),
        words.tr("Date/time"),
        words.tr("From the start"),
        words.tr("It comes in"),
        words.tr("Inject type"),
        words.tr("Delivery method"),
        words.tr("Originator (from)"),
        words.tr("Recipient (to)"),
        words.tr("Inject description"),
        words.tr("Expected participant response"),
        words.tr("Proposed by the staff, and advised"),
        words.tr("Objective"),
        words.tr("Responsible controller"),
        words.tr("Evaluator instructions"),
        words.tr("Contingency injects"),
        words.tr("Remarks"),
    ]


def msel_rows(names: Names) -> Iterator[list[Cell]]:
    """The rows with their headings: events in the order in which they can come in, then what is kept in reserve."""
    words, scenario = names.words, names.scenario
    yield [*columns(words)]
    first = earliest(scenario)
    number = 0
    for number, event in enumerate(story_order(scenario), start=1):
        yield _event(number, first[event.id], event, names)
    for place, contingency in enumerate(scenario.contingencies, start=number + 1):
        row: list[Cell] = [""] * len(columns(words))
        row[0] = place
        row[3] = words.tr("when the trainer sends it")
        row[4] = words.tr("Contingency")
        row[6] = names.text(contingency.sender)
        row[7] = _recipient(names)
        row[8] = names.text(contingency.text)
        row[_REMARKS] = contingency.id
        yield row


def _event(number: int, minute: int, event: Event, names: Names) -> list[Cell]:
    words = names.words
    kind = words.tr("Planned") if event.at is not None and event.when is None else words.tr("Conditional")
    text = in_one(event.text, event.situation.subject, names)
    objectives = objectives_of(event, names)
    return [
        number,
        _moment(minute, names),
        timedelta(minutes=minute),
        words.tr("at the earliest") if event.at is None else words.tr("at this time"),
        kind,
        names.term("via", event.via),
        names.text(event.sender),
        _recipient(names),
        text if event.title is None else f"{names.text(event.title)}\n\n{text}",
        _expected(event, names),
        _proposed(event, names),
        "\n".join(names.text(objective.text) for objective in objectives),
        "",
        _instructions(event, names),
        _without_answer(event, names),
        "\n".join(filter(None, (arrival(event, names)[1], event.id))),
    ]


def _recipient(names: Names) -> str:
    """Whom injects are for: the role where it is a name, else the desk. A sentence to the player is for the brief."""
    role = names.text(names.scenario.role).strip()
    if len(role) > _CELL or "\n" in role or role.endswith((".", "!", "?", "…")):
        return names.words.tr("Duty desk")
    return role


def _moment(minute: int, names: Names) -> datetime | time:
    """A minute of the story on its clock, with the day where the file names one."""
    scenario = names.scenario
    # A workbook knows no time zones, and an exercise has one clock.
    moment = scenario.start.replace(tzinfo=None) + timedelta(minutes=minute)
    return moment if "start" in scenario.model_fields_set else moment.time()


def _expected(event: Event, names: Names) -> str:
    """The critical tasks that hang on this event, then by when an answer is due, and whom it is for."""
    words = names.words
    lines = [names.text(task.text) for task in tasks_of(event, names)]
    if event.due is not None:
        span, who = duration(event.due, words), _awaiting(event, names)
        if who:
            lines.append(words.tr("An answer within {span}, to: {who}.", span=span, who=listed(who, words)))
        else:
            lines.append(words.tr("An answer within {span}.", span=span))
    return "\n".join(lines)


def _awaiting(event: Event, names: Names) -> list[str]:
    """Whom an answer is for: those whom the event concerns, else who sent it, where the file says."""
    if event.situation.concerns:
        return [names.stakeholder(name) for name in sorted(event.situation.concerns)]
    return [names.text(event.sender)] if "sender" in event.model_fields_set else []


def _proposed(event: Event, names: Names) -> str:
    """What the staff proposes and the advisers say: the scenario's own words, and no solution."""
    tr = names.words.tr
    lines = []
    for draft in event.drafts.values():
        lines.append(
            tr("Draft: {title} ({fields}).", title=names.text(draft.title), fields=draft_fields(draft, names))
        )  # fmt: skip
    for name, advice in event.advice.items():
        says = in_one(advice.says, event.situation.subject, names)
        lines.append(tr("{adviser}: {says}", adviser=names.adviser(name), says=says))
    return "\n".join(lines)


def _instructions(event: Event, names: Names) -> str:
    tr = names.words.tr
    lines = [
        tr("Watch for: {task}", task=names.text(task.text))
        for objective in objectives_of(event, names)
        for task in objective.tasks
    ]
    lines += [
        tr("Can be checked: {check} ({span}).", check=names.text(check.title), span=duration(check.takes, names.words))
        for check in event.checks.values()
    ]
    return "\n".join(lines)


def _without_answer(event: Event, names: Names) -> str:
    """What follows where nobody answers, and what the outcomes bring."""
    tr = names.words.tr
    lines = []
    if event.silence is not None:
        says = "" if event.silence.says is None else in_one(event.silence.says, event.situation.subject, names)
        brought = follows(event.silence.triggers, event.silence.later, names)
        if says or brought:
            lines.append(tr("No answer in time: {what}", what=" ".join(filter(None, (says, *brought)))))
    for outcome in event.outcomes:
        bringing = tuple(later for later in outcome.later if later.triggers)
        for line in follows(outcome.triggers, bringing, names):
            lines.append(tr("If {condition}: {what}", condition=in_words(outcome.when, names), what=line))
    return "\n".join(lines)
