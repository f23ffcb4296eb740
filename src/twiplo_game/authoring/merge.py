"""`defaults:` written out: fields that drafts and advice share, with the places where they were written."""

from dataclasses import replace
from typing import Final

from twiplo_game.authoring.nodes import Entry, Mapping, Node, Sequence, child

_GROUPS: Final = {"draft": "drafts", "advice": "advice"}
"""The groups of an event that each part of `defaults:` completes."""


def with_defaults(root: Mapping) -> Mapping:
    """The file with its defaults in every draft and every piece of advice; what an entry says itself wins."""
    written = child(root, "defaults")
    events = root.entries.get("events")
    if not isinstance(written, Mapping) or events is None or not isinstance(events.value, Sequence):
        return root
    items: tuple[Node, ...] = events.value.items
    for part, group in _GROUPS.items():
        shared = child(written, part)
        if isinstance(shared, Mapping):
            items = tuple(_completed_event(item, group, shared) for item in items)
    completed = Entry(events.key, replace(events.value, items=items))
    return replace(root, entries=root.entries | {"events": completed})


def _completed_event(event: Node, group: str, shared: Mapping) -> Node:
    if not isinstance(event, Mapping) or group not in event.entries:
        return event
    entry = event.entries[group]
    if not isinstance(entry.value, Mapping):
        return event
    completed = {
        name: Entry(each.key, replace(each.value, entries=shared.entries | each.value.entries))
        if isinstance(each.value, Mapping)
        else each
        for name, each in entry.value.entries.items()
    }
    return replace(event, entries=event.entries | {group: Entry(entry.key, replace(entry.value, entries=completed))})
