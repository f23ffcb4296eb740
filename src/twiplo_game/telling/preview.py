"""Where a game stands in a changed scenario, in a few lines, and which of its decisions no longer fit."""

from typing import Final

from twiplo_game.analysis.carried import Carried, LeftOut
from twiplo_game.engine.action import Ask, Check, Respond, Speak, Tell, Update
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.outcome import outcome, score
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import duration, tenths
from twiplo_game.locale.words import Words
from twiplo_game.telling.action_words import action_words
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import message_line
from twiplo_game.telling.page import Page
from twiplo_game.telling.refusals import sentence

MESSAGES: Final = 3
"""The newest messages that are shown."""


def preview_page(game: Game, carried: Carried, words: Words) -> Page:
    """What was left out, then clock, gauges, score and the newest messages."""
    lexicon = Lexicon(words, game.story.doctrine, playbill(game))
    now = view(game, carried.state)
    page = Page()
    for item in carried.left_out:
        page.item(_left_out(game, lexicon, item))
    if carried.after_end:
        page.item(
            words.trn(
                "Left out: {n} decision, because the game is over before it.",
                "Left out: {n} decisions, because the game is over before them.",
                carried.after_end,
            )
        )
    page.say(_time(lexicon, now))
    gauges = (f"{lexicon.term('gauge', gauge)} {value}" for gauge, value in now.gauges.items())
    page.say(f"{', '.join(gauges)}.")
    page.say(_score(game, carried, words))
    for message in now.messages[-MESSAGES:]:
        page.item(message_line(lexicon, message, now).removesuffix("."))
    return page


def _left_out(game: Game, lexicon: Lexicon, item: LeftOut) -> str:
    then = view(game, item.state)
    return lexicon.words.tr(
        "Left out at {clock}: {action} {why}",
        clock=lexicon.clock(item.state.minute),
        action=action_words(lexicon, item.action, then),
        why=_gone(game, lexicon.words, item) or sentence(item.rejected, lexicon),
    )


def _gone(game: Game, words: Words, item: LeftOut) -> str:
    """What a decision was about and the file no longer holds; empty where it holds all of it."""
    names, action = game.story.names, item.action
    match action:
        case Ask() | Respond() if action.event not in names.events:
            return words.tr("“{name}” is no longer there.", name=action.event)
        case Tell() | Speak() if action.about not in names.events and action.about not in names.facts:
            return words.tr("“{name}” is no longer there.", name=action.about)
        case Check() if action.check not in names.checks:
            return words.tr("“{name}” is no longer there.", name=action.check)
        case Respond() if _draft_is_gone(game, action):
            return words.tr("The draft “{name}” is no longer there.", name=action.response.draft)
        case Update() if item.rejected.code is Refusal.UNKNOWN_PROMISE:
            return words.tr("What had promised it was left out.")
    return ""


def _draft_is_gone(game: Game, action: Respond) -> bool:
    target = game.story.targets[game.story.names.events[action.event]]
    return action.response.draft is not None and action.response.draft not in target.drafts


def _time(lexicon: Lexicon, now: PlayerView) -> str:
    words = lexicon.words
    clock, left = lexicon.clock(now.minute), duration(now.length - now.minute, words)
    return words.tr("{clock}, {left} left.", clock=clock, left=left)


def _score(game: Game, carried: Carried, words: Words) -> str:
    state = carried.state
    result = outcome(game, state)
    if result is None:
        so_far = score(state.gauges, len(state.past.broken))
        return words.tr("Score so far: {score} of 100.", score=tenths(so_far, words))
    ending = next((item.title for item in game.story.scenario.endings if item.id == result.ending), None)
    if ending is None:
        return words.tr("It is over. Score: {score} of 100.", score=tenths(result.score, words))
    return words.tr(
        "It is over: “{ending}”. Score: {score} of 100.",
        ending=ending.in_(words.language),
        score=tenths(result.score, words),
    )
