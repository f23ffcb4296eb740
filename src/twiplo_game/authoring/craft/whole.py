"""The scenario as a whole: what really happened, what is practised, messages that come twice."""

import re
from typing import Final

from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.model.scenario import History

_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_LINES: Final = 2
"""Ways of acting that can be defended: with one alone there is a right answer, and no crisis."""


def judge_whole(shop: Workshop) -> None:
    """A history without dates, course or cases, objectives that nothing shows, a message that stands there twice."""
    history = shop.scenario.history
    if isinstance(history, History):
        for index, case in enumerate(history.cases):
            if not all(_YEAR.search(words) for words in case.date.root.values()):
                shop.report_key("TW741", ("history", "cases", index, "date"))
            if not case.timeline or case.followed is None:
                shop.report_key("TW746", ("history", "cases", index, "what"))
        if history.cases and len(history.lines) < _LINES:
            shop.report_key("TW743", ("history",))
    if shop.is_whole and not (isinstance(history, History) and history.cases):
        shop.report_key("TW742", ("history",))
    for index, objective in enumerate(shop.scenario.objectives):
        if not any(task.met or task.breaks for task in objective.tasks):
            shop.report("TW744", ("objectives", index, "id"), name=objective.id)
    first: dict[str, str] = {}
    for index, event in enumerate(shop.scenario.events):
        words = repr(event.text)
        if words in first:
            shop.report_key("TW737", ("events", index, "text"), name=first[words])
        first.setdefault(words, event.id)
