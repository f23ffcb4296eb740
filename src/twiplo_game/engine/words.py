"""Which words of a scenario are true in this game: texts that differ with what is really so, and findings."""

from typing import Final

from twiplo_game.engine.game import Game
from twiplo_game.model.event import Findings
from twiplo_game.model.text import AnyText, Text, TruthText

INCONCLUSIVE: Final = Text(
    {
        "en": "Nothing conclusive. It can be read either way.",
        "fr": "Rien de concluant. Cela peut se lire dans les deux sens.",
    }
)
"""What a check shows that settles nothing, where its author wrote nothing else."""


def in_truth(game: Game, text: AnyText, subject: int) -> Text:
    """The wording that is true in this game; `subject` is the fact that decides where the text names none."""
    if not isinstance(text, TruthText):
        return text
    fact = game.story.names.facts[text.of] if text.of else subject
    return text.if_true if fact >= 0 and game.truths[fact] else text.if_false


def finding_words(game: Game, number: int) -> Text:
    """What the check shows in this game."""
    compiled = game.story.checks[number]
    event = game.story.targets[compiled.event].event
    assert event is not None
    finds = event.checks[compiled.id].finds
    if not isinstance(finds, Findings):
        return in_truth(game, finds, compiled.fact)
    if game.inconclusive[number]:
        return finds.inconclusive or INCONCLUSIVE
    return finds.when_true if compiled.fact >= 0 and game.truths[compiled.fact] else finds.when_false


def adviser_title(game: Game, adviser: str) -> Text:
    """The adviser's post: the scenario's word for it, else the doctrine's."""
    for advisers in (game.story.scenario.advisers, game.story.doctrine.advisers):
        if adviser in advisers:
            return advisers[adviser].title
    return Text(adviser)
