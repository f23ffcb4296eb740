"""What different ways of playing are worth, on average over the draws of chance.

A few seeds are played with every change, a thousand by night; `benchmarks/balance.py` prints the whole table.
"""

from collections.abc import Callable
from statistics import fmean

import pytest

from golden.lines import play_line, read_lines
from scenarios.test_quality import SHIPPED
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import result_of
from twiplo_game.engine.game import new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.story import Story
from twiplo_game.model.vocabulary import Stance

PROFILES = ("well_staffed", "ordinary", "cut_off")
LEAD = 100
"""Points of score, of 1,000, by which one way of playing must be better than another."""

BY_DAY = 6
STANCES_BY_DAY = 3
BY_NIGHT = 1_000

StoryOf = Callable[..., Story]

every_scenario = pytest.mark.parametrize("name", SHIPPED)
every_profile = pytest.mark.parametrize("profile", PROFILES)


def mean(story: Story, player: str, seeds: int) -> float:
    """What a bot gets on average."""
    return fmean(result_of(new_game(story, seed), make_bot(player, seed)).score for seed in range(seeds))


def mean_of_lines(story: Story, seeds: int) -> list[float]:
    """What each golden line gets on average, as far as other draws let it be played."""
    found = []
    for line in read_lines():
        if line.scenario == story.scenario.id:
            scores = []
            for game in (new_game(story, seed) for seed in range(seeds)):
                result = outcome(game, play_line(line, game, is_strict=False)[-1].state)
                assert result is not None
                scores.append(result.score)
            found.append(fmean(scores))
    return found


def care_pays(story: Story, seeds: int) -> None:
    careful = mean(story, "careful", seeds)
    for other in ("hasty", "silent"):
        assert careful >= mean(story, other, seeds) + LEAD, other


def no_stance_will_do(story: Story, seeds: int) -> None:
    best = max(mean(story, "careful", seeds), *mean_of_lines(story, seeds))
    scores = {stance.value: mean(story, f"only-{stance}", seeds) for stance in Stance}
    assert {stance: score for stance, score in scores.items() if score > best - LEAD} == {}, best


@every_profile
@every_scenario
def test_care_pays(name: str, profile: str, story_of: StoryOf) -> None:
    """In every ministry the careful get at least 100 points more than the hasty and than those who say nothing."""
    care_pays(story_of(name, profile), BY_DAY)


@every_scenario
def test_the_cut_off_have_it_no_easier(name: str, story_of: StoryOf) -> None:
    """With one officer less and slower checks, the careful do not do better than in an ordinary ministry."""
    ordinary, cut_off = (mean(story_of(name, profile), "careful", BY_DAY) for profile in ("ordinary", "cut_off"))
    assert cut_off <= ordinary


@every_scenario
def test_no_stance_will_do_for_everything(name: str, story_of: StoryOf) -> None:
    """One stance throughout, whichever it is, stays at least 100 points behind the best play known."""
    no_stance_will_do(story_of(name), STANCES_BY_DAY)


@pytest.mark.nightly
@every_profile
@every_scenario
def test_care_pays_over_a_thousand_draws(name: str, profile: str, story_of: StoryOf) -> None:
    """In every ministry the careful get at least 100 points more than the hasty and than those who say nothing."""
    care_pays(story_of(name, profile), BY_NIGHT)


@pytest.mark.nightly
@every_scenario
def test_no_stance_will_do_over_a_thousand_draws(name: str, story_of: StoryOf) -> None:
    """One stance throughout, whichever it is, stays at least 100 points behind the best play known."""
    no_stance_will_do(story_of(name), BY_NIGHT)
