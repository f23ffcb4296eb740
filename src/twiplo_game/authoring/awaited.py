"""What a condition waits for: the events and checks that it names, and the first minute at which it can hold."""

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from twiplo_game.engine.conditions.signatures import FUNCTIONS, Parameter
from twiplo_game.model.event import Event
from twiplo_game.model.quantity import parse_duration
from twiplo_game.model.scenario import Scenario

_OF_FACTS: Final = frozenset({"known", "found", "refuted", "evidence"})
_AT_LEAST: Final = (ast.Gt, ast.GtE, ast.Eq)
_AT_MOST: Final = (ast.Lt, ast.LtE, ast.Eq)


def named_events(condition: str, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """The events that `condition` speaks of, each with the parts of it that do.

    A check stands for the event that offers it, a fact for every event whose checks settle it.
    """
    found: dict[str, dict[str, None]] = {}
    for part, is_so in _parts(_tree(condition), is_so=True):
        words = ast.unparse(part)
        for call in ast.walk(part):
            for event in _events_of(call, scenario):
                found.setdefault(event.id, {})[words if is_so else f"not {words}"] = None
    return {name: tuple(parts) for name, parts in found.items()}


def first_minute(condition: str, scenario: Scenario, found: Mapping[str, int]) -> int:
    """The first minute at which `condition` can hold, where `found` says from when on each event can be there.

    It is a bound: an answer is taken to need no time, and what no event decides can be so from the beginning. The one
    minute by which a due time or a span has to be over is not counted.
    """
    return _Bound(scenario, found).of(_tree(condition), frozenset(), is_so=True)


@lru_cache(maxsize=512)
def _tree(condition: str) -> ast.expr:
    # The words alone: what they mean was settled by the checker.
    try:
        return ast.parse(" ".join(condition.split()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return ast.Constant(True)


def _parts(node: ast.expr, *, is_so: bool) -> Iterator[tuple[ast.expr, bool]]:
    """What `and`, `or` and `not` join, each with whether it is to hold."""
    match node:
        case ast.UnaryOp(ast.Not(), operand):
            yield from _parts(operand, is_so=not is_so)
        case ast.BoolOp(_, values):
            for value in values:
                yield from _parts(value, is_so=is_so)
        case _:
            yield node, is_so


def _events_of(node: ast.AST, scenario: Scenario) -> Iterator[Event]:
    """The events that a call is about, by themselves or by a check."""
    match node:
        case ast.Call(ast.Name(name), [ast.Name(argument), *_]) if name in FUNCTIONS:
            match FUNCTIONS[name].parameters[:1]:
                case (Parameter.EVENT,):
                    yield from (event for event in scenario.events if event.id == argument)
                case (Parameter.CHECK,):
                    yield from (event for event in scenario.events if argument in event.checks)
                case (Parameter.FACT,):
                    yield from (event for event, _ in _settling(argument, scenario))


def _settling(fact: str, scenario: Scenario) -> Iterator[tuple[Event, int]]:
    """The events with a check that settles `fact`, each with the minutes of the quickest."""
    for event in scenario.events:
        takes = [check.takes for check in event.checks.values() if check.settles == fact]
        if takes:
            yield event, min(takes)


def _needed(node: ast.expr, scenario: Scenario, *, is_so: bool) -> frozenset[str]:
    """The events that must have come in where `node` holds, or does not."""
    match node:
        case ast.UnaryOp(ast.Not(), operand):
            return _needed(operand, scenario, is_so=not is_so)
        case ast.BoolOp(op, values):
            parts = [_needed(value, scenario, is_so=is_so) for value in values]
            return frozenset.union(*parts) if isinstance(op, ast.And) is is_so else frozenset.intersection(*parts)
        case ast.Compare(left, ops, rights) if is_so:
            pairs = zip([left, *rights], ops, rights, strict=False)
            return frozenset(event for pair in pairs for event in _bounded(*pair))
        case ast.Call() if is_so:
            found = [event.id for event in _events_of(node, scenario)]
            return frozenset(found if len(found) == 1 else ())
    return frozenset()


def _bounded(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Iterator[str]:
    """The event of a `since` that is not to be above something: before the event, it is above everything."""
    for call, reaching in ((left, _AT_MOST), (right, _AT_LEAST)):
        match call:
            case ast.Call(ast.Name("since"), [ast.Name(event)]) if isinstance(op, reaching):
                yield event


class _Bound:
    """The first minute of one condition."""

    def __init__(self, scenario: Scenario, found: Mapping[str, int]) -> None:
        self._events = {event.id: event for event in scenario.events}
        self._scenario = scenario
        self._found = found

    def of(self, node: ast.expr, there: frozenset[str], *, is_so: bool) -> int:
        """From when on `node` can hold, or not; `there` have come in by then whatever it says."""
        there |= _needed(node, self._scenario, is_so=is_so)
        match node:
            case ast.UnaryOp(ast.Not(), operand):
                return self.of(operand, there, is_so=not is_so)
            case ast.BoolOp(op, values):
                minutes = [self.of(value, there, is_so=is_so) for value in values]
                # Where a conjunction is not to hold, one part that does not is enough.
                return max(minutes) if isinstance(op, ast.And) is is_so else min(minutes)
            case ast.Compare(left, ops, rights) if is_so:
                pairs = zip([left, *rights], ops, rights, strict=False)
                return max(self._compared(*pair, there) for pair in pairs)
            case ast.Call() if is_so:
                return self._called(node)
        return 0

    def _compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr, there: frozenset[str]) -> int:
        """`since(event) > '30m'`, `now() >= '2h'`, `evidence(fact) >= single`, either way round."""
        for call, value, reaching in ((left, right, _AT_LEAST), (right, left, _AT_MOST)):
            match call, value:
                case ast.Call(ast.Name("now")), ast.Constant(str(span)):
                    return parse_duration(span) if isinstance(op, reaching) else 0
                case ast.Call(ast.Name("since"), [ast.Name(event)]), ast.Constant(str(span)):
                    return self._since(event, parse_duration(span) if isinstance(op, reaching) else 0, there)
                case ast.Call(ast.Name("evidence")), ast.Name(rank) if rank != "unverified" and isinstance(
                    op, reaching
                ):
                    return self._called(call)
        return 0

    def _since(self, event: str, minutes: int, there: frozenset[str]) -> int:
        known = self._events.get(event)
        if known is None or not (event in there or (known.at == 0 and known.when is None)):
            # A moment that never came is longer ago than any other.
            return 0
        return self._found[event] + minutes

    def _called(self, call: ast.Call) -> int:
        """From when on a call can give yes, or more than nothing."""
        found, scenario = self._found, self._scenario
        match call:
            case ast.Call(ast.Name("silent"), [ast.Name(name)]) if name in self._events:
                return found[name] + (self._events[name].due or 0)
            case ast.Call(ast.Name("done"), [ast.Name(name)]):
                offered = (event for event in scenario.events if name in event.checks)
                return min((found[event.id] + event.checks[name].takes for event in offered), default=0)
            case ast.Call(ast.Name(word), [ast.Name(fact)]) if word in _OF_FACTS:
                return min((found[event.id] + takes for event, takes in _settling(fact, scenario)), default=0)
        return max((found[event.id] for event in _events_of(call, scenario)), default=0)
