"""What is marked in the player's own words: the words, what they do, and why."""

from itertools import groupby
from typing import Final

from twiplo_game.engine.own_words import unchosen
from twiplo_game.engine.response import DEFAULT_NEXT_UPDATE, Response
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.words import msgid
from twiplo_game.model.vocabulary import Content
from twiplo_game.model.wording import LEAKS, Feature, Weight
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page

_DAY: Final = 1440
_QUOTED: Final = 48
"""Characters of the marked words that are quoted."""
_QUOTATIONS: Final = 3
"""So many places of one feature are quoted."""

_WAYS: Final = {
    Weight.AGAINST: msgid("{mark} (counts against)"),
    Weight.FOR: msgid("{mark} (counts for)"),
}

_UNCHOSEN: Final = {
    Feature.PROMISES_UPDATE: msgid(
        "The text promises an update that the response does not declare: nobody would keep it."
    ),
    Feature.APOLOGISES: msgid("The text apologises, and neither stance nor contents do."),
    Feature.DENIES: msgid("The text denies, and neither stance nor contents do."),
}

_UNSAID: Final = (
    (
        Content.NEXT_UPDATE,
        Feature.PROMISES_UPDATE,
        msgid("A next update is promised: no sentence was read that says so."),
    ),
    (
        Content.SYMPATHY,
        Feature.SYMPATHISES,
        msgid("A word for those affected was chosen: no sentence was read as one."),
    ),
    (Content.APOLOGY, Feature.APOLOGISES, msgid("An apology was chosen: no sentence was read as one.")),
    (
        Content.KNOWN_UNKNOWN,
        Feature.STATES_UNKNOWN,
        msgid("Known and unknown were chosen: no sentence was read that says what is not known."),
    ),
)


def by_feature(marks: tuple[Mark, ...]) -> list[tuple[Feature, tuple[Mark, ...]]]:
    """The marks of each feature that are to be shown, in the order of the features."""
    shown = (mark for mark in marks if mark.is_shown)
    return [(feature, tuple(group)) for feature, group in groupby(shown, lambda mark: mark.feature)]


def marks_page(
    lexicon: Lexicon,
    response: Response,
    marks: tuple[Mark, ...] | None,
    *,
    landing: int | None = None,
    is_brief: bool = False,
) -> Page:
    """Every mark, what it does, and where text and choices part; nothing where the words are not the player's.

    `landing` is the minute of the story at which it would go out; None where that is not known yet. `is_brief` leaves
    out what a mark does, but for what would give something away.
    """
    page = Page()
    if marks is None:
        return page
    for feature, found in by_feature(marks):
        is_label = is_brief and feature not in LEAKS
        page.item(_briefly(lexicon, feature, found) if is_label else mark_words(lexicon, feature, found))
    for sentence in contradictions(lexicon, response, marks):
        page.item(sentence)
    if landing is not None and response.next_update is not None:
        minutes = _promised(lexicon, marks, landing)
        if minutes is not None and minutes != response.next_update:
            said, promised = (lexicon.clock(landing + each) for each in (minutes, response.next_update))
            says = msgid("The text promises the update for {said}, the response for {promised}.")
            page.item(lexicon.words.tr(says, said=said, promised=promised))
    return page


def mark_words(lexicon: Lexicon, feature: Feature, marks: tuple[Mark, ...]) -> str:
    """One feature: its label, the words, and what it does."""
    words, does = lexicon.words, effect(lexicon, feature, marks)
    says = msgid("WARNING. {label}: {words}. {does}") if feature in LEAKS else msgid("{label}: {words}. {does}")
    return words.tr(says, label=label(lexicon, feature), words=quotations(lexicon, marks), does=does)


def effect(lexicon: Lexicon, feature: Feature, marks: tuple[Mark, ...]) -> str:
    """What the marks of a feature do: in this response, where that is settled, and else in general."""
    note = lexicon.doctrine.features.get(feature)
    if note is None:
        return ""
    here = {Weight.AGAINST: note.costs, Weight.FOR: note.gains, Weight.NOTHING: None}[marks[0].weight]
    return lexicon.text(here or note.does)


def label(lexicon: Lexicon, feature: Feature) -> str:
    """What a feature is called."""
    note = lexicon.doctrine.features.get(feature)
    return lexicon.text(note.label) if note is not None else feature.replace("_", " ")


def labelled(lexicon: Lexicon, feature: Feature, marks: tuple[Mark, ...]) -> str:
    """A feature's label and its words."""
    return lexicon.words.tr("{label}: {words}", label=label(lexicon, feature), words=quotations(lexicon, marks))


