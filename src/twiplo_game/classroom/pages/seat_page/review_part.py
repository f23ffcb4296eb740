"""What each decision was worth, below the debrief, once it was weighed."""

from twiplo_game.classroom.pages.seat_page.html import Html, from_page, tag
from twiplo_game.locale.words import Words
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.decision_marks import letters_of
from twiplo_game.telling.review import review_page


def review_offer(words: Words) -> Html:
    """The place of the review, and the button that has it made."""
    return tag(
        "details",
        tag(
            "summary",
            tag("h3", words.tr("Review")),
            tag("span", words.tr("What each decision was worth when you took it."), class_="head"),
        ),
        tag(
            "div",
            tag("p", words.tr("The class’s computer weighs one game after the other: it can take minutes.")),
            tag("button", words.tr("Weigh my decisions"), type="button", data_review=True),
            id="review",
            class_="paper",
            tabindex="-1",
        ),
    )


def review_part(account: Account, review: Review) -> Html:
    """All of it."""
    return from_page(review_page(account.says(review), review.reviewed, letters_of(account.result)), "h4")
