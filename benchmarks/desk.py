"""How fast the desk starts and answers, and how much memory it takes, beside the smallest Textual app.

    python benchmarks/desk.py [--rounds 9] [--keys 200]

Start is measured from the start of a fresh process to its first frame in a pseudo-terminal of 120 columns and 40 rows,
in turns, so that whatever else the machine does meets both; the ratio is the median of the rounds' ratios. CPU seconds
are given beside wall seconds. A key is measured from its arrival to the bytes of the last redrawing. Needs Linux.
"""

import argparse
import asyncio
import os
import pty
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from textual.events import Key

from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Setup, begin
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.local_port import LocalPort

SIZE = (120, 40)
START_AIM, KEY_AIM = 1.3, 0.050
MESSAGES = 60

FIRST_FRAME = """
import os, resource, time
def first_frame(app):
    used = resource.getrusage(resource.RUSAGE_SELF)
    with open("/proc/self/status") as status:
        most = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    line = f"{time.monotonic()} {used.ru_utime + used.ru_stime} {most} "
    os.write(int(os.environ["TELL"]), line.encode())
    app.exit()
"""

PROGRAMS = {
    "the smallest app": """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("Hello")
    def on_mount(self):
        self.screen.call_after_refresh(first_frame, self)
Smallest().run()
""",
    "the title": """
from twiplo_game.tui.app import TwiploApp
TwiploApp(None, lambda app: app.screen.call_after_refresh(first_frame, app) and None).run()
""",
    "the desk of a new game": """
from twiplo_game.tui.app import TwiploApp
def begin(app):
    from twiplo_game.store.doctrine import shipped_doctrine
    from twiplo_game.store.scenario_files import resolve
    from twiplo_game.store.scenarios import read_scenario
    from twiplo_game.store.session import Setup, begin
    from twiplo_game.tui.local_port import LocalPort
    session = begin(read_scenario(resolve("summit-cancelled")), shipped_doctrine(), Setup(seed="7"))
    app.sit_down(LocalPort(session))
    app.set_interval(0.001, look)
def look():
    if type(app.screen).__name__ == "DeskScreen":
        app.screen.call_after_refresh(first_frame, app)
app = TwiploApp(None, begin)
app.run()
""",
}


def started(program: str, home: str) -> tuple[float, float, float]:
    """Wall seconds and CPU seconds to the first frame, and MiB at it."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    heard, told = os.pipe()
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    # Compiled modules are kept, as they are where a package is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment |= {
        "TWIPLO_HOME": home,
        "TERM": "xterm-256color",
        "TELL": str(told),
        "PYTHONPYCACHEPREFIX": f"{home}/c",
    }
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", FIRST_FRAME + program],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, pass_fds=(told,), start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.close(told)
    drawing = threading.Thread(target=_drain, args=(ours,), daemon=True)
    drawing.start()
    line = os.read(heard, 200).decode().split()
    process.wait(60)
    drawing.join(5)
    os.close(heard)
    os.close(ours)
    if not line:
        raise SystemExit("the app ended before its first frame")
    return float(line[0]) - begun, float(line[1]), int(line[2]) / 1024


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        return


def starts(rounds: int) -> None:
    """Start and memory of each program, in turns."""
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, program in PROGRAMS.items():
                figures = started(program, home)
                if number:  # the first round compiles the modules
                    taken[name].append(figures)
    least = taken["the smallest app"]
    print(f"\nfirst frame at {SIZE[0]}x{SIZE[1]}, median of {rounds} rounds (aim: the title at most {START_AIM}x)")
    for name, figures in taken.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*figures, strict=True))
        ratios = [
            statistics.median(ours[place] / theirs[place] for ours, theirs in zip(figures, least, strict=True))
            for place in (0, 1)
        ]
        print(
            f"  {name:24} {wall * 1000:7.0f} ms  {cpu * 1000:7.0f} ms of CPU  {memory:6.1f} MiB"
            f"   {ratios[0]:.2f}x wall, {ratios[1]:.2f}x CPU"
        )


async def keys(count: int) -> None:
    """From a key's arrival to the bytes of the redrawn desk."""
    display = TwiploApp._display
    drawn: list[tuple[float, float]] = []

    def timed(app: TwiploApp, screen: object, renderable: object) -> None:
        display(app, screen, renderable)
        if screen is app.screen and hasattr(renderable, "render_segments"):
            # Without a terminal Textual stops short of the bytes.
            renderable.render_segments(app.console)
            drawn.append((time.perf_counter(), time.process_time()))

    TwiploApp._display = timed
    session = begin(read_scenario(resolve("summit-cancelled")), shipped_doctrine(), Setup(seed="7"))
    app = TwiploApp(None, lambda app: app.sit_down(LocalPort(session)))
    async with app.run_test(size=SIZE) as pilot:
        while type(app.screen).__name__ != "DeskScreen" or app.frame is None:
            await pilot.pause(0.01)
        message = app.frame.view.messages[0]
        many = tuple(replace(message, id=f"m{number}", minute=number) for number in range(MESSAGES))
        app.frame = replace(app.frame, view=replace(app.frame.view, minute=MESSAGES, messages=many))
        await pilot.pause(0.2)
        taken: dict[str, list[tuple[float, float]]] = {}
        for number in range(count):
            key = ("down", "down", "enter", "up", "n")[number % 5]
            drawn.clear()
            begun = time.perf_counter(), time.process_time()
            app.post_message(Key(key, None))
            await pilot.pause(0.15)
            if drawn:
                taken.setdefault(key, []).append((drawn[-1][0] - begun[0], drawn[-1][1] - begun[1]))
    every = [value for values in taken.values() for value in values]
    print(f"\nkey to the last redrawing at {SIZE[0]}x{SIZE[1]}, {MESSAGES} messages in the feed, {len(every)} keys")
    for key, values in (*taken.items(), ("all", every)):
        wall, cpu = ([1000 * value for value in column] for column in zip(*values, strict=True))
        print(
            f"  {key:6} median {statistics.median(wall):6.1f} ms, p95 {at_95(wall):6.1f} ms"
            f"   of CPU {statistics.median(cpu):6.1f} ms, p95 {at_95(cpu):6.1f} ms"
        )
    print(f"  aim: p95 under {KEY_AIM * 1000:.0f} ms")
    print(f"  memory at the end {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MiB")


def at_95(values: list[float]) -> float:
    """The value that nineteen of twenty are at or below."""
    return sorted(values)[int(len(values) * 0.95)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keys", type=int, default=200)
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    starts(options.rounds)
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWIPLO_HOME"] = str(Path(home) / "home")
        asyncio.run(keys(options.keys))


if __name__ == "__main__":
    main()
