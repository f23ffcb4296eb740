"""Decisions taken again in a changed scenario: kept where they fit, named and left out where they do not."""

from typing import Any

from twiplo_game.analysis.carried import carry_over, promises_of
from twiplo_game.engine.action import Action, Advance, Cancel, Check, Correct, Open, Respond, Tell, Update
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.replay import fold
from twiplo_game.engine.state import NEVER

from .worlds import DRAFTS, event, outcome, story

DRAWN: dict[str, Any] = DRAFTS | {
    "promise": DRAFTS["calm"] | {"contains": ["next_update"], "next_update": "60m"},
}


def _game(*events: dict[str, Any], **fields: Any) -> Game:
    return new_game(story(*(events or (event(drafts=DRAWN), event("second", 20, drafts=DRAWN))), **fields), 1)


def _send(game: Game, name: str, draft: str) -> Respond:
    return game.story.targets[game.story.names.events[name]].drafts[draft].answer


def _carried(old: Game, new: Game, *actions: Action) -> Any:
    steps = fold(old, actions)
    logged = [step.action for step in steps if step.action is not None]
    return carry_over(new, logged, promises_of(steps[-1].state))


def test_nothing_changed() -> None:
    """On the same file the game ends where it did."""
    game = _game()
    actions = [Open("post"), _send(game, "post", "calm"), Advance(15), Tell("press", "post"), Advance(20)]

    carried = _carried(game, game, *actions)

    assert carried.left_out == ()
    # Reading is passed over: it leaves no trace but that it was read.
    wanted = fold(game, actions)[-1].state
    assert (carried.state.minute, carried.state.gauges, carried.state.past) == (
        wanted.minute,
        wanted.gauges,
        wanted.past,
    )


def test_the_preview_stays_where_the_trainer_was() -> None:
    """What comes in earlier now, on the way, does not stop the clock short of where the game was."""
    old, new = _game(), _game(event(drafts=DRAWN), event("second", 5, drafts=DRAWN), event("third", 7))

    carried = _carried(old, new, _send(old, "post", "calm"), Advance(15), Advance(18))

    assert carried.state.minute == 18
    assert carried.state.events.appeared == (0, 5, 7)


def test_a_draft_is_sent_as_it_is_written_now() -> None:
    """A changed text, and a changed outcome, show at once."""
    changed = DRAWN | {"calm": DRAWN["calm"] | {"text": "We know more now."}}
    old = _game()
    new = _game(event(drafts=changed, outcomes=[outcome("stance == inform", effects={"trust": "L"})]))

    carried = _carried(old, new, _send(old, "post", "calm"), Advance(15), Advance(30))

    assert carried.left_out == ()
    assert str(carried.state.past.sent[0].order.response.text) == "We know more now."
    assert carried.state.gauges[2] == 60 + 12


def test_a_removed_draft_is_said() -> None:
    """The decision is left out by its refusal, and what follows on it goes with it; the rest stays."""
    fewer = {name: draft for name, draft in DRAWN.items() if name != "calm"}
    old, new = _game(), _game(event(drafts=fewer), event("second", 20, drafts=DRAWN))

    carried = _carried(
        old, new,
        _send(old, "post", "calm"), Advance(15), Advance(20), _send(old, "second", "firm"), Advance(35),
        Correct("r1"), Correct("r2"), Advance(60),
    )  # fmt: skip

    assert [(item.action, item.rejected.code) for item in carried.left_out] == [
        (_send(old, "post", "calm"), Refusal.DRAFT_UNKNOWN),
        (Correct("r1"), Refusal.UNKNOWN_SENT),
    ]
    assert carried.state.past.corrected == {"r1"}, "the second line is the first one here"
    assert carried.left_out[0].state.minute == 0


def test_tasks_and_promises_keep_their_meaning() -> None:
    """A task or a promise that has another number now is still the one that was meant."""
    fewer = {name: draft for name, draft in DRAWN.items() if name != "calm"}
    old = _game(event(drafts=DRAWN), event("second", 0, drafts=DRAWN))
    new = _game(event(drafts=fewer), event("second", 0, drafts=DRAWN))

    carried = _carried(
        old, new,
        _send(old, "post", "calm"), _send(old, "second", "promise"), Advance(15),
        Tell("press", "post"), Cancel("t3"), Update("p1"), Advance(30),
    )  # fmt: skip

    assert [item.rejected.code for item in carried.left_out] == [Refusal.DRAFT_UNKNOWN]
    assert set(carried.state.past.told) == {NEVER}, "the notice was cancelled"
    assert carried.state.past.promises[0].kept_by > 0


def test_an_event_that_is_gone() -> None:
    """Everything about an event that was taken out is left out, each by itself."""
    look = {"look": {"title": "Look", "takes": "10m", "finds": "Nothing."}}
    old, new = _game(event(), event("second", 0, drafts=DRAWN, checks=look)), _game(event())

    carried = _carried(old, new, _send(old, "second", "calm"), Check("look"), Advance(30))

    assert [item.rejected.code for item in carried.left_out] == [Refusal.UNKNOWN_EVENT, Refusal.UNKNOWN_CHECK]
    assert carried.state.minute == 10


def test_a_story_that_ends_sooner() -> None:
    """Decisions after the new end are counted, not refused one by one."""
    old, new = _game(), _game(event(drafts=DRAWN), length="30m")
    actions = [Advance(20), Advance(40), _send(old, "post", "calm"), Tell("press", "post")]

    carried = _carried(old, new, *actions)

    assert carried.state.is_over
    assert (carried.left_out, carried.after_end) == ((), 2)
