"""A rehearsal before the lesson: bots in every seat, on a server of their own, and what was measured."""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from twiplo_game.classroom.bots_class import Office, Spread, free_port, start_server, until
from twiplo_game.classroom.hosting import Rules, make_contest, secret_path
from twiplo_game.classroom.rehearsal import Measured, rehearse
from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import Words
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

_SCENARIO: Final = "summit-cancelled"
_SECONDS: Final = 20.0


def simulate(args: argparse.Namespace, words: Words) -> ExitCode:
    """Rehearse, and print what was measured; PROBLEMS where an answer was lost or the ranking was wrong."""
    kept = os.environ.get("TWIPLO_HOME")
    with tempfile.TemporaryDirectory(prefix="twiplo-") as folder:
        # The rehearsal's class and its secret are nobody's: they go with the folder.
        os.environ["TWIPLO_HOME"] = folder
        try:
            measured = asyncio.run(_simulated(args, Path(folder)))
        finally:
            os.environ.pop("TWIPLO_HOME")
            if kept is not None:
                os.environ["TWIPLO_HOME"] = kept
    for line in _lines(measured, words):
        output.line(line)
    return ExitCode.OK if measured.is_sound else ExitCode.PROBLEMS


async def _simulated(args: argparse.Namespace, folder: Path) -> Measured:
    url = f"sqlite:///{folder / 'classes.sqlite'}"
    ledger = ClassLedger(url)
    rules = Rules(seed=args.seed or "1", profile=args.profile, mandates=tuple(args.mandate), minutes=args.minutes or 20)
    live = make_contest(ledger, read_scenario(resolve(args.scenario or _SCENARIO)), rules)
    ledger.close()
    port = free_port()
    process = start_server(url, port)
    office = Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())
    try:
        await until(office.is_open)
        return await rehearse(office, process.pid, args.simulate, _SECONDS)
    finally:
        process.kill()
        process.wait()


def _lines(measured: Measured, words: Words) -> Iterator[str]:
    tr = words.tr
    yield words.trn("{n} bot, on this computer:", "{n} bots, on this computer:", measured.seats)
    yield tr("  everybody joined       {ms} ms", ms=_ms(measured.joined))
    yield tr("  everybody connected    {ms} ms", ms=_ms(measured.connected))
    yield tr("  everybody at the desk  {ms} ms after the start", ms=_ms(measured.desks))
    yield tr("  all answer at once     {spread}", spread=_spread(measured.at_once, words))
    yield tr("  in play                {spread}", spread=_spread(measured.playing, words))
    yield tr("  the room told          {ms} ms after the trainer's order", ms=_ms(measured.room))
    yield tr("  acknowledged           {n}, lost or doubled: {lost}", n=measured.acknowledged, lost=measured.lost)
    if measured.memory is not None:
        yield tr("  server's memory        {mb} MB", mb=measured.memory)
    if measured.is_recounted:
        yield tr("The ranking recounted from the log is the board's.")
    else:
        yield tr("The ranking recounted from the log is NOT the board's. Please report this.")


def _spread(spread: Spread, words: Words) -> str:
    return words.tr(
        "median {median} ms, 95 % within {p95} ms, worst {worst} ms",
        median=_ms(spread.median),
        p95=_ms(spread.p95),
        worst=_ms(spread.worst),
    )


def _ms(seconds: float) -> int:
    return round(seconds * 1_000)
