"""From the words of a condition to its typed tree, or to what is wrong with them.

Python's parser reads the words; nothing of them is ever executed. Only the node types named here are let through, every
name must be declared, and both sides of a comparison must be of one kind.
"""

import ast
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from twiplo_game.engine.conditions.faults import Fault, Where
from twiplo_game.engine.conditions.names import Dimension, Names, Parsed
from twiplo_game.engine.conditions.signatures import (
    FACT_WORDS,
    FUNCTIONS,
    GAUGES,
    RESPONSE_DIMENSIONS,
    SETS,
    SITUATION_DIMENSIONS,
    WORDING,
    Parameter,
    Signature,
)
from twiplo_game.engine.conditions.tree import (
    All,
    Compare,
    Not,
    Number,
    Read,
    Some,
    Tree,
    Truth,
    Value,
    Within,
)
from twiplo_game.model.quantity import parse_duration
from twiplo_game.model.wording import LEAKS, SAID

LENGTH_LIMIT: Final = 500
"""Characters of a condition; beyond some thousands Python's own parser gives up."""

_OPS: Final[dict[type[ast.cmpop], str]] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}

_OPENS: Final = {")": "(", "]": "[", "}": "{"}

_DOUBTFUL: Final = re.compile(r"""(\\)|'[^'\\]*'?|"[^"\\]*"?|(?<!\w)\d[\d_.]*([^\W\d_])""")
"""Quoted words are passed over, unless there is a backslash among them."""

_RANKED: Final = frozenset({"claim", "evidence"})
"""Two dimensions that compare with each other: a claim is covered by evidence of its rank."""


@dataclass(frozen=True, slots=True)
class _Typed:
    value: Value
    kind: str
    """points, minutes, or the name of a dimension."""


class _Wrong(Exception):  # noqa: N818 - carries a fault up the tree, never leaves this module
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def parse(source: str, where: Where, names: Names) -> Parsed:
    """The tree of `source`, or None and its faults."""
    parsed = names.parsed.get((source, where))
    if parsed is None:
        parsed = names.parsed[source, where] = _parsed(source, where, names)
    return parsed


def flattened(source: str) -> str:
    """A condition on one line, each character in its place: an author may break it over several."""
    return source.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _parsed(source: str, where: Where, names: Names) -> Parsed:
    if len(source) > LENGTH_LIMIT:
        return None, (Fault("too_long", 0, len(source), (("limit", str(LENGTH_LIMIT)),)),)
    flat = flattened(source)
    for place in (_unpaired(flat), _doubtful(flat)):
        if place is not None:
            return None, (Fault("syntax", place, place + 1),)
    try:
        body = ast.parse(f"({flat})", mode="eval").body
    except SyntaxError as error:
        at = min(max((error.offset or 2) - 2, 0), max(len(source) - 1, 0))
        return None, (Fault("syntax", at, min(at + 1, len(source))),)
    except (MemoryError, RecursionError, ValueError):
        return None, (Fault("syntax", 0, len(source)),)
    reader = _Reader(flat, where, names)
    tree = reader.truth(body)
    return (None, tuple(reader.faults)) if reader.faults else (tree, ())


def _unpaired(words: str) -> int | None:
    """Where a bracket stands that nothing closes or opens, or a `#`, which would hide what follows.

    Python's parser sees the condition in brackets of our own, and would take those for the ones meant.
    """
    opened: list[int] = []
    quote = ""
    for place, letter in enumerate(words):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        elif letter in "([{":
            opened.append(place)
        elif letter == "#" or (letter in ")]}" and (not opened or words[opened.pop()] != _OPENS[letter])):
            return place
    return opened[-1] if opened and not quote else None


def _doubtful(words: str) -> int | None:
    """Where Python's parser would warn, on stderr, and guess: a word that sticks to a number, or a backslash."""
    return next((found.start(found.lastindex) for found in _DOUBTFUL.finditer(words) if found.lastindex), None)


