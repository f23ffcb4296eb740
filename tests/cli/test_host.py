"""`twiplo host` and `twiplo doctor` on the command line."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from twiplo_game.analysis.fair_seed import fair_seed, is_fair, lead
from twiplo_game.classroom.hosting import Rules, make_contest
from twiplo_game.cli.main import main
from twiplo_game.engine.compile import compile_story
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.class_ledger import ClassLedger, default_url
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    return tmp_path


def test_other_commands_know_nothing_of_a_server() -> None:
    code = (
        "import sys; from twiplo_game.cli.main import main; main(['list', '--json']); "
        "print([n for n in ('starlette', 'uvicorn', 'sqlalchemy', 'websockets', 'segno') if n in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["host", "no-such-crisis"], "There is no scenario"),
        (["host"], "Name a scenario"),
        (["host", "summit-cancelled", "--minutes", "0"], "from 1 to 1440"),
        (["host", "summit-cancelled", "--profile", "x"], "There is no ministry"),
        (["host", "summit-cancelled", "--mandate", "x"], "has no mandate"),
        (["host", "summit-cancelled", "--database", "nonsense"], "no address of a database"),
        (["host", "--resume"], "holds no such contest"),
        (["host", "--forget", "abc"], "holds no such contest"),
    ],
)
def test_what_cannot_be_held_is_said_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "en"] + (["--port", "0"] if "--forget" not in arguments else [])) in {2, 3}
    told = capsys.readouterr().err
    assert said in told
    assert len(told.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["host", "summit-cancelled", "--address", "127.0.0.1", "--port", port, "--lang", "en"]) == 3
    assert f"Port {port}" in capsys.readouterr().err


def test_the_doctor_looks_at_everything(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--lang", "en", "--database", "nonsense"])
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 7
    assert "desks in browsers" in told[-2]
    assert told[-1].startswith("TO DO")


def test_names_are_forgotten_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    ledger = ClassLedger(default_url())
    rules = Rules(seed="1", profile="ordinary", mandates=(), minutes=5)
    make_contest(ledger, read_scenario(resolve("summit-cancelled")), rules)
    ledger.close()
    assert main(["host", "--forget", "--lang", "en"]) == 0
    assert "0 people were forgotten" in capsys.readouterr().out


def test_a_seed_is_fair_where_care_is_worth_it(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    story = compile_story(scenarios["summit-cancelled"], doctrine, profile="ordinary")
    assert lead(story, "1") >= 100
    assert is_fair(story, "1")
    assert fair_seed(story, ["1", "2"]) == "1"
    assert fair_seed(story, []) is None
