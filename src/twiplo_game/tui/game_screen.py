"""The base of the screens that show a game: the frame comes down to them, whole."""

from typing import ClassVar

from textual.reactive import var

from twiplo_game.tui.frame import Frame
from twiplo_game.tui.screen import Result, TwiploScreen


class GameScreen(TwiploScreen[Result]):
    """A screen over an open game. Its widgets bind their `frame` to its own."""

    IS_UNDISTURBED: ClassVar[bool] = False
    """Whether nothing comes over it by itself but the end."""

    frame: var[Frame | None] = var(None, always_update=True)
    """The game as it stands."""

    def on_mount(self) -> None:
        """Follow the app's frame."""
        self.watch(self.host, "frame", self._follow)

    def _follow(self, frame: Frame | None) -> None:
        if frame is not None:
            self.frame = frame

    @property
    def shown(self) -> Frame:
        """The frame, which a screen over a game always has."""
        frame = self.frame or self.host.frame
        if frame is None:
            raise RuntimeError("a game screen without a game")
        return frame
