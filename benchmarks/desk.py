"""How fast the desk starts and answers, and how much memory it takes, beside the smallest Textual app.

    python benchmarks/desk.py [--rounds 9] [--keys 200]

Start is measured from the start of a fresh process until words of its first frame have come out of a pseudo-terminal of
120 columns and 40 rows, in turns, so that whatever else the machine does meets all; the ratio is the median of the
rounds' ratios. CPU seconds, of all threads, are given beside wall seconds. A key is measured from its arrival to the
bytes of the last redrawing, at a game that was played until its feed was full; of that the log's way to the disk is
given by itself. Needs Linux.
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
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from textual.events import Key

from twiplo_game.cli.title import FRAMES
from twiplo_game.engine.action import Advance, Ask, Check
from twiplo_game.engine.rejection import Rejected
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Session, Setup, begin
from twiplo_game.telling.possible import askable, checkable
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.run import set_aside

SIZE = (120, 40)
START_AIM, KEY_AIM = 1.3, 0.050
MESSAGES = 60
UNSET = {"COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_FPS"}
"""What of the environment the programs that are started have not."""

PROGRAMS = {
    "the smallest app": (
        b"Hello",
        """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("Hello")
Smallest().run()
""",
    ),
    "the title": (
        b"--plain",
        """
from twiplo_game.tui.app import TwiploApp
TwiploApp().run()
""",
    ),
    "the title, by command": (
        b"--plain",
        """
from twiplo_game.cli.main import main
main([])
""",
    ),
    "the desk of a new game": (
        b"Choose a message",
        """
from twiplo_game.cli.main import main
main("play summit-cancelled --seed 7 --profile ordinary --mandates none".split())
""",
    ),
}
"""What is started, and words of its first frame."""


def started(words: bytes, program: str, home: str) -> tuple[float, float, float]:
    """Wall seconds and CPU seconds until `words` were drawn, and MiB then."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    # Compiled modules are kept, as they are where a package is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment |= {
        "TWIPLO_HOME": home,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": f"{home}/c",
    }
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    drawn = b""
    try:
        while words not in drawn:
            drawn += os.read(ours, 65536)
        taken = time.monotonic() - begun
        tasks = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
        cpu = sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
        status = Path(f"/proc/{process.pid}/status").read_text()
        return taken, cpu, int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except OSError:
        raise SystemExit(f"the app ended before its first frame: {drawn.decode(errors='replace')[-2000:]}") from None
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def starts(rounds: int) -> None:
    """Start and memory of each program, in turns."""
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, (words, program) in PROGRAMS.items():
                figures = started(words, program, home)
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


def full_desk() -> Session:
    """A game with a full feed, none of it read."""
    session = begin(read_scenario(resolve("cable-leak")), shipped_doctrine(), Setup(seed="7"))
    while len(session.view.messages) < MESSAGES:
        now = session.view
        for action in (
            *(Ask(event.event, adviser.adviser) for event, adviser in askable(now)),
            *(Check(item.check) for _, item in checkable(now)),
        ):
            if isinstance(session.do(action), Rejected):
                break
        session.do(Advance(now.minute + 10))
    return session


async def keys(count: int) -> None:
    """From a key's arrival to the bytes of the redrawn desk."""
    display, fsync = TwiploApp._display, os.fsync
    drawn: list[tuple[float, float]] = []
    synced: list[float] = []

    def timed(app: TwiploApp, screen: object, renderable: object) -> None:
        display(app, screen, renderable)
        if screen is app.screen and hasattr(renderable, "render_segments"):
            # Without a terminal Textual stops short of the bytes.
            renderable.render_segments(app.console)
            drawn.append((time.perf_counter(), time.process_time()))

    def timed_sync(handle: int) -> None:
        begun = time.perf_counter()
        fsync(handle)
        synced.append(time.perf_counter() - begun)

    TwiploApp._display = timed
    os.fsync = timed_sync
    session = full_desk()
    app = TwiploApp(None, lambda app: app.sit_down(LocalPort(session)), at_rest=set_aside)
    async with app.run_test(size=SIZE) as pilot:
        while type(app.screen).__name__ != "DeskScreen" or app.frame is None:
            await pilot.pause(0.01)
        # The library is read ahead in a thread.
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        synced.clear()
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
    shown = len(session.view.messages)
    print(f"\nkey to the last redrawing at {SIZE[0]}x{SIZE[1]}, {shown} messages in the feed, {len(every)} keys")
    for key, values in (*taken.items(), ("all", every)):
        wall, cpu = ([1000 * value for value in column] for column in zip(*values, strict=True))
        print(
            f"  {key:6} median {statistics.median(wall):6.1f} ms, p95 {at_95(wall):6.1f} ms"
            f"   of CPU {statistics.median(cpu):6.1f} ms, p95 {at_95(cpu):6.1f} ms"
        )
    print(f"  aim: p95 under {KEY_AIM * 1000:.0f} ms")
    if synced:
        times = [1000 * value for value in synced]
        print(f"  of it the log on the disk, {len(times)} times: median {statistics.median(times):.1f} ms, p95 "
              f"{at_95(times):.1f} ms")  # fmt: skip
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
    if os.environ.get("TEXTUAL_FPS") != FRAMES:
        # Textual has looked at it already, and the command line sets it before.
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"TEXTUAL_FPS": FRAMES})
    print(f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    starts(options.rounds)
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWIPLO_HOME"] = str(Path(home) / "home")
        asyncio.run(keys(options.keys))


if __name__ == "__main__":
    main()
