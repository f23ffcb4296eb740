"""What one machine's page shows already, so that of every change only what is different is drawn and sent."""

from dataclasses import dataclass, field

from twiplo_game.classroom.pages.seat_page.desk_part import gauges_part
from twiplo_game.classroom.pages.seat_page.messages_part import message_item, message_rests_on
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.pages.seat_page.parts import PARTS
from twiplo_game.classroom.pages.seat_page.returned_part import returned_part


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be shown differently."""

    is_whole: bool
    """Whether this is all of the page, in the place of whatever is shown."""
    parts: dict[str, str]
    """HTML by the name of the part."""
    messages: tuple[tuple[str, str], ...]
    """(id, HTML) of messages that are new or different, oldest first; new ones are newer than all that is shown."""


@dataclass(slots=True)
class Drawing:
    """One page as it was last sent."""

    _rests: dict[str, object] = field(default_factory=dict)
    _messages: dict[str, object] = field(default_factory=dict)
    _minute: int = -1

    def brought_to(self, moment: Moment) -> Changes:
        """What has to change so that the page shows `moment`; from here on it does."""
        names = [message.id for message in moment.now.messages]
        is_whole = not self._messages or names[: len(self._messages)] != list(self._messages)
        if is_whole:
            self._rests, self._messages, self._minute = {}, {}, -1
        made: dict[str, str] = {}
        # What moved stays marked until the clock has moved on.
        if self._minute != moment.now.minute or any(seen.gauges for seen in moment.news):
            self._minute = moment.now.minute
            made["gauges"] = gauges_part(moment).source
        returned = returned_part(moment)
        if returned.source:
            made["returned"] = returned.source
        for part in PARTS:
            rests = part.rests_on(moment)
            if part.name not in self._rests or self._rests[part.name] != rests:
                self._rests[part.name] = rests
                made[part.name] = part.draw(moment).source
        return Changes(is_whole, made, self._changed_messages(moment))

    def _changed_messages(self, moment: Moment) -> tuple[tuple[str, str], ...]:
        events = {event.event: event for event in moment.now.events}
        answered = {name for name, event in events.items() if event.is_answered}
        changed = []
        for message in moment.now.messages:
            rests = message_rests_on(moment, message, events, answered)
            if self._messages.get(message.id) != rests:
                self._messages[message.id] = rests
                changed.append((message.id, message_item(moment, message).source))
        return tuple(changed)
