"""The player's own words in the debrief: how it was, and the rules that he or she would contest."""

from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_moves import all_moves
from twiplo_game.telling.page import Page


def own_words_page(account: Account) -> Page:
    """What the player said of the game; nothing where nothing was said."""
    words, page, remarks = account.lexicon.words, Page(), account.remarks
    if remarks.feelings:
        page.heading(words.tr("How it was, in your own words"))
        for said in remarks.feelings:
            page.item(words.tr("“{title}”", title=said))
    if remarks.contested:
        page.heading(words.tr("Rules that you would contest"))
        for each in remarks.contested:
            page.item(rule_name(account, each.rule))
            page.under(words.tr("“{title}”", title=each.words))
    return page


def rule_name(account: Account, rule: str) -> str:
    """What a rule is called that moved something; its id where none of that name did."""
    for moves in all_moves(account.result):
        for move in moves:
            if move.rule == rule:
                return account.lexicon.rule(rule, move.title)
    return rule
