"""Nothing that steers a terminal gets through: neither what is typed and pasted, nor what is drawn.

Textual writes a text's control characters as they are (measured: OSC 52, which sets the clipboard, reached the socket).
The desk cleans what it shows where it makes it; here the last door is shut, whatever a widget was given.
"""

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_BUT_LINES: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def pasted(text: str) -> str:
    """`text` without C0 and C1 but for line breaks and tabs."""
    return _BUT_LINES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class NoControls(LineFilter):
    """Draws a space for every control character that is left in a line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of one line, harmless."""
        return [
            Segment(_CONTROLS.sub(" ", text), style, None) if _CONTROLS.search(text) else Segment(text, style, control)
            for text, style, control in segments
        ]
