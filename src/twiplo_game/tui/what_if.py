"""What if, at the review: choose otherwise, then see it played to its end or play on."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from textual.message import Message

from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.whatif import Anew, Comparison, Instead, alternatives, compared
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.store.branches import keep_branch
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import Log
from twiplo_game.store.origins import last_played
from twiplo_game.telling.errors import told
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page
from twiplo_game.telling.whatif import comparison_page, fact_texts, kept_page, not_kept_page, taken_up_words
from twiplo_game.tui import messages
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.widgets.entries import Browser


@dataclass
class PlayedOut(Message):
    """The other game was played to its end."""

    comparison: Comparison
    kept: Page
    """Where it is kept, or why it is not."""


class WhatIf(TwiploScreen[None]):
    """The acts of the review that take the game up again."""

    def __init__(self, log: Log, game: Game, steps: Sequence[Step], taken: Sequence[Choice]) -> None:
        super().__init__()
        self.played = log
        """The game, as it was read."""
        self.game = game
        self.steps = steps
        self.taken = taken
        """The decisions."""
        self.one_at_a_time = Lock()
        """Held by the thread that plays: what a story works out once is not made for two."""

    @property
    @abstractmethod
    def say(self) -> OptionWords:
        """How options are said."""

    @property
    @abstractmethod
    def browser(self) -> Browser:
        """The list of the decisions, the whole game first, and the page beside it."""

    def action_what_if(self) -> None:
        """Ask what else might have been done at the decision that is highlighted."""
        place = self.browser.chosen - 1
        if not self.taken:
            return
        choice = self.taken[max(0, place)]
        state = self.steps[choice.number - 1].state
        wise = steady(self.game, state)
        items: list[Item[Instead]] = [
            Item(self.say(action), action, self.words.tr("what the careful routine does") if action == wise else "")
            for action in alternatives(self.game.story, state, choice.own)
        ]
        items.append(Item(self.words.tr("Something else: take the game up at this moment"), Anew()))
        question = self.words.tr("What instead of: {option}?", option=self.say(choice.own))
        explanation = self.words.tr("Taken up at that moment, everything is open: an answer of your own, too.")

        def chosen(instead: Instead | None) -> None:
            if isinstance(instead, Anew):
                self._play_on(choice, None)
            elif instead is not None:
                self._ask_how(choice, instead)

        self.app.push_screen(ChoiceScreen(question, items, explanation), chosen)

    def _ask_how(self, choice: Choice, action: Action) -> None:
        items = [
            Item(self.words.tr("Let a careful routine finish, and compare"), False),
            Item(self.words.tr("Play on from there yourself"), True),
        ]
        explanation = self.words.tr("Either way the other game is kept as one of its own; the old one stays as it is.")

        def chosen(is_played: bool | None) -> None:
            if is_played:
                self._play_on(choice, action)
            elif is_played is not None:
                self._compare(choice, action)

        self.app.push_screen(ChoiceScreen(self.words.tr("And then?"), items, explanation), chosen)

    def _play_on(self, choice: Choice, action: Action | None) -> None:
        welcome = taken_up_words(self.say, choice, last_played(self.played))
        self.post_message(messages.Branch(self.played.path, choice.number, action, welcome))

    def _compare(self, choice: Choice, action: Action) -> None:
        page = Page()
        page.say(self.words.tr("The other day is being played."))
        self.browser.show(page)

        def play_out() -> None:
            with self.one_at_a_time:
                found = compared(self.game, self.steps, choice, action)
            if isinstance(found, Comparison):
                self.post_message(PlayedOut(found, self._kept(choice, found)))

        self.run_worker(play_out, thread=True, group="what if", exclusive=True)

    def _kept(self, choice: Choice, found: Comparison) -> Page:
        try:
            path = keep_branch(self.played, choice.number, self.game, found.steps)
        except StoreError as error:
            return not_kept_page(self.words, told(error, self.words))
        return kept_page(self.words, str(path))

    def on_played_out(self, message: PlayedOut) -> None:
        """Show the two days side by side, and let the arrows read on."""
        facts = fact_texts([(name, fact.text) for name, fact in self.game.story.scenario.facts.items()])
        page = comparison_page(self.say, message.comparison, facts)
        page.add(message.kept)
        self.browser.show(page)
        self.browser.read_on()
