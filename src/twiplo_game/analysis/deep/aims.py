"""What must hold at the end of a game for something to be met, where that can be measured."""

from collections.abc import Iterator

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.marks import Mark
from twiplo_game.engine.conditions import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Tree
from twiplo_game.engine.story import Story


def aims_of(story: Story, mark: Mark) -> tuple[tuple[Tree, bool], ...]:
    """Conditions, and whether each must hold or not, for `mark` to be met; empty where nothing of the kind says so."""
    read = ((_tree(story, condition, where), holds) for condition, where, holds in _conditions(story, mark))
    return tuple((tree, holds) for tree, holds in read if tree is not None)


def _conditions(story: Story, mark: Mark) -> Iterator[tuple[str | None, Where, bool]]:
    scenario = story.scenario
    match mark:
        case (m.ENDING, name):
            for ending in scenario.endings:
                yield ending.when, Where.END, ending.id == name
                if ending.id == name:
                    return
        case (m.KEPT | m.BROKEN as kind, name):
            met = next(mandate.met for mandate in scenario.mandates if mandate.id == name)
            yield met, Where.WORLD, kind == m.KEPT
        case (m.EVENT, name):
            yield next(event.when for event in scenario.events if event.id == name), Where.WORLD, True


def _tree(story: Story, condition: str | None, where: Where) -> Tree | None:
    return None if condition is None else parse(condition, where, story.names)[0]
