"""What can be taken away from a debrief, by form: a text, a page, a Markdown file, an after-action report."""

from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.locale.words import LANGUAGES, msgid, translator
from twiplo_game.papers.after_action import after_action_report
from twiplo_game.papers.debrief_paper import debrief_document
from twiplo_game.papers.html import as_html
from twiplo_game.papers.markdown import as_markdown
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.debrief_sections import SECTIONS
from twiplo_game.telling.decision_marks import letters_of
from twiplo_game.telling.review import review_page

_COLUMNS: Final = 76


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file."""

    name: str
    """text, html, markdown, report or report_page."""
    ending: str
    """Of the file's name."""
    stem: str
    """What is put behind the game's name."""
    title: str
    """What it is, before it is translated."""


TEXT: Final = Form("text", ".txt", "", msgid("A text"))
HTML: Final = Form("html", ".html", "", msgid("A page for the browser and the printer (HTML)"))
MARKDOWN: Final = Form("markdown", ".md", "", msgid("Markdown"))
REPORT_PAGE: Final = Form("report_page", ".html", "-aar", msgid("An after-action report to print (HTML)"))
REPORT: Final = Form("report", ".md", "-aar", msgid("An after-action report to edit (Markdown)"))

FORMS: Final = (TEXT, HTML, MARKDOWN, REPORT_PAGE, REPORT)
"""In the order in which they are offered."""


def made(form: Form, account: Account) -> str:
    """The file's content, in the language of the account; a page can be switched to the scenario's other languages."""
    match form.name:
        case "html":
            return as_html(*(debrief_document(each) for each in _in_every_language(account)))
        case "markdown":
            return as_markdown(debrief_document(account))
        case "report_page":
            return as_html(*(after_action_report(each) for each in _in_every_language(account)))
        case "report":
            return as_markdown(after_action_report(account))
    words = account.lexicon.words
    pages = [(words.tr(section.title), section.page(account)) for section in SECTIONS]
    if account.review is not None:
        say, letters = account.says(account.review), letters_of(account.result)
        pages.append((words.tr("The review"), review_page(say, account.review.reviewed, letters)))
    return as_text(pages, _COLUMNS)


def _in_every_language(account: Account) -> list[Account]:
    """The account in its own language, then in the others in which both the scenario and the interface are complete."""
    own, written = account.lexicon.words.language, account.lexicon.playbill.languages
    others = [code for code in LANGUAGES if code != own and code in written and own in written]
    return [
        account,
        *(replace(account, lexicon=replace(account.lexicon, words=translator(code))) for code in others),
    ]
