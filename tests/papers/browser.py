"""A real browser, where the machine has one: pages are opened in it, and what it made of them is read back."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOUND = next(filter(None, map(shutil.which, _NAMES)), None)

needs_browser = pytest.mark.skipif(FOUND is None, reason="no Chromium on this machine")


def dumped(page: Path, *, budget: int = 15_000) -> str:
    """The page as the browser has it once it is at rest, at most `budget` milliseconds of its own time later."""
    assert FOUND is not None
    # A browser refuses to shut itself in where everything runs as root, as in a container.
    free = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    done = subprocess.run(
        [
            FOUND, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", *free,
            f"--user-data-dir={page.parent / 'profile'}", f"--virtual-time-budget={budget}", "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8")