def _briefly(lexicon: Lexicon, feature: Feature, marks: tuple[Mark, ...]) -> str:
    """A feature's label and its words, and which way they count."""
    mark, says = labelled(lexicon, feature, marks), _WAYS.get(marks[0].weight)
    return lexicon.words.tr(says, mark=mark) if says is not None else mark


def quotations(lexicon: Lexicon, marks: tuple[Mark, ...]) -> str:
    """The words that are marked, in quotation marks; what is long is shortened."""
    quoted = []
    for mark in marks[:_QUOTATIONS]:
        quoted.append(shortened(mark.words))
    shown = ", ".join(lexicon.words.tr("“{title}”", title=said) for said in dict.fromkeys(quoted))
    return f"{shown}, …" if len(marks) > _QUOTATIONS else shown


def shortened(said: str) -> str:
    """Marked words as they are quoted: on one line, and not too many."""
    said = " ".join(said.split())
    return said if len(said) <= _QUOTED else said[:_QUOTED].rstrip() + "…"


def contradictions(lexicon: Lexicon, response: Response, marks: tuple[Mark, ...]) -> list[str]:
    """Where the text says what was not chosen, or leaves out what was."""
    words, shown = lexicon.words, {mark.feature for mark in marks}
    said = [words.tr(_UNCHOSEN[feature]) for feature in unchosen(response, shown)]
    unsaid = [(each, feature, says) for each, feature, says in _UNSAID if each in response.contains]
    return [*said, *(words.tr(says) for _, feature, says in unsaid if feature not in shown)]


def leak_warning(lexicon: Lexicon, marks: tuple[Mark, ...]) -> str:
    """What would get out; empty where nothing would."""
    found = [(feature, group) for feature, group in by_feature(marks) if feature in LEAKS]
    if not found:
        return ""
    listed = lexicon.words.tr("; ").join(labelled(lexicon, feature, group) for feature, group in found)
    return lexicon.words.tr("WARNING: this text gives something away. {what}.", what=listed)


def marked_words(lexicon: Lexicon, marks: tuple[Mark, ...]) -> str:
    """Everything that was marked in a text that went out, with the very words; empty where nothing was."""
    listed = lexicon.words.tr("; ").join(labelled(lexicon, feature, group) for feature, group in by_feature(marks))
    return lexicon.words.tr("Marked in your text: {marks}.", marks=listed) if listed else ""


def lookup_page(lexicon: Lexicon, feature: Feature, marks: tuple[Mark, ...]) -> Page:
    """Everything about one mark: where it stands, what it does, why, and what that rests on."""
    words, page = lexicon.words, Page()
    page.heading(label(lexicon, feature))
    page.say(words.tr("Marked: {words}", words=quotations(lexicon, marks)))
    note = lexicon.doctrine.features.get(feature)
    if note is not None:
        page.say(effect(lexicon, feature, marks))
        grade = lexicon.term("grade", note.grade)
        page.say(words.tr("{because} (Rests on: {grade}.)", because=lexicon.text(note.because), grade=grade))
        for key in note.sources:
            source = lexicon.doctrine.bibliography.get(key)
            if source is not None:
                page.under(words.tr("Source: {source}", source=lexicon.text(source.title)))
    page.say(words.tr("A mark is a hint: it reads words, not what you mean, and it can be wrong."))
    return page


def promise_on_offer(lexicon: Lexicon, response: Response, marks: tuple[Mark, ...], landing: int) -> int | None:
    """Minutes to the update that the text promises and the response does not, or not then; None where there is none.

    `landing` is the minute of the story at which it would go out.
    """
    if all(mark.feature is not Feature.PROMISES_UPDATE for mark in marks):
        return None
    minutes, length = _promised(lexicon, marks, landing), lexicon.playbill.length
    if minutes is None:
        return min(DEFAULT_NEXT_UPDATE, length) if response.next_update is None else None
    return minutes if 1 <= minutes <= length and minutes != response.next_update else None


def _promised(lexicon: Lexicon, marks: tuple[Mark, ...], landing: int) -> int | None:
    """Minutes from `landing` to the time that the first promise in the text names; None where it names none."""
    mark = next((mark for mark in marks if mark.feature is Feature.PROMISES_UPDATE), None)
    if mark is None or mark.when is None:
        return None
    if mark.when.is_span:
        return mark.when.minute
    start = lexicon.playbill.start
    now = (start.hour * 60 + start.minute + landing) % _DAY
    minutes = mark.when.minute - now + mark.when.days * _DAY
    return minutes + _DAY if minutes <= 0 else minutes
