"""The review in a document: every decision in one table, then each in full; what chance did stands apart."""

from twiplo_game.analysis.review.judging import Judgement, Luck, Reviewed, Verdict
from twiplo_game.analysis.review.review import undone
from twiplo_game.papers.document import Document
from twiplo_game.papers.from_pages import add_page
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.decision_marks import letters_of, marks_words, review_mark
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.review import Told, accuracy_page, calm_words, chance_words, decision_page, undone_page
from twiplo_game.telling.review_method import before_words, method_page
from twiplo_game.telling.review_terms import estimate, verdict_sign, verdict_words


def add_review(document: Document, account: Account, review: Review) -> None:
    """The whole of it, below a heading of level 2."""
    words, say = account.lexicon.words, account.says(review)
    add_summary(document, account, review)
    if not review.reviewed:
        return
    document.heading(3, words.tr("How it is weighed"))
    add_page(document, method_page(words, review.reviewed))
    document.heading(3, words.tr("Each in full"))
    told: Told = set()
    for mark, each in _marked(account, review):
        add_page(document, decision_page(say, each, mark, told), level=4, name=f"review {mark}")


def add_summary(document: Document, account: Account, review: Review) -> None:
    """The figure for the whole game, the table of the decisions, what was left undone, and what chance did."""
    words, say = account.lexicon.words, account.says(review)
    add_page(document, accuracy_page(words, review.reviewed))
    if not review.reviewed:
        return
    head = [words.tr("Mark"), words.tr("Time"), words.tr("What you did"), words.tr("Worth before")]
    head += [words.tr("Worth after"), words.tr("Lost"), words.tr("In a word"), words.tr("Better")]
    marked = _marked(account, review)
    rows = [_row(say, mark, each.judgement) for mark, each in marked]
    leads = [(row, 0, f"timeline {mark}") for row, (mark, _) in enumerate(marked)]
    document.table(head, rows, leads=leads)
    document.say(marks_words(words))
    document.say(before_words(words))
    add_page(document, undone_page(say, undone([each.judgement for each in review.reviewed])))
    _add_chance(document, account, review)


def costly(account: Account, review: Review) -> list[tuple[str, Judgement]]:
    """The decisions, with their marks, that were surely mistakes or worse, and what would have been better."""
    marked = ((mark, each.judgement) for mark, each in _marked(account, review))
    return [
        (mark, judgement)
        for mark, judgement in marked
        if judgement.matters and judgement.instead and judgement.mildest in {Verdict.MISTAKE, Verdict.BLUNDER}
    ]


def _marked(account: Account, review: Review) -> list[tuple[str, Reviewed]]:
    letters = letters_of(account.result)
    return [(review_mark(letters, each.judgement.number, place), each) for place, each in enumerate(review.reviewed)]


def _row(say: OptionWords, mark: str, judgement: Judgement) -> list[str]:
    words = say.lexicon.words
    is_lost = bool(judgement.instead) and judgement.matters
    better = say.beside(judgement.options[judgement.instead], judgement.own) if judgement.is_better_told else ""
    word = f"{verdict_words(judgement, words)} {verdict_sign(judgement)}".strip()
    return [
        mark,
        say.lexicon.clock(judgement.minute),
        say(judgement.own),
        estimate(judgement.before, words),
        estimate(judgement.after, words),
        estimate(judgement.loss, words) if is_lost else "",
        word,
        better,
    ]


def _add_chance(document: Document, account: Account, review: Review) -> None:
    """How it turned out, apart from how it was decided."""
    words, say = account.lexicon.words, account.says(review)
    turned = [(mark, each) for mark, each in _marked(account, review) if _is_turned(each)]
    document.heading(3, words.tr("What chance made of it"))
    if not turned:
        document.say(calm_words(words))
    document.items([f"{mark}  {say(each.judgement.own)}\n{chance_words(say, each)}" for mark, each in turned])


def _is_turned(reviewed: Reviewed) -> bool:
    return reviewed.hindsight.luck is not Luck.AS_JUDGED
