"""The map as Mermaid's text, which many editors and forges draw."""

import textwrap
from itertools import pairwise
from typing import Final

from twiplo_game.authoring.storyline import Cause
from twiplo_game.locale.words import Words
from twiplo_game.papers.story_map import Stop, StoryMap, Way

_WIDTH: Final = 44
"""Characters of a label's line: a viewer breaks lines only where it is told to."""
_LINES: Final = {Cause.SILENCE: "-.->", Cause.CONDITION: "--o"}
"""Lines that are told apart from the others without their words too: dotted, and with a ring for its head."""
_SAFE: Final = frozenset(" ,.-_/+°’…–—")


def as_mermaid(drawn: StoryMap, words: Words) -> str:
    """The map, from top to bottom."""
    # Ids are our own, so that a scenario's name for an event cannot be a word of Mermaid's, such as `end`.
    names = {stop.id: f"e{number}" for number, stop in enumerate(drawn.events, start=1)}
    lines = ["flowchart TB"]
    lines += [f"  {names[stop.id]}{_shape(stop)}" for stop in drawn.events]
    if any(way.source is None for way in drawn.ways):
        anything = escaped(words.tr("any event"))
        lines.append(f'  any(("{anything}"))')
    # What comes by the clock is a chain, so that a reader sees the order of the day.
    certain = [names[stop.id] for stop in drawn.events if stop.is_certain]
    lines += [f"  {first} ~~~ {second}" for first, second in pairwise(certain)]
    first = max(0, len(certain) - 1)
    lines += [f"  {_arrow(way, names)}" for way in drawn.ways]
    for number, way in enumerate(drawn.ways, start=first):
        # Lines are counted as they were written.
        if way.weight is not None:
            lines.append(f"  linkStyle {number} stroke-width:{1 + way.weight // 20 if way.weight else 0.5}px")
    if drawn.played:
        lines.append(f'  played["{escaped(drawn.played)}"]')
    if drawn.endings:
        order = escaped(words.tr("Endings, in this order"))
        lines.append(f'  subgraph endings ["{order}"]')
        lines.append("    direction TB")
        ends = [f"f{number}" for number in range(1, len(drawn.endings) + 1)]
        lines += [f"    {name}{_label_box(stop)}" for name, stop in zip(ends, drawn.endings, strict=True)]
        lines += [f"    {first} --> {second}" for first, second in pairwise(ends)]
        lines.append("  end")
        lines.append(f"  {names[drawn.events[-1].id]} ~~~ f1")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` for a Mermaid label: letters, figures and harmless signs as they are, all others as their number."""
    return "".join(sign if sign.isalnum() or sign in _SAFE else f"#{ord(sign)};" for sign in text)


def _shape(stop: Stop) -> str:
    """A box for what surely comes, one with round corners for what may come."""
    label = _label(stop)
    return f'["{label}"]' if stop.is_certain else f'(["{label}"])'


def _label_box(stop: Stop) -> str:
    return f'[["{_label(stop)}"]]'


def _label(stop: Stop) -> str:
    title = "<br/>".join(_folded(stop.title))
    lines = [f"<b>{title}</b>", f"<small>{escaped(stop.id)}</small>"]
    for line in (", ".join(stop.time), *stop.when, stop.due, stop.met):
        lines += _folded(line)
    return "<br/>".join(lines)


def _arrow(way: Way, names: dict[str, str]) -> str:
    source = "any" if way.source is None else names[way.source]
    label = "<br/>".join([*_folded(way.why), *_folded(way.after)])
    return f'{source} {_LINES.get(way.cause, "-->")}|"{label}"| {names[way.target]}'


def _folded(text: str) -> list[str]:
    """`text` in lines. All of it: what is compared to what stands at the end of a condition."""
    return [escaped(line) for line in textwrap.wrap(text, _WIDTH)]
