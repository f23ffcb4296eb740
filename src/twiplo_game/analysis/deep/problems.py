"""`twiplo check --deep`: what play shows of a file, as problems with their places."""

from collections.abc import Callable

from twiplo_game.analysis.deep.shown import shown_by_play
from twiplo_game.authoring.check import Checked
from twiplo_game.authoring.nodes import key_spot_of, spot_of
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.source import Source
from twiplo_game.model.doctrine import Doctrine


def deep_problems(
    checked: Checked, text: str, file: str, doctrine: Doctrine, told: Callable[[], None]
) -> tuple[Problem, ...]:
    """What play shows of the file `text`, which was read as `checked`, in the order of the file.

    Nothing where an error keeps it from being played. `told` hears of every game.
    """
    if checked.scenario is None or checked.tree is None:
        return ()
    source = Source(text.removeprefix("\ufeff"), file)
    for shown in shown_by_play(checked.scenario, doctrine, told):
        spot = (key_spot_of if shown.is_key else spot_of)(checked.tree, shown.path)
        source.add(shown.code, spot, None, **shown.args)
    return source.problems()
