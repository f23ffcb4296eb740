"""The map as a picture: the story's time runs down the page, and what follows from what is drawn at its right."""

from typing import Final

from twiplo_game.authoring.storyline import Cause
from twiplo_game.locale.words import Words
from twiplo_game.papers.escaping import escaped
from twiplo_game.papers.lanes import BOX, EDGE, LABELS, Picture, Port, Route, Row, laid_out
from twiplo_game.papers.story_map import StoryMap

_STYLE: Final = """\
text { font: 11px "DejaVu Sans", Verdana, sans-serif; fill: #111 }
.title { font-size: 13px; font-weight: bold }
.id { font-size: 10px; fill: #444 }
.head { font-size: 18px; font-weight: bold }
.small { font-size: 10px; font-weight: bold; text-anchor: middle }
.box { fill: #fff; stroke: #111; stroke-width: 1.6 }
.maybe { stroke-dasharray: 6 3 }
.way { fill: none; stroke: #333; stroke-width: 1.2 }
.silence { stroke-dasharray: 2 3 }
.rule { stroke-dasharray: 9 3 2 3 }
.condition { stroke-dasharray: 8 4 }
.mark { fill: #fff; stroke: #333; stroke-width: 1 }
.axis { stroke: #999; stroke-width: 1 }"""

_CLASSES: Final = {
    Cause.OUTCOME: "way",
    Cause.SILENCE: "way silence",
    Cause.RULE: "way rule",
    Cause.CONDITION: "way condition",
}
_LINE: Final = 14


def as_svg(drawn: StoryMap, words: Words) -> str:
    """The whole picture, for a page or a screen."""
    picture = laid_out(drawn, words)
    y, below = _endings(drawn, picture, words)
    y, legend = _legend(drawn, picture, y, words)
    width, height = picture.width, y + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title" xml:lang="{words.language}">',
        f'<title id="title">{escaped(drawn.title)}</title>',
        f"<style>{_STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#333"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(20, 34, drawn.title, "head"),
        f'<line class="axis" x1="{BOX - 12}" y1="{picture.top}" x2="{BOX - 12}" y2="{picture.bottom}"/>',
    ]
    parts += [_route(route) for route in picture.routes]
    parts += [part for row in picture.rows for part in _row(row)]
    return "\n".join([*parts, *below, *legend, "</svg>"]) + "\n"


def _route(route: Route) -> str:
    path = f"M{EDGE} {route.start} H{route.channel} V{route.end} H{EDGE}"
    width = (
        "" if route.weight is None else f' style="stroke-width: {1 + route.weight / 25 if route.weight else 0.4:.1f}"'
    )
    return f'<path class="{_CLASSES[route.cause]}"{width} marker-end="url(#tip)" d="{path}"/>'


def _row(row: Row) -> list[str]:
    kind = "box" if row.is_certain else "box maybe"
    corner = 0 if row.is_certain else 10
    parts = [f'<rect class="{kind}" x="{BOX}" y="{row.top}" width="{EDGE - BOX}" height="{row.height}" rx="{corner}"/>']
    y = row.top + 18
    for line in row.title:
        parts.append(_text(BOX + 10, y, line, "title"))
        y += _LINE + 2
    if row.id:
        parts.append(_text(BOX + 10, y - 2, row.id, "id"))
        y += _LINE
    for line in row.lines:
        parts.append(_text(BOX + 10, y, line))
        y += _LINE
    for place, line in enumerate(row.time):
        parts.append(_text(12, row.top + 18 + place * _LINE, line))
    for port in row.ports:
        parts += _port(port)
    return parts


def _port(port: Port) -> list[str]:
    x = EDGE + 26
    parts = [
        f'<circle class="mark" cx="{x}" cy="{port.y}" r="8"/>',
        _text(x, port.y + 4, str(port.number), "small"),
    ]
    for place, line in enumerate(reversed(port.lines)):
        parts.append(_text(LABELS, port.y - 4 - place * 13, line))
    return parts


def _endings(drawn: StoryMap, picture: Picture, words: Words) -> tuple[int, list[str]]:
    y = picture.bottom + 30
    if not drawn.endings:
        return y, []
    parts = [_text(20, y, words.tr("Endings, in this order"), "title")]
    for number, stop in enumerate(drawn.endings, start=1):
        y += 21
        parts.append(f'<rect class="box" x="20" y="{y - 13}" width="20" height="17"/>')
        parts.append(_text(30, y, str(number), "small"))
        parts.append(_text(50, y, stop.title, "title"))
        y += _LINE
        parts.append(_text(50, y, stop.id, "id"))
        for line in picture.folded(
            words.tr("{first}; {second}", first=stop.when[0], second=stop.met) if stop.met else stop.when[0]
        ):
            y += _LINE
            parts.append(_text(50, y, line))
    return y + 30, parts


def _legend(drawn: StoryMap, picture: Picture, y: int, words: Words) -> tuple[int, list[str]]:
    boxes = (("box", 0, words.tr("Comes whatever is done")), ("box maybe", 10, words.tr("Comes only in some games")))
    lines = {
        Cause.OUTCOME: words.tr("After an answer"),
        Cause.SILENCE: words.tr("After silence"),
        Cause.RULE: words.tr("After a rule"),
        Cause.CONDITION: words.tr("By its condition"),
    }
    used = {way.cause for way in drawn.ways}
    parts = []
    for kind, corner, label in boxes:
        parts.append(f'<rect class="{kind}" x="20" y="{y - 12}" width="44" height="15" rx="{corner}"/>')
        parts.append(_text(74, y, label))
        y += 21
    for cause, label in lines.items():
        if cause in used:
            line = f'x1="20" y1="{y - 4}" x2="64" y2="{y - 4}"'
            parts.append(f'<line class="{_CLASSES[cause]}" marker-end="url(#tip)" {line}/>')
            parts.append(_text(74, y, label))
            y += 21
    for line in picture.folded(drawn.played):
        parts.append(_text(20, y, line))
        y += _LINE
    return y, parts


def _text(x: int, y: int, words: str, kind: str = "") -> str:
    look = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y}"{look}>{escaped(words)}</text>'
