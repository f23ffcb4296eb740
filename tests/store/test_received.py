"""A game that was played elsewhere: looked at before it is kept."""

import json
from pathlib import Path

import pytest

from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import DamagedError
from twiplo_game.store.files import digest
from twiplo_game.store.received import take_in
from twiplo_game.store.session import Session, replay

from .conftest import HARBOUR


def _sent(log: str) -> bytes:
    doctrine, scenario = shipped_doctrine(), HARBOUR.read_text("utf-8")
    texts = {
        "scenario": {"text": scenario, "hash": digest(scenario.encode())},
        "doctrine": {"text": doctrine.text, "hash": doctrine.hash},
    }
    return json.dumps({"log": log, **texts}).encode()


@pytest.mark.parametrize("damage", ["nothing of a log\n", '{"m":0,"t":0,"a":{"do":"unknown"}}\n'])
def test_a_bad_copy_leaves_the_good_one_alone(session: Session, home: Path, damage: str) -> None:
    """What came first can still be read, nothing else is left over, and the sentence names the game."""
    session.close()
    log = session.writer.path.read_text("utf-8")
    kept = take_in(_sent(log), "class-ada")
    before = kept.read_bytes()

    with pytest.raises(DamagedError, match=r"class-ada\.jsonl is damaged"):
        take_in(_sent(log + damage), "class-ada")

    assert kept.read_bytes() == before
    replay(kept)
    assert sorted(path.name for path in (home / "games").iterdir()) == sorted([kept.name, session.writer.path.name])
