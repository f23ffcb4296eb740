"""The vocabulary of a response, in the field's own terms; the labels stand in `doctrine/vocabulary.yaml`.

Sources: strategies after Coombs and Benoit, the ascending register of diplomatic statements, estimative language
after ICD 203. An enumeration whose docstring says *ascending* can be compared with `<` in conditions.
"""

from enum import StrEnum
from typing import Final


class Channel(StrEnum):
    """How a response leaves the ministry."""

    STATEMENT = "statement"
    POST = "post"
    BRIEFING = "briefing"
    ALERT = "alert"
    JOINT = "joint"
    PERSONAL_POST = "personal_post"
    PROXY = "proxy"
    CALL = "call"
    NOTE = "note"
    DEMARCHE = "demarche"
    SUMMONS = "summons"
    BACKGROUND = "background"
    SILENCE = "silence"


PUBLIC_CHANNELS: Final = frozenset(
    {Channel.STATEMENT, Channel.POST, Channel.BRIEFING, Channel.ALERT, Channel.JOINT, Channel.PERSONAL_POST}
)
"""Channels that everybody can read; all others are private, even to the press."""


class Stance(StrEnum):
    """What a response does about the charge."""

    INFORM = "inform"
    NCND = "ncnd"
    DECLINE = "decline"
    NO_COMMENT = "no_comment"
    DENY = "deny"
    CORRECT = "correct"
    CONCEDE = "concede"
    ATTACK_ACCUSER = "attack_accuser"
    SCAPEGOAT = "scapegoat"
    EXCUSE = "excuse"
    JUSTIFY = "justify"
    APOLOGISE = "apologise"
    COMPENSATE = "compensate"
    REMIND = "remind"
    INGRATIATE = "ingratiate"
    VICTIMAGE = "victimage"
    TRANSCEND = "transcend"


REJECTING_STANCES: Final = frozenset({Stance.DENY, Stance.CORRECT, Stance.ATTACK_ACCUSER, Stance.SCAPEGOAT})
"""Stances that say of the charge: it is not so."""

ACCEPTING_STANCES: Final = frozenset(
    {Stance.CONCEDE, Stance.EXCUSE, Stance.JUSTIFY, Stance.APOLOGISE, Stance.COMPENSATE}
)
"""Stances that say of the charge: it is so, at least in part."""


class Register(StrEnum):
    """The diplomatic register, ascending."""

    NONE = "none"
    NOTE = "note"
    FOLLOW = "follow"
    CONCERN = "concern"
    DEEP_CONCERN = "deep_concern"
    REGRET = "regret"
    DEPLORE = "deplore"
    CONDEMN = "condemn"
    STRONGLY_CONDEMN = "strongly_condemn"
    DEMAND = "demand"
    RESERVE_RIGHTS = "reserve_rights"


class Tone(StrEnum):
    """How a response sounds."""

    FACTUAL = "factual"
    EMPATHETIC = "empathetic"
    FIRM = "firm"
    CONCILIATORY = "conciliatory"
    IRONIC = "ironic"
    ULTIMATUM = "ultimatum"


class Claim(StrEnum):
    """How strongly a response asserts what it says about its subject, ascending; see `CLAIM_NEEDS`."""

    NONE = "none"
    ROUGHLY_EVEN = "roughly_even"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"


class Evidence(StrEnum):
    """The evidence that the desk holds about a fact, ascending."""

    UNVERIFIED = "unverified"
    SINGLE = "single"
    CORROBORATED = "corroborated"
    TECHNICAL = "technical"
    INDEPENDENT = "independent"


EVIDENCE_RANK: Final = {level: rank for rank, level in enumerate(Evidence)}
"""0 for unverified to 4 for independently confirmed."""

CLAIM_NEEDS: Final = {
    Claim.NONE: -1,
    Claim.ROUGHLY_EVEN: 0,
    Claim.LIKELY: 1,
    Claim.VERY_LIKELY: 2,
    Claim.ALMOST_CERTAIN: 3,
}
"""The rank of evidence that covers a claim; a claim compares with evidence by it."""


class Tier(StrEnum):
    """How far an attribution goes, ascending."""

    NONE = "none"
    UNNAMED = "unnamed"
    TECHNIQUE = "technique"
    INDIVIDUALS = "individuals"
    LINKED = "linked"
    ENTITIES = "entities"
    STATE = "state"


NAMING_TIERS: Final = frozenset({Tier.INDIVIDUALS, Tier.LINKED, Tier.ENTITIES, Tier.STATE})
"""Tiers of attribution that need an actor."""


class Disclosure(StrEnum):
    """What a response gives out of what the ministry holds back, ascending."""

    WITHHOLD = "withhold"
    REDACTED = "redacted"
    SUMMARY = "summary"
    FULL = "full"


