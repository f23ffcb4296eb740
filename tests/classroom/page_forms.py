"""The form that a browser sends for a response."""

from typing import Any

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.telling.fields import MANY, TIMES, value_of, values_of


def form_of(order: Respond | Speak, start: str) -> dict[str, Any]:
    """The form that a browser sends for `order`."""
    response = order.response
    fields: dict[str, Any] = {name: sorted(values_of(response, name)) for name in MANY}
    for name in ("channel", "stance", "register", "tone", "claim", "disclosure", "coordination", "language"):
        fields[name] = value_of(response, name)
    fields["attribution"] = f"{response.tier}|{response.actor or ''}"
    fields |= {name: str(getattr(response, name) or "") for name in TIMES}
    kind, about = ("respond", order.event) if isinstance(order, Respond) else ("speak", order.about)
    return {"about": about, "kind": kind, "start": start, "fields": fields, "text": response.text}
