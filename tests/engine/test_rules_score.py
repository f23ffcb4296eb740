"""The rules' section on the score."""

import pytest
from tiny import Play, scenario


def _score(reputation: int, security: int, trust: int, *missed: str) -> int:
    gauges = {"reputation": reputation, "security": security, "trust": trust}
    mandates = [{"id": name, "title": "Answer", "met": "answered(post)"} for name in missed]
    played = scenario(gauges=gauges, mandates=mandates, length="1h")
    return Play(played, mandates=missed).end().outcome.score


@pytest.mark.parametrize(
    ("gauges", "score"),
    [((70, 50, 60), 560), ((100, 100, 100), 1000), ((0, 100, 100), 400), ((0, 0, 0), 0)],
)
def test_the_score_weighs_the_sum_and_the_lowest(gauges: tuple[int, int, int], score: int) -> None:
    """“`2 × (reputation + security + trust) + 4 × the lowest of the three`, at the ending”."""
    assert _score(*gauges) == score


def test_a_mandate_not_met_costs_fifty() -> None:
    """“less 50 for each chosen mandate broken or not met”."""
    whole = _score(70, 50, 60)

    assert _score(70, 50, 60, "first") == whole - 50
    assert _score(70, 50, 60, "first", "second") == whole - 100


def test_the_score_never_falls_below_zero() -> None:
    """“never below 0”."""
    assert _score(0, 10, 10, "first") == 0


def test_a_mandate_that_was_not_chosen_costs_nothing() -> None:
    """“for each chosen mandate”: what the player is not held to is not judged."""
    mandates = [{"id": "first", "title": "Answer", "met": "answered(post)"}]
    played = scenario(mandates=mandates, length="1h")

    assert Play(played).end().outcome.score == 600
    assert Play(played, mandates=("first",)).end().outcome.score == 550
