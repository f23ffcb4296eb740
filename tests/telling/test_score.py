"""The score in words: its parts come to it, or it is said why they do not."""

from dataclasses import replace

import pytest
from tests.tui.played import lexicon_of, played

from twiplo_game.papers.takeaways import HTML, MARKDOWN, TEXT, Form, made
from twiplo_game.telling.account import Account

BROKEN = {"gauges": (2, 3, 30), "from_sum": 70, "from_lowest": 8, "from_mandates": -100, "total": 0}
SAYS = {
    "en": "Together that is −2.2; a score does not go below 0.",
    "fr": "Le total serait de −2,2\u202f; un score ne descend pas en dessous de 0.",
}


@pytest.mark.parametrize("form", [TEXT, MARKDOWN, HTML], ids=lambda form: form.name)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sum_below_nought_is_said_to_stop_there(form: Form, language: str) -> None:
    """Two mandates broken can cost more than there is; where they do not, the sum needs no word."""
    game, _, view, result, _ = played()
    account = Account(lexicon_of(game, language), view, result)
    poor = replace(account, result=replace(result, score=replace(result.score, **BROKEN)))

    assert SAYS[language] in made(form, poor)
    assert SAYS[language].rpartition(";")[2] not in made(form, account)
