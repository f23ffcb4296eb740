"""Every scenario is compiled and sampled once for all tests."""

from collections.abc import Callable
from functools import cache

import pytest

from scenarios.trials import Sampled, sample
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.story import Story
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario


@pytest.fixture(scope="session")
def story_of(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Callable[..., Story]:
    """A scenario in one of the ministries, without mandates."""

    @cache
    def compiled(scenario: str, profile: str = "ordinary") -> Story:
        return compile_story(scenarios[scenario], doctrine, profile=profile)

    return compiled


@pytest.fixture(scope="session")
def sampled(story_of: Callable[..., Story]) -> Callable[[str], tuple[Sampled, ...]]:
    """Games of a scenario by many kinds of players."""

    @cache
    def games(scenario: str) -> tuple[Sampled, ...]:
        return tuple(sample(story_of(scenario)))

    return games
