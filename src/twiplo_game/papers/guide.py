"""The facilitator's guide: a scenario on paper, whole, so that it can be run without a screen."""

from collections.abc import Iterator

from twiplo_game.analysis.doctrine_points import sent_at_once
from twiplo_game.authoring.storyline import story_order
from twiplo_game.engine.compile import compile_story
from twiplo_game.locale.figures import duration, listed
from twiplo_game.locale.levels import LEVELS
from twiplo_game.model.scenario import Fact
from twiplo_game.papers.document import Document
from twiplo_game.papers.guide_after import add_after
from twiplo_game.papers.guide_handouts import add_handouts
from twiplo_game.papers.guide_injects import add_inject
from twiplo_game.papers.guide_tally import add_tally
from twiplo_game.papers.happenings import arrival
from twiplo_game.papers.names import Names


def guide(names: Names) -> Document:
    """The whole guide."""
    document = Document(names.words.language)
    story = compile_story(names.scenario, names.doctrine)
    by_doctrine = sent_at_once(names.scenario, names.doctrine)
    _add_cover(document, names)
    _add_objectives(document, names)
    _add_timeline(document, names)
    _add_truth(document, names)
    add_tally(document, story, names)
    document.heading(2, names.words.tr("Injects"))
    for number, event in enumerate(story_order(names.scenario), start=1):
        add_inject(document, number, story.targets[story.names.events[event.id]], by_doctrine, names)
    add_after(document, names)
    add_handouts(document, names)
    return document


def _add_cover(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(1, names.text(scenario.title))
    document.say(words.tr("Facilitator’s guide. Not for players."))
    document.say(names.text(scenario.summary))
    document.table(
        [
            words.tr("Level"), words.tr("Playing time"), words.tr("The story"), words.tr("Officers"),
            words.tr("Who takes part"),
        ],
        [[
            words.tr(LEVELS[scenario.level]),
            duration(scenario.minutes, words),
            words.tr("{span} from {moment}", span=duration(scenario.length, words), moment=names.moment(0)),
            str(scenario.staff),
            listed([names.stakeholder(name) for name in scenario.stakeholders], words),
        ]],
    )  # fmt: skip
    document.heading(2, words.tr("How to run it on paper"))
    steps = [
        words.tr("Print on one side only. The hand-outs at the end, from the brief on, are for the players: cut out "
                 "the cards. Everything before them is yours."),
        words.tr("Before you begin, draw what is really so: the table of facts says how. Keep the result to yourself."),
        words.tr("Read the brief aloud. Announce the story’s time, and hand each inject out when its time has come."),
        words.tr("Players write each answer down: to whom, by which way, in which words. Each order keeps one officer "
                 "busy; so does asking an adviser or making a check."),
        words.tr("After an answer, read which outcomes fit and say aloud what the world does. Every one that fits "
                 "applies. Note the points in the tally, and keep the reasons for the debrief."),
    ]  # fmt: skip
    if any(check.inconclusive for event in scenario.events for check in event.checks.values()):
        steps.append(
            words.tr(
                "Some checks may settle nothing. Have the dice or the telephone at hand: each time one is "
                "made, draw a number from 1 to 100, and keep it to yourself. The check says what it means."
            )
        )
    document.items(steps)


def _add_objectives(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(2, words.tr("What is practised"))
    if not scenario.objectives:
        document.say(words.tr(
            "This scenario has no objectives yet. Write them in its file under “objectives:”, each with its tasks."
        ))  # fmt: skip
    for number, objective in enumerate(scenario.objectives, start=1):
        document.say(names.text(objective.text), words.tr("Objective {n}.", n=number))
        document.items([names.text(task.text) for task in objective.tasks])
    if scenario.mandates:
        document.heading(3, words.tr("Mandates the players can choose to be held to"))
        document.items([names.text(mandate.title) for mandate in scenario.mandates])


def _add_timeline(document: Document, names: Names) -> None:
    words = names.words
    document.heading(2, words.tr("Timeline"))
    rows = []
    for number, event in enumerate(story_order(names.scenario), start=1):
        planned, condition = arrival(event, names)
        rows.append([
            str(number),
            planned,
            names.title(event),
            words.tr("{way}, from {sender}", way=names.term("via", event.via), sender=names.text(event.sender)),
            "" if event.due is None else duration(event.due, words),
            condition,
        ])  # fmt: skip
    document.table(
        [
            words.tr("Seq No"), words.tr("Time planned"), words.tr("Inject"), words.tr("How it comes"),
            words.tr("Answer within"), words.tr("Condition"),
        ],
        rows,
    )  # fmt: skip


def _add_truth(document: Document, names: Names) -> None:
    words, facts = names.words, names.scenario.facts
    document.heading(2, words.tr("What is really so"))
    if not facts:
        document.say(words.tr("Nothing is drawn: the story is the same every time."))
        return
    document.say(words.tr("Draw a number from 1 to 100 for each fact, with two ten-sided dice or a telephone."))
    document.table(
        [words.tr("Fact"), words.tr("It is so"), words.tr("Drawn")],
        [[_fact_text(name, fact, names), _draw(name, fact, names), ""] for name, fact in facts.items()],
    )


def _fact_text(name: str, fact: Fact, names: Names) -> str:
    text = names.text(fact.text) or names.text(fact.title)
    if fact.one_of is not None and not text:
        return names.words.tr("Exactly one of these is so")
    return text or name


def _draw(name: str, fact: Fact, names: Names) -> str:
    """How the fact is drawn with a number from 1 to 100."""
    tr = names.words.tr
    if fact.one_of is not None:
        return "\n".join(_shares(fact.one_of, names))
    if any(name in (other.one_of or ()) for other in names.scenario.facts.values()):
        return tr("drawn with the others of which exactly one is so")
    if fact.chance in (0, 100):
        return tr("always") if fact.chance else tr("never")
    return tr("if the number is at most {n}", n=fact.chance)


def _shares(weights: dict[str, int], names: Names) -> Iterator[str]:
    """For each of several facts the numbers that mean it."""
    whole, sum_so_far, last = sum(weights.values()), 0, 0
    for name, weight in weights.items():
        sum_so_far += weight
        upper = round(100 * sum_so_far / whole)
        if upper > last:
            yield names.words.tr("{first} to {last}: {what}", first=last + 1, last=upper, what=names.fact(name))
        last = upper
