"""The debrief below the seat's end: the sections that every face has, and a line to contest each rule."""

from typing import Final

from twiplo_game.classroom.pages.seat_page.html import Html, from_document, from_page, tag, together
from twiplo_game.classroom.pages.seat_page.review_part import review_offer
from twiplo_game.papers.debrief_paper import add_section
from twiplo_game.papers.document import Chart, Document
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_sections import SECTIONS, Section
from twiplo_game.telling.rules_fired import FiredRule, fired_rules

_READ: Final = frozenset({"timeline", "cases", "questions"})
"""Sections that read better as text than as a table of many columns, on a phone above all."""


def debrief_part(account: Account) -> Html:
    """All sections, each of which can be unfolded; the first one is."""
    words = account.lexicon.words
    sections = [
        tag(
            "details",
            tag("summary", tag("h3", words.tr(section.title)), tag("span", words.tr(section.does), class_="head")),
            tag("div", _section(account, section), class_="paper"),
            open=place == 0,
        )
        for place, section in enumerate(SECTIONS)
    ]
    title = tag("h2", words.tr("The debrief"), id="debrief-title", tabindex="-1")
    return together(title, *sections, review_offer(words), _paper(account))


def _section(account: Account, section: Section) -> Html:
    if section.name == "rules":
        rules = fired_rules(account.lexicon, account.now, account.result, account.remarks)
        return together(*(_rule(account, rule) for rule in rules))
    if section.name in _READ:
        return from_page(section.page(account), "h4")
    document = Document(account.lexicon.words.language)
    add_section(document, section, account)
    if section.name != "gauges":
        return from_document(document)
    # A chart that is made smaller cannot be read any more: it is moved sideways instead.
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    others = [block for block in document.blocks if not isinstance(block, Chart)]
    wide = {"class_": "wide", "tabindex": "0", "role": "group", "aria_label": account.lexicon.words.tr(section.does)}
    return together(
        tag("div", from_document(Document(document.language, blocks=[*charts])), **wide),
        from_document(Document(document.language, blocks=[*others])),
    )


def _rule(account: Account, rule: FiredRule) -> Html:
    words = account.lexicon.words
    contested = account.remarks.against(rule.id)
    name = f"contest-{rule.id}"
    return tag(
        "article",
        from_page(rule.page, "h4"),
        tag(
            "details",
            tag("summary", words.tr("Why would you contest it?")),
            tag(
                "form",
                tag("label", words.tr("One sentence, in your own words"), for_=name),
                tag(
                    "input",
                    id=name,
                    name="words",
                    value=contested.words if contested is not None else "",
                    maxlength=400,
                    aria_describedby=f"{name}-note",
                    autocomplete="off",
                ),
                tag(
                    "p",
                    words.tr("It is kept with the game and changes no score. An empty line takes it back."),
                    id=f"{name}-note",
                ),
                tag("button", words.tr("Keep"), type="submit"),
                " ",
                tag("span", role="status"),
                data_contest=rule.id,
            ),
            class_="note",
        ),
    )


def _paper(account: Account) -> Html:
    """A form, so that the token travels in its body and stands in no address and no history."""
    words = account.lexicon.words
    return tag(
        "form",
        tag("input", type="hidden", name="token", value="", data_token=True),
        tag("input", type="hidden", name="lang", value=words.language),
        tag("button", words.tr("Open it as a page, to print or to save"), type="submit"),
        action="/seat/debrief",
        method="post",
        target="_blank",
    )
