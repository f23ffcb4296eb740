"""How long `twiplo check` takes beside the imports that nothing can be read without, and how long reading a file takes.

    python benchmarks/check.py [--rounds 15] [--deep]

Beside it `twiplo list`, and `twiplo play --plain` up to its first question. With `--deep` also how long `twiplo check
--deep` plays each shipped scenario.

Seconds of CPU. The programs run in turn, so that what else the machine does falls on all of them. All modules are
compiled once before anything is timed, as they are wherever the game is installed: an environment that forbids Python
to keep what it compiles, which is usual in containers, would have the package compiled anew in every round.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from twiplo_game.analysis.deep.problems import deep_problems
from twiplo_game.authoring.check import check_text, load_text
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve

ROOT = Path(__file__).parents[1]
LONGEST = ROOT / "scenarios" / "disinformation-campaign.yaml"
BASE = "import yaml; from pydantic import BaseModel"
ONE_MODEL = f"{BASE}\nclass Least(BaseModel):\n    word: str = ''"
CHECK_AIM = 1.5
LOAD_AIM = 0.25
LINES = 450


def file_of(lines: int) -> str:
    """A shipped scenario cut after the event in which line `lines` stands; names that went with the rest are missed."""
    text = LONGEST.read_text("utf-8")
    head, *events = text.split("\n  - id: ")
    kept = head
    for event in events:
        kept += f"\n  - id: {event}"
        if kept.count("\n") >= lines:
            break
    return f"{kept.rstrip()}\n".replace("id: disinformation-campaign", "id: benchmark")


def mended(text: str) -> str:
    """`text` with the last event that it has in place of those that it names and has no more."""
    kept = re.findall(r"^  - id: (\w+)", text, re.MULTILINE)
    cut = re.findall(r"^  - id: (\w+)", LONGEST.read_text("utf-8"), re.MULTILINE)[len(kept) :]
    return re.sub(rf"\b(?:{'|'.join(cut)})\b", kept[-1], text)


def environment_in(folder: Path) -> dict[str, str]:
    """An environment in which Python keeps what it compiles, and the game what the player chose, in `folder`."""
    (folder / "settings.toml").write_text('language = "en"\n', "utf-8")
    own = {"PYTHONPATH": str(ROOT / "src"), "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "TWIPLO_HOME": str(folder)}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def cpu_of(environment: dict[str, str], *arguments: str) -> float:
    """Seconds of CPU that a run of this Python takes, to the end of its input, which is empty."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--deep", action="store_true", help="also play the shipped scenarios")
    arguments = parser.parse_args()
    rounds = arguments.rounds
    with tempfile.TemporaryDirectory() as folder:
        mistaken, right = Path(folder) / "mistaken" / "benchmark.yaml", Path(folder) / "right" / "benchmark.yaml"
        for path, text in ((mistaken, file_of(LINES)), (right, mended(file_of(LINES)))):
            path.parent.mkdir()
            path.write_text(text, "utf-8")
        lines = right.read_text("utf-8").count("\n")
        programs = {
            "imports alone": ("-c", BASE),
            "one small model": ("-c", ONE_MODEL),
            f"check, {lines} lines": ("-m", "twiplo_game", "check", str(mistaken)),
            "mended, craft too": ("-m", "twiplo_game", "check", str(right)),
            "list": ("-m", "twiplo_game", "list"),
            "play, to a question": ("-m", "twiplo_game", "play", "--plain"),
        }
        environment = environment_in(Path(folder))
        measured: dict[str, list[float]] = {name: [] for name in programs}
        for turn in range(rounds + 1):
            for name, program in programs.items():
                took = cpu_of(environment, *program)
                # The first round compiles all modules and fills the disk's cache.
                if turn:
                    measured[name].append(took)
    base = measured["imports alone"]
    for name, times in measured.items():
        ratios = [one / other for one, other in zip(times, base, strict=True)]
        print(
            f"{name:<20} {median(times):.3f} s, {median(ratios):.2f} times the imports alone "
            f"({min(ratios):.2f} to {max(ratios):.2f})"
        )
    print(f"The aim of the check is {CHECK_AIM} times.")
    text, doctrine = LONGEST.read_text("utf-8"), shipped_doctrine().doctrine
    for name, read in (("load", load_text), ("check", check_text)):
        times = []
        for _ in range(rounds):
            start = time.process_time()
            read(text, LONGEST.name, doctrine)
            times.append(time.process_time() - start)
        size = text.count("\n")
        print(
            f"{name}, {size:,} lines   {median(times):.3f} s ({min(times):.3f} to {max(times):.3f}); aim {LOAD_AIM} s"
        )
    if arguments.deep:
        for name in library_ids():
            deep(name)


def deep(name: str) -> None:
    """Play a shipped scenario as `check --deep` does, and print what that took."""
    path, doctrine = resolve(name), shipped_doctrine().doctrine
    file = path.read_text("utf-8")
    checked = check_text(file, path.name, doctrine)
    games = 0

    def told() -> None:
        nonlocal games
        games += 1

    start = time.process_time()
    found = deep_problems(checked, file, path.name, doctrine, told)
    print(
        f"deep, {name:<24} {time.process_time() - start:.1f} s, {games:,} games or lots of them, {len(found)} problems"
    )


if __name__ == "__main__":
    main()
