"""How a game ends: what is still open is charged, moods count, mandates are judged, and an ending is shown."""

from twiplo_game.engine.agenda import Reaction, Return
from twiplo_game.engine.consequences import charge_later, judge_event, move
from twiplo_game.engine.state import NEUTRAL, NEVER
from twiplo_game.engine.step import Broken, Ended
from twiplo_game.engine.story import change_of
from twiplo_game.engine.turn import Turn


def finish(t: Turn, at_once: int | None) -> None:
    """End the game in the current minute; `at_once` is the ending that cut it short."""
    _land_reactions(t)
    _charge_open_laters(t)
    for event in t.story.judged_at_end:
        if t.events.appeared[event] != NEVER:
            target = t.story.targets[event]
            judge_event(t, target.on_end, event, target.id, at_once=True)
    t.settle()
    if t.moods != t.story.start.moods:
        _count_moods(t)
    t.agenda.clear()
    t.tasks = ()
    _judge_mandates(t)
    ending = at_once if at_once is not None else _ending(t)
    t.ending = ending
    t.is_visible = True
    t.tell(Ended(t.minute, t.story.endings[ending].id))


def _land_reactions(t: Turn) -> None:
    """What was said shortly before the end is judged all the same: who has not reacted yet reacts now."""
    for entry in t.agenda:
        if isinstance(entry.matter, Reaction):
            move(t, entry.matter.package, entry.cause)
            t.message("reaction", entry.matter.said, entry.about, entry.cause)


def _charge_open_laters(t: Turn) -> None:
    """A late lie is not a cheap one: every later still open is tested now."""
    for entry in t.agenda:
        if isinstance(entry.matter, Return):
            charge_later(t, entry, entry.matter)


def _count_moods(t: Turn) -> None:
    names = tuple(t.story.names.stakeholders)
    for who in sorted(t.story.playing):
        steps = t.moods[who] - NEUTRAL
        if steps:
            t.move(change_of([(t.story.mood_gauges[who], steps, f"mood:{names[who]}")]), names[who])
    t.settle()


def _judge_mandates(t: Turn) -> None:
    broken = t.past.broken
    for mandate in t.story.mandates:
        if mandate.met is not None and mandate.index not in broken and not mandate.met(t, None):
            broken |= {mandate.index}
            t.tell(Broken(t.minute, mandate.id))
    if broken != t.past.broken:
        t.change_past(broken=broken)


def _ending(t: Turn) -> int:
    """The first ending whose condition holds; the last one has none."""
    for number, ending in enumerate(t.story.endings):
        if ending.test is None or ending.test(t, None):
            return number
    return len(t.story.endings) - 1
