"""What the rules of the game do not allow: endings, drafts, facts, mandates, silence that could not work."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from pydantic import BaseModel

from twiplo_game.authoring.nodes import Mapping, Path, at, key_spot_of, spot_of
from twiplo_game.authoring.shapes import fields_of
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.words import GAUGES, size_near
from twiplo_game.model.event import Silence
from twiplo_game.model.rule import Effects, Later, Outcome, Rule
from twiplo_game.model.scenario import Scenario

_LAST_START: Final = datetime.max - timedelta(days=30)
"""After it the clock of the longest story, and of what is due beyond its end, would have no date to show."""

_POINTS: Final = re.compile(r"[+-]?[0-9]+")


def report_game_rules(
    source: Source, root: Mapping, scenario: Scenario, parts: Iterable[tuple[Path, BaseModel]]
) -> None:
    """Report whatever could not be played as it is written."""
    for path, part in parts:
        if isinstance(part, Outcome | Later | Silence | Rule):
            _report_points(source, root, (*path, "effects"), part.effects)
    if scenario.start.replace(tzinfo=None) > _LAST_START:
        source.add("TW617", spot_of(root, ("start",)))
    _report_endings(source, root, scenario)
    for name, fact in scenario.facts.items():
        if fact.one_of is None and fact.text is None and _is_absent(root, ("facts", name), fact, "text"):
            source.add("TW611", key_spot_of(root, ("facts", name)))
    for index, mandate in enumerate(scenario.mandates):
        is_open = mandate.met is None and mandate.breaks is None
        if is_open and all(_is_absent(root, ("mandates", index), mandate, key) for key in ("met", "breaks")):
            source.add("TW612", spot_of(root, ("mandates", index, "id")))
    for index, event in enumerate(scenario.events):
        if event.silence is not None and event.due is None and _is_absent(root, ("events", index), event, "due"):
            source.add("TW609", key_spot_of(root, ("events", index, "silence")))
        for voice, lines in event.voices.items():
            for number in range(1, len(lines)):
                if lines[number - 1].when is None:
                    source.add("TW614", spot_of(root, ("events", index, "voices", voice, number)))
        for name, draft in event.drafts.items():
            place = "events", index, "drafts", name
            if not draft.to and draft.silence is None and _is_absent(root, place, draft, "to"):
                source.add("TW610", key_spot_of(root, place))


def _is_absent(root: Mapping, path: Path, part: BaseModel, key: str) -> bool:
    """Whether nobody wrote a key; one that is wrong, or a word that is no key, was reported already."""
    group = at(root, path)
    return not isinstance(group, Mapping) or (
        key not in group.entries and group.entries.keys() <= fields_of(type(part)).keys()
    )


def _report_points(source: Source, root: Mapping, path: Path, effects: Effects) -> None:
    for name, amount in effects.items():
        if name in GAUGES and _POINTS.fullmatch(amount) and int(amount):
            size = size_near(int(amount), name)
            source.add("TW615", spot_of(root, (*path, name)), size, size=size)


def _report_endings(source: Source, root: Mapping, scenario: Scenario) -> None:
    endings = scenario.endings
    if not endings:
        return
    is_closed = False
    for index, ending in enumerate(endings):
        spot = spot_of(root, ("endings", index, "id"))
        if is_closed:
            source.add("TW607", spot)
        is_open = ending.when is None and _is_absent(root, ("endings", index), ending, "when")
        if is_open and ending.at_once:
            source.add("TW608", spot)
        is_closed = is_closed or is_open
    if not is_closed and endings[-1].when is not None:
        source.add("TW606", spot_of(root, ("endings", len(endings) - 1, "id")))
