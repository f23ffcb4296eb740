"""Elements out of values. What is not an element already is text, and text is always escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from twiplo_game.classroom.wire import encoded
from twiplo_game.engine.action import Action
from twiplo_game.engine.codec import action_to_data
from twiplo_game.papers.document import Document
from twiplo_game.papers.escaping import escaped
from twiplo_game.papers.html import blocks_as_html
from twiplo_game.telling.page import LineKind, Page

_VOID: Final = frozenset({"input", "meta", "link", "br"})


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that is whole and safe as it is; only this module makes it."""

    source: str


Inside = str | Html | None
"""What an element holds: text, markup, or nothing."""


def tag(kind: str, /, *inside: Inside, **attributes: str | int | bool | None) -> Html:
    """An element. An attribute that is False or None is left out; `data_do` is `data-do`, `class_` is `class`."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    opening = f"<{kind}{given}>"
    return Html(opening if kind in _VOID else f"{opening}{together(*inside).source}</{kind}>")


def together(*inside: Inside) -> Html:
    """One after the other."""
    return Html("".join(item.source if isinstance(item, Html) else escaped(item) for item in inside if item))


def paragraphs(text: str, **attributes: str) -> Html:
    """A text with its paragraphs and lines."""
    return together(*(tag("p", *_lines(each), **attributes) for each in text.split("\n\n") if each.strip()))


def listing(items: Iterable[Inside], **attributes: str) -> Html | None:
    """A list; nothing where there are no items."""
    made = [tag("li", item) for item in items]
    return tag("ul", *made, **attributes) if made else None


def button(label: str, action: Action, **attributes: str | bool | None) -> Html:
    """A button that has `action` carried out."""
    return tag("button", label, type="button", data_do=encoded(action_to_data(action)), **attributes)


def from_page(page: Page, heading: str = "h3") -> Html:
    """A page as headings, paragraphs and lists."""
    made: list[Inside] = []
    items: list[Inside] = []
    for line in page.lines:
        if line.kind is LineKind.ITEM:
            items.append(line.text)
            continue
        made += [listing(items)]
        items = []
        match line.kind:
            case LineKind.HEADING:
                made.append(tag(heading, line.text))
            case LineKind.LINE if line.indent:
                made.append(paragraphs(line.text, class_="under"))
            case LineKind.LINE:
                made.append(paragraphs(line.text))
            case LineKind.FIGURE:
                made.append(tag("pre", line.text))
            case _:
                pass
    return together(*made, listing(items))


def from_document(document: Document) -> Html:
    """The blocks of a paper; whoever prints papers escapes every text in them, too."""
    return Html(blocks_as_html(document))


def data(value: Any) -> str:
    """Plain data for an attribute that a script reads."""
    return encoded(value)


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


def _lines(text: str) -> list[Inside]:
    made: list[Inside] = []
    for line in text.strip("\n").split("\n"):
        made += [tag("br"), line] if made else [line]
    return made
