"""What a player may see: `PlayerView`, and the parts it is made of. Every text carries all languages."""

from dataclasses import dataclass
from enum import StrEnum

from twiplo_game.engine.response import Response
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Confidence, Evidence, Gauge, Mood, Via


class MessageKind(StrEnum):
    """What a message in the feed is."""

    EVENT = "event"
    """Something happened; `about` is the event."""
    ADVICE = "advice"
    """An adviser's view."""
    FINDING = "finding"
    """What a check showed."""
    REACTION = "reaction"
    """What a decision set going; `because_of` names it."""
    VOICE = "voice"
    """A voice in the feed that answers what was said."""
    SILENCE = "silence"
    """What followed from no answer in time."""
    SILENT_HOUR = "silent_hour"
    """What another full hour without an answer costs."""
    CONSEQUENCE = "consequence"
    """Something that came back later; `because_of` names its cause."""
    PROMISE_KEPT = "promise_kept"
    PROMISE_MISSED = "promise_missed"
    CONTINGENCY = "contingency"
    """A message from the trainer."""


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message in the feed, oldest first."""

    id: str
    """`the_post` for an event, `m7` for anything else."""
    kind: MessageKind
    minute: int
    """When it came in, in minutes from the start."""
    sender: Text | None
    """Who sent it; None where the face says it in its own words."""
    title: Text | None
    """A subject line, where the author gave one."""
    text: Text | None
    """What it says; None where the face has its own words for the kind."""
    via: Via | None = None
    about: str | None = None
    """The event or fact that it concerns."""
    because_of: str | None = None
    """The decision it comes from: a sent response `r1`, a promise `p1`, or an event whose answer never came."""
    is_opened: bool = False


@dataclass(frozen=True, slots=True)
class AdviceView:
    """What an adviser who was asked said."""

    adviser: str
    title: Text
    says: Text
    expects: Text | None
    confidence: Confidence
    interest: Text


@dataclass(frozen=True, slots=True)
class AdviserView:
    """Somebody who can be asked about an event."""

    adviser: str
    title: Text
    advice: AdviceView | None
    """None until the adviser was asked and has answered."""
    is_pending: bool


@dataclass(frozen=True, slots=True)
class CheckView:
    """Something that can be found out."""

    check: str
    title: Text
    takes: int
    """Minutes of an officer."""
    about: str
    """The event it belongs to."""
    is_pending: bool
    finding: Text | None
    """What it showed; None until it has landed."""
    is_inconclusive: bool = False
    evidence: Evidence | None = None
    """The evidence it yielded, where it settled something."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A response that the staff proposes now."""

    draft: str
    title: Text
    text: Text
    response: Response
    """Its place in the vocabulary; `text` is empty, the words stand in `DraftView.text`."""
    takes: int
    """Minutes of an officer."""


@dataclass(frozen=True, slots=True)
class OfferView:
    """What a composition may use here: value ids by dimension, in the vocabulary's order."""

    channel: tuple[str, ...]
    stance: tuple[str, ...]
    register: tuple[str, ...]
    tone: tuple[str, ...]
    to: tuple[str, ...]
    claim: tuple[str, ...]
    attribution: tuple[tuple[str, str | None], ...]
    """(tier, actor) pairs; the first is (none, None)."""
    disclosure: tuple[str, ...]
    coordination: tuple[str, ...]
    language: tuple[str, ...]
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event that has occurred, as the desk knows it."""

    event: str
    appeared: int
    due: int | None
    """The minute by which an answer must be ordered; None where none is expected."""
    is_answered: bool
    is_silenced: bool
    """The due time passed without an answer."""
    can_answer: bool
    evidence: Evidence | None
    """What the desk holds about the event's subject; None where it has none."""
    settled: bool | None
    """True or False where the desk knows whether the charge is so; None where it does not."""
    advisers: tuple[AdviserView, ...]
    checks: tuple[CheckView, ...]
    drafts: tuple[DraftView, ...]
    """Empty once answered."""
    offers: OfferView


@dataclass(frozen=True, slots=True)
class SentView:
    """A response that has landed."""

    sent: str
    """`r1`, `r2`, …"""
    about: str
    ordered: int
    landed: int
    response: Response
    is_corrected: bool
    can_correct: bool


@dataclass(frozen=True, slots=True)
class TaskView:
    """An officer at work."""

    task: str
    """`t1`, `t2`, …"""
    act: str
    """ask, check, respond, speak, tell, correct or update."""
    subject: str
    """The event, check, stakeholder, sent response or promise it is about."""
    adviser: str | None
    started: int
    lands: int


@dataclass(frozen=True, slots=True)
class PromiseView:
    """Something promised in public or private."""

    promise: str
    """`p1`, `p2`, …"""
    about: str
    is_action: bool
    """A corrective action rather than an update."""
    due: int
    is_kept: bool
    is_missed: bool


@dataclass(frozen=True, slots=True)
class ThreadView:
    """Something in flight, without how it ends."""

    about: str
    because_of: str
    """The sent response, promise or event that set it going."""


@dataclass(frozen=True, slots=True)
class MoodView:
    """A stakeholder's mood."""

    stakeholder: str
    name: Text
    mood: Mood
    told: int | None
    """When it was first informed, in minutes from the start."""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A fact that can be spoken of unasked."""

    subject: str
    title: Text
    offers: OfferView


@dataclass(frozen=True, slots=True)
class MandateView:
    """A mandate that the player is held to."""

    mandate: str
    title: Text
    is_broken: bool
    is_judged_at_end: bool = False
    """Whether only the end shows if it was met."""


@dataclass(frozen=True, slots=True)
class PlayerView:
    """All that a player may know at one moment."""

    minute: int
    length: int
    gauges: dict[Gauge, int]
    staff: int
    """Officers on duty."""
    free: int
    """Officers free now."""
    next_free: int | None
    """The minute at which one is free, where none is."""
    messages: tuple[MessageView, ...]
    events: tuple[EventView, ...]
    sent: tuple[SentView, ...]
    tasks: tuple[TaskView, ...]
    promises: tuple[PromiseView, ...]
    threads: tuple[ThreadView, ...]
    moods: tuple[MoodView, ...]
    subjects: tuple[SubjectView, ...]
    mandates: tuple[MandateView, ...]
    ending: str | None
    """The ending's id once the game is over."""
    ending_title: Text | None = None
    ending_text: Text | None = None
