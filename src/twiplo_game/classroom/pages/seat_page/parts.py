"""All parts of a seat's page at one moment, by name."""

from typing import Any

from twiplo_game.classroom.pages.seat_page.acts_part import acts_part
from twiplo_game.classroom.pages.seat_page.desk_part import gauges_part, officers_part, standing_part
from twiplo_game.classroom.pages.seat_page.end_part import end_part
from twiplo_game.classroom.pages.seat_page.html import from_page
from twiplo_game.classroom.pages.seat_page.messages_part import messages_part
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.pages.seat_page.news_part import news_lines, spoken
from twiplo_game.telling.briefing import briefing_page


def parts(moment: Moment, *, is_over_for_all: bool) -> dict[str, Any]:
    """The HTML of each part, and the news as plain sentences."""
    made = {
        "gauges": gauges_part(moment),
        "officers": officers_part(moment),
        "messages": messages_part(moment),
        "acts": acts_part(moment),
        "standing": standing_part(moment),
        "brief": from_page(briefing_page(moment.lexicon)),
        "end": end_part(moment, is_over_for_all=is_over_for_all),
    }
    return {
        "minute": moment.now.minute,
        "is_live": moment.is_live,
        "is_over": moment.now.ending is not None,
        "news": news_lines(moment),
        "spoken": spoken(moment),
        "parts": {name: html.source for name, html in made.items()},
    }
