"""Reviewed decisions as plain data and back. What is read back is hostile until it has been through here."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from twiplo_game.analysis.review.judging import Hindsight, Judgement, Luck, Reviewed, Verdict
from twiplo_game.analysis.review.options import Both, Hold, Option
from twiplo_game.analysis.review.values import Basis, Estimate, Line
from twiplo_game.engine.action import Action
from twiplo_game.engine.codec import action_from_data, action_to_data

T = TypeVar("T")

_MOST: Final = 1_000
"""Entries of any list."""


def to_data(reviewed: Reviewed) -> dict[str, Any]:
    """A reviewed decision as JSON can hold it."""
    one, really = reviewed.judgement, reviewed.hindsight
    return {
        "number": one.number,
        "minute": one.minute,
        "options": [_option_data(option) for option in one.options],
        "values": [_estimate_data(value) for value in one.values],
        "basis": one.basis,
        "counted": one.is_counted,
        "instead": one.instead,
        "draft": one.draft,
        "before": _estimate_data(one.before),
        "after": _estimate_data(one.after),
        "followed": one.is_followed,
        "loss": _estimate_data(one.loss),
        "stake": one.stake,
        "verdict": [one.mildest, one.severest],
        "besides": one.besides,
        "gain": _estimate_data(one.gain),
        "line": None if one.line is None else _line_data(one.line),
        "really": [really.own, really.other, really.instead, really.luck],
    }


def from_data(data: object) -> Reviewed:
    """The reviewed decision in `data`. Raises ValueError where it is none."""
    try:
        return _reviewed(_of(data, dict))
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError("not a reviewed decision") from error


def _reviewed(data: dict[str, Any]) -> Reviewed:
    options = _listed(data["options"], _option)
    values = _listed(data["values"], _estimate)
    if not options or len(options) != len(values):
        raise ValueError("options without values")
    mildest, severest = _listed(data["verdict"], Verdict)
    own, other, compared, turn = _of(data["really"], list)
    judgement = Judgement(
        number=_whole(data["number"]),
        minute=_whole(data["minute"]),
        options=options,
        values=values,
        basis=Basis(data["basis"]),
        is_counted=_of(data["counted"], bool),
        instead=_place(data["instead"], options),
        draft=_place(data["draft"], options),
        before=_estimate(data["before"]),
        after=_estimate(data["after"]),
        is_followed=_of(data["followed"], bool),
        loss=_estimate(data["loss"]),
        stake=_figure(data["stake"]),
        mildest=mildest,
        severest=severest,
        besides=_place(data["besides"], options),
        gain=_estimate(data["gain"]),
        line=None if data["line"] is None else _line(_of(data["line"], dict)),
    )
    return Reviewed(judgement, Hindsight(_whole(own), _whole(other), _place(compared, options), Luck(turn)))


def _option_data(option: Option) -> dict[str, Any]:
    match option:
        case Hold():
            return {"hold": option.to}
        case Both():
            return {"first": _option_data(option.first), "then": action_to_data(option.then)}
    return action_to_data(option)


def _option(data: object) -> Option:
    found = _of(data, dict)
    if "hold" in found:
        return Hold(_whole(found["hold"]))
    if "first" in found:
        first = _option(found["first"])
        if isinstance(first, Both):
            raise ValueError("one thing after two")
        return Both(first, action_from_data(_of(found["then"], dict)))
    return action_from_data(found)


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "settled": [list(pair) for pair in line.settled],
        "share": line.share,
        "actions": [[minute, action_to_data(action)] for minute, action in line.actions],
        "points": line.points,
    }


def _line(data: dict[str, Any]) -> Line:
    return Line(
        _listed(data["settled"], _pair), _figure(data["share"]), _listed(data["actions"], _act), _whole(data["points"])
    )


def _pair(data: object) -> tuple[int, int]:
    chance, side = _of(data, list)
    return _whole(chance), _whole(side)


def _act(data: object) -> tuple[int, Action]:
    minute, action = _of(data, list)
    return _whole(minute), action_from_data(_of(action, dict))


def _estimate_data(value: Estimate) -> list[float]:
    return [value.points, value.error]


def _estimate(data: object) -> Estimate:
    points, error = _of(data, list)
    return Estimate(_figure(points), _figure(error))


def _listed(data: object, one: Callable[[Any], T]) -> tuple[T, ...]:
    found = _of(data, list)
    if len(found) > _MOST:
        raise ValueError("too many")
    return tuple(one(each) for each in found)


def _place(data: object, options: tuple[Option, ...]) -> int:
    place = _whole(data)
    if not 0 <= place < len(options):
        raise ValueError("no such option")
    return place


def _whole(data: object) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or abs(data) > 1_000_000:
        raise ValueError("not a figure of a game")
    return data


def _figure(data: object) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not abs(data) <= 1_000_000:
        raise ValueError("not a figure of a game")
    return float(data)


def _of(data: object, kind: type[T]) -> T:
    if not isinstance(data, kind):
        raise TypeError(kind.__name__)
    return data
