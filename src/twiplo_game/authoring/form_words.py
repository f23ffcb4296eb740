"""One error of pydantic in the author's words, with what was probably meant."""

import re
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from twiplo_game.authoring.nodes import Mapping, Scalar, Sequence, at, key_of, real_path, spot_of
from twiplo_game.authoring.quantities import as_chance, as_duration, as_list, as_moment, as_size
from twiplo_game.authoring.quoting import in_quotes
from twiplo_game.authoring.shapes import inside, is_text, key_kinds, kinds_at, legal_keys, legal_values
from twiplo_game.authoring.single_words import CONDITIONS, as_condition, as_entry, as_name, in_one_line, only_word
from twiplo_game.authoring.source import Source, listed, nearest
from twiplo_game.authoring.words import DURATIONS, EVERYBODY, duration_of, is_id, plain_name
from twiplo_game.model.quantity import DURATION_LIMIT, parse_duration
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text

_PATTERNS: Final = {
    r"^[a-z][a-z0-9_]{0,47}$": "TW204",
    r"^([+-]?)(S|M|L|[0-9]{1,3})$": "TW205",
    r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$": "TW223",
    r"^[a-z]{2}$": "TW225",
    r"^(?:[A-Z]{1,3}[0-9]{1,3}[a-z]?|[a-z][a-z0-9_]{0,47})$": "TW226",
}
_BOUNDS: Final = {
    "greater_than_equal": ("TW210", "ge"),
    "greater_than": ("TW210", "gt"),
    "less_than_equal": ("TW211", "le"),
    "less_than": ("TW211", "lt"),
}
_LENGTHS: Final = {
    "string_too_long": ("TW208", "max_length"),
    "too_short": ("TW219", "min_length"),
    "too_long": ("TW220", "max_length"),
}

_MINUTES: Final = re.compile(r"(?P<minutes>\d{5,9})\s*(?:m|min|minutes?)?", re.ASCII)

_PHRASES: Final = frozenset({"secrets", "protected", "where"})
"""Keys whose values are words as they may stand in a text."""


