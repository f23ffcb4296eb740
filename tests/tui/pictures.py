"""The pictures of the README, drawn from the screens as they are.

python -m tests.tui.pictures
"""

import asyncio
import os
import re
import sys
from pathlib import Path

from tests.tui.proofs import somewhere
from tests.tui.screens import SCREENS, reached, returned, started

FOLDER = Path(__file__).parents[2] / "docs" / "images"
PICTURES = (
    ("desk", "desk", "en", (120, 40)),
    ("composer", "composer", "en", (120, 40)),
    ("consequence", "consequence", "fr", (80, 24)),
    ("debrief", "plots", "fr", (80, 24)),
)
"""File, screen, language and size of each."""


def on_its_own(svg: str) -> str:
    """The picture without fonts from elsewhere; spaces are kept by every viewer."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace(' xml:space="preserve"', "")
    return svg.replace("<text ", '<text xml:space="preserve" ')


async def draw_all() -> None:
    """Draw all of them again."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, screen, language, size in PICTURES:
        with somewhere():
            async with started(SCREENS[screen].start, language, size) as (app, pilot):
                await reached(screen, app, pilot)
                (FOLDER / f"{name}.svg").write_text(on_its_own(app.export_screenshot(title="Twiplo")), "utf-8")
                await returned(app, pilot)
    sys.stdout.write(f"{len(PICTURES)} pictures in {FOLDER}\n")


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(draw_all())
