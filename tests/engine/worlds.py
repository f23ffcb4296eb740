"""Other worlds that a player cannot tell from this one, and what tells them apart in the end."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from twiplo_game.engine.agenda import Lapse, Return
from twiplo_game.engine.bind import ABSENT
from twiplo_game.engine.conditions.tree import reads
from twiplo_game.engine.game import Game
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.state import Message, Order, State
from twiplo_game.engine.step import Landed, Step
from twiplo_game.engine.story import Later, Story, Target, Trigger
from twiplo_game.model.event import Findings
from twiplo_game.model.text import AnyText, TruthText


def other_world(game: Game, random: Random) -> tuple[Game, frozenset[int], frozenset[int]]:
    """The same game with other truths and other draws of its checks; with the facts and the checks that differ."""
    truths, share = list(game.truths), random.choice((0.2, 0.7))
    grouped = {fact for group in game.story.exclusive for fact in group}
    for fact in range(len(truths)):
        if fact not in grouped and random.random() < share:
            truths[fact] = not truths[fact]
    for group in game.story.exclusive:
        so = random.choice(group)
        for fact in group:
            truths[fact] = fact == so
    draws = [drawn != (random.random() < 0.3) for drawn in game.inconclusive]
    other = replace(game, truths=tuple(truths), inconclusive=tuple(draws))
    return (
        other,
        frozenset(place for place, (one, two) in enumerate(zip(game.truths, truths, strict=True)) if one != two),
        frozenset(place for place, (one, two) in enumerate(zip(game.inconclusive, draws, strict=True)) if one != two),
    )


def is_observed(game: Game, before: State, step: Step, facts: frozenset[int], checks: frozenset[int]) -> bool:
    """Whether `step` showed something that hangs on one of `facts` or on the draw of one of `checks`."""
    story = game.story
    if step.state.is_over:
        return True
    for each in step.happened:
        if isinstance(each, Landed) and each.act == "check":
            number = story.names.checks[each.subject]
            if number in checks or story.checks[number].fact in facts:
                return True
    shown = step.state.messages[len(before.messages) :]
    if any(facts & set(_hangs_on(game, message)) for message in shown):
        return True
    tested = [entry for entry in before.agenda if entry.due <= step.state.minute]
    came_back = [entry.matter for entry in tested if isinstance(entry.matter, Return)]
    lapsed = [story.targets[entry.matter.event] for entry in tested if isinstance(entry.matter, Lapse)]
    silences = [target.silence for target in lapsed if target.silence is not None]
    read = {fact for matter in came_back for fact in _truths_read(matter.later, _author(story, matter))}
    read |= {fact for silence in silences for trigger in silence.triggers for fact in _truths_read(trigger, ABSENT)}
    return bool(facts & read)


def _author(story: Story, matter: Return) -> int:
    """The fact that what was said names an author for, where something was."""
    judged = matter.judged
    return author_of(story, story.targets[judged.target], judged.response) if isinstance(judged, Order) else ABSENT


def _truths_read(thing: Later | Trigger, author: int) -> Iterator[int]:
    parts: Iterable[Later | Trigger] = (thing, *thing.triggers) if isinstance(thing, Later) else (thing,)
    for part in parts:
        for read in reads(part.tree):
            if read.kind == "is_true":
                fact = author if read.index == "authorship" else read.index
                assert isinstance(fact, int)
                yield fact


def _hangs_on(game: Game, message: Message) -> Iterator[int]:
    """The facts that decide what a message says."""
    for text, subject in _texts(game, message):
        if isinstance(text, TruthText):
            yield game.story.names.facts[text.of] if text.of else subject


def _texts(game: Game, message: Message) -> Iterator[tuple[AnyText | None, int]]:
    story = game.story
    if message.about < 0:
        return
    target: Target = story.targets[message.about]
    event, ref = target.event, message.ref
    if message.kind == "consequence":
        yield story.laters[str(ref[0]), int(str(ref[1])), message.about].says, target.subject
    if event is None:
        return
    match message.kind:
        case "event":
            yield event.text, target.subject
        case "advice":
            yield event.advice[str(ref[0])].says, target.subject
        case "finding":
            check = story.checks[int(str(ref[0]))]
            finds = event.checks[check.id].finds
            if not isinstance(finds, Findings):
                yield finds, check.fact
        case "silence":
            yield event.silence.says if event.silence else None, target.subject
        case "reaction":
            yield event.otherwise.says if event.otherwise else None, target.subject
            for outcome in event.outcomes:
                yield outcome.says, target.subject
