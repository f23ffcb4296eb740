"""What no play can exceed, proved without looking at any: damage comes, and answers win back but part of it."""

from collections.abc import Iterable

from twiplo_game.engine.options import speakable
from twiplo_game.engine.outcome import score
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.engine.weigh import NO_LIMIT, REPUTATION

MOOD_STEPS = 2
"""Steps that a mood can be above where it began; each counts a point at the end."""


def highest_score(story: Story) -> int:
    """A score that no play exceeds, whatever is so."""
    return score((_highest_reputation(story), 100, 100), 0)


def _highest_reputation(story: Story) -> int:
    """Start, less the damage that is sure, plus all that can be won back.

    A gauge that is held at 0 forgets what it lost, so what can be won back alone is a bound too.
    """
    shielded = any(bound.shields for target in story.targets for bound in target.on_response)
    lost, won = 0, 0
    for target in story.targets[: story.event_count]:
        event = target.event
        assert event is not None
        won += target.regain if target.regain != NO_LIMIT else _gains(_answers(target))
        won += max(0, sum(points for gauge, points in _silence(target) if gauge == REPUTATION))
        is_sure = event.at is not None and event.at < story.length and event.when is None and not story.at_once
        if is_sure and not shielded:
            lost += sum(-points for gauge, points in target.damage if gauge == REPUTATION)
    for index in speakable(story):
        if story.targets[index].regain == NO_LIMIT and _gains(_answers(story.targets[index])):
            return 100
    if any(target.regain == NO_LIMIT and _gains(_answers(target)) for target in story.targets[: story.event_count]):
        return 100
    for target in story.targets[: story.event_count]:
        won += sum(-points for gauge, points in target.damage if gauge == REPUTATION and points < 0) if shielded else 0
    moods = sum(MOOD_STEPS for who in story.playing if story.mood_gauges[who] == REPUTATION)
    begun = story.start.gauges[REPUTATION]
    return min(100, min(100, max(begun - lost + won, won)) + moods)


def _answers(target: Target) -> tuple[Bound, ...]:
    standing = (*target.on_notice, *target.on_silent_hour, *target.on_missed, *target.on_end)
    return (*target.on_response, *target.on_correction, *(item.bound for item in standing))


def _gains(bounds: Iterable[Bound]) -> int:
    return sum(
        points
        for bound in bounds
        for gauge, points in (*bound.gauges, *(pair for later in bound.laters for pair in later.gauges))
        if gauge == REPUTATION and points > 0
    )


def _silence(target: Target) -> tuple[tuple[int, int], ...]:
    if target.silence is None:
        return ()
    return (*target.silence.gauges, *(pair for later in target.silence.laters for pair in later.gauges))
