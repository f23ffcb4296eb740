"""A game on this computer, reached as every game is."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.analysis.debrief import debrief
from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import duration, objections, seen
from twiplo_game.engine.marking import marked
from twiplo_game.engine.playbill import Playbill, playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Movement, Step
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.seating.port import (
    Changed,
    Contest,
    Failed,
    Feel,
    Happening,
    Keep,
    Kept,
    Preview,
    Previewed,
    Refresh,
    Refused,
    Reply,
    Request,
    Review,
    Reviewed,
    ShownRule,
    Submit,
    Ticket,
    TrackPoint,
)
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import BRANCH, read_log
from twiplo_game.store.remarks import CONTESTED, FEELING, contested, feeling, remarks_of
from twiplo_game.store.session import Session

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching

PRACTICE: Final = "practice"
"""The kind of the note that says that a game is played with its rules shown."""


def happening(game: Game, step: Step, *, is_practice: bool) -> Happening:
    """What was seen in `step`, in practice mode with the rules behind it."""
    if not is_practice:
        return Happening(seen(step))
    reasons = game.story.reasons
    return Happening(
        seen(step),
        tuple(ShownRule(item, reasons[item.rule].title) for item in step.happened if isinstance(item, Movement)),
    )


class LocalPort:
    """The port of a session; it answers before `ask` returns."""

    can_pause = True

    def __init__(self, session: Session, *, is_practice: bool = False) -> None:
        """`is_practice` shows the rules at once also where the game was not begun so."""
        self.session = session
        self._shows_rules = is_practice
        self._answered: dict[Ticket, Reply] = {}
        self._hear: Callable[[Reply], None] = lambda reply: None
        self._is_stuck = False

    @property
    def playbill(self) -> Playbill:
        """What is known of the scenario beforehand."""
        return playbill(self.session.game)

    @property
    def doctrine(self) -> Doctrine:
        """The names and terms that the faces use."""
        return self.session.game.story.doctrine

    @property
    def is_live(self) -> bool:
        """Whether the clock runs by itself."""
        return self.session.is_live

    @property
    def is_practice(self) -> bool:
        """Whether rules are shown at once."""
        return self._shows_rules or any(note.kind == PRACTICE for note in self.session.notes)

    @property
    def composed(self) -> tuple[Respond | Speak, ...]:
        """The responses that were kept while they were being composed and have not gone out, oldest first."""
        sent = [step.action for step in self.session.steps]
        return tuple(
            action for action in self.session.composed() if isinstance(action, Respond | Speak) and action not in sent
        )

    @property
    def log(self) -> Path | None:
        """The game's log."""
        return self.session.writer.path

    def listen(self, hear: Callable[[Reply], None]) -> None:
        """Where replies go."""
        self._hear = hear

    def ask(self, request: Request) -> None:
        """Answer `request`; what was carried out or kept is not carried out or kept again."""
        reply = self._answered.get(request.ticket)
        if reply is None:
            reply = self._reply(request)
            if isinstance(request, Submit | Keep | Feel | Contest) and not isinstance(reply, Failed):
                self._answered[request.ticket] = reply
        self._hear(reply)

    def jot(self, order: Respond | Speak) -> None:
        """Keep what is being written; a disk that is full is told of when it is to be kept for good."""
        with suppress(StoreError):
            self.session.keep_composed(order)

    def pulse(self) -> None:
        """Let a live clock catch up with what can be seen."""
        self._catch_up(only_to_sight=True)

    def minute(self) -> int:
        """The minute of the story that the clock shows now."""
        return max(self.session.state.minute, self.session.present)

    def pause(self, *, is_paused: bool) -> None:
        """Stop a live clock, or let it go on."""
        if is_paused:
            self.session.pause()
        else:
            self.session.go_on()

    def close(self) -> None:
        """Let go of the log."""
        self.session.close()

    def _reply(self, request: Request) -> Reply:
        try:
            match request:
                case Submit():
                    return self._submit(request)
                case Preview():
                    return self._preview(request)
                case Keep():
                    self.session.keep_composed(request.order)
                    return Kept(request.ticket)
                case Feel():
                    self.session.note(FEELING, feeling(request.words))
                    return Kept(request.ticket)
                case Contest():
                    self.session.note(CONTESTED, contested(request.rule, request.words))
                    return Kept(request.ticket)
                case Refresh():
                    return self._changed(request.revision, request.ticket)
                case Review():
                    return self._review(request)
        except StoreError as error:
            return Failed(request.ticket, error)

    def _submit(self, request: Submit) -> Changed | Refused:
        self._catch_up()
        before = len(self.session.steps)
        result = self.session.do(request.action)
        if isinstance(result, Rejected):
            return Refused(request.ticket, result)
        return self._changed(before, request.ticket)

    def _preview(self, request: Preview) -> Previewed:
        game, order = self.session.game, request.order
        about = order.event if isinstance(order, Respond) else order.about
        says = tuple(objections(game, self.session.state, about, order.response))
        marks = marked(game.story, self.session.state, about, order.response)
        return Previewed(request.ticket, duration(game, order.response), says, marks)

    def _review(self, request: Review) -> Reply:
        result = debrief(self.session.game, self.session.steps)
        if result is None:
            return self._changed(len(self.session.steps), request.ticket)
        return Reviewed(request.ticket, result, remarks_of(self.session.notes), self._branching())

    def _branching(self) -> "Branching | None":
        if all(note.kind != BRANCH for note in self.session.notes):
            return None
        from twiplo_game.store.branching import branching  # noqa: PLC0415 - with the review, which no game needs

        return branching(read_log(self.session.writer.path), self.session.game, tuple(self.session.steps))

    def _changed(self, since: int, ticket: Ticket | None = None) -> Changed:
        steps = self.session.steps
        return Changed(
            revision=len(steps),
            since=min(since, len(steps)),
            view=self.session.view,
            track=tuple(TrackPoint(step.state.minute, step.state.gauges) for step in steps),
            news=tuple(happening(self.session.game, step, is_practice=self.is_practice) for step in steps[since:]),
            ticket=ticket,
        )

    def _catch_up(self, *, only_to_sight: bool = False) -> None:
        """Let the story reach the present. A disk that is full stops the clock where it is, and is told once."""
        before = len(self.session.steps)
        failure: StoreError | None = None
        try:
            self.session.catch_up(only_to_sight=only_to_sight)
        except StoreError as error:
            failure = error
        if len(self.session.steps) > before:
            self._hear(self._changed(before))
        if failure is not None and not self._is_stuck:
            self._hear(Failed(None, failure))
        self._is_stuck = failure is not None
