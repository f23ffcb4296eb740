"""What a play-test found, each in one or two sentences: what it is, and where to look for the cause."""

from collections.abc import Callable
from typing import Final

from twiplo_game.analysis import findings as f
from twiplo_game.analysis import marks as m
from twiplo_game.analysis.findings import Finding
from twiplo_game.analysis.marks import Mark
from twiplo_game.analysis.statistics import rounded
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import Words, msgid


def finding_words(finding: Finding, words: Words) -> str:
    """The finding, and a hint where there is one."""
    if finding.kind == f.NEVER:
        return f"{_never_words(finding.mark, finding, words)} {_hint_words(finding, words)}".rstrip()
    return _OTHERS[finding.kind](finding, words)


def _never_words(mark: Mark, finding: Finding, words: Words) -> str:
    values = {
        "event": mark[1],
        "name": mark[-1],
        "number": int(mark[-1]) + 1 if mark[-1].isdecimal() else 0,
        "voice": mark[2] if mark[0] == m.VOICE else "",
    }
    return words.tr(_NEVER[mark[0]], **values)


_NEVER: Final = {
    m.EVENT: msgid("The event {event} never came in."),
    m.DRAFT: msgid("{event}: the draft {name} could never be sent."),
    m.OUTCOME: msgid("{event}: outcome {number} never held."),
    m.VOICE: msgid("{event}: line {number} of the voice {voice} was never spoken."),
    m.CHECK: msgid("The check {name} was never done."),
    m.RULE: msgid("The rule {name} never applied."),
    m.ENDING: msgid("The ending {name} was never reached."),
    m.KEPT: msgid("The mandate {name} was never kept."),
    m.BROKEN: msgid("The mandate {name} was never broken: no bot felt it."),
}


def _hint_words(finding: Finding, words: Words) -> str:
    when = " ".join(finding.condition.split())
    match finding.hint:
        case f.UNSENT:
            return words.tr("No bot answered this event.")
        case f.ANSWER if finding.draft:
            return words.tr("The draft {draft} always brings it, but no bot sent it.", draft=finding.draft)
        case f.ANSWER:
            return words.tr("There are answers that always bring it, but no bot gave one: {when}", when=when)
        case f.SITUATION:
            return words.tr(
                "Some answers could bring it, but never landed while the rest was so too: {when}",
                when=when,
            )
        case f.EARLIER:
            return words.tr(
                "No bot gave an answer that fits it and none of the lines before it, which are spoken first: {when}",
                when=when,
            )
        case f.NO_ANSWER:
            return words.tr("No answer that can be given there can ever bring it: {when}", when=when)
        case f.CONDITION if finding.mark[0] in (m.KEPT, m.BROKEN):
            return words.tr("It asks: {when}", when=when)
        case f.CONDITION:
            return words.tr("Its condition never held: {when}", when=when)
        case f.TRIGGER:
            return words.tr("Nothing that triggers it came about in time.")
    return _plain_hint(finding.mark, words)


def _plain_hint(mark: Mark, words: Words) -> str:
    if mark[0] == m.ENDING:
        return words.tr("One of the endings before it always held.")
    if mark[0] == m.DRAFT:
        return words.tr("There was never an officer and time enough for it.")
    return ""


# -- the others -------------------------------------------------------------------------------------------------------


def _lead(finding: Finding, words: Words) -> str:
    points = rounded(finding.lead)
    values = {"points": tenths(abs(points), words), "bot": finding.bot, "other": finding.than}
    if points < 0:
        return words.tr(
            "{bot} gets {points} points of 100 less than {other}: care should pay. See which outcomes it meets.",
            **values,
        )
    return words.tr(
        "{bot} gets only {points} points of 100 more than {other}: care should pay by 10. See which outcomes it meets.",
        **values,
    )


def _floor(finding: Finding, words: Words) -> str:
    return words.trn(
        "{bot} ends {n} game of {total} with the score 0, which tells those games apart no longer: smaller losses, or "
        "gauges that start higher, leave room.",
        "{bot} ends {n} games of {total} with the score 0, which tells those games apart no longer: smaller losses, or "
        "gauges that start higher, leave room.",
        finding.games,
        bot=finding.bot,
        total=finding.out_of,
    )


def _stuck(finding: Finding, words: Words) -> str:
    minutes = -(-finding.minutes // finding.games)
    return words.trn(
        "{event}: in {games} of {total} games it waited, an officer was free, and there was nothing to do but to wait, "
        "for {n} minute on average. Offer an answer, a check or somebody to tell.",
        "{event}: in {games} of {total} games it waited, an officer was free, and there was nothing to do but to wait, "
        "for {n} minutes on average. Offer an answer, a check or somebody to tell.",
        minutes,
        event=finding.mark[1],
        games=finding.games,
        total=finding.out_of,
    )


def _closed(finding: Finding, words: Words) -> str:
    return words.tr(
        "{event}: in {games} of {total} games it could never be answered: there was no draft, and nobody to whom an "
        "answer could go. Write a draft, or offer somebody under `to`.",
        **_counts(finding),
    )


def _late(finding: Finding, words: Words) -> str:
    return words.tr(
        "{event}: in {games} of {total} games it came so late, or an officer was free so late, that no answer would "
        "have landed before the end. Bring it earlier, or make the story longer.",
        **_counts(finding),
    )


def _crowded(finding: Finding, words: Words) -> str:
    return words.tr(
        "{event}: in {games} of {total} games its time ran out while no officer had been free since it came in. Give "
        "it more time, or the desk less to do then.",
        **_counts(finding),
    )


def _counts(finding: Finding) -> dict[str, object]:
    return {"event": finding.mark[1], "games": finding.games, "total": finding.out_of}


_OTHERS: Final[dict[str, Callable[[Finding, Words], str]]] = {
    f.LEAD: _lead,
    f.FLOOR: _floor,
    m.STUCK: _stuck,
    m.CLOSED: _closed,
    m.LATE: _late,
    m.CROWDED: _crowded,
}
