"""The part of the app that holds a game: the seat's news become frames, the screens' wishes become requests."""

from dataclasses import replace
from time import monotonic
from typing import Any, Final

from twiplo_game.engine.action import Advance, Open
from twiplo_game.engine.step import Arrived, Passed
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import sentence
from twiplo_game.telling.returned import came_back
from twiplo_game.tui import messages
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.host import Host
from twiplo_game.tui.notices import notice_of, waiting_words
from twiplo_game.tui.port import Failed, GamePort, Happening, Link, Previewed, Refused, Reviewed
from twiplo_game.tui.seat import Moved, News, Seat, Unheard

PULSE: Final = 0.25
"""Seconds between two looks at a live clock and at what was not answered."""


class GameApp(Host):
    """An app that can hold one game at a time."""

    _held: tuple[Happening, ...] = ()
    """What came back, or moved in practice mode, while the player was writing or had not acted."""

    def open(self, place: str, *values: Any) -> None:
        """Open the screen of that name, made with `values`."""
        raise NotImplementedError

    def sit_down(self, port: GamePort, desk: str = "desk") -> None:
        """Play the game behind `port`, at the screen that `desk` names."""
        self.get_up()
        self._desk = desk
        self.seat = Seat(port, monotonic, self._hear)
        self._pulse = self.set_interval(PULSE, self.seat.pulse)
        self.seat.begin()

    def _hear(self, news: News) -> None:
        self.post_message(messages.Heard(news))

    def get_up(self) -> None:
        """Put the game away; it can be gone on with."""
        if self.seat is not None:
            self._pulse.stop()
            self.seat.leave()
        self.seat = None
        self.frame = None
        self._held = ()

    def reframe(self) -> None:
        """Call everything by its name in the language of the moment."""
        if self.frame is not None:
            lexicon = self.frame.lexicon
            self.frame = replace(self.frame, lexicon=replace(lexicon, words=self.words), notice="")

    def complain(self, notice: str) -> None:
        """Say that something could not be done."""
        if self.frame is not None:
            self.frame = replace(self.frame, notice=notice, is_warning=True)
        else:
            self.notify(notice, severity="error", timeout=10, markup=False)

    def on_heard(self, message: messages.Heard) -> None:
        """What the seat tells."""
        match message.news:
            case Moved() as news:
                self._moved(news)
            case Refused() as news if self.frame is not None:
                self.complain(sentence(news.rejected, self.frame.lexicon))
            case Failed() as news:
                self.complain(self.words.tr("{problem} It was not carried out.", problem=told(news.error, self.words)))
            case Link() as news if self.frame is not None:
                self.frame = replace(self.frame, is_online=news.is_up)
            case Unheard() as news if self.frame is not None and self.frame.waiting != news.waiting:
                notice = waiting_words(self.frame.lexicon, news.waiting, self.frame.view) if news.waiting else ""
                self.frame = replace(self.frame, waiting=news.waiting, notice=notice or self.frame.notice)
            case Previewed() as news:
                for screen in self.screen_stack:
                    screen.post_message(messages.Shown(news))
            case Reviewed() as news:
                if self.frame is not None:
                    self.open("debrief", news.debrief, self.frame.lexicon, self.frame.view, None)
            case _:
                pass

    def _moved(self, news: Moved) -> None:
        seat, former = self.seat, self.frame
        if seat is None:
            return
        view = news.now.view
        fresh = frozenset(
            item.message for happening in news.news for item in happening.seen.happened if isinstance(item, Arrived)
        )
        lexicon = Lexicon(self.words, seat.port.doctrine, seat.port.playbill)
        has_passed = any(isinstance(item, Passed) for happening in news.news for item in happening.seen.happened)
        before = former.view.gauges if former is not None and has_passed else former.before if former else view.gauges
        self.frame = Frame(
            lexicon=lexicon,
            view=view,
            track=news.now.track,
            before=dict(before),
            fresh=fresh if fresh or former is None else former.fresh,
            notice=self._notice(lexicon, news, former),
            waiting=seat.waiting,
            is_online=seat.is_online,
            is_live=seat.port.is_live,
            is_paused=former.is_paused if former is not None else False,
            is_practice=seat.port.is_practice,
        )
        if former is None:
            self.open(self._desk)
        elif fresh and seat.port.is_live and not isinstance(news.action, Advance) and self.settings.bell == "on":
            self.bell()
        if view.ending is not None:
            if former is None or former.view.ending is None:
                self.open("ending")
        elif former is not None and self._is_to_be_shown(news):
            self._held += news.news
            if not any(isinstance(screen, GameScreen) and screen.IS_UNDISTURBED for screen in self.screen_stack):
                self._show_held()
        elif former is not None and seat.port.is_practice:
            self._held += tuple(happening for happening in news.news if happening.rules)

    def _show_held(self) -> None:
        held, self._held = self._held, ()
        if held and self.frame is not None and self.frame.view.ending is None:
            self.open("consequence", held)

    def _notice(self, lexicon: Lexicon, news: Moved, former: Frame | None) -> str:
        if former is None and len(news.news) > 1:
            return self.words.tr("You are back where you left the game.")
        has_passed = any(isinstance(item, Passed) for happening in news.news for item in happening.seen.happened)
        notice = notice_of(lexicon, news, news.now.view)
        return notice or (former.notice if former is not None and not has_passed else "")

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

    def on_act(self, message: messages.Act) -> None:
        """Have an action carried out."""
        if self.seat is not None:
            self.seat.submit(message.action)

    def on_keep_composed(self, message: messages.KeepComposed) -> None:
        """Have a response kept."""
        if self.seat is not None:
            self.seat.keep(message.order)

    def on_ask_preview(self, message: messages.AskPreview) -> None:
        """Ask what sending would take."""
        if self.seat is not None:
            self.seat.preview(message.order)

    def on_feeling(self, message: messages.Feeling) -> None:
        """Keep the player's words."""
        if self.seat is not None:
            self.seat.feel(message.words)

    def on_debriefing(self, message: messages.Debriefing) -> None:
        """Ask for the debrief."""
        if self.seat is not None:
            self.seat.review()

    def on_write(self, message: messages.Write) -> None:
        """Open the composer."""
        self.open("composer", message.about)

    def on_wrote(self) -> None:
        """Show what came back meanwhile."""
        self._show_held()

    def on_say(self, message: messages.Say) -> None:
        """Show a line on the desk."""
        if self.frame is not None:
            self.frame = replace(self.frame, notice=message.notice, is_warning=message.is_warning)

    def on_pause(self, message: messages.Pause) -> None:
        """Stop a live clock, or let it go on."""
        if self.seat is None or self.frame is None or not self.frame.is_live:
            return
        if not self.seat.port.can_pause:
            self.complain(self.words.tr("This clock is everybody’s: only the trainer stops it."))
            return
        is_paused = not self.frame.is_paused
        self.seat.port.pause(is_paused=is_paused)
        notice = self.words.tr("The clock is stopped.") if is_paused else self.words.tr("The clock goes on.")
        self.frame = replace(self.frame, is_paused=is_paused, notice=notice, is_warning=False)

    def on_leave_game(self, message: messages.LeaveGame) -> None:
        """Put the game away and show the title."""
        self.get_up()
        self.post_message(messages.Go("title"))