class FormError:
    """One error on its way to a problem."""

    def __init__(self, source: Source, root: Mapping, model: type[BaseModel], detail: ErrorDetails) -> None:
        self._source = source
        self._root = root
        self._model = model
        self._type: str = detail["type"]
        self._context: dict[str, Any] = detail.get("ctx") or {}
        self._words: str = detail["msg"]
        self._location = detail["loc"]
        self._path = real_path(root, self._location)
        self._kinds = kinds_at(model, self._path)
        self._node = at(root, self._path)
        self._spot = spot_of(root, self._path)

    def report(self) -> None:
        """Put it among the source's problems."""
        value = self._node.text if isinstance(self._node, Scalar) else in_one_line(self._node)
        if self._type == "missing":
            self._missing()
        elif self._type == "extra_forbidden":
            self._unknown_key()
        elif self._location[-1] == "[key]":
            key = key_of(self._root, self._path)
            self._spot = key.spot if key is not None else self._spot
            self._wrong_key(str(self._location[-2]))
        elif isinstance(self._node, Scalar) and self._node.value is None and not self._node.style:
            self._nothing()
        elif self._type in ("enum", "literal_error"):
            self._not_listed(value)
        elif self._type == "string_pattern_mismatch":
            self._pattern(value)
        elif self._type == "value_error":
            self._value_error(value)
        elif self._type in _BOUNDS:
            code, name = _BOUNDS[self._type]
            self._add(code, value=value, limit=self._with_unit(self._context[name]))
        elif self._type in _LENGTHS:
            self._length()
        elif self._type == "string_too_short":
            self._add("TW209")
        else:
            self._wrong_kind(value)

    def _add(self, code: str, suggestion: str | None = None, /, **args: object) -> None:
        self._source.add(code, self._spot, suggestion, **args)

    def _missing(self) -> None:
        key = str(self._location[-1])
        if isinstance(self._node, Mapping):
            legal = legal_keys(self._kinds)
            # A misspelt key is one mistake, not two.
            if any(name not in legal and nearest(name, legal) == key for name in self._node.entries):
                return
        self._add("TW201", key=key)

    def _unknown_key(self) -> None:
        entry = key_of(self._root, self._path)
        self._spot = entry.spot if entry is not None else self._spot
        name = str(self._location[-1])
        legal = legal_keys(kinds_at(self._model, self._path[:-1]))
        self._add("TW202", nearest(name, legal), key=name, legal=listed(legal, 40))

    def _wrong_key(self, name: str) -> None:
        legal = legal_values(key_kinds(kinds_at(self._model, self._path[:-1])))
        if legal:
            self._add("TW203", nearest(name, legal), value=name, legal=listed(legal, 40))
        else:
            self._pattern(name)

    def _not_listed(self, value: str) -> None:
        legal = legal_values(self._kinds)
        if isinstance(self._node, Scalar):
            self._add("TW203", nearest(value, legal), value=value, legal=listed(legal, 40))
        else:
            self._add("TW231", nearest(only_word(self._node), legal), legal=listed(legal, 40))

    def _pattern(self, value: str) -> None:
        code = _PATTERNS.get(str(self._context.get("pattern")), "")
        if code == "TW204" and "-" in value and is_id(value.replace("-", "_")):
            self._add("TW227", value.replace("-", "_"), value=value)
        elif code == "TW204":
            parts = value.replace(";", ",")
            self._add(code, plain_name(value, "_") if parts == value else parts, value=value)
        elif code == "TW223":
            self._add(code, plain_name(value, "-"), value=value)
        elif code == "TW205":
            self._add(code, as_size(value), value=value)
        elif code == "TW226":
            self._add(code, plain_name(value, "_"), value=value)
        elif code == "TW225":
            # Loaded here: most files have no such fault.
            from twiplo_game.authoring.languages import as_language  # noqa: PLC0415

            self._add(code, as_language(value), value=value)
        elif code:
            self._add(code, value=value)
        else:
            legal = tuple(re.findall(r"[a-z_]+", str(self._context.get("pattern"))))
            self._add("TW203", nearest(value, legal), value=value, legal=listed(legal))

    def _value_error(self, value: str) -> None:
        if "duration" in self._words:
            self._duration(value)
        elif "chance" in self._words:
            self._add("TW207", as_chance(value), value=value)
        elif "time" in self._words:
            self._add("TW217", as_moment(value), value=value)
        else:
            self._add("TW299")

    def _duration(self, value: str) -> None:
        meant = as_duration(only_word(self._node))
        long = _MINUTES.fullmatch(value)
        if long is not None:
            # More digits than a file has for minutes; as hours they may be written.
            if int(long["minutes"]) > DURATION_LIMIT:
                self._add("TW211", value=value, limit=duration_of(DURATION_LIMIT))
                return
            meant = duration_of(int(long["minutes"]))
        if self._path[-1:] == ("at",):
            # Loaded here: most files have no such fault.
            from twiplo_game.authoring.clock_times import length_of, since_start  # noqa: PLC0415

            by_clock = since_start(value, self._root)
            is_over = meant is None or parse_duration(meant) > length_of(self._root)
            if by_clock is not None and is_over:
                self._add("TW618", by_clock, value=value, meant=by_clock)
                return
            if by_clock is not None or is_over:
                meant = None
        self._add("TW206", meant, value=value)

    def _nothing(self) -> None:
        line = self._source.lines[self._spot.line - 1]
        key = key_of(self._root, self._path)
        after = line[key.spot.column - 1 + key.spot.span :] if key is not None else line
        match = re.match(r"\s*:\s+(#.*)$", after)
        if match is not None and is_text(self._kinds):
            self._add("TW115", line[: len(line) - len(after)] + ": " + in_quotes(match[1].rstrip()))
        else:
            self._add("TW209")

    def _with_unit(self, limit: Any) -> Any:
        """A limit as it is written at this place."""
        if self._is_duration():
            return duration_of(int(limit))
        return f"{limit}%" if isinstance(self._node_value(), str) else limit

    def _is_duration(self) -> bool:
        is_trigger = self._path[-2:-1] == ("triggers",)
        return is_trigger or (self._path[-1] in DURATIONS and int in self._kinds)

    def _length(self) -> None:
        code, name = _LENGTHS[self._type]
        limit = int(self._context[name])
        # Pydantic counts only the entries that are right; what is wrong with the others is reported.
        if self._type == "too_short" and isinstance(self._node, Sequence) and len(self._node.items) >= limit:
            return
        # Pydantic counts a condition, which is made into a string before it is measured, as it counts a list.
        is_condition = self._type == "too_long" and isinstance(self._node, Scalar)
        self._add("TW402" if is_condition else code, limit=limit)

    def _wrong_kind(self, value: str) -> None:
        is_scalar = isinstance(self._node, Scalar)
        legal = legal_values(self._kinds)
        keys = legal_keys(self._kinds)
        if self._is_duration() and (is_scalar or int in self._kinds):
            self._duration(value)
        elif self._type.startswith(("int", "float", "decimal", "finite")):
            only = only_word(self._node)
            self._add("TW212", only if only.isdecimal() else None, value=value)
        elif self._type.startswith("bool"):
            self._add("TW213", value=value)
        elif self._type.startswith(("date", "time")):
            self._add("TW217", as_moment(value), value=value)
        elif self._type.startswith(("tuple", "list", "frozen_set", "set")):
            named = self._everybody() if self._path[-1:] == ("to",) and value.lower() in EVERYBODY else value
            self._add("TW216", self._list(named) if is_scalar else None)
        elif is_scalar and "effects" in self._path and isinstance(self._node_value(), float):
            self._add("TW205", as_size(value), value=value)
        elif is_text(self._kinds) and is_scalar and not isinstance(self._node_value(), str):
            if self._is_prose():
                self._add("TW228", in_quotes(value), value=value)
            else:
                self._add("TW431" if self._path[-1] in CONDITIONS else "TW234", value=value)
        elif is_text(self._kinds):
            self._no_single_word()
        elif keys:
            self._add("TW215", legal=listed(keys, 40))
        elif legal:
            self._not_listed(value)
        elif self._type.startswith(("dict", "model", "mapping")):
            if isinstance(self._node, Sequence):
                self._add("TW230", as_entry(self._node, inside(self._kinds, "")))
                return
            is_trigger = self._path[-1:] == ("triggers",) and is_id(value)
            self._add("TW229", f"{{{value}: 30m}}" if is_trigger else None)
        elif is_scalar and not isinstance(self._node_value(), str):
            self._add("TW228", in_quotes(value), value=value)
        else:
            self._add("TW299")

    def _is_prose(self) -> bool:
        """Whether words for a reader stand here, or words that are looked for in others; else a name, a condition."""
        above = kinds_at(self._model, self._path[:-1])
        return Text in (*self._kinds, *above) or not _PHRASES.isdisjoint(self._path)

    def _no_single_word(self) -> None:
        # What stands within one line of the file is shown itself, and not its key.
        if self._node.spot.line == self._spot.line and not isinstance(self._node, Scalar):
            self._spot = self._node.spot
        if self._is_prose():
            only = self._node.items[0] if isinstance(self._node, Sequence) and len(self._node.items) == 1 else None
            self._add("TW214", in_quotes(only.text) if isinstance(only, Scalar) else None)
        elif self._path[-1] in CONDITIONS:
            self._add("TW233", as_condition(self._node))
        else:
            self._add("TW232", as_name(self._node))

    def _list(self, value: str) -> str | None:
        if self._path != ("languages",):
            return as_list(value)
        # Loaded here: most files have no such fault.
        from twiplo_game.authoring.languages import as_language  # noqa: PLC0415

        codes = [as_language(word) for word in re.split(r"[,;/]|\s(?:and|et)\s", value)]
        return None if None in codes else as_list(", ".join(str(code) for code in codes))

    def _everybody(self) -> str:
        written = self._root.entries.get("stakeholders")
        if written is not None and isinstance(written.value, Sequence):
            return ", ".join(item.text for item in written.value.items if isinstance(item, Scalar))
        return ", ".join(Scenario.model_fields["stakeholders"].default)

    def _node_value(self) -> object:
        return self._node.value if isinstance(self._node, Scalar) else None
