"""How a game came out, as a value."""

from dataclasses import dataclass

from twiplo_game.engine.game import Game
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import Turn

MANDATE_COST = 50
"""Points of score for each chosen mandate that was broken or not met."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a game."""

    score: int
    """0 to 1000, shown as 0.0 to 100.0."""
    gauges: tuple[int, int, int]
    mandates: tuple[tuple[str, bool, bool], ...]
    """(mandate, kept, put to the test) for each mandate chosen; one never tested counts as kept."""
    ending: str
    minute: int


def score(gauges: tuple[int, int, int], broken: int) -> int:
    """Twice the sum of the gauges and four times the lowest, less 50 for each mandate broken; never below 0."""
    return max(0, 2 * sum(gauges) + 4 * min(gauges) - MANDATE_COST * broken)


def outcome(game: Game, state: State | Turn) -> Outcome | None:
    """The outcome of a game that is over; None while it is not."""
    if state.ending == NO_ENDING:
        return None
    story: Story = game.story
    broken = sum(mandate.index in state.past.broken for mandate in story.mandates)
    return Outcome(
        score=score(state.gauges, broken),
        gauges=state.gauges,
        mandates=tuple(
            (
                mandate.id,
                mandate.index not in state.past.broken,
                mandate.met is not None or mandate.index in state.past.tested,
            )
            for mandate in story.mandates
        ),
        ending=story.endings[state.ending].id,
        minute=state.minute,
    )