class Coordination(StrEnum):
    """With whom a response was agreed before it left."""

    ALONE = "alone"
    CLEARED = "cleared"
    SERVICES = "services"
    MISSION = "mission"
    INFORMED = "informed"
    CONSULTED = "consulted"
    JOINT = "joint"
    MULTILATERAL = "multilateral"


class Tongue(StrEnum):
    """The language that a response is given in, or that an affected public speaks."""

    OWN = "own"
    LOCAL = "local"
    BOTH = "both"


class Content(StrEnum):
    """What a response contains."""

    KNOWN_UNKNOWN = "known_unknown"
    NEXT_UPDATE = "next_update"
    SYMPATHY = "sympathy"
    INSTRUCTIONS = "instructions"
    EVIDENCE = "evidence"
    CORRECTIVE_ACTION = "corrective_action"
    APOLOGY = "apology"
    DENIAL = "denial"
    REASON = "reason"
    TECHNIQUE_NAMED = "technique_named"
    INDEPENDENT_VOICE = "independent_voice"
    BACKING = "backing"
    REDACTION_REQUEST = "redaction_request"
    PLATFORM_REPORT = "platform_report"
    PLATFORM_BAN = "platform_ban"
    LEGAL_GROUND = "legal_ground"
    LEGAL_THREAT = "legal_threat"
    MEASURE = "measure"
    ITEM_BY_ITEM = "item_by_item"
    OPERATIONAL_DETAIL = "operational_detail"
    CROWD_REPORT = "crowd_report"
    DELETION = "deletion"


class Cluster(StrEnum):
    """How far the public holds us responsible, ascending (situational crisis communication theory)."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class Reach(StrEnum):
    """How many people an event reaches, ascending."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Harm(StrEnum):
    """What the event does to people, ascending."""

    NONE = "none"
    RISK = "risk"
    HARMED = "harmed"


class Fault(StrEnum):
    """What is established about our own fault, ascending."""

    NONE = "none"
    ALLEGED = "alleged"
    ESTABLISHED = "established"


class Law(StrEnum):
    """Against whom the inviolability of correspondence could be invoked here."""

    NONE = "none"
    STATE = "state"
    PRESS = "press"


class Nature(StrEnum):
    """What kind of trouble an event is; an event can be several."""

    ACCUSATION = "accusation"
    RUMOUR = "rumour"
    FABRICATION = "fabrication"
    SATIRE = "satire"
    CAMPAIGN = "campaign"
    LEAK_COMING = "leak_coming"
    LEAK = "leak"
    PERSONS_NAMED = "persons_named"
    INTRUSION = "intrusion"
    OWN_POST = "own_post"
    TWO_VOICES = "two_voices"
    PLATFORM = "platform"
    GRIEVANCE = "grievance"
    BILATERAL = "bilateral"
    RESCUE = "rescue"
    QUESTION = "question"
    MARKED = "marked"


class Via(StrEnum):
    """How a message reached the desk."""

    POST = "post"
    WIRE = "wire"
    CABLE = "cable"
    CALL = "call"
    MAIL = "mail"
    NOTE = "note"
    BROADCAST = "broadcast"
    ALERT = "alert"


class Family(StrEnum):
    """What a rule is about; of one response, only the strongest gain of a family counts."""

    TIMING = "timing"
    MESSAGE = "message"
    ATTRIBUTION = "attribution"
    NOTICE = "notice"
    HANDLING = "handling"
    COORDINATION = "coordination"
    WORDING = "wording"
    """How it is put: all of it together moves at most a fifth of what the response moves otherwise."""


class Grade(StrEnum):
    """What a rule rests on, weakest last."""

    EXPERIMENT = "experiment"
    PRACTICE = "practice"
    CASE = "case"
    DESIGN = "design"


class Occasion(StrEnum):
    """When a rule is judged."""

    RESPONSE = "response"
    CORRECTION = "correction"
    NOTICE = "notice"
    SILENT_HOUR = "silent_hour"
    PROMISE_MISSED = "promise_missed"
    END = "end"


class Mood(StrEnum):
    """A stakeholder's mood, ascending; all start neutral."""

    HOSTILE = "hostile"
    COLD = "cold"
    NEUTRAL = "neutral"
    WARM = "warm"
    SUPPORTIVE = "supportive"


class Confidence(StrEnum):
    """How likely an adviser holds what he or she expects, ascending (ICD 203)."""

    ALMOST_NO_CHANCE = "almost_no_chance"
    VERY_UNLIKELY = "very_unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly_even"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"


class Gauge(StrEnum):
    """What the game scores, 0 to 100."""

    REPUTATION = "reputation"
    SECURITY = "security"
    TRUST = "trust"
