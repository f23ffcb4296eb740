"""A response as it is sent: one point of the vocabulary, and its text."""

from dataclasses import dataclass, field, replace

from twiplo_game.model.response import Draft
from twiplo_game.model.vocabulary import (
    PUBLIC_CHANNELS,
    Channel,
    Claim,
    Content,
    Coordination,
    Disclosure,
    Register,
    Stance,
    Tier,
    Tone,
    Tongue,
)


@dataclass(frozen=True, slots=True)
class Response:
    """What goes out. Two responses are equal where they differ in nothing but their words."""

    channel: Channel = Channel.STATEMENT
    """How it leaves the ministry."""
    stance: Stance = Stance.INFORM
    """What it does about the charge."""
    register: Register = Register.NONE
    """The diplomatic register."""
    tone: Tone = Tone.FACTUAL
    """How it sounds."""
    to: frozenset[str] = frozenset()
    """Stakeholder ids."""
    claim: Claim = Claim.NONE
    """How strongly it asserts."""
    tier: Tier = Tier.NONE
    """How far an attribution goes."""
    actor: str | None = None
    """The actor named."""
    disclosure: Disclosure = Disclosure.WITHHOLD
    """What it gives out."""
    coordination: Coordination = Coordination.ALONE
    """With whom it was agreed."""
    language: Tongue = Tongue.OWN
    """The language it is given in."""
    contains: frozenset[Content] = frozenset()
    """What it contains; `NEXT_UPDATE` and `CORRECTIVE_ACTION` exactly where their times are set."""
    next_update: int | None = None
    """Minutes from landing to the promised update."""
    action_due: int | None = None
    """Minutes from landing to the promised corrective action."""
    draft: str | None = None
    """The draft that it is, unchanged but for its words; None for a composition."""
    text: str = field(default="", compare=False)
    """The words, in the language of the player's choice."""
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Responses are keys of the caches that every step asks; hashing fourteen fields each time was a tenth of it.
        key = (
            self.channel, self.stance, self.register, self.tone, self.to, self.claim, self.tier, self.actor,
            self.disclosure, self.coordination, self.language, self.contains, self.next_update, self.action_due,
            self.draft,
        )  # fmt: skip
        object.__setattr__(self, "_hash", hash(key))

    def __hash__(self) -> int:
        return self._hash

    @property
    def is_public(self) -> bool:
        """Whether everybody can read it."""
        return self.channel in PUBLIC_CHANNELS


DEFAULT_NEXT_UPDATE = 60
"""Minutes to a next update where `contains` names one without a time."""

DEFAULT_ACTION_DUE = 180
"""Minutes to a corrective action where `contains` names one without a time."""


def composed(response: Response) -> Response:
    """`response` with `contains` and the promised times made to agree, and no draft."""
    contains = set(response.contains)
    next_update, action_due = response.next_update, response.action_due
    if next_update is not None:
        contains.add(Content.NEXT_UPDATE)
    elif Content.NEXT_UPDATE in contains:
        next_update = DEFAULT_NEXT_UPDATE
    if action_due is not None:
        contains.add(Content.CORRECTIVE_ACTION)
    elif Content.CORRECTIVE_ACTION in contains:
        action_due = DEFAULT_ACTION_DUE
    return replace(response, contains=frozenset(contains), next_update=next_update, action_due=action_due, draft=None)


def from_draft(name: str, draft: Draft, language: str = "en") -> Response:
    """The response that `draft` proposes, in the words of `language`."""
    chosen = draft.silence is not None
    bare = Response(
        channel=Channel.SILENCE if chosen else draft.channel,
        stance=Stance.DECLINE if chosen else draft.stance,
        register=draft.register_,
        tone=draft.tone,
        to=draft.to,
        claim=draft.claim,
        tier=draft.attribution.tier,
        actor=draft.attribution.actor,
        disclosure=draft.disclosure,
        coordination=draft.coordination,
        language=draft.language,
        contains=draft.contains,
        next_update=draft.next_update,
        action_due=draft.corrective_action.by if draft.corrective_action else None,
        text=draft.text.in_(language),
    )
    return replace(composed(bare), draft=name)
