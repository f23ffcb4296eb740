"""The class's server, through its real door."""

from pathlib import Path

import pytest

from classroom.serving import held


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    return f"sqlite:///{tmp_path / 'classes.sqlite'}"


async def test_a_seat_joins_acts_and_is_on_the_board(url: str) -> None:
    async with held(url) as group:
        given = await group.join("Aïcha")
        assert given["name"] == "Aïcha"
        async with group.seat(given["token"]) as player:
            assert (await player.hear("welcome"))["playbill"] is None
            assert (await player.hear("roomnow"))["phase"] == "lobby"
            await group.order(**{"is": "started", "countdown": 0})
            welcome = await player.hear("welcome")
            assert welcome["playbill"]["seed"] is None
            shown = await player.hear("changed")
            message = shown["view"]["messages"][0]["id"]
            ticket = await player.submit({"do": "open", "message": message})
            assert (await player.hear("ack"))["ticket"] == ticket
            answer = await player.hear("changed", ticket=ticket)
            assert answer["view"]["messages"][0]["is_opened"]
            again = await player.submit({"do": "open", "message": message}, ticket)
            assert (await player.hear("ack"))["number"] == 2
            assert (await player.hear("changed", ticket=again))["revision"] == answer["revision"]
        board = (await group.http.get("/board.json")).json()
        assert [row["name"] for row in board["board"]["rows"]] == ["Aïcha"]
