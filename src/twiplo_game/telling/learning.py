"""The learning check in words: what it is, what is asked, why an answer was right or wrong, and what came of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from twiplo_game.analysis.learning import (
    BEST,
    DAY,
    VERDICTS,
    Answer,
    Check,
    Due,
    Item,
    Judged,
    Replied,
    worth,
)
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.learning import Dilemma, ItemBank, Judgement, Verdict
from twiplo_game.telling.page import Page
from twiplo_game.telling.since import ago

TITLE: Final = msgid("Learning check")
"""What it is called."""

_LABELS: Final = {
    Verdict.TRUE: msgid("True"),
    Verdict.FALSE: msgid("False"),
    Verdict.MISLEADING: msgid("True, but misleading"),
    Verdict.UNCERTAIN: msgid("It cannot be told"),
}

_RIGHT: Final = {
    Verdict.TRUE: msgid("You said: {said}. So it is."),
    Verdict.FALSE: msgid("You said: {said}. So it is."),
    Verdict.MISLEADING: msgid("You said: {said}. So it is."),
    Verdict.UNCERTAIN: msgid("You said: {said}. That is all that can be said."),
}

_WRONG: Final = {
    Verdict.TRUE: msgid("You said: {said}. It is true."),
    Verdict.FALSE: msgid("You said: {said}. It is false."),
    Verdict.MISLEADING: msgid("You said: {said}. Every word of it holds, and it misleads."),
    Verdict.UNCERTAIN: msgid("You said: {said}. It cannot be told."),
}

_REPLY: Final = (
    msgid("Each of the other replies would have been better."),
    msgid("There is worse, and there is better."),
    msgid("It can be defended; one reply is better."),
    msgid("The best of the four."),
)
"""By points."""


def due_words(words: Words, due: Due, checks: Sequence[Check], now: int) -> str:
    """What there is to do now, in a few words."""
    match due:
        case Due.OPEN:
            return words.tr(
                "Go on with question {n} of {all}", n=len(checks[-1].answers) + 1, all=len(checks[-1].items)
            )
        case Due.BOOSTER:
            days = (now - checks[-1].last) // DAY
            return words.trn("{n} day ago; eight new questions now", "{n} days ago; eight new questions now", days)
        case Due.AGAIN:
            when = ago(datetime.fromtimestamp(checks[-1].last), datetime.fromtimestamp(now), words)
            return words.tr("Eight other questions; the last ones {when}", when=when)
        case _:
            return words.tr("Eight questions, three minutes")


def intro_page(words: Words, file: str) -> Page:
    """What the check is, before it begins; `file` is what the record of the answers is called."""
    page = Page()
    page.say(
        words.tr(
            "Eight questions, about three minutes. Seven are claims out of real cases: true, false, true but "
            "misleading, or such that it cannot be told. One is a situation to answer."
        )
    )
    page.blank()
    page.say(
        words.tr(
            "Of the claims that can be told, as many are true as are not: whoever calls everything false is no better "
            "off than whoever believes it all. After each answer you read why."
        )
    )
    page.blank()
    page.say(
        words.tr(
            "Do it once before you play and once after, and compare. One to two weeks later a further round keeps "
            "what was learned from fading."
        )
    )
    page.blank()
    page.under(
        words.tr(
            "It is no examination. Your answers stay on this computer, beside your games ({file}), and are sent to "
            "nobody.",
            file=file,
        )
    )
    return page


def offer_page(words: Words, key: str) -> Page:
    """What a debrief closes with: the check, and the key that opens it."""
    page = Page()
    page.heading(words.tr("What stays"))
    page.say(
        words.tr(
            "The learning check shows it: eight short questions on other cases, with the reason after each. Key: {key}",
            key=key,
        )
    )
    return page


def place_words(words: Words, check: Check) -> str:
    """Which question it is."""
    return words.tr("{n} of {all}", n=min(len(check.answers) + 1, len(check.items)), all=len(check.items))


def item_page(words: Words, item: Item) -> Page:
    """What is asked."""
    page = Page()
    if isinstance(item, Judgement):
        page.heading(item.heard.in_(words.language))
        page.say(item.says.in_(words.language))
    else:
        page.heading(words.tr("A situation"))
        page.say(item.situation.in_(words.language))
    return page


def question_words(words: Words, item: Item) -> str:
    """What is to be chosen."""
    return words.tr("What is this claim?") if isinstance(item, Judgement) else words.tr("How do you answer?")


def choices(words: Words, item: Item) -> list[str]:
    """The answers that `item` offers, in their order."""
    if isinstance(item, Judgement):
        return [words.tr(_LABELS[verdict]) for verdict in VERDICTS]
    return [reply.says.in_(words.language) for reply in item.replies]


def told_page(words: Words, bank: ItemBank, doctrine: Doctrine, item: Item, answer: Answer) -> Page:
    """What was right, why, what gives it away, and what it rests on."""
    page = Page()
    if isinstance(item, Judgement) and isinstance(answer, Judged):
        _tell_judged(page, words, item, answer)
        for source in item.sources:
            known = bank.sources.get(source) or doctrine.bibliography[source]
            title = known.title.in_(words.language)
            where = f". {known.where.in_(words.language)}" if known.where is not None else ""
            page.under(words.tr("Source: {source}", source=f"{title}{where}"))
    elif isinstance(item, Dilemma) and isinstance(answer, Replied):
        _tell_replied(page, words, doctrine, item, answer)
    return page


def _tell_judged(page: Page, words: Words, item: Judgement, answer: Judged) -> None:
    said = item.says.in_(words.language)
    page.under(words.tr("{who}: {said}", who=item.heard.in_(words.language), said=said))
    sentence = (_RIGHT if answer.said is answer.truth else _WRONG)[answer.truth]
    page.heading(words.tr(sentence, said=words.tr(_LABELS[answer.said]).lower()))
    page.say(item.because.in_(words.language))
    page.blank()
    page.say(item.clue.in_(words.language))
    page.blank()


def _tell_replied(page: Page, words: Words, doctrine: Doctrine, item: Dilemma, answer: Replied) -> None:
    given = item.replies[answer.reply]
    best = max(item.replies, key=lambda reply: worth(reply, doctrine))
    page.under(given.says.in_(words.language))
    page.heading(words.tr(_REPLY[answer.points]))
    page.say(given.because.in_(words.language))
    if answer.points < BEST:
        page.blank()
        page.say(words.tr("Better: {reply}", reply=best.says.in_(words.language)))
        page.say(best.because.in_(words.language))
    page.blank()
    for rule in (rule for rule in doctrine.rules if rule.id in {*given.rules, *best.rules}):
        title = rule.title.in_(words.language) if rule.title else rule.id
        page.item(words.tr("{rule}, {title}: {because}", rule=rule.id, title=title,
                           because=rule.because.in_(words.language)))  # fmt: skip
        for source in rule.sources:
            page.under(words.tr("Source: {source}", source=doctrine.bibliography[source].title.in_(words.language)))
