"""The port of a game on this computer: asking again changes nothing, and what the log holds was carried out."""

import pytest
from tests.tui.playing import new_session

from twiplo_game.engine.action import Advance, Open, Respond
from twiplo_game.engine.view import PlayerView
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.seating.port import Changed, Failed, Feel, Keep, Kept, Refresh, Refused, Reply, Submit
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_lines import NoteLine
from twiplo_game.store.session import LIVE, Session

HEARD = tuple[LocalPort, list[Reply]]


def listened(session: Session) -> HEARD:
    port, heard = LocalPort(session), []
    port.listen(heard.append)
    return port, heard


def draft(view: PlayerView, place: int = 0) -> Respond:
    return Respond(view.events[0].event, view.events[0].drafts[place].response)


def full_disk(*_: object) -> None:
    raise StoreError("the disk is full.")


def test_the_same_ticket_is_carried_out_once_and_answered_each_time() -> None:
    port, heard = listened(new_session("summit-cancelled"))
    request = Submit("one", Advance(5))
    port.ask(request)
    port.ask(request)
    assert heard[0] == heard[1]
    assert len(port.session.steps) == 2


def test_words_and_drafts_that_are_asked_for_twice_are_kept_once() -> None:
    port, heard = listened(new_session("summit-cancelled"))
    feeling = Feel("one", "uneasy")
    older, newer = (Keep(str(place), draft(port.session.view, place)) for place in (0, 1))
    for request in (feeling, older, newer, older, feeling):
        port.ask(request)
    assert all(isinstance(reply, Kept) for reply in heard)
    assert [note.data for note in port.session.notes if note.kind == "feeling"] == [{"words": "uneasy"}]
    assert port.composed == (older.order, newer.order)


def test_a_refusal_is_repeated_and_a_failure_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    port, heard = listened(new_session("summit-cancelled"))
    port.ask(Submit("no", Open("nothing")))
    assert isinstance(heard[-1], Refused)
    with monkeypatch.context() as broken:
        broken.setattr(port.session.writer, "append", full_disk)
        port.ask(Submit("one", Advance(5)))
    assert isinstance(heard[-1], Failed)
    assert len(port.session.steps) == 1
    port.ask(Submit("one", Advance(5)))
    assert isinstance(heard[-1], Changed)


def test_an_action_that_is_in_the_log_is_told_even_if_the_result_could_not_be_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port, heard = listened(new_session("summit-cancelled"))
    append = port.session.writer.append
    monkeypatch.setattr(
        port.session.writer, "append", lambda line: full_disk() if isinstance(line, NoteLine) else append(line)
    )
    while not port.session.state.is_over:
        before = len(port.session.steps)
        port.ask(Submit(str(before), Advance(port.session.game.story.length)))
        reply = heard[-1]
        assert isinstance(reply, Changed)
        assert (reply.since, reply.revision) == (before, before + 1)


def test_a_live_clock_on_a_full_disk_tells_what_was_logged_and_complains_once(monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session("summit-cancelled", clock=LIVE)
    port, heard = listened(session)
    monkeypatch.setattr(Session, "present", property(lambda self: self.game.story.length))
    append, room = session.writer.append, iter([True])

    def nearly_full(line: object) -> None:
        append(line) if next(room, False) else full_disk()

    monkeypatch.setattr(session.writer, "append", nearly_full)
    port.pulse()
    port.pulse()
    assert [type(reply) for reply in heard] == [Changed, Failed]
    assert heard[0].revision == 2


def test_a_refresh_tells_what_was_seen_since() -> None:
    port, heard = listened(new_session("summit-cancelled"))
    port.ask(Submit("one", Advance(5)))
    port.ask(Refresh("two", 1))
    port.ask(Refresh("three", 0))
    assert heard[1].news == heard[0].news
    assert len(heard[2].news) == heard[2].revision == len(port.session.steps)
