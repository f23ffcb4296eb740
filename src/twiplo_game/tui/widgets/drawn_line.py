"""A line of a list that is made for the width at which it is drawn.

Textual tells a hidden list nothing of the room that it will have, and does not always tell it when it comes back. A
line that asks at the moment of drawing cannot be too short, or too long.
"""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class DrawnLine(Visual):
    """One line; `made` is given the columns that there are."""

    def __init__(self, made: Callable[[int], Content]) -> None:
        self.made = made

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The line, as wide as there is room."""
        return self.made(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All that there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1
