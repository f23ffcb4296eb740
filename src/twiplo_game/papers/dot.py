"""The map in Graphviz's language."""

import textwrap
from itertools import pairwise
from typing import Final

from twiplo_game.authoring.storyline import Cause
from twiplo_game.locale.words import Words
from twiplo_game.papers.story_map import Stop, StoryMap, Way

_WIDTH: Final = 40
_STYLES: Final = {Cause.SILENCE: "dotted", Cause.CONDITION: "dashed"}


def as_dot(drawn: StoryMap, words: Words) -> str:
    """The map, from top to bottom."""
    names = {stop.id: f"e{number}" for number, stop in enumerate(drawn.events, start=1)}
    lines = [
        f"digraph {quoted(drawn.title)} {{",
        '  graph [rankdir=TB, fontname="sans-serif", nodesep=0.4, ranksep=0.5];',
        '  node [shape=box, fontname="sans-serif", fontsize=11];',
        '  edge [fontname="sans-serif", fontsize=10];',
    ]
    if drawn.played:
        lines.append(f"  label={quoted(textwrap.fill(drawn.played, 2 * _WIDTH))};")
    for stop in drawn.events:
        style = "solid" if stop.is_certain else "rounded,dashed"
        lines.append(f'  {names[stop.id]} [label={_label(stop)}, style="{style}"];')
    if any(way.source is None for way in drawn.ways):
        anything = quoted(words.tr("any event"))
        lines.append(f"  any [label={anything}, shape=ellipse];")
    certain = [names[stop.id] for stop in drawn.events if stop.is_certain]
    lines += [f"  {first} -> {second} [style=invis];" for first, second in pairwise(certain)]
    for way in drawn.ways:
        source = "any" if way.source is None else names[way.source]
        label = quoted("\n".join([*textwrap.wrap(way.why, _WIDTH), *textwrap.wrap(way.after, _WIDTH)]))
        style = _STYLES.get(way.cause, "solid")
        lines.append(f"  {source} -> {names[way.target]} [label={label}, style={style}{_pen(way)}];")
    if drawn.endings:
        lines.append("  subgraph cluster_endings {")
        order = quoted(words.tr("Endings, in this order"))
        lines.append(f"    label={order};")
        ends = [f"f{number}" for number in range(1, len(drawn.endings) + 1)]
        lines += [f"    {name} [label={_label(stop)}];" for name, stop in zip(ends, drawn.endings, strict=True)]
        lines += [f"    {first} -> {second};" for first, second in pairwise(ends)]
        lines.append("  }")
        lines.append(f"  {names[drawn.events[-1].id]} -> f1 [style=invis];")
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """`text` as a string of Graphviz, which knows two signs of its own: the quotation mark and the backslash."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _pen(way: Way) -> str:
    """How thick the line is; what was never taken is thin, with an open head."""
    if way.weight is None:
        return ""
    return f", penwidth={1 + way.weight / 25:.1f}" if way.weight else ", penwidth=0.5, arrowhead=empty"


def _label(stop: Stop) -> str:
    rows = [
        part
        for line in (stop.title, stop.id, ", ".join(stop.time), *stop.when, stop.due, stop.met)
        for part in textwrap.wrap(line, _WIDTH)
    ]
    return quoted("\n".join(rows))
