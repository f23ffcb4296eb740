"""What the words of a response can show, and the data files with which they are read: one for each language."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from twiplo_game.model.base import Authored, Id
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Grade


class Feature(StrEnum):
    """One thing that a careful press officer would mark in a text; conditions write `text.` before it."""

    MARKING = "marking"
    SECRET = "secret"
    PROTECTED = "protected"
    COORDINATES = "coordinates"
    OWN = "own"
    """The words are the player's own: not those of a draft."""
    # First what may cost, then what may help: the order in which marks are listed.
    REPEATS_TRAP = "repeats_trap"
    IS_CERTAIN = "is_certain"
    SETS_ULTIMATUM = "sets_ultimatum"
    DECLINES_COMMENT = "declines_comment"
    APOLOGISES = "apologises"
    DENIES = "denies"
    SHOUTS = "shouts"
    TOO_LONG = "too_long"
    OTHER_LANGUAGE = "other_language"
    PROMISES_UPDATE = "promises_update"
    STATES_UNKNOWN = "states_unknown"
    STATES_KNOWN = "states_known"
    SYMPATHISES = "sympathises"
    INSTRUCTS = "instructs"
    SHOWS_EVIDENCE = "shows_evidence"


LEAKS = (Feature.MARKING, Feature.SECRET, Feature.PROTECTED, Feature.COORDINATES)
"""What must not go out: `text.names(…)` asks about each, `text.leaks` about any."""

SAID = tuple(feature for feature in Feature if feature not in LEAKS)
"""What conditions ask about as `text.<feature>`."""


WARNINGS = (
    *LEAKS,
    Feature.REPEATS_TRAP,
    Feature.IS_CERTAIN,
    Feature.SETS_ULTIMATUM,
    Feature.DECLINES_COMMENT,
    Feature.APOLOGISES,
    Feature.DENIES,
    Feature.SHOUTS,
)
"""What is marked to warn of what it costs: where it costs nothing there is nothing to show."""


class Weight(StrEnum):
    """What a mark counts for in one response, in what the desk knows when it is ordered."""

    AGAINST = "against"
    """A rule that costs can hold because of it."""
    FOR = "for"
    """A rule that gains can."""
    NOTHING = "nothing"
    """No rule can; also said of what nobody has weighed."""


class FeatureNote(Authored):
    """What is said of a feature where it is marked: a hint, and never a verdict."""

    label: Text
    """A few words."""
    does: Text
    """What it does, and when, in one sentence."""
    costs: Text | None = None
    """What it does where a rule that costs can hold because of it."""
    gains: Text | None = None
    """What it does where a rule that gains can."""
    because: Text
    """Why."""
    grade: Grade = Grade.DESIGN
    """What that rests on."""
    sources: tuple[str, ...] = ()
    """Keys of the bibliography."""


class Characters(Authored):
    """The characters that a text is read with. Pinned here, so that no library's tables decide what a text scores."""

    fold: dict[str, str] = {}
    """For a plain letter (or two) the letters that are read as it: `e: éèêëÉÈÊË`."""
    capitals: str = ""
    """Letters that are capitals, beside A to Z."""
    ignored: str = ""
    """Characters that are read as if they were not there: accents by themselves, soft hyphens."""
    quotes: tuple[Annotated[str, Field(min_length=2, max_length=2)], ...] = ()
    """Pairs of quotation marks."""
    domains: tuple[str, ...] = ()
    """Last parts of an address on the web, where it has only two parts."""


class Times(Authored):
    """How a language writes a time of the day and a span."""

    morning: tuple[str, ...] = ()
    """What follows an hour before noon."""
    afternoon: tuple[str, ...] = ()
    """What follows an hour after noon."""
    hour: tuple[str, ...] = ()
    """What stands between, or after, hours and minutes: `h`."""
    half: tuple[str, ...] = ()
    """What adds half an hour: `et demie`."""
    within: tuple[str, ...] = ()
    """What stands before a span: `in two hours`. Without it an hour is one of the day."""
    named: dict[str, Annotated[int, Field(ge=0, le=1440)]] = {}
    """Times with a name, in minutes of the day."""
    units: dict[str, Annotated[int, Field(ge=1, le=10_080)]] = {}
    """Units of a span, in minutes."""
    numbers: dict[str, Annotated[int, Field(ge=1, le=60)]] = {}
    """Numbers written out."""
    days: dict[str, Annotated[int, Field(ge=0, le=7)]] = {}
    """Words for a day, with how many days from now."""


class TextLexicon(Authored):
    """How the features show in one language. The signs of a pattern are explained in docs/text.md."""

    common: tuple[str, ...] = ()
    """Short words by which the language is told from others; they do not count in a trap."""
    strong: tuple[str, ...] = ()
    """Of those, the ones that count in a trap all the same."""
    abbreviations: tuple[str, ...] = ()
    """Words after which a full stop ends no sentence."""
    classes: dict[Id, tuple[str, ...]] = {}
    """Named lists of phrases, for use in patterns."""
    negators: tuple[str, ...] = ()
    """What turns what follows into its opposite."""
    breaks: tuple[str, ...] = ()
    """Words beyond which a negation does not reach."""
    hypotheses: tuple[str, ...] = ()
    """Words after which, to the next comma, nothing is said to be so."""
    distances: tuple[str, ...] = ()
    """Patterns after which the sentence speaks for somebody else, or of what is not said."""
    times: Times = Times.model_construct()
    """Times and spans."""
    markings: tuple[str, ...] = ()
    """Handling markers in whatever letters."""
    capital_markings: tuple[str, ...] = ()
    """Handling markers that are ordinary words unless they stand in capitals among others that do not."""
    features: dict[Feature, tuple[str, ...]] = {}
    """For each feature the patterns that show it."""
    gives_way: dict[Feature, tuple[Feature, ...]] = {}
    """For a feature those beside which it is not marked in the same sentence."""
