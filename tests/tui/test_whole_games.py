"""Whole games through the screens: the log is the line mode's log for the same choices."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.tui.playing import until
from tests.tui.scripted import Player

from twiplo_game.engine.codec import action_from_data
from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import Setup, begin
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.desk import DeskScreen

SOURCES = Path(__file__).parents[2] / "src"


def _line_mode(scenario: str, bot: str, seed: str, log: Path) -> list[dict[str, Any]]:
    """The log that the line mode writes while `bot` plays."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "twiplo_game",
            "play",
            scenario,
            "--bot",
            bot,
            "--seed",
            seed,
            "--lang",
            "en",
            "--log",
            log,
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        timeout=120,
    )
    return _lines(log)


def _lines(log: Path) -> list[dict[str, Any]]:
    """The header and the actions of a log, without the seconds that the player took."""
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return [{key: value for key, value in line.items() if key != "t"} for line in lines if "note" not in line]


def _read_first(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same choices by somebody who reads each event before answering it, which at the desk there is no way around.

    A bot, which the line mode watches here, answers without.
    """
    read: set[str] = set()
    told = []
    for line in lines:
        action = line.get("a", {})
        if action.get("do") == "respond" and action["event"] not in read:
            told.append({"m": line["m"], "a": {"do": "open", "message": action["event"]}})
            read.add(action["event"])
        if action.get("do") == "open":
            read.add(action["message"])
        told.append(line)
    return told


@pytest.mark.parametrize(
    ("scenario", "bot"),
    [
        ("summit-cancelled", "careful"),
        ("cloned-ministry", "careful"),
        pytest.param("disinformation-campaign", "hasty", marks=pytest.mark.nightly),
        pytest.param("cable-leak", "careful", marks=pytest.mark.nightly),
    ],
)
async def test_a_game_played_with_the_keys_leaves_the_line_modes_log(scenario: str, bot: str, tmp_path: Path) -> None:
    lines = _line_mode(scenario, bot, "3", tmp_path / "lines.jsonl")
    path = tmp_path / "desk.jsonl"
    session = begin(read_scenario(resolve(scenario)), shipped_doctrine(), Setup(seed="3"), path)
    app = TwiploApp(translator("en"), lambda app: app.sit_down(LocalPort(session)))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        player = Player(app, pilot)
        for line in lines[1:]:
            await player.do(action_from_data(line["a"]))
        assert player.is_over
    assert _lines(path) == _read_first(lines)
