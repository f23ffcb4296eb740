"""All judgements of a scenario's craft, one after the other."""

from pydantic import BaseModel

from twiplo_game.authoring.craft.answers import judge_answers
from twiplo_game.authoring.craft.conditions import judge_conditions
from twiplo_game.authoring.craft.facts import judge_facts
from twiplo_game.authoring.craft.moments import judge_moments
from twiplo_game.authoring.craft.people import judge_people
from twiplo_game.authoring.craft.whole import judge_whole
from twiplo_game.authoring.craft.wording import judge_wording
from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.authoring.nodes import Mapping, Path
from twiplo_game.authoring.source import Source
from twiplo_game.engine.conditions import Names
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario


def judge(
    source: Source,
    root: Mapping,
    scenario: Scenario,
    doctrine: Doctrine,
    parts: tuple[tuple[Path, BaseModel], ...],
    names: Names,
) -> None:
    """Warn of what could be played and could be better; `scenario` has no errors."""
    shop = Workshop(source, root, scenario, doctrine, parts, names)
    judge_facts(shop)
    judge_conditions(shop)
    judge_moments(shop)
    judge_answers(shop)
    judge_people(shop)
    judge_wording(shop)
    judge_whole(shop)
