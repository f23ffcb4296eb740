"""How long reading a text takes, and a key in the composer with the marks on and off.

    python benchmarks/text.py [--keys 120]

Reading is measured of texts as long as can be sent, and of a hundred thousand characters of the worst pieces known. A
key is measured from its arrival to the bytes of the redrawing, at 120x40, in a text of about 1,500 characters with a
dozen marks, appended to and changed in the middle, in CPU time and by the clock. The text is read when the hands rest:
what the marks take then is measured by itself.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from textual.events import Key

from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.seating import local_port
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Setup, begin
from twiplo_game.tui import messages
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.run import set_aside
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.widgets.letter import Letter

KEY_AIM = 0.016
SAID = (
    "We do not yet know who sent the message. Our thoughts are with the families of the crew. There is no doubt that "
    "the port was hit. We deny this allegation. Please avoid the harbour. Our next update will be given at 18:00. The "
    "full report is published at https://example.org/report. Mr Plön will answer your questions in the afternoon. "
)
WORST = ("we ", "nous ", "a", "!", "« ", "36.2021, ", "a.", "no doubt that ", "we will we will not ", "must ", "l'")


def readings() -> None:
    """How long reading takes, CPU time, best of five; each by a reader that remembers nothing."""
    doctrine = shipped_doctrine().doctrine
    terms = Terms.of(read_scenario(resolve("summit-cancelled")).scenario)

    def read(text: str) -> tuple[float, float, float]:
        """Milliseconds to make the reader, to read, and to read again with one word more."""
        begun = time.process_time()
        reader = Reader(doctrine.characters, doctrine.text, terms)
        reader.read("We know.")
        made = time.process_time()
        reader.read(text)
        once = time.process_time()
        reader.read(text + " more")
        return 1000 * (made - begun), 1000 * (once - made), 1000 * (time.process_time() - once)

    def best(text: str) -> tuple[float, float, float]:
        made, once, again = zip(*(read(text) for _ in range(5)), strict=True)
        return min(made), min(once), min(again)

    print(f"\nmaking a reader {best('-')[0]:.1f} ms of CPU")
    for length in (280, 1500, TEXT_LIMIT):
        _, once, again = best((SAID * 20)[:length])
        print(f"reading {length:5} characters of a statement {once:5.1f} ms, again with a word more {again:4.1f} ms")
    worst = {piece: best((piece * 100_000)[:100_000])[1] for piece in WORST}
    piece = max(worst, key=worst.__getitem__)
    print(f"reading 100,000 characters, worst of {len(WORST)} pieces ({piece!r}) {worst[piece]:.1f} ms (aim: 100)")


async def keys(count: int, *, is_marked: bool) -> None:
    """A key in the composer, from its arrival to the last redrawing."""
    display, marked = TwiploApp._display, local_port.marked
    drawn: list[tuple[float, float]] = []

    def timed(app: TwiploApp, screen: object, renderable: object) -> None:
        display(app, screen, renderable)
        if screen is app.screen and hasattr(renderable, "render_segments"):
            renderable.render_segments(app.console)
            drawn.append((time.perf_counter(), time.process_time()))

    TwiploApp._display = timed
    if not is_marked:
        local_port.marked = lambda *_: None
    session = begin(read_scenario(resolve("summit-cancelled")), shipped_doctrine(), Setup(seed="7"))
    app = TwiploApp(None, lambda app: app.sit_down(LocalPort(session)), at_rest=set_aside)
    taken: list[tuple[float, float]] = []
    rests: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        app.post_message(messages.Write("the_post"))
        while not isinstance(app.screen, ComposerScreen):
            await pilot.pause(0.05)
        await pilot.press("1")
        letter = app.screen.query_one(Letter)
        letter.load_text((SAID * 4)[:1500])
        letter.focus()
        await pilot.pause(0.5)
        for number in range(count):
            letter.move_cursor(letter.document.end if number % 2 else (0, 700))
            await pilot.pause(0.05)
            drawn.clear()
            begun = time.perf_counter(), time.process_time()
            app.post_message(Key("x" if number % 7 else "space", "x" if number % 7 else " "))
            await pilot.pause(0.1)
            if drawn:
                taken.append((drawn[-1][0] - begun[0], drawn[-1][1] - begun[1]))
            resting = time.process_time()
            await pilot.pause(0.15)
            rests.append(1000 * (time.process_time() - resting))
    TwiploApp._display, local_port.marked = display, marked
    wall, cpu = ([1000 * value for value in column] for column in zip(*taken, strict=True))
    print(
        f"a key in the composer, marks {'on' if is_marked else 'off'}: median {statistics.median(wall):.1f} ms, "
        f"p95 {sorted(wall)[int(len(wall) * 0.95)]:.1f} ms; of CPU median {statistics.median(cpu):.1f} ms, "
        f"p95 {sorted(cpu)[int(len(cpu) * 0.95)]:.1f} ms ({len(taken)} keys; aim: {KEY_AIM * 1000:.0f} ms)\n"
        f"  afterwards, at rest: median {statistics.median(rests):.1f} ms of CPU"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keys", type=int, default=120)
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    readings()
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWIPLO_HOME"] = str(Path(home) / "home")
        for is_marked in (False, True):
            asyncio.run(keys(options.keys, is_marked=is_marked))


if __name__ == "__main__":
    main()