class _Reader:
    """One condition being read; collects faults instead of stopping at the first."""

    def __init__(self, source: str, where: Where, names: Names) -> None:
        self.source = source
        self.where = where
        self.names = names
        self.faults: list[Fault] = []
        self._bytes = f"({source})".encode()

    # -- places -------------------------------------------------------------------------------------------------

    def _at(self, byte_offset: int) -> int:
        return max(0, len(self._bytes[:byte_offset].decode(errors="ignore")) - 1)

    def _wrong(self, node: ast.expr, code: str, suggestion: str | None = None, **args: str) -> _Wrong:
        start, end = self._at(node.col_offset), self._at(node.end_col_offset or node.col_offset + 1)
        last = max(1, len(self.source))
        return _Wrong(
            Fault(code, min(start, last - 1), min(max(end, start + 1), last), tuple(args.items()), suggestion)
        )

    def _unknown(self, node: ast.expr, name: str, what: str, legal: list[str]) -> _Wrong:
        close = get_close_matches(name, legal, n=1, cutoff=0.6)
        listed = ", ".join(legal[:12]) + (", …" if len(legal) > 12 else "")
        return self._wrong(node, "unknown_name", close[0] if close else None, name=name, what=what, legal=listed or "-")

    # -- truth --------------------------------------------------------------------------------------------------

    def truth(self, node: ast.expr) -> Tree:
        """The tree of something that holds or not; a fault is noted, and the rest is still read."""
        try:
            return self._truth(node)
        except _Wrong as wrong:
            self.faults.append(wrong.fault)
            return Truth(False)

    def _truth(self, node: ast.expr) -> Tree:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return All(tuple(self.truth(value) for value in values))
            case ast.BoolOp(op=ast.Or(), values=values):
                return Some(tuple(self.truth(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.truth(operand))
            case ast.Compare():
                return self._comparison(node)
            case ast.Name(id="true"):
                return Truth(True)
            case ast.Name(id="false"):
                return Truth(False)
            case ast.Name(id="intensifier"):
                self._needs_situation(node, "intensifier")
                return Read("intensifier")
            case ast.Call(func=ast.Name(id="before"), args=[first, second], keywords=[]):
                earlier, later = self._value(first, "minutes"), self._value(second, "minutes")
                for side, typed in ((first, earlier), (second, later)):
                    if typed.kind != "minutes":
                        raise self._wrong(side, "wrong_type", got=typed.kind, wanted="minutes")
                return Compare("<", earlier.value, later.value)
            case ast.Attribute(value=ast.Name(id="text"), attr=attr):
                return self._said(node, attr)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="text"), attr="names"), args=[named], keywords=[]):
                return self._names(node, named)
            case ast.Call():
                signature, read = self._call(node)
                if signature.result != "yes_no":
                    raise self._wrong(node, "wrong_type", got=signature.result, wanted="yes_no")
                return read
            case ast.Name(id=name):
                if name in FUNCTIONS:
                    raise self._wrong(node, "wrong_type", f"{name}()", got="function", wanted="yes_no")
                typed = self._value(node, None)
                raise self._wrong(node, "wrong_type", got=typed.kind, wanted="yes_no")
            case _:
                raise self._wrong(node, "not_allowed", what=type(node).__name__)

    def _comparison(self, node: ast.Compare) -> Tree:
        parts: list[Tree] = []
        left = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(op, ast.In | ast.NotIn):
                inside = self._membership(left, right)
                parts.append(Not(inside) if isinstance(op, ast.NotIn) else inside)
            elif type(op) in _OPS:
                parts.append(self._compare(left, _OPS[type(op)], right))
            else:
                raise self._wrong(node, "not_allowed", what=type(op).__name__)
            left = right
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _compare(self, left: ast.expr, op: str, right: ast.expr) -> Tree:
        presence = self._presence(left, op, right)
        if presence is not None:
            return presence
        first, second = self._pair(left, right)
        kinds = {first.kind, second.kind}
        if len(kinds) > 1 and not kinds <= _RANKED:
            raise self._wrong(right, "wrong_type", got=second.kind, wanted=first.kind)
        if op not in {"==", "!="} and not self._is_ordered(first.kind):
            raise self._wrong(left, "wrong_type", got=first.kind, wanted="ordered")
        return Compare(op, first.value, second.value)

    def _presence(self, left: ast.expr, op: str, right: ast.expr) -> Tree | None:
        match left, right:
            case (ast.Name(id=word), ast.Name(id="none")) if word in FACT_WORDS and op in {"==", "!="}:
                self._needs_situation(left, word)
                present = Read("present", word)
                return present if op == "!=" else Not(present)
        return None

    def _pair(self, left: ast.expr, right: ast.expr) -> tuple[_Typed, _Typed]:
        """Both sides; a bare term takes its kind from the other side."""
        if self._is_term(left):
            second = self._value(right, None)
            return self._value(left, second.kind), second
        first = self._value(left, None)
        return first, self._value(right, first.kind)

    def _is_term(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            return True
        return isinstance(node, ast.Name) and node.id not in {
            *GAUGES,
            *RESPONSE_DIMENSIONS,
            *SITUATION_DIMENSIONS,
            "damage",
            "about",
        }

    def _is_ordered(self, kind: str) -> bool:
        dimension = self.names.dimensions.get(kind)
        return dimension is None or dimension.is_ordered

    def _membership(self, item: ast.expr, among: ast.expr) -> Tree:
        if isinstance(among, ast.Name) and among.id in SETS:
            kind, dimension_name = SETS[among.id]
            self._needs_situation(among, among.id)
            return Read(kind, self._term(item, self.names.dimensions[dimension_name]))
        if not isinstance(among, ast.Tuple | ast.List | ast.Set):
            raise self._wrong(among, "not_allowed", what="in")
        typed = self._value(item, None)
        dimension = self.names.dimensions.get(typed.kind)
        if dimension is None:
            raise self._wrong(item, "wrong_type", got=typed.kind, wanted="term")
        return Within(typed.value, frozenset(self._term(term, dimension) for term in among.elts))

    # -- values -------------------------------------------------------------------------------------------------

    def _term(self, node: ast.expr, dimension: Dimension) -> int:
        match node:
            case ast.Name(id=name) | ast.Constant(value=str(name)):
                if name in dimension.terms:
                    return dimension.terms[name]
                raise self._unknown(node, name, dimension.name, list(dimension.terms))
            case _:
                raise self._wrong(node, "wrong_type", got="value", wanted=dimension.name)

    def _value(self, node: ast.expr, expected: str | None) -> _Typed:
        match node:
            case ast.Constant(value=bool()):
                raise self._wrong(node, "not_allowed", what=str(node.value))
            case ast.Constant(value=int(number)):
                return _Typed(Number(number), "points")
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
                return _Typed(Number(-number), "points")
            case ast.Constant(value=str(words)):
                return self._quoted(node, words, expected)
            case ast.Attribute(value=ast.Name(id="attribution"), attr=attr) if attr in {"tier", "actor"}:
                self._needs_response(node, f"attribution.{attr}")
                return _Typed(Read(attr), attr)
            case ast.Name(id=name):
                return self._named(node, name, expected)
            case ast.Call():
                signature, read = self._call(node)
                return _Typed(read, signature.result)
            case _:
                raise self._wrong(node, "not_allowed", what=type(node).__name__)

    def _quoted(self, node: ast.Constant, words: str, expected: str | None) -> _Typed:
        dimension = self.names.dimensions.get(expected or "")
        if dimension is not None:
            return _Typed(Number(self._term(node, dimension)), dimension.name)
        try:
            return _Typed(Number(parse_duration(words)), "minutes")
        except ValueError:
            raise self._wrong(node, "wrong_type", got="text", wanted=expected or "minutes") from None

    def _named(self, node: ast.Name, name: str, expected: str | None) -> _Typed:
        dimension = self.names.dimensions.get(expected or "")
        if dimension is not None:
            if name in dimension.terms:
                return _Typed(Number(dimension.terms[name]), dimension.name)
            if self._is_term(node):
                raise self._unknown(node, name, dimension.name, list(dimension.terms))
        if name in GAUGES:
            return _Typed(Read("gauge", GAUGES[name]), "points")
        if name in RESPONSE_DIMENSIONS or name == "about":
            self._needs_response(node, name)
            return _Typed(Read(name), name)
        if name in SITUATION_DIMENSIONS:
            self._needs_situation(node, name)
            return _Typed(Read(name), SITUATION_DIMENSIONS[name])
        if name == "damage":
            self._needs_situation(node, name)
            return _Typed(Read("damage"), "points")
        legal = [*GAUGES, *RESPONSE_DIMENSIONS, *SITUATION_DIMENSIONS, *FUNCTIONS]
        raise self._unknown(node, name, "name", legal)

    # -- functions ----------------------------------------------------------------------------------------------

    def _call(self, node: ast.Call) -> tuple[Signature, Read]:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self._wrong(node, "not_allowed", what="call")
        name = node.func.id
        signature = FUNCTIONS.get(name)
        if signature is None:
            close = get_close_matches(name, [*FUNCTIONS, "before"], n=1, cutoff=0.6)
            raise self._wrong(node.func, "unknown_function", close[0] if close else None, name=name)
        if self.where not in signature.where:
            raise self._wrong(node, "no_meaning_here", name=f"{name}()")
        if len(node.args) != len(signature.parameters):
            raise self._wrong(node, "wrong_arity", name=name, wanted=str(len(signature.parameters)))
        kind = signature.kind
        if signature.is_frozen and self.where is Where.RESPONSE:
            kind += "_then"
        return signature, Read(kind, self._index(node, signature))

    # -- words --------------------------------------------------------------------------------------------------

    def _said(self, node: ast.expr, attr: str) -> Tree:
        """What the words of a response show: `text.apologises`."""
        self._needs_response(node, f"text.{attr}")
        if attr == "leaks":
            return Some(tuple(Read("wording", WORDING[feature]) for feature in LEAKS))
        if attr not in SAID:
            raise self._unknown(node, attr, "text", ["leaks", *SAID])
        return Read("wording", WORDING[attr])

    def _names(self, node: ast.expr, named: ast.expr) -> Tree:
        """What they name that must not go out: `text.names(protected)`."""
        self._needs_response(node, "text.names()")
        word = named.id if isinstance(named, ast.Name) else ""
        if word not in LEAKS:
            raise self._unknown(named, word or "?", "text.names", list(LEAKS))
        return Read("wording", WORDING[word])

    def _index(self, node: ast.Call, signature: Signature) -> int | str | tuple[int, int] | tuple[int, str]:
        match signature.parameters:
            case ():
                return 0
            case (Parameter.EVENT, Parameter.STANCE):
                return (
                    self._lookup(node.args[0], "event", self.names.events),
                    self._term(node.args[1], self.names.dimensions["stance"]),
                )
            case (Parameter.EVENT, Parameter.ADVISER | Parameter.DRAFT as second):
                return self._owned(node, second)
            case (Parameter.FACT,):
                return self._fact(node.args[0])
            case (Parameter.STANCE,):
                return self._term(node.args[0], self.names.dimensions["stance"])
            case (Parameter.CONTENT,):
                return self._term(node.args[0], self.names.dimensions["content"])
            case (Parameter.STAKEHOLDER,):
                return self._lookup(node.args[0], "stakeholder", self.names.stakeholders)
            case (parameter,):
                tables = {
                    Parameter.EVENT: self.names.events,
                    Parameter.CHECK: self.names.checks,
                    Parameter.ACTOR: self.names.actors,
                    Parameter.MANDATE: self.names.mandates,
                }
                return self._lookup(node.args[0], parameter.value, tables[parameter])
        raise self._wrong(node, "not_allowed", what="call")

    def _owned(self, node: ast.Call, what: Parameter) -> tuple[int, str]:
        self._lookup(node.args[0], "event", self.names.events)
        event = node.args[0].id if isinstance(node.args[0], ast.Name) else ""
        table = self.names.advisers if what is Parameter.ADVISER else self.names.drafts
        second = node.args[1]
        name = second.id if isinstance(second, ast.Name) else ""
        if (event, name) not in table:
            legal = [owned for owner, owned in table if owner == event]
            raise self._unknown(second, name or "?", what.value, legal)
        return table[event, name]

    def _fact(self, node: ast.expr) -> int | str:
        if isinstance(node, ast.Name) and node.id in FACT_WORDS:
            self._needs_situation(node, node.id)
            return node.id
        return self._lookup(node, "fact", self.names.facts)

    def _lookup(self, node: ast.expr, what: str, table: dict[str, int]) -> int:
        name = node.id if isinstance(node, ast.Name) else ""
        if name not in table:
            raise self._unknown(node, name or "?", what, list(table))
        return table[name]

    # -- meaning ------------------------------------------------------------------------------------------------

    def _needs_response(self, node: ast.expr, name: str) -> None:
        if self.where not in {Where.RESPONSE, Where.LATER}:
            raise self._wrong(node, "no_meaning_here", name=name)

    def _needs_situation(self, node: ast.expr, name: str) -> None:
        if self.where in {Where.WORLD, Where.END}:
            raise self._wrong(node, "no_meaning_here", name=name)
