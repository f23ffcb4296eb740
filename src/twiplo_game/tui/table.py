"""The app's part in a game: the seat's news become frames, the screens' wishes become requests.

Loaded with the first game; the title does without the engine.
"""

from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.standing import InClass
from twiplo_game.engine.action import Advance, Open
from twiplo_game.engine.step import Arrived, Passed
from twiplo_game.seating.port import Failed, GamePort, Happening, Link, Previewed, Refused, Reviewed
from twiplo_game.seating.seat import Moved, News, Seat, Unheard
from twiplo_game.store.errors import StoreError
from twiplo_game.store.remarks import contest_in
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import sentence
from twiplo_game.telling.returned import came_back
from twiplo_game.tui import messages
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.notices import notice_of, waiting_words

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp

MARGIN: Final = 2
"""Columns beside the desk’s line of news."""

PULSE: Final = 0.25
"""Seconds between two looks at a live clock and at what was not answered."""


def is_stopped(in_class: InClass | None, former: Frame | None) -> bool:
    """Whether a live clock stands: the class's, or the player's own."""
    if in_class is not None:
        return in_class.is_paused
    return former.is_paused if former is not None else False


class Table:
    """One game at a time, as the app holds it."""

    def __init__(self, app: "TwiploApp") -> None:
        self._app = app
        self._held: tuple[Happening, ...] = ()
        """What came back, or moved in practice mode, while the player was writing or had not acted."""

    def sit_down(self, port: GamePort, desk: str, welcome: str = "") -> None:
        """Play the game behind `port`, at the screen that `desk` names, which says `welcome` first."""
        self.get_up()
        self._desk, self._welcome = desk, welcome
        seat = self._app.seat = Seat(port, monotonic, self._hear)
        self._pulse = self._app.set_interval(PULSE, seat.pulse)
        seat.begin()

    def _hear(self, news: News) -> None:
        self._app.post_message(messages.Heard(news))

    def get_up(self) -> None:
        """Put the game away; it can be gone on with."""
        if self._app.seat is not None:
            self._pulse.stop()
            self._app.seat.leave()
        self._app.seat = None
        self._app.frame = None
        self._held = ()

    def carry_out(self, message: messages.AtTheTable) -> None:
        """Do what a screen wishes, or draw what the seat has heard."""
        match message:
            case messages.Heard():
                self._heard(message.news)
            case messages.Write():
                self._app.open("composer", message.about)
            case messages.Wrote():
                self._show_held()
            case messages.Say():
                self._say(message.notice, is_warning=message.is_warning)
            case messages.LeaveGame():
                self._app.get_up()
                self._app.post_message(messages.Go("title"))
            case messages.Contesting(path=Path() as path):
                self._contest_in(path, message)
            case _ if self._app.seat is not None:
                self._ask(self._app.seat, message)

    def _ask(self, seat: Seat, message: messages.AtTheTable) -> None:
        match message:
            case messages.Act():
                seat.submit(message.action)
            case messages.KeepComposed():
                seat.keep(message.order)
            case messages.Jot():
                seat.port.jot(message.order)
            case messages.AskPreview():
                seat.preview(message.order)
            case messages.Feeling():
                seat.feel(message.words)
            case messages.Contesting():
                seat.contest(message.rule, message.words)
            case messages.Debriefing():
                seat.review()
            case messages.Pause():
                self._pause(seat.port)

    def _contest_in(self, path: Path, message: messages.Contesting) -> None:
        try:
            contest_in(path, message.rule, message.words)
        except StoreError as error:
            self._app.complain(told(error, self._app.words))

    def _say(self, notice: str, *, is_warning: bool = False) -> None:
        if self._app.frame is not None:
            self._app.frame = replace(self._app.frame, notice=notice, is_warning=is_warning)

    def _pause(self, port: GamePort) -> None:
        """Stop a live clock, or let it go on."""
        frame, words = self._app.frame, self._app.words
        if frame is None or not frame.is_live:
            return
        if not port.can_pause:
            self._app.complain(words.tr("This clock is everybody’s: only the trainer stops it."))
            return
        is_paused = not frame.is_paused
        port.pause(is_paused=is_paused)
        notice = words.tr("The clock is stopped.") if is_paused else words.tr("The clock goes on.")
        self._app.frame = replace(frame, is_paused=is_paused, notice=notice, is_warning=False)

    def _heard(self, news: News) -> None:
        app, frame = self._app, self._app.frame
        match news:
            case Moved():
                self._moved(news)
            case Failed() if isinstance(news.error, ClassError):
                app.complain(told(news.error, app.words))
            case Failed():
                app.complain(app.words.tr("{problem} It was not carried out.", problem=told(news.error, app.words)))
            case Previewed():
                for screen in app.screen_stack:
                    screen.post_message(messages.Shown(news))
            case Refused() if frame is not None:
                app.complain(sentence(news.rejected, frame.lexicon))
            case Link() if frame is not None:
                app.frame = replace(frame, is_online=news.is_up)
            case Unheard() if frame is not None and frame.waiting != news.waiting:
                notice = waiting_words(frame.lexicon, news.waiting, frame.view) if news.waiting else ""
                app.frame = replace(frame, waiting=news.waiting, notice=notice or frame.notice)
            case Reviewed() if frame is not None:
                app.open("debrief", news.debrief, frame.lexicon, frame.view, None, news.remarks, news.branching)
            case _:
                pass

    def _moved(self, news: Moved) -> None:
        app, seat, former = self._app, self._app.seat, self._app.frame
        if seat is None:
            return
        view = news.now.view
        fresh = frozenset(
            item.message for happening in news.news for item in happening.seen.happened if isinstance(item, Arrived)
        )
        lexicon = Lexicon(app.words, seat.port.doctrine, seat.port.playbill)
        has_passed = any(isinstance(item, Passed) for happening in news.news for item in happening.seen.happened)
        before = former.view.gauges if former is not None and has_passed else former.before if former else view.gauges
        app.frame = Frame(
            lexicon=lexicon,
            view=view,
            track=news.now.track,
            before=dict(before),
            fresh=fresh if fresh or former is None else former.fresh,
            notice=self._notice(lexicon, news, former),
            waiting=seat.waiting,
            is_online=seat.is_online,
            is_live=seat.port.is_live,
            is_paused=is_stopped(app.in_class, former),
            in_class=app.in_class,
            is_practice=seat.port.is_practice,
        )
        if former is None:
            app.open(self._desk)
            app.set_timer(PULSE, app.at_rest)
        elif fresh and seat.port.is_live and not isinstance(news.action, Advance) and app.settings.bell == "on":
            app.bell()
        if view.ending is not None:
            if former is None or former.view.ending is None:
                app.open("ending")
        elif former is not None and self._is_to_be_shown(news):
            self._held += news.news
            if not any(isinstance(screen, GameScreen) and screen.IS_UNDISTURBED for screen in app.screen_stack):
                self._show_held()
        elif former is not None and seat.port.is_practice:
            self._held += tuple(happening for happening in news.news if happening.rules)

    def _show_held(self) -> None:
        held, self._held = self._held, ()
        if held and self._app.frame is not None and self._app.frame.view.ending is None:
            self._app.open("consequence", held)

    def _notice(self, lexicon: Lexicon, news: Moved, former: Frame | None) -> str:
        if former is None and self._welcome:
            return self._welcome
        if former is None and len(news.news) > 1:
            return self._app.words.tr("You are back where you left the game.")
        has_passed = any(isinstance(item, Passed) for happening in news.news for item in happening.seen.happened)
        notice = notice_of(lexicon, news, news.now.view, self._app.size.width - MARGIN)
        if notice or former is None or has_passed:
            return notice
        # What was new is new no longer once it has been read.
        is_read = isinstance(news.action, Open) and news.action.message in former.fresh
        return "" if is_read else former.notice

    def _is_to_be_shown(self, news: Moved) -> bool:
        """Whether the player is told before going on: of what came back while he or she let time pass.

        In practice mode also of rules that moved something; what moved by itself, under a live clock, waits for the
        player's next act, so that nothing ever comes over what is being read.
        """
        if news.action is None or isinstance(news.action, Open):
            return False
        if any(happening.rules for happening in (*self._held, *news.news)):
            return True
        seen = [happening.seen for happening in news.news]
        return isinstance(news.action, Advance) and bool(came_back(seen, news.now.view))
