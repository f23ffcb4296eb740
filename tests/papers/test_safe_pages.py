"""No text of a scenario or a player does anything in a page but be read: it has no element, attribute or address."""

import base64
import hashlib
import re
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twiplo_game.papers.document import Chart, Document, Drawn, Panel
from twiplo_game.papers.html import as_html
from twiplo_game.papers.markdown import as_markdown

from .reading import Element, read

HOSTILE = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' style='background:url(//x)'",
    "</style><link rel=stylesheet href=//x>",
    "<!-- --><!DOCTYPE html><?php ?>",
    "<![CDATA[x]]>",
    "</svg><iframe src='http://x'>",
    "&lt;b&gt; &#x3c;b&#x3e; &amp;",
    "]]></pre></table></main></body></html>",
    "javascript:alert(1) data:text/html,x http://x.example/?a=1&b=2 mailto:a@b",
    "{display:block} * { background: url(http://x) } @import 'x';",
    "\u202e\u0000\ud7ff\x1b[31m",
)

ELEMENTS = frozenset(
    "html head meta title style body header fieldset legend span input label main article nav ul li a h1 h2 h3 h4 p b "
    "br div blockquote table thead tbody tr th td pre figure svg text path circle".split()
)
ATTRIBUTES = frozenset(
    "lang charset name content http-equiv class id type checked for aria-label aria-labelledby tabindex href scope "
    "viewbox role x y d cx cy r".split()
)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)).filter(
    lambda text: "\r" not in text and "\n" not in text and any(map(str.isprintable, text))
)


def _document(words: list[str], language: str = "en") -> Document:
    """A document with every kind of block, made of `words` in turn."""
    given_words = cycle(words)

    def word() -> str:
        return next(given_words)

    document = Document(language, has_contents=True)
    document.heading(1, word())
    document.heading(2, word(), on_new_page=True)
    document.say(word(), word())
    document.hand_out(word(), word())
    document.items([word(), word()])
    document.table([word(), word()], [[word(), word()], [word(), word()]], has_row_heads=True)
    document.quote(word())
    document.note(word())
    document.draw(Drawn((word(), word())))
    panel = Panel(word(), ((0, 50), (10, 20)))
    document.draw(Chart(word(), (panel,), ((5, word()),), ((0, word()),), 20, (word(),)))
    return document


WORDS = 23


def _skeleton(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements with what they are, without what is only read: words, labels and how wide a cell is."""

    def bare(element: Element) -> dict[str, str | None]:
        kept = {name: value for name, value in element.attributes.items() if name != "aria-label"}
        if element.tag == "td":
            kept.pop("class", None)
        return kept

    return [(each.tag, bare(each)) for each in read(page).elements]


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=WORDS, max_size=WORDS))
def test_whatever_the_words_the_page_has_the_same_elements(words: list[str]) -> None:
    """The page of hostile words has the elements and attributes that the page of plain words has, and no others."""
    plain = as_html(_document(["plain words"] * WORDS), _document(["plain words"] * WORDS, "fr"))

    assert _skeleton(as_html(_document(words), _document(words, "fr"))) == _skeleton(plain)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_all_there_to_be_read(hostile: str) -> None:
    """Nothing is cut out: what was said stands in the page as it was said."""
    page = read(as_html(_document([hostile] * WORDS)))
    shown = [each.words for each in page.elements] + [each.attributes.get("aria-label") or "" for each in page.elements]

    visible = "".join(sign for sign in hostile if sign.isprintable())
    assert sum(each.count(visible) for each in shown) == WORDS + 1, (
        "two stand in the title and the contents too, one in Markdown only"
    )


def test_the_page_has_only_what_we_make_and_asks_for_nothing() -> None:
    """No script, no frame, no image, no style of an element's own; links stay within the page."""
    source = as_html(_document(list(HOSTILE) * 2), _document(list(HOSTILE) * 2, "fr"))
    page = read(source)

    assert {each.tag for each in page.elements} <= ELEMENTS
    for each in page.elements:
        assert set(each.attributes) <= ATTRIBUTES, each
        target = each.attributes.get("href")
        assert target is None or (each.tag == "a" and re.fullmatch(r"#[a-z]{2}-\d+", target)), each
    anchors = {each.attributes.get("id") for each in page.elements}
    assert {each.attributes["href"] for each in page.elements if each.tag == "a"} <= {f"#{each}" for each in anchors}
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))


def test_the_policy_allows_this_one_style_sheet_and_nothing_else() -> None:
    """The hash is that of the sheet as a browser takes it."""
    page = read(as_html(_document(["x"] * WORDS)))
    policy = next(
        each.attributes["content"] or ""
        for each in page.elements
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    sheet = next(each.words for each in page.elements if each.tag == "style")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in sheet
    assert "@import" not in sheet


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=WORDS, max_size=WORDS))
def test_markdown_stays_words_whatever_they_hold(words: list[str]) -> None:
    """No line of it begins a block that we did not begin, and no tag stands in it unescaped."""
    for line in as_markdown(_document(words)).splitlines():
        if not line.startswith("    "):
            assert not re.search(r"(?<!\\)<(?!br>)", line), line
            assert not re.search(r"(?<!\\)\]\(", line), line
