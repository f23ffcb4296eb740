"""A document as one HTML page that needs nothing else, for the printer; every text is escaped."""

from html import escape
from typing import Final

from twiplo_game.papers.document import Block, Document, Handout, Heading, Items, Paragraph, Table

_STYLE: Final = """\
body { font: 11pt/1.45 Georgia, "DejaVu Serif", serif; color: #111; max-width: 46em; margin: 2em auto; padding: 0 1em }
h1, h2, h3, h4 { font-family: "DejaVu Sans", Verdana, sans-serif; line-height: 1.2; break-after: avoid }
h2 { border-bottom: 2px solid #111; padding-bottom: .15em; margin-top: 2em }
h3 { margin-top: 1.8em }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 10pt }
th, td { border: 1px solid #555; padding: .3em .5em; text-align: left; vertical-align: top }
th { border-bottom-width: 2px }
tr, .handout { break-inside: avoid }
.handout { border: 2px dashed #555; padding: .6em 1em; margin: 1em 0 }
.handout p:first-child { font-weight: bold; margin-top: 0 }
@media print { body { margin: 0; max-width: none; padding: 0 } .page { break-before: page } }
@page { margin: 18mm }"""


def as_html(document: Document) -> str:
    """The whole page."""
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        # Whatever a text holds, nothing is loaded and nothing runs.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, on_new_page):
            page = ' class="page"' if on_new_page else ""
            return f"<h{level}{page}>{escape(text)}</h{level}>"
        case Paragraph(text, label):
            lead = f"<b>{escape(label)}</b> " if label else ""
            return _paragraphs(text, lead)
        case Handout(head, text):
            return f'<div class="handout"><p>{escape(head)}</p>\n{_paragraphs(text)}</div>'
        case Items(items):
            return "<ul>\n" + "\n".join(f"<li>{_lines(item)}</li>" for item in items) + "\n</ul>"
        case Table(head, rows):
            lines = ["<table>", _row("th", head), *(_row("td", row) for row in rows), "</table>"]
            return "\n".join(lines)


def _paragraphs(text: str, lead: str = "") -> str:
    first, *rest = text.split("\n\n")
    return "\n".join([f"<p>{lead}{_lines(first)}</p>", *(f"<p>{_lines(each)}</p>" for each in rest)])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_lines(cell)}</{tag}>" for cell in cells) + "</tr>"
