"""How the count is kept on paper: where gauges and moods start, what injects cost, and a table to fill in."""

from typing import Final

from twiplo_game.authoring.storyline import story_order
from twiplo_game.engine.story import Story, Target
from twiplo_game.model.vocabulary import Gauge, Mood, Occasion
from twiplo_game.papers.document import Document
from twiplo_game.papers.happenings import moves_line, signed, taking_part
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words
from twiplo_game.papers.rule_reference import moved_line, rule_title

GAUGES: Final = tuple(Gauge)
"""In the order in which the engine holds them."""


def add_tally(document: Document, story: Story, names: Names) -> None:
    """Add how to count, the table of the gauges and that of the moods."""
    words = names.words
    document.heading(2, words.tr("The tally"), on_new_page=True)
    document.items([
        words.tr("Write every movement beside its inject, add it to the gauge at once, and hold the gauge between 0 "
                 "and 100."),
        words.tr("What an inject costs is charged when it comes in, whatever the players do. One that does not come in "
                 "costs nothing."),
        words.tr("A mood moves by whole steps between {lowest} and {highest}, by two at most in one minute.",
                 lowest=names.value("mood", Mood.HOSTILE), highest=names.value("mood", Mood.SUPPORTIVE)),
        words.tr("When the story’s time is over, first charge what was still to come later, if its condition holds. "
                 "Then each step of a mood from where it started counts one point on the gauge beside it, up or down. "
                 "Then read the endings."),
        words.tr("The score, out of 1000: twice the sum of the three gauges, and four times the lowest of them; less "
                 "50 for each chosen mandate that was broken or not met."),
    ])  # fmt: skip
    _add_gauges(document, story, names)
    _add_moods(document, story, names)
    _add_doctrine(document, story, names)


def cost_line(target: Target, names: Names) -> str:
    """What an event costs when it comes in; empty where that is nothing."""
    return moves_line({GAUGES[gauge].value: points for gauge, points in target.damage}, names)


def _add_gauges(document: Document, story: Story, names: Names) -> None:
    words = names.words
    rows = [["", words.tr("At the start"), *map(str, story.start.gauges)]]
    for number, event in enumerate(story_order(names.scenario), start=1):
        target = story.targets[story.names.events[event.id]]
        cost = dict(target.damage)
        title = names.title(event)
        rows.append([
            str(number),
            words.tr("{title} (as it comes in)", title=title) if cost else title,
            *[signed(cost[gauge]) if gauge in cost else "" for gauge in range(len(GAUGES))],
        ])  # fmt: skip
        follows = words.tr("What follows")
        if target.regain >= 0:
            follows = words.tr("What follows (reputation won back: {n} at most)", n=target.regain)
        rows.append(["", follows, "", "", ""])
    rows.append(["", words.tr("Moods, at the end"), "", "", ""])
    rows.append(["", words.tr("At the end"), "", "", ""])
    heads = [names.term("gauge", gauge) for gauge in GAUGES]
    document.table([words.tr("Seq No"), words.tr("What moves them"), *heads], rows)


def _add_moods(document: Document, story: Story, names: Names) -> None:
    words = names.words
    neutral = names.term("mood", Mood.NEUTRAL)
    document.table(
        [
            words.tr("Mood"), words.tr("At the start"), words.tr("Steps"), words.tr("At the end"),
            words.tr("Counts at the end on"),
        ],
        [
            [names.stakeholder(name), neutral, "", "", names.term("gauge", names.doctrine.stakeholders[name].gauge)]
            for name in names.scenario.stakeholders
            if name in names.doctrine.stakeholders
        ],
    )  # fmt: skip


def _add_doctrine(document: Document, story: Story, names: Names) -> None:
    """What of the doctrine a person can apply, and what not."""
    words, scenario = names.words, names.scenario
    if scenario.doctrine == "none":
        document.say(words.tr("The doctrine’s rules are off in this scenario: the tally is the whole count."))
        return
    document.heading(3, words.tr("The doctrine’s rules"))
    document.items([
        words.tr("Below each draft stands what the doctrine’s rules move if it is sent as it is and at once, with "
                 "nobody told and nothing found out before. Give an answer in other words the points of the draft that "
                 "it comes closest to."),
        words.tr("Where the same stance about the same matter is taken again, halve the gains of the doctrine."),
        words.tr("Only the program can weigh an answer for what was known when it was ordered, for its delay, its "
                 "words and what was said before, and let each side react after its own time. So a game on paper and "
                 "the same game in Twiplo end some points apart. Where an ending hangs on that, let the room decide."),
    ])  # fmt: skip
    rows = _rules_beside(story, names)
    if rows:
        document.say(
            words.tr(
                "These rules move something beside the answers. Hours of silence are counted from the minute when the "
                "inject came in, up to the fourth, and until an answer is ordered."
            )
        )
        document.table(
            [words.tr("Rule"), words.tr("Judged"), words.tr("Condition"), words.tr("Moves"), words.tr("Injects")], rows
        )


def _rules_beside(story: Story, names: Names) -> list[list[str]]:
    """The rules that judge no answer, each with the injects that it can concern: a person can see when they hold."""
    numbers = {event.id: number for number, event in enumerate(story_order(names.scenario), start=1)}
    found: dict[str, list[int]] = {}
    for target in story.targets[: story.event_count]:
        # Silence is charged by the hour only where an answer is due.
        hours = () if target.due is None else target.on_silent_hour
        items = (*target.on_notice, *hours, *target.on_missed, *target.on_end)
        for bound in (*target.on_correction, *(item.bound for item in items)):
            found.setdefault(bound.ref, []).append(numbers[target.id])
    return [
        [
            rule_title(rule, names),
            names.term("occasion", rule.on),
            in_words(rule.when, names),
            moved_line(rule.model_copy(update={"effects": taking_part(rule.effects, names)}), names),
            ", ".join(map(str, sorted(found[rule.id]))),
        ]
        for rule in names.doctrine.rules
        if rule.on is not Occasion.RESPONSE and rule.id in found
    ]
