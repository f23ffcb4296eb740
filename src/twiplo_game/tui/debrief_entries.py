"""The debrief's lists: a line for each moment, decision and rule."""

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.account import Account
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import effect, timeline
from twiplo_game.tui.widgets.entries import Entry


def moment_entries(lexicon: Lexicon, now: PlayerView, result: Debrief) -> list[Entry]:
    """The timeline."""
    return [
        Entry(lexicon.clock(moment.minute), moment.mark, moment.title, effect(lexicon, moment.moves), moment.page)
        for moment in timeline(lexicon, now, result)
    ]


def decision_entries(lexicon: Lexicon, now: PlayerView, result: Debrief) -> list[Entry]:
    """The player's decisions among them, in the same order."""
    return [entry for entry in moment_entries(lexicon, now, result) if entry.is_own]


def rule_entries(account: Account) -> list[Entry]:
    """The rules that moved something; a question mark stands before those that the player would contest."""
    return [
        Entry("", "?" if rule.is_contested else "", rule.name, effect(account.lexicon, rule.moves), rule.page)
        for rule in fired_rules(account.lexicon, account.now, account.result, account.remarks)
    ]
