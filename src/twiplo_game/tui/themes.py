"""The desk's own colours: dark and light, each as usual, safe for colour-blind eyes, and without colour.

Every pair of letters and ground in them has a contrast of 4.5 or more (a test measures what is drawn). Nothing is told
by colour alone: a sign or a word says it too.
"""

from dataclasses import dataclass
from typing import Final

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class _Ground:
    background: str
    surface: str
    panel: str
    letters: str
    quiet: str
    line: str
    cursor: str
    """The ground of the chosen line."""


@dataclass(frozen=True, slots=True)
class _Marks:
    primary: str
    accent: str
    good: str
    bad: str
    warning: str


_GROUNDS: Final = {
    "dark": _Ground("#0d131d", "#131b28", "#1b2535", "#e7ebf2", "#b3bfd1", "#5b7192", "#24405f"),
    "light": _Ground("#fbfaf6", "#f3f1ea", "#e8e4d9", "#191d25", "#4a5260", "#837e6e", "#cfe0f2"),
}

_MARKS: Final = {
    ("dark", "normal"): _Marks("#8dbcff", "#ffd479", "#8fdb9c", "#ff9d92", "#ffc766"),
    ("dark", "safe"): _Marks("#8dbcff", "#f2e28a", "#6fc3f5", "#ffab5c", "#f2e28a"),
    ("dark", "mono"): _Marks("#e7ebf2", "#e7ebf2", "#e7ebf2", "#e7ebf2", "#e7ebf2"),
    ("light", "normal"): _Marks("#0b4a94", "#6a3a00", "#14602b", "#9a2118", "#6e4300"),
    ("light", "safe"): _Marks("#0b4a94", "#5c4300", "#08528f", "#8c3f00", "#5c4300"),
    ("light", "mono"): _Marks("#191d25", "#191d25", "#191d25", "#191d25", "#191d25"),
}


def theme_name(theme: str, colours: str) -> str:
    """The name of a theme for the player's two choices."""
    return f"twiplo-{theme}-{colours}"


def _theme(theme: str, colours: str) -> Theme:
    ground, marks = _GROUNDS[theme], _MARKS[theme, colours]
    return Theme(
        name=theme_name(theme, colours),
        dark=theme == "dark",
        primary=marks.primary,
        secondary=ground.quiet,
        accent=marks.accent,
        success=marks.good,
        error=marks.bad,
        warning=marks.warning,
        foreground=ground.letters,
        background=ground.background,
        surface=ground.surface,
        panel=ground.panel,
        variables={
            "text": ground.letters,
            "text-muted": ground.quiet,
            "text-disabled": ground.quiet,
            "text-primary": marks.primary,
            "text-accent": marks.accent,
            "text-success": marks.good,
            "text-error": marks.bad,
            "text-warning": marks.warning,
            "foreground-muted": ground.quiet,
            "foreground-disabled": ground.quiet,
            "border": marks.primary,
            "border-blurred": ground.line,
            "block-cursor-foreground": ground.letters,
            "block-cursor-background": ground.cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": ground.letters,
            "block-cursor-blurred-background": ground.panel,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": ground.panel,
            "input-selection-background": ground.cursor,
            "input-selection-foreground": ground.letters,
            "input-cursor-background": ground.letters,
            "input-cursor-foreground": ground.background,
            "scrollbar": ground.line,
            "scrollbar-hover": ground.quiet,
            "scrollbar-active": marks.primary,
            "scrollbar-background": ground.surface,
            "scrollbar-background-hover": ground.surface,
            "scrollbar-background-active": ground.surface,
            "scrollbar-corner-color": ground.surface,
            "screen-selection-background": ground.cursor,
            "screen-selection-foreground": ground.letters,
            "quiet": ground.quiet,
            "line": ground.line,
            "chosen": "bold reverse" if colours == "mono" else "bold",
            "good": marks.good,
            "bad": marks.bad,
        },
    )


THEMES: Final = tuple(_theme(*pair) for pair in _MARKS)
"""All of them."""
