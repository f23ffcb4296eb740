"""A rehearsal measures a real server through its real door, and says so where something was lost."""

from dataclasses import replace

import pytest

from classroom.serving import RULES
from twiplo_game.classroom import rehearsal
from twiplo_game.classroom.bots_class import Office, free_port, start_server, until
from twiplo_game.classroom.hosting import make_contest, secret_path
from twiplo_game.classroom.rehearsal import Measured, rehearse
from twiplo_game.cli.main import main
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario


async def measured(url: str, count: int, seconds: float) -> Measured:
    """A rehearsal with so many bots."""
    ledger = ClassLedger(url)
    live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), RULES)
    ledger.close()
    port = free_port()
    process = start_server(url, port)
    office = Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())
    try:
        await until(office.is_open)
        return await rehearse(office, process.pid, count, seconds)
    finally:
        process.kill()
        process.wait()


async def test_what_a_few_bots_did_is_measured_and_nothing_is_lost(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "_THINKING", 0.1)
    found = await measured(url, 4, 0.5)
    assert found.is_sound
    assert found.acknowledged >= 3 * 4
    assert 0 < found.at_once.median <= found.at_once.p95 <= found.at_once.worst
    assert found.memory is None or found.memory > 10
    assert not replace(found, lost=1).is_sound
    assert not replace(found, is_recounted=False).is_sound


@pytest.mark.nightly
@pytest.mark.parametrize(("language", "said"), [("en", "lost or doubled: 0"), ("fr", "perdus ou doublés\u00a0: 0")])
def test_the_command_prints_what_was_measured(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["host", "--simulate", "5", "--lang", language]) == 0
    assert said in capsys.readouterr().out
