"""A YAML text as a tree of nodes with places, out of one run of the parser."""

from typing import Final

import yaml

from twiplo_game.authoring.guard import LOADER, UnreadableError, guarded_events, start_of
from twiplo_game.authoring.nodes import Entry, Mapping, Node, Scalar, Sequence, Spot, scalar_of, spot_at
from twiplo_game.authoring.scalar import meaning
from twiplo_game.authoring.silent_slips import report_silent_slips
from twiplo_game.authoring.source import Source

REPAIR_LIMIT: Final = 20
"""Lines that are mended for the sake of reading on; a file with more slips is reported up to there."""


def read_tree(source: Source, loader: type = LOADER) -> Mapping | None:
    """The keys at the top of the file, or None where nothing could be read; problems go into `source`.

    Where a line has one of the usual slips, it is reported, mended for this run and read on, so that one
    run shows every slip and what else is wrong.
    """
    for _ in range(REPAIR_LIMIT):
        try:
            return _compose(source, loader)
        except UnreadableError as stop:
            if not stop.is_mended:
                return None
        except yaml.MarkedYAMLError as error:
            # Loaded here: most files that are read are YAML.
            from twiplo_game.authoring.slips import report_syntax  # noqa: PLC0415

            if not report_syntax(source, error):
                return None
    return None


def _compose(source: Source, loader: type) -> Mapping | None:
    builder = _Builder(source)
    take = builder.take
    for event in guarded_events(source, loader):
        take(event)
    root = builder.root
    if isinstance(root, Mapping):
        report_silent_slips(source, root)
        return root
    if root is None or (isinstance(root, Scalar) and root.value is None):
        source.add("TW122", Spot(1, 1))
    else:
        source.add("TW123", root.spot)
    return None


class _Open:
    """A list or group whose end has not come yet."""

    __slots__ = ("entries", "is_flow", "is_mapping", "items", "key", "spot")

    def __init__(self, spot: Spot, *, is_mapping: bool, is_flow: bool) -> None:
        self.spot = spot
        self.is_mapping = is_mapping
        self.is_flow = is_flow
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.key: Node | None = None


class _Builder:
    """Builds nodes out of events, without recursion."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stack: list[_Open] = []
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        """One more event."""
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            line, column, _ = start_of(event)
            self._stack.append(
                _Open(
                    Spot(line + 1, column + 1),
                    is_mapping=isinstance(event, yaml.MappingStartEvent),
                    is_flow=bool(event.flow_style),
                )
            )
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self._stack.pop()
            if done.is_mapping:
                self._add(Mapping(done.spot, done.entries, done.is_flow))
            else:
                self._add(Sequence(done.spot, tuple(done.items)))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        begins, ends = event.start_mark, event.end_mark
        if begins is None or ends is None:
            return scalar_of(spot_at(1, 1, 1), None, "", "", 0, 0)
        line, column = begins.line, begins.column
        lines = self._source.lines
        if ends.line == line:
            stop = ends.column
        else:
            stop = len(lines[line].rstrip()) if line < len(lines) else 0
        text: str = event.value
        spot = spot_at(line + 1, column + 1, max(1, stop - column))
        return scalar_of(
            spot, text if event.style else meaning(text), text, event.style or "", begins.index, ends.index
        )

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            self._add_entry(top, top.key, node)
            top.key = None

    def _wording(self, key: Node) -> str | None:
        """The key of a wording that `true` or `false` was meant to be."""
        if not isinstance(key, Scalar) or not isinstance(key.value, bool):
            return None
        above = self._stack[-2].key if len(self._stack) > 1 else None
        is_found = isinstance(above, Scalar) and above.text == "finds"
        return f"{'when' if is_found else 'if'}_{str(key.value).lower()}"

    def _is_rest_of_number(self, top: _Open, key: Node) -> bool:
        if not (top.is_flow and top.entries and isinstance(key, Scalar)):
            return False
        # Loaded here: most files have no such key.
        from twiplo_game.authoring.decimals import report_decimal  # noqa: PLC0415

        return report_decimal(self._source, next(reversed(top.entries.values())), key)

    def _add_entry(self, top: _Open, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            if not self._is_rest_of_number(top, key):
                self._source.add("TW109", key.spot, self._wording(key))
        elif not key.style and key.value.strip() != key.value:
            # YAML cuts blanks off; what is left of them came with copied text, and belongs to no key.
            raise yaml.MarkedYAMLError(problem_mark=yaml.Mark("", key.start, key.spot.line - 1, 0, None, 0))
        elif key.value in top.entries:
            first = top.entries[key.value].key.spot.line
            self._source.add("TW108", key.spot, key=key.value, first=first)
        else:
            top.entries[key.value] = Entry(key, value)
