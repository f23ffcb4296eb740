"""The pages in a real browser: its own view of what is in them, and what an accessibility checker says."""

import json
import re
from html import escape, unescape
from importlib.resources import files
from pathlib import Path

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.analysis.remarks import Contested, Remarks
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.papers.document import Document
from twiplo_game.papers.guide import guide
from twiplo_game.papers.html import as_html
from twiplo_game.papers.names import Names
from twiplo_game.papers.takeaways import HTML, REPORT_PAGE, Form, made
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.option_words import draft_titles

from .browser import dumped, needs_browser
from .test_safe_pages import HOSTILE, WORDS, _document

pytestmark = needs_browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


def _account(language: str) -> Account:
    game, steps, view, result, _ = played()
    remarks = Remarks(("Long.",), (Contested("M3", "It was believed at first."),))
    weighed = Review(tuple(review(game, steps, Steadily())), draft_titles(game.story))
    return Account(lexicon_of(game, language), view, result, remarks, weighed)


def _violations(page: str, folder: Path) -> list[str]:
    """What the checker finds, with the element and why."""
    checker = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    run = (
        f"axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(found => {{"
        "const said = document.createElement('pre'); said.id = 'said';"
        "said.textContent = JSON.stringify(found.violations.flatMap(each => each.nodes.map(node =>"
        " each.id + ': ' + node.html.slice(0, 120) + ' ' + node.failureSummary)));"
        "document.body.append(said); });"
    )
    # The page's own policy would forbid the checker; it is tested elsewhere.
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    file = folder / "checked.html"
    file.write_text(page.replace("</body>", f"<script>{checker}</script><script>{run}</script></body>"), "utf-8")
    said = re.search(r'<pre id="said">(.*?)</pre>', dumped(file), re.DOTALL)
    assert said, "the checker did not come to an end"
    found: list[str] = json.loads(unescape(said[1]))
    return found


@pytest.mark.parametrize(
    ("form", "language"),
    [
        pytest.param(HTML, "fr", id="html-fr"),
        pytest.param(HTML, "en", id="html-en", marks=pytest.mark.nightly),
        pytest.param(REPORT_PAGE, "fr", id="report-fr", marks=pytest.mark.nightly),
        pytest.param(REPORT_PAGE, "en", id="report-en", marks=pytest.mark.nightly),
    ],
)
def test_a_page_passes_the_accessibility_checker(form: Form, language: str, tmp_path: Path) -> None:
    """Headings, tables, landmarks, languages, contrast, names of controls."""
    assert _violations(made(form, _account(language)), tmp_path) == []


@pytest.mark.nightly
def test_the_facilitators_guide_passes_it_too(tmp_path: Path) -> None:
    """It is printed from the same hand."""
    game, *_ = played()
    document: Document = guide(Names(lexicon_of(game).words, game.story.scenario, game.story.doctrine))

    assert _violations(as_html(document), tmp_path) == []


@pytest.mark.nightly
def test_the_checker_can_fail(tmp_path: Path) -> None:
    """A table without heads and a picture without a name are found."""
    page = made(HTML, _account("en")).replace(' role="img" aria-label="', ' role="img" data-label="')

    assert any("svg-img-alt" in each for each in _violations(page, tmp_path))


def _on_a_telephone(page: str, folder: Path, width: int) -> tuple[int, list[str], list[str]]:
    """How wide the page is in a frame of `width`, the names of what scrolls in it, and what scrolls by no key."""
    run = (
        "const page = document.querySelector('iframe').contentDocument;"
        "const all = [...page.querySelectorAll('body *')].filter(each => each.scrollWidth > each.clientWidth"
        " && ['auto', 'scroll'].includes(page.defaultView.getComputedStyle(each).overflowX));"
        "const said = document.createElement('pre'); said.id = 'said';"
        "said.textContent = JSON.stringify([page.documentElement.scrollWidth,"
        " all.map(each => page.getElementById(each.getAttribute('aria-labelledby'))?.textContent ?? ''),"
        " all.filter(each => each.tabIndex < 0).map(each => each.outerHTML.slice(0, 120))]);"
        "document.body.append(said);"
    )
    file = folder / "frame.html"
    frame = f'<iframe style="width: {width}px; height: 800px; border: 0" srcdoc="{escape(page)}"></iframe>'
    file.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body>{frame}<script>onload = () => {{{run}}}</script></body>", "utf-8"
    )
    said = re.search(r'<pre id="said">(.*?)</pre>', dumped(file, budget=3_000), re.DOTALL)
    assert said, "the page was not measured"
    wide, labels, stuck = json.loads(unescape(said[1]))
    return wide, labels, stuck


@pytest.mark.parametrize("paper", ["debrief", "report", "guide"])
def test_a_page_does_not_scroll_sideways_on_a_telephone(paper: str, tmp_path: Path) -> None:
    """What is wide scrolls in a box of its own, that has a name and that keys can reach."""
    game, *_ = played()
    if paper == "guide":
        page = as_html(guide(Names(lexicon_of(game, "fr").words, game.story.scenario, game.story.doctrine)))
    else:
        page = made(HTML if paper == "debrief" else REPORT_PAGE, _account("fr"))

    wide, labels, stuck = _on_a_telephone(page, tmp_path, 320)

    assert wide <= 320
    assert labels and all(labels)
    assert stuck == []


def test_hostile_words_make_no_element_in_a_browser(tmp_path: Path) -> None:
    """The browser sees the elements that the page of plain words has, and runs nothing."""

    def tags(words: str) -> list[str]:
        file = tmp_path / "page.html"
        file.write_text(as_html(_document([words] * WORDS)), "utf-8")
        return re.findall(r"<([a-zA-Z][^\s/>]*)", _without_words(dumped(file, budget=500)))

    plain = tags("plain")
    assert "figure" in plain
    assert tags("".join(HOSTILE)) == plain


def _without_words(page: str) -> str:
    """The page without what attributes say, which may hold any sign."""
    return re.sub(r'"[^"]*"', '""', page)
