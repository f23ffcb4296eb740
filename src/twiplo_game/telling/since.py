"""How long ago something was, as one says it."""

from datetime import datetime

from twiplo_game.locale.figures import clock
from twiplo_game.locale.words import Words


def ago(then: datetime, now: datetime, words: Words) -> str:
    """When `then` was, seen from `now`: minutes and hours on the same day, then days, then the date."""
    minutes = max(0, int((now - then).total_seconds()) // 60)
    days = (now.date() - then.date()).days
    if not minutes:
        return words.tr("just now")
    if minutes < 60:
        return words.trn("{n} minute ago", "{n} minutes ago", minutes)
    if days <= 0 or minutes < 360:
        return words.trn("{n} hour ago", "{n} hours ago", minutes // 60)
    if days == 1:
        return words.tr("yesterday")
    if days < 7:
        return words.trn("{n} day ago", "{n} days ago", days)
    return words.tr("on {date}", date=date(then, words))


def date(moment: datetime, words: Words) -> str:
    """The day of `moment` in figures; in English in the order that nobody reads wrongly."""
    return moment.strftime("%d/%m/%Y" if words.language == "fr" else "%Y-%m-%d")


def day_and_time(moment: datetime, words: Words) -> str:
    """`moment` in figures, to the minute: what tells two games of one day apart."""
    return words.tr("{date} at {clock}", date=date(moment, words), clock=clock(moment, 0, words))
