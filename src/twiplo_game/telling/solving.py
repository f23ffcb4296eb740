"""A solution as a page: how far it goes, what play is worth, what each draft gives away."""

from collections import Counter
from fractions import Fraction
from typing import Final

from twiplo_game.analysis.solver.model import Model, Restriction
from twiplo_game.analysis.solver.solution import Certainty, Chances, Regret, Solution, Stage
from twiplo_game.locale.figures import duration, listed, tenths
from twiplo_game.locale.words import Words, msgid
from twiplo_game.telling.distributions import histograms, share
from twiplo_game.telling.page import Page

_RESTRICTIONS: Final = {
    Restriction.LED: msgid(
        "the bot careful decides what is checked, who is told, and what is answered when; what is said then is free: a "
        "draft, what careful would say, or an answer that was found to be better"
    ),
    Restriction.DRAFTS_ONLY: msgid("answers are the staff's drafts, unchanged"),
    Restriction.NEAR_ONLY: msgid("answers are the staff's drafts and the compositions nearest to them"),
    Restriction.AT_ONCE: msgid(
        "an event is answered as soon as an officer is free and no check of it is under way, or not at all"
    ),
    Restriction.NEVER_SILENT: msgid(
        "what can be answered is answered, and a promise kept when its reminder comes, as long as an officer is free"
    ),
    Restriction.WHEN_REMINDED: msgid("a promise is kept when its reminder comes, or not at all"),
    Restriction.BY_DUE: msgid("nothing is answered after its due time"),
    Restriction.WHEN_IT_MATTERS: msgid(
        "nothing is begun when all that is new is a reaction, a voice or the price of silence"
    ),
    Restriction.ONE_ORDER: msgid("of tasks begun and landing together, notices land first, then checks, then answers"),
    Restriction.ON_ARRIVAL: msgid("checks and notices are begun when their event comes in, or not at all"),
    Restriction.OPEN_ONLY: msgid("checks and notices are about events that wait for an answer"),
    Restriction.NOTHING_UNASKED: msgid("nothing is said that nobody asked for, nothing is corrected or cancelled"),
    Restriction.UNCHECKED: msgid("nothing is checked"),
    Restriction.ANSWERS_ONLY: msgid("nothing is checked, and nobody is told in private but by an answer"),
}

_CUT: Final = {
    Stage.RANDOM: msgid("what drafts by chance come to"),
    Stage.KNOWING: msgid("what it is worth to know everything, or to be able to check"),
}
"""What the limits may cut off, and no other line of the page tells of."""

_LABEL: Final = 34
_MEAN: Final = 9
_COUNT: Final = 10
"""Columns: of a line's words, of points, of a number of moments."""


def solution_page(solution: Solution, words: Words, logs: str | None) -> Page:
    """Everything that was found; `logs` is the folder in which the games were kept."""
    page = Page()
    _how_far(page, solution, words)
    _worth(page, solution, words)
    _drafts(page, solution, words)
    _locks(page, solution, words)
    if solution.chances is not None:
        _random(page, solution.chances, words)
    _sizes(page, solution, words)
    if logs is not None:
        page.heading(words.tr("Games that were kept"))
        page.say(
            words.tr(
                "In {folder}: best.jsonl reaches the highest score, worst.jsonl the lowest; play.jsonl is the "
                "best play, in the game of seed {seed}. twiplo replay and twiplo debrief read them.",
                folder=logs,
                seed="–" if solution.play is None else solution.play.seed,
            )
        )
    return page


def _points(value: Fraction, words: Words) -> str:
    """Points of the score, of 1000, as a figure of 100."""
    return tenths(int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2)), words)


