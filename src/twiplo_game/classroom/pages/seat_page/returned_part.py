"""What came back from what was done, or left undone: the messages whole, with their causes, and what moved by them."""

from twiplo_game.classroom.pages.seat_page.html import Html, Inside, from_page, listing, tag, together
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.telling.returned import Shift, came_back, gauge_shifts, mood_shifts, returned_page


def returned_part(moment: Moment) -> Html:
    """Nothing where nothing came back and nothing moved. What is new besides stands among the messages."""
    words, lexicon, now = moment.lexicon.words, moment.lexicon, moment.now
    back = came_back(moment.news, now)
    shifts = [*gauge_shifts(lexicon, moment.news, now), *mood_shifts(lexicon, moment.news, now)]
    if not back and not shifts:
        return together()
    title = words.tr("What came back") if back else words.tr("What moved")
    moved: list[Inside] = [_shift(moment, shift) for shift in shifts]
    return together(
        tag("h2", words.tr("{clock}. {title}", clock=lexicon.clock(now.minute), title=title)),
        listing(moved, class_="shifts"),
        *(tag("article", from_page(returned_page(lexicon, message, now))) for message in back),
    )


def _shift(moment: Moment, shift: Shift) -> Html:
    words = moment.lexicon.words
    said = words.tr("{name}: from {before} to {after}", name=shift.name, before=shift.before, after=shift.after)
    return tag("span", said)
