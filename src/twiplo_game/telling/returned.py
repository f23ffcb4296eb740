"""What came back while time passed: because of what, what moved from where to where, what is new, what is open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.step import Arrived, Broken, Movement, Seen
from twiplo_game.engine.view import MessageKind, MessageView, PlayerView
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Gauge, Mood
from twiplo_game.telling.happened import movement_words, occurrence
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import kind_words, message_head, message_line
from twiplo_game.telling.page import Page

RETURNING: Final = frozenset(
    {
        MessageKind.REACTION,
        MessageKind.SILENCE,
        MessageKind.CONSEQUENCE,
        MessageKind.PROMISE_KEPT,
        MessageKind.PROMISE_MISSED,
    }
)
"""The messages that come back from something that was done, or was not."""

LONG: Final = 3
"""More messages than these come with those first in whose minute the gauges moved most."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A gauge or a mood that moved: what it is called, and both states of it in words."""

    name: str
    before: str
    after: str
    by: int
    """Points, or steps."""


def came_back(news: Sequence[Seen], now: PlayerView) -> list[MessageView]:
    """The messages that came back; in order of time, or where they are many, the heaviest first."""
    back = [item for item in _arrived(news, now) if item.kind in RETURNING]
    if len(back) <= LONG:
        return back
    weight: dict[int, int] = defaultdict(int)
    for seen in news:
        for minute, _, points in seen.gauges:
            weight[minute] += abs(points)
    return sorted(back, key=lambda message: (-weight[message.minute], message.minute))


def what_is_new(news: Sequence[Seen], now: PlayerView) -> list[MessageView]:
    """The other messages that came in, in order of time."""
    return [item for item in _arrived(news, now) if item.kind not in RETURNING]


def _arrived(news: Sequence[Seen], now: PlayerView) -> list[MessageView]:
    names = {item.message for seen in news for item in seen.happened if isinstance(item, Arrived)}
    return [message for message in now.messages if message.id in names]


def gauge_shifts(lexicon: Lexicon, news: Sequence[Seen], now: PlayerView) -> list[Shift]:
    """The gauges that moved; `now` is the moment after the news."""
    moved: dict[str, int] = defaultdict(int)
    for seen in news:
        for _, gauge, points in seen.gauges:
            moved[gauge] += points
    return [
        Shift(lexicon.term("gauge", gauge), str(now.gauges[gauge] - moved[gauge]), str(now.gauges[gauge]), moved[gauge])
        for gauge in Gauge
        if moved[gauge]
    ]


def mood_shifts(lexicon: Lexicon, news: Sequence[Seen], now: PlayerView) -> list[Shift]:
    """The moods that moved; `now` is the moment after the news."""
    moved: dict[str, int] = defaultdict(int)
    for seen in news:
        for _, stakeholder, steps in seen.moods:
            moved[stakeholder] += steps
    scale = list(Mood)
    shifts = []
    for item in now.moods:
        steps = moved[item.stakeholder]
        if steps:
            before = scale[scale.index(item.mood) - steps]
            names = [lexicon.term("mood", mood) for mood in (before, item.mood)]
            shifts.append(Shift(lexicon.text(item.name), names[0], names[1], steps))
    return shifts


def returned_page(lexicon: Lexicon, message: MessageView, now: PlayerView) -> Page:
    """One message that came back, whole, with what it comes from."""
    page = Page()
    page.heading(lexicon.words.tr("{head}.", head=message_head(lexicon, message)))
    title = lexicon.text(message.title)
    if title:
        page.say(title)
    page.say(lexicon.text(message.text) or f"{kind_words(lexicon, message, now)}.")
    because = because_words(lexicon, message, now)
    if because:
        page.say(because)
    return page


def because_words(lexicon: Lexicon, message: MessageView, now: PlayerView) -> str:
    """What a message comes from; empty where there is nothing, or where a silence without a text has said it."""
    if message.because_of is None or (message.kind is MessageKind.SILENCE and message.text is None):
        return ""
    return lexicon.words.tr("Because of {cause}.", cause=lexicon.cause(message.because_of, now))


def besides_page(
    lexicon: Lexicon, news: Sequence[Seen], rules: Sequence[tuple[Movement, Text]], now: PlayerView
) -> Page:
    """What else there is to know: broken mandates, new messages, open threads, in practice the rules."""
    words, page = lexicon.words, Page()
    broken = [item for seen in news for item in seen.happened if isinstance(item, Broken)]
    for item in broken:
        page.say(occurrence(lexicon, item, now) or "")
    new = what_is_new(news, now)
    if new:
        page.heading(words.tr("New besides"))
        for message in new:
            page.item(message_line(lexicon, message, now))
    if now.threads:
        page.heading(words.trn("{n} thread is still open", "{n} threads are still open", len(now.threads)))
    else:
        page.heading(words.tr("Nothing else is under way"))
    for cause in dict.fromkeys(lexicon.cause(thread.because_of, now) for thread in now.threads):
        page.item(words.tr("What follows from {cause}.", cause=cause))
    if rules:
        page.heading(words.tr("The rules behind it"))
        _add_rules(page, lexicon, rules)
    return page


def _add_rules(page: Page, lexicon: Lexicon, rules: Sequence[tuple[Movement, Text]]) -> None:
    """Each rule once for its minute: what it moved and how far; why, and what that rests on."""
    words = lexicon.words
    together: dict[tuple[int, str, str], list[tuple[Movement, Text]]] = {}
    for movement, title in rules:
        together.setdefault((movement.minute, movement.rule, lexicon.text(movement.because)), []).append(
            (movement, title)
        )
    for (minute, rule, because), moves in together.items():
        movements = ", ".join(movement_words(lexicon, movement) for movement, _ in moves)
        name = lexicon.rule(rule, moves[0][1])
        page.item(
            words.tr("{clock}, {title}: {movements}", clock=lexicon.clock(minute), title=name, movements=movements)
        )
        grade = lexicon.term("grade", moves[0][0].grade)
        page.under(words.tr("{because} (Rests on: {grade}.)", because=because, grade=grade))