def _how_far(page: Page, solution: Solution, words: Words) -> None:
    story = solution.story
    held = listed([mandate.id for mandate in story.mandates], words)
    page.say(
        words.tr(
            "{scenario}, ministry: {ministry}.",
            scenario=story.scenario.id,
            ministry=story.doctrine.profiles[story.profile_id].name.in_(words.language).lower(),
        )
        + " "
        + (words.tr("Held to: {mandates}.", mandates=held) if held else words.tr("Held to no mandate."))
    )
    match solution.certainty:
        case Certainty.EXACT:
            page.say(words.tr("This is exact: no play is worth more. Advisers are not asked; they change nothing."))
            return
        case Certainty.RESTRICTED:
            page.say(words.tr("This is exact for a player who keeps to the following; others may do better."))
        case Certainty.FOUND:
            page.say(
                words.tr("Nothing could be solved within the time: this is what the bot careful comes to, no more.")
            )
    for restriction in solution.model.restrictions:
        if restriction is not Restriction.FEW_CHANGES:
            page.item(words.tr(_RESTRICTIONS[restriction]))
            continue
        page.item(
            words.trn(
                "at most {n} of its answers in a game is another than careful's; those found to be better everywhere "
                "are not counted",
                "at most {n} of its answers in a game are others than careful's; those found to be better everywhere "
                "are not counted",
                solution.model.changes,
            )
        )


def _worth(page: Page, solution: Solution, words: Words) -> None:
    page.heading(words.tr("What play is worth, of 100"))

    def row(label: str, value: str) -> None:
        page.figure(f"{label:<{_LABEL}}{value:>8}")

    if solution.certainty is not Certainty.FOUND:
        row(words.tr("the best play, on average"), _points(solution.value, words))
    if solution.knowing is not None:
        row(words.tr("and if everything were known"), _points(solution.value + solution.knowing, words))
    if solution.checking is not None:
        row(words.tr("and if nothing could be checked"), _points(solution.value - solution.checking, words))
    if solution.careful is not None:
        row(words.tr("careful, on average"), _points(solution.careful, words))
    if solution.chances is not None:
        row(words.tr("drafts by chance, on average"), _points(solution.chances.mean, words))
    if solution.certainty is Certainty.EXACT:
        row(words.tr("highest score reached"), tenths(solution.most, words))
        row(words.tr("lowest score reached"), tenths(solution.least, words))
    else:
        row(words.tr("highest score that was found"), tenths(solution.most, words))
        row(words.tr("lowest score that was found"), tenths(solution.least, words))
        row(words.tr("no play exceeds"), tenths(solution.bound, words))
    page.say(
        words.tr(
            "It decides on what it has seen, when something is seen. Averages are over all that can be so, "
            "each as often as it is drawn."
        )
    )
    if solution.cut:
        left_out = listed([words.tr(_CUT[stage]) for stage in solution.cut], words)
        page.say(words.tr("Not worked out, because time or memory was up: {what}.", what=left_out))
    if solution.error:
        page.say(
            words.tr(
                "careful was not played in every world: its average may be off by {error}, 19 times in 20.",
                error=f"±{tenths(round(1.96 * solution.error), words)}",
            )
        )
    if solution.knowing == 0 and solution.story.scenario.facts:
        page.say(_nothing_to_know(solution, words))


def _nothing_to_know(solution: Solution, words: Words) -> str:
    """What it means that knowing everything from the start would add nothing."""
    if solution.checking is None:
        return words.tr("To know everything from the start would add nothing to the best play.")
    if solution.checking == 0:
        return words.tr("To know the truth would change nothing of what is best: the checks are worth nothing.")
    return words.tr("To know more would add nothing to the best play: its checks find out what counts.")


