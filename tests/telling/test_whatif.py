"""What if, in words: what could not be known, each way it may be."""

from dataclasses import replace

import pytest

from analysis.worlds import DRAFTS, event, outcome, story
from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.whatif import Comparison, compared
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import translator
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.whatif import comparison_page, fact_texts

COMES_OUT = {"after": "30m", "when": "is_true(real)", "effects": {"trust": "-L"}, "because": "It came out."}


@pytest.mark.parametrize(("share", "told"), [(0.4, "40"), (0.004, "1"), (0.0001, "1"), (0.997, "99")])
def test_what_is_open_is_never_told_as_if_it_were_sure(share: float, told: str) -> None:
    post = event("post", drafts=DRAFTS, outcomes=[outcome("stance == deny", later=[COMES_OUT])])
    doubtful = story(post, facts={"real": {"text": "It is real.", "chance": "40%"}})
    game = new_game(doubtful, 1)
    deny, inform = (doubtful.targets[0].drafts[name].answer for name in ("firm", "calm"))
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        step = apply(game, steps[-1].state, deny if len(steps) == 1 else Advance(doubtful.length))
        assert isinstance(step, Step)
        steps.append(step)
    found = compared(game, steps, Choice(1, 0, deny), inform)
    assert isinstance(found, Comparison)
    (cases,) = found.doubts
    doubts = (tuple(replace(case, share=share if case.is_so else 1 - share) for case in cases),)
    lexicon = Lexicon(translator("en"), doubtful.doctrine, playbill(game))
    say = OptionWords(lexicon, view(game, steps[-1].state), {})
    facts = fact_texts([(name, fact.text) for name, fact in doubtful.scenario.facts.items()])
    text = as_text([("", comparison_page(say, replace(found, doubts=doubts), facts))], 80)
    assert f"Where it is so ({told} in 100): It is real." in text
    assert f"Where it is not so ({100 - int(told)} in 100)" in text
