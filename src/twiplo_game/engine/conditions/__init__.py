"""The language of conditions: parsed by Python's own parser, whitelisted, typed, folded, compiled once.

`check_condition` is for whoever reads files; `parse` and the modules beside it are for the engine.
"""

from twiplo_game.engine.conditions.faults import Fault, Where
from twiplo_game.engine.conditions.names import Names
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.reach import verdict

__all__ = ["Fault", "Names", "Where", "check_condition"]


def check_condition(source: str, where: Where, names: Names) -> tuple[Fault, ...]:
    """Everything that is wrong with a condition, in order; empty where nothing is.

    Offsets count characters of `source`.
    """
    tree, faults = parse(source, where, names)
    if faults or tree is None:
        return faults
    constant = verdict(tree)
    if constant is None or source.strip() in {"true", "false"}:
        return ()
    return (Fault("always_true" if constant else "never_true", 0, len(source)),)