def _drafts(page: Page, solution: Solution, words: Words) -> None:
    if not solution.regrets:
        return
    page.heading(words.tr("What each draft gives away"))
    mean, most, count = words.tr("average"), words.tr("at most"), words.tr("moments")
    page.figure(f"{'':<{_LABEL}}{mean:>{_MEAN}}{most:>{_MEAN}}{count:>{_COUNT}}")
    event = ""
    for regret in solution.regrets:
        if regret.event != event:
            event = regret.event
            page.figure(event)
        page.figure(_draft(regret, words))
    if solution.model.led:
        page.say(
            words.tr(
                "In points of 100, beside the best that can be done at that moment, on average and at the most; then "
                "over how many different moments, those at which careful, with those better answers, answers the event."
            )
        )
    else:
        page.say(
            words.tr(
                "In points of 100, beside the best that can be done at that moment, on average and at the most; then "
                "over how many different moments, those of careful at which the draft can be sent."
            )
        )
    if solution.followed < 1:
        page.say(
            words.tr(
                "Looked at were the commonest games of careful, which come about in {share} of the cases.",
                share=share(solution.followed.numerator, solution.followed.denominator, words),
            )
        )
    dominated = [regret for regret in solution.regrets if regret.dominated_by is not None]
    for regret in dominated:
        page.item(
            words.tr(
                "{event}: {draft} was never better than {other} there, and at times worse.",
                event=regret.event,
                draft=regret.draft,
                other=regret.dominated_by,
            )
        )
    if dominated and solution.certainty is not Certainty.EXACT:
        page.say(
            words.tr(
                "That is so at those moments; at others something may speak for it. check --deep looks for one in "
                "games of all kinds."
            )
        )
    told = {(regret.event, regret.draft) for regret in solution.regrets}
    absent = [
        f"{event.id}: {draft}"
        for event in solution.story.scenario.events
        for draft in event.drafts
        if (event.id, draft) not in told
    ]
    if absent:
        page.say(words.tr("Could not be sent at any such moment: {drafts}.", drafts=", ".join(absent)))


def _draft(regret: Regret, words: Words) -> str:
    found = f"{_points(regret.mean, words):>{_MEAN}}{_points(regret.most, words):>{_MEAN}}{regret.moments:>{_COUNT}}"
    return f"  {regret.draft:<{_LABEL - 2}}{found}"


def _locks(page: Page, solution: Solution, words: Words) -> None:
    if not solution.locks:
        return
    page.heading(words.tr("Where nothing counts any more"))
    if solution.certainty is Certainty.RESTRICTED:
        page.say(words.tr("For a player who keeps to the above."))
    for lock in solution.locks:
        page.item(
            words.tr(
                "After {minute}, {left} before the end: whatever is done, the score is the same. It comes to that in "
                "{share} of the games of careful.",
                minute=duration(lock.minute, words),
                left=duration(lock.left, words),
                share=share(lock.share.numerator, lock.share.denominator, words),
            )
        )


def _random(page: Page, chances: Chances, words: Words) -> None:
    page.heading(words.tr("Drafts by chance: how often each score is reached"))
    counted = Counter({score: round(part * 10**6) for score, part in chances.scores.items()})
    for line in histograms({"any-draft": counted}, words):
        page.figure(line)
    if chances.games:
        page.say(
            words.trn(
                "Found by playing {n} game; the mean may be off by {error}, 19 times in 20.",
                "Found by playing {n} games; the mean may be off by {error}, 19 times in 20.",
                chances.games,
                error=f"±{tenths(round(1.96 * chances.error), words)}",
            )
        )
    else:
        page.say(words.tr("This is worked out, not sampled."))


def _sizes(page: Page, solution: Solution, words: Words) -> None:
    page.heading(words.tr("How much was looked at"))
    for size in solution.sizes:
        looked = words.trn("{n} situation", "{n} situations", size.points)
        chosen = words.trn("{n} choice", "{n} choices", size.choices)
        model = _model(size.model, words)
        if size.is_whole:
            page.item(words.tr("{model}: {situations}, {choices}.", model=model, situations=looked, choices=chosen))
        else:
            page.item(
                words.tr(
                    "{model}: stopped after {situations}, {choices}.", model=model, situations=looked, choices=chosen
                )
            )


def _model(model: Model, words: Words) -> str:
    """A model in a few words."""
    if not model.led:
        return words.trn("With {n} restriction", "With {n} restrictions", len(model.restrictions))
    if Restriction.FEW_CHANGES not in model.restrictions:
        return words.tr("Led by careful, every answer free")
    return words.trn("Led by careful, {n} answer free", "Led by careful, {n} answers free", model.changes)
