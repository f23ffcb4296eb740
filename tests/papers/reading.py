"""A page read back as a browser would: its elements, their attributes, its words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input", "link", "img", "hr", "path", "circle"})


@dataclass
class Element:
    """One element."""

    tag: str
    attributes: dict[str, str | None]
    words: str = ""
    """Directly inside it."""


@dataclass
class ReadPage(HTMLParser):
    """Collects elements in order; fails where tags do not close what they opened."""

    elements: list[Element] = field(default_factory=list)
    unclosed: list[Element] = field(default_factory=list)
    declarations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open it."""
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self.unclosed.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.unclosed, f"</{tag}> closes nothing"
        assert self.unclosed.pop().tag == tag, tag

    def handle_data(self, data: str) -> None:
        """Its words."""
        if self.unclosed:
            self.unclosed[-1].words += data
        else:
            assert not data.strip(), data

    def handle_comment(self, data: str) -> None:
        """There is none."""
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        """The one that a page begins with."""
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        """There is none."""
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        """There is none."""
        raise AssertionError(f"an instruction: {data}")


def read(page: str) -> ReadPage:
    """`page`, read to its end."""
    found = ReadPage()
    found.feed(page)
    found.close()
    assert not found.unclosed
    assert found.declarations == ["DOCTYPE html"]
    return found
