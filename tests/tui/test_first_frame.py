"""The title is there at once: what it does not draw is loaded after its first frame."""

import os
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"

OPENED = """
import sys
from textual.app import App
from twiplo_game.cli import main as command
from twiplo_game.tui import terminal


display = App._display
def first(app, screen, renderable):
    display(app, screen, renderable)
    if renderable is not None:
        menu = screen.query_one("#menu")
        print(type(screen).__name__, menu.option_count, menu.size.height, *sorted(sys.modules), file=sys.stdout)
        App._display = display
        app.exit()

App._display = first
run_async = App.run_async
App.run_async = lambda app, **options: run_async(app, headless=True, size=(120, 40))
terminal.can_draw = lambda: True
sys.exit(command.main([]))
"""


def test_the_title_loads_no_game_before_its_first_frame(home: Path) -> None:
    opened = subprocess.run(
        [sys.executable, "-c", OPENED],
        env=os.environ | {"PYTHONPATH": str(SOURCES), "TWIPLO_HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert opened.returncode == 0, opened.stderr
    screen, options, height, *loaded = opened.stdout.split()
    # It was the whole title that was drawn, not an empty screen before it.
    assert (screen, int(options) > 3, int(height) > 3) == ("TitleScreen", True, True)
    rooms = {name.split(".")[1] for name in loaded if name.startswith("twiplo_game.")}
    assert rooms.isdisjoint({"engine", "analysis", "authoring"})
    assert {"pydantic", "yaml", "twiplo_game.model.scenario", "twiplo_game.store.session"}.isdisjoint(loaded)
