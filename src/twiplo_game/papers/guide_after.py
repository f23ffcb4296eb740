"""What comes after the last inject of the guide: endings, evaluation, the talk, and where it all comes from."""

from typing import Final

from twiplo_game.analysis.evaluation import GENERAL
from twiplo_game.locale.words import Words
from twiplo_game.model.scenario import Case, History, Task
from twiplo_game.papers.document import Document
from twiplo_game.papers.happenings import effects_line, follows, in_one
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words
from twiplo_game.telling.evaluation_terms import OBJECTIVES, RATINGS, TASKS

_BOX: Final = "□"


def add_after(document: Document, names: Names) -> None:
    """Add all of it."""
    _add_rules(document, names)
    _add_endings(document, names)
    _add_evaluation(document, names)
    _add_discussion(document, names)
    _add_history(document, names)


def _add_rules(document: Document, names: Names) -> None:
    words, rules = names.words, names.scenario.rules
    if not rules:
        return
    document.heading(2, words.tr("Rules of this scenario"))
    document.say(words.tr("They hold whatever the inject, beside the outcomes."))
    for rule in rules:
        parts = [words.tr("If {condition}:", condition=in_words(rule.when, names))]
        parts += follows({}, rule.later, names)
        parts.append(effects_line(rule.effects, names))
        parts.append(words.tr("Why: {reason}", reason=names.text(rule.because)))
        title = names.text(rule.title) or rule.id
        document.say(names.term("occasion", rule.on), words.tr("{title}:", title=title))
        document.items(["\n".join(filter(None, parts))])


def _add_endings(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    if not scenario.endings:
        return
    document.heading(2, words.tr("How it ends"))
    document.say(words.tr("Read out the first one that fits."))
    for ending in scenario.endings:
        condition = words.tr("in every other case")
        if ending.when is not None:
            form = words.tr("as soon as {condition}") if ending.at_once else words.tr("if {condition}")
            condition = form.format(condition=in_words(ending.when, names))
        document.say(condition, words.tr("{title}:", title=names.text(ending.title)))
        document.hand_out(names.text(ending.title), in_one(ending.text, None, names))


def _add_evaluation(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(2, words.tr("Evaluation guide"), on_new_page=True)
    document.items([words.tr(rating) for rating in RATINGS.values()])
    if not scenario.objectives:
        document.say(words.tr("This scenario has no objectives of its own. Write them under “objectives:”."))
    for number, objective in enumerate(scenario.objectives, start=1):
        rows = [(names.text(task.text), _how(task, names)) for task in objective.tasks]
        _add_objective(document, words.tr("Objective {n}.", n=number), names.text(objective.text), rows, words)
    document.heading(3, words.tr("In every scenario"))
    for number, (name, tasks) in enumerate(GENERAL.items(), start=len(scenario.objectives) + 1):
        rows = [(words.tr(TASKS[task]), "") for task in tasks]
        _add_objective(document, words.tr("Objective {n}.", n=number), words.tr(OBJECTIVES[name]), rows, words)


def _add_objective(document: Document, label: str, text: str, tasks: list[tuple[str, str]], words: Words) -> None:
    document.say(text, label)
    rows = [[task, how, "", *[_BOX] * 4] for task, how in tasks]
    rows.append([words.tr("The objective as a whole"), "", "", *[_BOX] * 4])
    document.table(_heads(words), rows)


def _heads(words: Words) -> list[str]:
    return [words.tr("Critical task"), words.tr("Seen if"), words.tr("Observations"), *RATINGS]


def _how(task: Task, names: Names) -> str:
    asked = [] if task.met is None else [in_words(task.met, names)]
    if task.breaks is not None:
        asked.append(names.words.tr("no answer for which: {condition}", condition=in_words(task.breaks, names)))
    return names.words.tr("; ").join(asked)


def _add_discussion(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(2, words.tr("Questions for the debrief"))
    if not scenario.discussion:
        document.say(words.tr("This scenario has no questions yet. Write them in its file under “discussion:”."))
    document.items([names.text(question) for question in scenario.discussion])
    if isinstance(scenario.history, History) and scenario.history.lines:
        document.heading(3, words.tr("Lines that can be defended; none is the correct one"))
        document.items([names.text(line) for line in scenario.history.lines])


def _add_history(document: Document, names: Names) -> None:
    words, history = names.words, names.scenario.history
    if isinstance(history, History):
        if history.cases:
            document.heading(2, words.tr("What really happened: the cases behind this scenario"))
        for case in history.cases:
            _add_case(document, case, names)
    else:
        document.heading(2, words.tr("What really happened: the cases behind this scenario"))
        document.say(names.text(history))


def _add_case(document: Document, case: Case, names: Names) -> None:
    words, books = names.words, names.doctrine.bibliography | names.scenario.sources
    document.heading(3, words.tr("{title}, {date}", title=names.text(case.title), date=names.text(case.date)))
    document.say(names.text(case.what))
    document.items([
        words.tr("{dimension}: {value}", dimension=names.text(each.mark), value=names.text(each.what))
        for each in case.timeline
    ])  # fmt: skip
    if case.knew is not None:
        document.say(words.tr("What was known then: {text}", text=names.text(case.knew)))
    if case.followed is not None:
        document.say(words.tr("What followed: {text}", text=names.text(case.followed)))
    if case.disputed is not None:
        document.say(words.tr("Disputed: {text}", text=names.text(case.disputed)))
    sources = []
    for key in case.sources:
        book = books.get(key)
        title = key if book is None else names.text(book.title)
        sources.append(f"{title} ({names.text(book.where)})" if book is not None and book.where else title)
    document.items([words.tr("Source: {source}", source=source) for source in sources])
