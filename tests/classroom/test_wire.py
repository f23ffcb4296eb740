"""What is said on the line comes back as it was, and nothing else comes back at all."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.contests import game_of
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.classroom.protocol import FromSeat, Hello, RoomNow, ToSeat, Welcome
from twiplo_game.classroom.wire import BadMessageError, decoded, encoded, from_data, to_data
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.seating.port import Changed, Happening, Refused, Submit, TrackPoint

NAMES = ("summit-cancelled", "cloned-ministry", "disinformation-campaign", "cable-leak")


@pytest.mark.parametrize("name", NAMES)
def test_every_view_of_a_game_arrives_as_it_was_sent(
    name: str, scenarios: dict[str, Scenario], doctrine: Doctrine
) -> None:
    game = game_of(scenarios[name], doctrine)
    steps = play(game, make_bot("careful", 1))
    for revision, step in enumerate(steps):
        track = tuple(TrackPoint(item.state.minute, item.state.gauges) for item in steps[: revision + 1])
        told = Changed(revision, revision, view(game, step.state), track, (Happening(seen(step)),), "t")
        assert from_data(ToSeat, decoded(encoded(to_data(told, ToSeat)))) == told
        if step.action is not None:
            asked = Submit("t", step.action)
            assert from_data(FromSeat, decoded(encoded(to_data(asked, FromSeat)))) == asked


def test_welcome_and_room_arrive_as_they_were_sent(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    bill = playbill(game_of(scenarios["cable-leak"], doctrine))
    for told in (
        Welcome("s1", "Aïcha", bill, "0" * 64, False, ()),
        RoomNow("running", 5, 1, None, 10, 18_000, 30, True, ((3, "Cinq minutes."),), (2, 30)),
    ):
        assert from_data(ToSeat, decoded(encoded(to_data(told, ToSeat)))) == told


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"is": "hello"},
        {"is": "nobody"},
        {"is": "hello", "protocol": "1", "token": "a", "machine": "m", "since": 0},
        {"is": "hello", "protocol": 1, "token": "a", "machine": "m", "since": 0, "more": 1},
        {"is": "submit", "ticket": "t", "action": {"do": "advance", "to": -1}},
        {"is": "submit", "ticket": "t", "action": {"do": "exec", "to": 1}},
        {"is": "preview", "ticket": "t", "order": {"do": "cancel", "task": "t1"}},
        {"is": ["hello"]},
        {"is": {}},
    ],
)
def test_what_is_no_message_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadMessageError):
        from_data(FromSeat, data)


def test_a_word_that_an_enumeration_does_not_know_is_refused() -> None:
    told = Refused("t", Rejected(Refusal.CLOCK_STOPPED))
    data = decoded(encoded(to_data(told, ToSeat)))
    assert type(from_data(ToSeat, data).rejected.code) is Refusal
    for word in ("class/nothing", 1, None, ["class/clock_stopped"]):
        with pytest.raises(BadMessageError):
            from_data(ToSeat, data | {"rejected": data["rejected"] | {"code": word}})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KINDS = st.sampled_from(["hello", "takepen", "submit", "preview", "keep", "feel", "refresh"])


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine; what is drawn is small
@given(
    KINDS,
    st.dictionaries(
        st.sampled_from(["protocol", "token", "machine", "since", "ticket", "action", "order", "words", "revision"]),
        JSON,
    ),
)
def test_garbage_is_a_message_or_is_refused(kind: str, data: dict[str, object]) -> None:
    """Whatever arrives, it is one of the messages or a BadMessageError; nothing else is ever raised."""
    try:
        message = from_data(FromSeat, {"is": kind, **data})
    except BadMessageError:
        return
    assert to_data(message, FromSeat)["is"] == kind


@given(st.binary(max_size=200) | st.just(b"[" * 100_000) | st.just(b'{"a":' * 50_000))
def test_bytes_that_are_no_object_are_refused(raw: bytes) -> None:
    with suppress(BadMessageError):
        assert isinstance(decoded(raw), dict)


def test_a_hello_is_read() -> None:
    data = {"is": "hello", "protocol": 1, "token": "a", "machine": "m", "since": 0}
    assert from_data(FromSeat, data) == Hello(1, "a", "m", 0)
