"""What each decision was worth, below the debrief, once it was weighed."""

from collections.abc import Sequence

from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.seat_page.html import Html, from_page, tag, together
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.engine.look import view
from twiplo_game.locale.words import Words
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords, draft_titles
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


def review_part(match: Match, seat: SeatGame, lexicon: Lexicon, reviewed: Sequence[Reviewed]) -> Html:
    """All of it."""
    say = OptionWords(lexicon, view(match.game, seat.state), draft_titles(match.game.story))
    return together(from_page(review_page(say, reviewed), "h4"))
