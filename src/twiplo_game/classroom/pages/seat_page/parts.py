"""The parts of a seat's page: what each is drawn from, so that it is drawn again only when that is different."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from twiplo_game.classroom.pages.seat_page.acts_part import acts_part
from twiplo_game.classroom.pages.seat_page.desk_part import officers_part, standing_part
from twiplo_game.classroom.pages.seat_page.end_part import end_part
from twiplo_game.classroom.pages.seat_page.html import Html, from_page
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.telling.briefing import briefing_page


@dataclass(frozen=True, slots=True)
class Part:
    """One part. Two moments with equal `rests_on` have the same drawing."""

    name: str
    """The id of the element that holds it."""
    rests_on: Callable[[Moment], object]
    draw: Callable[[Moment], Html]


def _acts(moment: Moment) -> object:
    now = moment.now
    minute = None if moment.is_live else now.minute
    return minute, now.ending, now.events, now.subjects, now.sent, now.promises


def _standing(moment: Moment) -> object:
    now = moment.now
    return now.events, now.threads, now.promises, now.sent, now.moods, now.mandates


PARTS: Final = (
    Part("officers", lambda moment: (moment.now.tasks, moment.now.free, moment.now.next_free), officers_part),
    Part("acts", _acts, acts_part),
    Part("standing", _standing, standing_part),
    Part("brief", lambda moment: None, lambda moment: from_page(briefing_page(moment.lexicon))),
    Part("end", lambda moment: (moment.now.ending, moment.is_over_for_all), end_part),
)
"""All but the gauges, the messages and what came back, which have their own ways."""
