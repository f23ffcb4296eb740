"""What Textual takes for a terminal: it writes to whoever holds the desk's line, and hears what the browser sends."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, TextIO, cast

from textual.app import App
from textual.driver import Driver
from textual.events import AppFocus, Key, MouseEvent, Paste, Resize
from textual.geometry import Size
from textual.message import Message

from twiplo_game.webdesk.cleaning import pasted
from twiplo_game.webdesk.opening import PASTED

if TYPE_CHECKING:
    from twiplo_game.webdesk.app import BrowserDesk

ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h\x1b[0m\x1b[2J\x1b[H"
"""A screen of its own without a cursor; clicks, drags and pastes reported; nothing on it.

Movements without a button are not asked for: they would be most of what a browser sends.
"""


class SocketDriver(Driver):
    """Draws one desk through its session."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._desk = cast("BrowserDesk", app)
        self._desk.drawn_by = self

    @property
    def is_web(self) -> bool:
        """Yes."""
        return True

    def write(self, data: str) -> None:
        """Draw. What is for the terminal itself, such as the pointer's shape, is for no page."""
        if not data.startswith("\x1b]"):
            self._desk.outlet(data)

    def send_message(self, message: Message) -> None:
        """Tell the app; everything here happens in its loop."""
        self._app.post_message(message)

    def start_application_mode(self) -> None:
        """Begin on an empty screen."""
        self.write(ENTER)
        self.resize(*self._desk.shape)
        self._app.post_message(AppFocus())

    def disable_input(self) -> None:
        """Nothing: whoever feeds it ends with the app."""

    def stop_application_mode(self) -> None:
        """Nothing: the page says what has become of the desk."""

    def resize(self, width: int, height: int) -> None:
        """Draw on so many columns and rows from here on."""
        self._size = (width, height)
        size = Size(width, height)
        self._app.post_message(Resize(size, size))

    def take(self, message: Message) -> None:
        """Hand on what was typed, clicked or pasted; anything else that a terminal may report is not believed."""
        match message:
            case Paste():
                self.process_message(Paste(pasted(message.text)[:PASTED]))
            case MouseEvent():
                width, height = self._desk.shape
                if 0 <= message.x < width and 0 <= message.y < height:
                    self.process_message(message)
            case Key():
                self.process_message(message)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Nothing: it would be opened on the host's computer."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Nothing: it would be written on the host's disk."""
        binary.close()
