"""Values that are cheap to make are frozen, slotted dataclasses like any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from tiny import Play

from twiplo_game.engine.quick import changed, maker
from twiplo_game.engine.state import Past, Promise, State, Task


def test_they_cannot_be_changed() -> None:
    """A state is replaced, never changed; and it takes no field that it does not have."""
    state = Play().state
    with pytest.raises(FrozenInstanceError):
        state.minute = 5  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        state.mood = 5  # type: ignore[attr-defined]


def test_they_are_equal_by_value_and_can_be_replaced() -> None:
    """Two values with the same fields are one for comparisons and dictionaries; replacing changes one field."""
    first, second = Task(1, "ask", "post", 0, 5, 0), Task(1, "ask", "post", 0, 5, 0)

    assert first == second
    assert hash(first) == hash(second)
    assert replace(first, lands=7) == Task(1, "ask", "post", 0, 7, 0)
    assert replace(first, lands=7) != first


def test_the_quickest_ways_make_the_same_values() -> None:
    """A maker and a change give what the class and `replace` give; a field that is not there is refused."""
    task = Task(1, "ask", "post", 0, 5, 0)

    assert maker(Task)(1, "ask", "post", 0, 5, index=0) == task
    assert changed(task, lands=7, about=2) == replace(task, lands=7, about=2)
    assert task == Task(1, "ask", "post", 0, 5, 0)
    with pytest.raises(FrozenInstanceError):
        changed(task, lands=7).lands = 8  # type: ignore[misc]
    with pytest.raises(AttributeError):
        changed(task, mood=5)


def test_defaults_and_names_work() -> None:
    """Fields can be left to their defaults and given by name; one that is missing is refused."""
    assert Past() == Past(sent=())
    assert Past(public=3).public == 3
    with pytest.raises(TypeError):
        Promise(1)  # type: ignore[call-arg]


def test_they_can_be_copied_and_sent_to_another_process() -> None:
    """A state comes back equal from a copy and from a pickle."""
    play = Play()
    play.answer()
    play.wait()

    assert copy.deepcopy(play.state) == play.state
    assert pickle.loads(pickle.dumps(play.state)) == play.state
    assert "minute" in {field.name for field in fields(State)}
