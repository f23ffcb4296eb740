"""What the desk's keys begin: each asks what is still open, then sends one action."""

from collections.abc import Callable
from typing import TypeVar

from textual.reactive import var

from twiplo_game.engine.action import Action, Advance, Ask, Cancel, Check, Correct, Tell, Update
from twiplo_game.engine.view import EventView
from twiplo_game.locale.figures import capital, duration
from twiplo_game.telling.briefing import briefing_page
from twiplo_game.telling.events import standing
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.possible import (
    answerable,
    askable,
    checkable,
    correctable,
    open_promises,
    speakable,
    tellable,
)
from twiplo_game.telling.refusals import none_free
from twiplo_game.telling.standing import standing_page
from twiplo_game.telling.tasks import task_words
from twiplo_game.tui import messages
from twiplo_game.tui.class_page import class_page
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.page import PageScreen
from twiplo_game.tui.screens.span import SpanScreen

Value = TypeVar("Value")


class DeskActs(GameScreen[None]):
    """The acts of the desk; the desk itself draws."""

    event = ""

    @property
    def lexicon(self) -> Lexicon:
        """What things are called."""
        return self.shown.lexicon

    minute: var[int] = var(0)
    """What the clock shows."""

    def say(self, notice: str) -> None:
        """Show a line on the desk."""
        self.post_message(messages.Say(notice))

    def act(self, action: Action) -> None:
        """Have an action carried out."""
        self.post_message(messages.Act(action))

    def write(self, about: str) -> None:
        """Open the composer."""
        self.post_message(messages.Write(about))

    def choose(
        self,
        question: str,
        items: list[Item[Value]],
        then: Callable[[Value], None],
        *,
        explanation: str = "",
        nothing: str,
    ) -> None:
        """Ask which one, and go on with it; say `nothing` where there is none."""
        if not items:
            self.say(nothing)
            return

        def chosen(value: Value | None) -> None:
            if value is not None:
                then(value)

        self.app.push_screen(ChoiceScreen(question, items, explanation), chosen)

    def set_to_work(
        self, question: str, items: list[Item[Value]], then: Callable[[Value], None], *, explanation: str, nothing: str
    ) -> None:
        """Ask which one, where an officer can do it: what would be refused at the end is refused before any menu."""
        nobody = none_free(self.lexicon, self.shown.view, max(self.minute, self.shown.view.minute))
        if items and nobody:
            self.post_message(messages.Say(nobody, True))
        else:
            self.choose(question, items, then, explanation=explanation, nothing=nothing)

    def action_respond(self) -> None:
        """Answer what is being read; where that waits for no answer, ask which event."""
        waiting = answerable(self.shown.view)
        if any(event.event == self.event for event in waiting):
            self.post_message(messages.Write(self.event))
            return
        self.choose(
            self.words.tr("What do you answer?"),
            [Item(self.about(event.event), event.event, standing(self.lexicon, event)) for event in waiting],
            self.write,
            nothing=self.words.tr("Nothing waits for an answer."),
        )

    def action_advice(self) -> None:
        """Ask an adviser, about what is being read first."""
        pairs = self._this_first(askable(self.shown.view))
        self.set_to_work(
            self.words.tr("Whom do you ask, and about what?"),
            [
                Item(
                    self.words.tr(
                        "{adviser}, about {about}",
                        adviser=self.lexicon.text(adviser.title),
                        about=self.about(event.event),
                    ),
                    Ask(event.event, adviser.adviser),
                )
                for event, adviser in pairs
            ],
            self.act,
            explanation=self.words.tr(
                "An adviser says what to do, what will happen otherwise, how sure that is, and has a stake in it."
            ),
            nothing=self.words.tr("There is nobody left to ask."),
        )

    def action_check(self) -> None:
        """Have something checked, about what is being read first."""
        pairs = self._this_first(checkable(self.shown.view))
        self.set_to_work(
            self.words.tr("What is to be checked?"),
            [
                Item(
                    self.words.tr(
                        "{title} ({span}), about {about}",
                        title=self.lexicon.text(item.title),
                        span=duration(item.takes, self.words),
                        about=self.about(event.event),
                    ),
                    Check(item.check),
                )
                for event, item in pairs
            ],
            self.act,
            explanation=self.words.tr(
                "A check keeps an officer for the time given, and may settle nothing. Each can be made once."
            ),
            nothing=self.words.tr("There is nothing left to check."),
        )

    def action_tell(self) -> None:
        """Tell somebody in private: whom, then about what."""
        now = self.shown.view

        def about(who: str) -> None:
            self.choose(
                self.words.tr("About what?"),
                [Item(self.about(name), Tell(who, name)) for name in self._this_name_first(tellable(now))],
                self.act,
                explanation=self.words.tr("Anything that has happened, or that you could speak of."),
                nothing=self.words.tr("There is nothing to tell yet."),
            )

        self.set_to_work(
            self.words.tr("Whom do you tell?"),
            [Item(self.lexicon.text(mood.name), mood.stakeholder) for mood in now.moods],
            about,
            explanation=self.words.tr(
                "Those who hear it from you first remember it. Telling keeps an officer for a while."
            ),
            nothing=self.words.tr("There is nobody to tell."),
        )

    def action_speak(self) -> None:
        """Say something that nobody asked for."""
        self.choose(
            self.words.tr("What do you speak about?"),
            [Item(self.about(name), name) for name, _ in speakable(self.shown.view)],
            self.write,
            explanation=self.words.tr(
                "You can be the first to say something, or say more about what has been answered."
            ),
            nothing=self.words.tr("There is nothing that you could speak of unasked."),
        )

    def action_correct(self) -> None:
        """Visibly correct what was said."""
        now = self.shown.view
        self.set_to_work(
            self.words.tr("What do you correct?"),
            [Item(capital(self.lexicon.sent(item, now)), Correct(item.sent)) for item in correctable(now)],
            self.act,
            explanation=self.words.tr("A visible correction says what was wrong. It keeps an officer for a while."),
            nothing=self.words.tr("There is nothing to correct yet."),
        )

    def action_keep_promise(self) -> None:
        """Keep a promise."""
        self.set_to_work(
            self.words.tr("Which promise do you keep?"),
            [
                Item(
                    self.words.tr(
                        "{about}, due {clock}", about=self.about(item.about), clock=self.lexicon.clock(item.due)
                    ),
                    Update(item.promise),
                )
                for item in open_promises(self.shown.view)
            ],
            self.act,
            explanation=self.words.tr(
                "A promised update has to be ordered in time, even if there is nothing new to say."
            ),
            nothing=self.words.tr("Nothing is promised."),
        )

    def action_cancel(self) -> None:
        """Stop a task that is not done."""
        now = self.shown.view
        self.choose(
            self.words.tr("Which task do you cancel?"),
            [Item(capital(task_words(self.lexicon, task, now)), Cancel(task.task)) for task in now.tasks],
            self.act,
            explanation=self.words.tr(
                "Its officer is free at once. A cancelled answer has not gone out; its event is open again."
            ),
            nothing=self.words.tr("No officer is at work."),
        )

    def action_wait_for(self) -> None:
        """Let a given time pass."""
        if self.shown.is_live:
            self.say_that_it_runs()
            return

        def passed(minute: int | None) -> None:
            if minute is not None:
                self.act(Advance(minute))

        self.app.push_screen(SpanScreen(), passed)

    def action_stand(self) -> None:
        """Where things stand."""

        def page(frame: Frame) -> Page:
            return standing_page(frame.lexicon, frame.view)

        self.app.push_screen(PageScreen(self.words.tr("Where things stand"), page))

    def action_mission(self) -> None:
        """The briefing again."""

        def page(frame: Frame) -> Page:
            return briefing_page(frame.lexicon)

        self.app.push_screen(PageScreen(self.words.tr("Mission"), page))

    def action_class_page(self) -> None:
        """The player's seat in the class."""
        if self.shown.in_class is None:
            self.say(self.words.tr("This game is yours alone: there is no class."))
            return

        def page(frame: Frame) -> Page:
            seat = self.host.seat
            port = seat.port if seat is not None else None
            return class_page(frame.in_class, port, frame.lexicon.words, self.host.reached_at)

        self.app.push_screen(PageScreen(self.words.tr("Your class"), page))

    def action_take_pen(self) -> None:
        """Write for the team."""
        state = self.shown.in_class
        if state is None:
            self.say(self.words.tr("This game is yours alone: there is no class."))
        elif state.has_pen:
            self.say(self.words.tr("You hold the pen already."))
        else:
            self.post_message(messages.TakeThePen())

    def say_that_it_runs(self) -> None:
        """The clock is not the player's to move."""
        if self.shown.in_class is not None:
            self.say(self.words.tr("The class’s clock runs by itself."))
        else:
            self.say(self.words.tr("The clock runs by itself. Space stops it."))

    def about(self, name: str) -> str:
        """What an id stands for."""
        return self.lexicon.about(name, self.shown.view)

    def _this_first(self, pairs: list[tuple[EventView, Value]]) -> list[tuple[EventView, Value]]:
        return sorted(pairs, key=lambda pair: pair[0].event != self.event)

    def _this_name_first(self, names: list[str]) -> list[str]:
        return sorted(names, key=lambda name: name != self.event)
