"""A condition in words, for those who read no code. What has no words here stands as it is written."""

import ast
from collections.abc import Iterable
from typing import Final

from twiplo_game.engine.conditions.parse import flattened
from twiplo_game.engine.conditions.signatures import FACT_WORDS, FUNCTIONS, Parameter
from twiplo_game.locale.figures import duration
from twiplo_game.model.quantity import parse_duration
from twiplo_game.papers import phrases as say
from twiplo_game.papers.names import Names

_OPS: Final = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_POINTS_IN_TIME: Final = frozenset({"now", "when_told", "when_public"})
_TERMS_OF: Final = {"priority": "reach", "speaks": "language", "mood": "mood", "evidence": "evidence"}


class _NoWordsError(Exception):
    """A form that is not in the phrases."""


def in_words(condition: str, names: Names) -> str:
    """`condition`, which the checker has accepted, as a sentence says it."""
    try:
        return _Reader(names).said(ast.parse(flattened(condition).strip(), mode="eval").body)
    except (_NoWordsError, SyntaxError, ValueError, KeyError):
        return condition


class _Reader:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._tr = names.words.tr

    def said(self, node: ast.expr, *, holds: bool = True, is_part: bool = False) -> str:
        """`node`, or its opposite; in brackets where it is part of something else and could be misread."""
        match node:
            case ast.UnaryOp(ast.Not(), operand):
                return self.said(operand, holds=not holds, is_part=is_part)
            case ast.BoolOp(op, values):
                # The opposite of a conjunction is one opposite or the other.
                parts = [self.said(value, holds=holds, is_part=True) for value in values]
                return self._several(parts, are_all=isinstance(op, ast.And) is holds, is_part=is_part)
            case ast.Compare():
                return self._compared(node, holds=holds, is_part=is_part)
            case ast.Call(ast.Name("before"), [first, second]):
                return self._ordered(first, second, holds=holds)
            case ast.Call(ast.Name("promise_kept")):
                parts = [self._tr(phrases[not holds]) for phrases in (say.YES_NO["promised"], say.MISSED)]
                return self._several(parts, are_all=holds, is_part=is_part)
            case ast.Call(ast.Name(name)) if name in say.YES_NO:
                phrase = self._tr(say.YES_NO[name][not holds])
                return phrase.format(**self._arguments(node))
            case ast.Attribute(ast.Name("text"), shown) | ast.Call(
                ast.Attribute(ast.Name("text"), "names"), [ast.Name(shown)]
            ):
                return self._tr(say.WORDING[shown][not holds])
            case ast.Name("intensifier"):
                return self._tr(say.INTENSIFIER[not holds])
            case ast.Name("true" | "false" as word):
                return self._tr(say.ALWAYS[(word == "true") is not holds])
        raise _NoWordsError

    def _ordered(self, first: ast.expr, second: ast.expr, *, holds: bool) -> str:
        """One moment before another, or before or after a minute of the story."""
        if isinstance(first, ast.Constant):
            first, second, sign = second, first, ">" if holds else "<="
        else:
            sign = "<" if holds else ">="
        if isinstance(second, ast.Constant):
            value = self._names.moment(parse_duration(str(second.value)))
            return self._tr(say.MOMENTS[sign], name=self._value_name(first)[0], value=value)
        moments = {"first": self._value_name(first)[0], "second": self._value_name(second)[0]}
        return self._tr(say.BEFORE[not holds], **moments)

    def _several(self, parts: Iterable[str], *, are_all: bool, is_part: bool) -> str:
        """All of `parts`, or one at least; in brackets where that is part of something else."""
        joined = self._joined(say.AND if are_all else say.OR, parts)
        return f"({joined})" if is_part else joined

    def _joined(self, form: str, parts: Iterable[str]) -> str:
        first, *rest = parts
        for part in rest:
            first = self._tr(form, first=first, second=part)
        return first

    def _compared(self, node: ast.Compare, *, holds: bool, is_part: bool) -> str:
        pairs = list(zip([node.left, *node.comparators], node.ops, node.comparators, strict=False))
        if len(pairs) > 1:
            parts = [self._one(left, op, right, holds=holds) for left, op, right in pairs]
            return self._several(parts, are_all=holds, is_part=is_part)
        return self._one(*pairs[0], holds=holds)

    def _one(self, left: ast.expr, op: ast.cmpop, right: ast.expr, *, holds: bool) -> str:
        if isinstance(op, ast.In | ast.NotIn):
            return self._among(left, right, holds=isinstance(op, ast.In) is holds)
        sign = _OPS[type(op)]
        if isinstance(left, ast.Constant):
            left, right, sign = right, left, say.MIRRORED[sign]
        sign = sign if holds else say.OPPOSITE[sign]
        name, kind = self._value_name(left)
        if isinstance(right, ast.Call):
            value, _ = self._value_name(right)
        else:
            value = self._value(kind, right)
        forms = say.MOMENTS if kind in _POINTS_IN_TIME and sign in say.MOMENTS else say.COMPARED
        return self._tr(forms[sign], name=name, value=value)

    def _among(self, left: ast.expr, right: ast.expr, *, holds: bool) -> str:
        if isinstance(right, ast.Name) and isinstance(left, ast.Name):
            return self._member(left.id, right.id, holds=holds)
        if not isinstance(right, ast.Tuple | ast.List | ast.Set):
            raise _NoWordsError
        name, kind = self._value_name(left)
        value = self._joined(say.EITHER, [self._value(kind, each) for each in right.elts])
        return self._tr(say.COMPARED["==" if holds else "!="], name=name, value=value)

    def _member(self, member: str, group: str, *, holds: bool) -> str:
        names = self._names
        if group == "to":
            return self._tr(say.TO[not holds], who=names.stakeholder(member))
        if group == "concerns":
            return self._tr(say.CONCERNS[not holds], who=names.stakeholder(member))
        return self._tr(say.NATURE[not holds], kind=names.value(group, member))

    def _value_name(self, node: ast.expr) -> tuple[str, str]:
        """What is compared, in words, and the kind of its values."""
        match node:
            case ast.Name(name) if name in say.DIMENSIONS:
                return self._tr(say.DIMENSIONS[name]), _TERMS_OF.get(name, name)
            case ast.Attribute(ast.Name("attribution"), part):
                return self._tr(say.DIMENSIONS[part]), part
            case ast.Call(ast.Name(name)) if name in say.VALUES:
                return self._tr(say.VALUES[name]).format(**self._arguments(node)), name
        raise _NoWordsError

    def _value(self, kind: str, node: ast.expr) -> str:
        names = self._names
        match node:
            case ast.Constant(str(text)):
                minutes = parse_duration(text)
                return names.moment(minutes) if kind in _POINTS_IN_TIME else duration(minutes, names.words)
            case ast.Constant(int(number)):
                return str(number)
            case ast.Name("none"):
                return self._tr(say.NONE)
            case ast.Name(name) if kind == "actor":
                return names.actor(name)
            case ast.Name(name) if kind == "about" or kind in FACT_WORDS:
                return names.fact(name) if name in names.scenario.facts else names.event(name)
            case ast.Name(name) if kind == "accuser":
                return names.stakeholder(name)
            case ast.Name(name):
                return names.value(kind, name)
        raise _NoWordsError

    def _arguments(self, node: ast.Call) -> dict[str, str]:
        """The arguments of a call, in words, by what they are."""
        if not isinstance(node.func, ast.Name):
            raise _NoWordsError
        given = [each.id for each in node.args if isinstance(each, ast.Name)]
        said: dict[str, str] = {}
        for parameter, name in zip(FUNCTIONS[node.func.id].parameters, given, strict=True):
            said[parameter.value] = self._argument(parameter, name, given[0])
        return said

    def _argument(self, parameter: Parameter, name: str, first: str) -> str:
        names = self._names
        match parameter:
            case Parameter.EVENT:
                return names.event(name)
            case Parameter.FACT:
                return self._tr(say.DIMENSIONS[name]) if name in FACT_WORDS else names.fact(name)
            case Parameter.CHECK:
                return names.check(name)
            case Parameter.ADVISER:
                return names.adviser(name)
            case Parameter.DRAFT:
                return names.draft(first, name)
            case Parameter.STAKEHOLDER:
                return names.stakeholder(name)
            case Parameter.STANCE:
                return names.value("stance", name)
            case Parameter.ACTOR:
                return names.actor(name)
            case Parameter.MANDATE:
                return names.mandate(name)
            case Parameter.CONTENT:
                return names.value("contains", name)
