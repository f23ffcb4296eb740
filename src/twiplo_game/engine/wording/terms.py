"""What one scenario says must not go out, or would be careless to repeat."""

from collections.abc import Mapping
from dataclasses import dataclass

from twiplo_game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Terms:
    """A scenario's words, as they are written."""

    secrets: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    traps: tuple[Mapping[str, str], ...] = ()
    """Each sentence, by language."""
    languages: tuple[str, ...] = ()
    """The languages that the scenario is read in; none where that does not matter."""

    @classmethod
    def of(cls, scenario: Scenario) -> "Terms":
        """The terms that `scenario` declares."""
        return cls(
            scenario.secrets,
            scenario.protected,
            tuple({language: trap.in_(language) for language in scenario.languages} for trap in scenario.traps),
            scenario.languages,
        )
