"""How the desk stands: gauges, officers and what they do, moods, promises, mandates, what is under way."""

from twiplo_game.classroom.pages.seat_page.html import Html, button, from_page, listing, tag, together
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.action import Cancel
from twiplo_game.locale.figures import capital
from twiplo_game.telling.changes import change
from twiplo_game.telling.standing import standing_page
from twiplo_game.telling.tasks import free_words, task_words


def gauges_part(moment: Moment) -> Html:
    """Each gauge: its name, its number, how it last moved, and a meter that says the same."""
    words, lexicon = moment.lexicon.words, moment.lexicon
    moved: dict[str, int] = {}
    for seen in moment.news:
        for _, gauge, points in seen.gauges:
            moved[gauge] = moved.get(gauge, 0) + points
    made = []
    for gauge, value in moment.now.gauges.items():
        name, by = lexicon.term("gauge", gauge), moved.get(gauge, 0)
        said = words.tr("{gauge} {value} ({change})", gauge=name, value=value, change=change(by, words))
        made.append(
            tag(
                "li",
                tag("span", name, class_="name"),
                " ",
                tag("b", str(value)),
                tag("span", f" ({change(by, words)})", class_="change") if by else None,
                tag("meter", said, min=0, max=100, value=value, aria_label=said),
                class_="moved" if by else None,
            )
        )
    return tag("ul", *made, class_="gauges")


def officers_part(moment: Moment) -> Html:
    """How many officers are free, and what the others do; each task can be stopped."""
    words, lexicon, now = moment.lexicon.words, moment.lexicon, moment.now
    tasks = [
        together(
            tag("span", f"{capital(task_words(lexicon, task, now))}."),
            " ",
            button(
                words.tr("Cancel"),
                Cancel(task.task),
                aria_label=words.tr("Cancel: {task}", task=task_words(lexicon, task, now)),
            ),
        )
        for task in now.tasks
    ]
    return together(tag("p", words.tr("{free}.", free=free_words(lexicon, now))), listing(tasks, class_="tasks"))


def standing_part(moment: Moment) -> Html:
    """Threads, promises, what was said, moods, mandates."""
    return from_page(standing_page(moment.lexicon, moment.now))
