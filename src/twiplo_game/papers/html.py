"""A document as one HTML page that needs nothing else, for screen and printer; every text is escaped.

Nothing in it loads anything, runs anything or leads out of the page: addresses of sources are words, not links, so that
no text of a scenario or a player can lead a reader anywhere.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from twiplo_game.locale.words import LANGUAGES, translator
from twiplo_game.papers import chart
from twiplo_game.papers.document import (
    Block,
    Chart,
    Document,
    Drawn,
    Handout,
    Heading,
    Items,
    Note,
    Paragraph,
    Quote,
    Table,
)
from twiplo_game.papers.escaping import escaped

_STYLE: Final = """\
body { font: 11pt/1.45 Georgia, "DejaVu Serif", serif; color: #111; background: #fff; margin: 2em auto;
  max-width: 46em; padding: 0 1em }
h1, h2, h3, h4, nav, .switch { font-family: "DejaVu Sans", Verdana, sans-serif }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid }
h2 { border-bottom: 2px solid #111; padding-bottom: .15em; margin-top: 2em }
h3 { margin-top: 1.8em }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 10pt }
th, td { border: 1px solid #555; padding: .3em .5em; text-align: left; vertical-align: top }
thead th { border-bottom-width: 2px }
tbody th { font-weight: inherit }
td.short { text-align: center; white-space: nowrap }
.wide { overflow-x: auto; margin: 1em 0 }
.wide > table { margin: 0 }
.wide:focus-visible { outline: 3px solid #00408a; outline-offset: 2px }
p:has(+ blockquote) { break-after: avoid }
tr, li, blockquote, figure, .handout { break-inside: avoid }
.handout { border: 2px dashed #555; padding: .6em 1em; margin: 1em 0 }
.handout p:first-child { font-weight: bold; margin-top: 0 }
blockquote { border-left: 4px solid #555; margin: 1em 0; padding: .1em 1em; font-style: italic }
figure { margin: 1em 0 }
.note { font-size: 9.5pt; margin: .3em 0 .3em 1.6em }
.note p { margin: .2em 0 }
pre { font: 9pt/1.2 "DejaVu Sans Mono", monospace; overflow-x: auto }
nav ul { columns: 2; padding-left: 1.2em }
a { color: #00408a }
.switch label { padding: .2em .6em; border: 1px solid #555; cursor: pointer }
.switch input:checked + label { font-weight: bold; text-decoration: underline; border-width: 2px }
.switch input:focus-visible + label { outline: 3px solid #00408a; outline-offset: 2px }
.switch { margin: 0; border: none; padding: 0 }
@media screen and (max-width: 40em) {
  body { margin: 1em auto; overflow-wrap: break-word }
  td, tbody th { overflow-wrap: anywhere; hyphens: auto }
  .wide td, .wide th { overflow-wrap: break-word; hyphens: manual }
  .wide > table { min-width: 38em }
  .wide > .chart { min-width: 34em }
  nav ul { columns: 1 }
}
@media print {
  .wide { overflow: visible }
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35 }
  table { font-size: 8.5pt }
  .note { font-size: 8.5pt }
  .handout { font-size: 11pt; line-height: 1.45 }
  .page { break-before: page }
  .switch, nav { display: none }
}
@page { margin: 15mm }"""

_SHORT: Final = 5
"""Letters up to which a cell is a mark or a figure, and set in the middle."""
_NARROW: Final = 3
"""Columns for which a telephone has room: a table of more scrolls in a box of its own, and the page stays still."""


def as_html(document: Document, *others: Document) -> str:
    """The whole page; with `others`, the same in other languages, one of which is shown at a time."""
    documents = (document, *others)
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    style = "\n".join([_STYLE, chart.STYLE, *_switching(documents)])
    # Whatever a text holds, nothing is loaded and nothing runs: this one style sheet, known by its hash, and no more.
    digest = base64.b64encode(hashlib.sha256(f"\n{style}\n".encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escaped(title)}</title>",
            f"<style>\n{style}\n</style>",
            "</head>",
            "<body>",
            *_switch(documents),
            "<main>",
            *(_article(each, is_alone=not others) for each in documents),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def blocks_as_html(document: Document) -> str:
    """The blocks of a document one after the other, to stand in another page; headings have no anchors."""
    return "\n".join(_block(block, "", {}) for block in document.blocks)


def _switch(documents: Sequence[Document]) -> list[str]:
    """Which language is shown: radio buttons, so that no script is needed."""
    if len(documents) < 2:
        return []
    lines = [f'<header><fieldset class="switch"><legend>{" / ".join(map(_language_word, documents))}</legend>']
    for place, document in enumerate(documents):
        code = escaped(document.language)
        checked = " checked" if place == 0 else ""
        lines.append(f'<input type="radio" name="language" id="show-{code}"{checked}>')
        lines.append(
            f'<label for="show-{code}" lang="{code}">{escaped(LANGUAGES.get(document.language, code))}</label>'
        )
    return [*lines, "</fieldset></header>"]


def _language_word(document: Document) -> str:
    code = escaped(document.language)
    word = escaped(translator(document.language).tr("Language"))
    return f'<span lang="{code}">{word}</span>'


def _switching(documents: Sequence[Document]) -> list[str]:
    if len(documents) < 2:
        return []
    return [
        f"body:has(#show-{escaped(document.language)}:checked) article:not([lang={escaped(document.language)}]) "
        "{ display: none }"
        for document in documents
    ]


def _article(document: Document, *, is_alone: bool) -> str:
    """One document; in a page of several it says its language, and its anchors are its own."""
    code = escaped(document.language)
    anchors = {
        block.name: f"{code}-{place}"
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.name
    }
    body, heading = [], ""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            heading = f"{code}-{place}"
        body.append(_block(block, f"{code}-{place}", anchors, heading))
    if document.has_contents:
        body.insert(1, _contents(document, code))
    inside = "\n".join(body)
    return inside if is_alone else f'<article lang="{code}">\n{inside}\n</article>'


def _contents(document: Document, code: str) -> str:
    label = escaped(translator(document.language).tr("Contents"))
    links = [
        f'<li><a href="#{code}-{place}">{escaped(block.text)}</a></li>'
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 2
    ]
    return "\n".join([f'<nav aria-label="{label}">', "<ul>", *links, "</ul>", "</nav>"])


def _block(block: Block, anchor: str, anchors: Mapping[str, str], heading: str = "") -> str:
    """`heading` is the anchor of the last one above it; a page that scrolls what is wide in its own way gives none."""
    match block:
        case Heading(level, text, on_new_page):
            page = ' class="page"' if on_new_page else ""
            name = f' id="{anchor}"' if anchor else ""
            return f"<h{level}{name}{page}>{escaped(text)}</h{level}>"
        case Paragraph(text, label):
            lead = f"<b>{escaped(label)}</b> " if label else ""
            return _paragraphs(text, lead)
        case Handout(head, text):
            return f'<div class="handout"><p>{escaped(head)}</p>\n{_paragraphs(text)}</div>'
        case Items(items):
            return "<ul>\n" + "\n".join(f"<li>{_lines(item)}</li>" for item in items) + "\n</ul>"
        case Table():
            table = _table(block, anchors)
            return _boxed("div", table, heading) if heading and len(block.head) > _NARROW else table
        case Quote(text):
            return f"<blockquote>\n{_paragraphs(text)}\n</blockquote>"
        case Note(text):
            return f'<div class="note">\n{_paragraphs(text)}\n</div>'
        case Drawn(lines):
            # A line of it cannot be broken, so that it scrolls as well.
            return '<pre tabindex="0">' + "\n".join(map(escaped, lines)) + "</pre>"
        case Chart():
            drawn = chart.as_svg(block)
            return _boxed("figure", drawn, heading) if heading else f"<figure>\n{drawn}\n</figure>"


def _boxed(kind: str, inside: str, heading: str) -> str:
    """What may be wider than the screen, in a box that scrolls, called by its heading; keys reach and scroll it too."""
    return f'<{kind} class="wide" role="group" tabindex="0" aria-labelledby="{heading}">\n{inside}\n</{kind}>'


def _table(table: Table, anchors: Mapping[str, str]) -> str:
    head = "".join(f'<th scope="col">{_lines(cell)}</th>' for cell in table.head)
    lines = ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    leads = {(row, column): anchors.get(name, "") for row, column, name in table.leads}
    for number, row in enumerate(table.rows):
        cells = [
            _cell(cell, leads.get((number, place), ""), is_head=table.has_row_heads and place == 0)
            for place, cell in enumerate(row)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def _cell(text: str, anchor: str, *, is_head: bool) -> str:
    inside = f'<a href="#{anchor}">{_lines(text)}</a>' if anchor else _lines(text)
    if is_head:
        return f'<th scope="row">{inside}</th>'
    return f'<td class="short">{inside}</td>' if len(text) <= _SHORT else f"<td>{inside}</td>"


def _paragraphs(text: str, lead: str = "") -> str:
    first, *rest = text.split("\n\n")
    return "\n".join([f"<p>{lead}{_lines(first)}</p>", *(f"<p>{_lines(each)}</p>" for each in rest)])


def _lines(text: str) -> str:
    return escaped(text).replace("\n", "<br>")
