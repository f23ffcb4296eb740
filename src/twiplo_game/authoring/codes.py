"""Every problem that can be reported: its stable code, how much it matters, and its sentence."""

from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.problem import Severity

N_ = str
"""Marks a sentence for translation; it is translated where it is shown."""

DID_YOU_MEAN: Final = N_("Did you mean: {suggestion}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be wrong, apart from any file."""

    code: str
    """`TW1xx` reading YAML, `TW2xx` form, `TW3xx` references, `TW4xx` conditions, `TW5xx` texts, `TW6xx` rules."""
    message: str
    """The sentence in English, with named places; the key of its translations."""
    severity: Severity = Severity.ERROR


def _warning(code: str, message: str) -> Kind:
    return Kind(code, message, Severity.WARNING)


_READING: Final = (
    Kind("TW101", N_("The file is larger than {limit} kB, which no scenario needs; make it shorter.")),
    Kind("TW102", N_("Lists and groups are nested more than {limit} deep here; write this more simply.")),
    Kind("TW103", N_("The file holds more than {limit} values; split it into several scenarios.")),
    Kind(
        "TW104",
        N_("Anchors (&) and aliases (*) are not used here; if this is a text, put it in double quotes."),
    ),
    Kind("TW105", N_("Tags (!) are not used here; if this is a text, put it in double quotes.")),
    Kind("TW106", N_("A second document starts here; keep one scenario in one file and delete this line.")),
    Kind("TW107", N_("The character {character} cannot be shown; delete it and type this place again.")),
    Kind("TW108", N_('The key "{key}" stands on line {first} already; keep one of the two.')),
    Kind("TW109", N_("A key has to be a word; give this entry a name, or put the key in double quotes.")),
    Kind("TW110", N_("A text with a colon in it has to stand in double quotes.")),
    Kind(
        "TW111",
        N_("Between curly brackets a text with a comma or a colon in it has to stand in double quotes."),
    ),
    Kind("TW112", N_('A text that starts with "{character}" has to stand in double quotes.')),
    Kind(
        "TW113",
        N_("Between curly brackets no text can run over several lines; write one language under the other."),
    ),
    Kind("TW114", N_("The text goes on after its closing quote; put the whole of it in one pair of quotes.")),
    Kind(
        "TW115",
        N_('What follows "#" is a comment, so that nothing is left here; put the text in double quotes.'),
    ),
    _warning(
        "TW116",
        N_('What follows "#" is a comment and is not read; if it belongs to the text, use double quotes.'),
    ),
    Kind("TW117", N_("A quote is opened here and never closed; close it at the end of the text.")),
    Kind("TW118", N_("This line is indented with a tab; use spaces.")),
    Kind("TW119", N_("This line does not stand under the others of its group; indent it as they are.")),
    Kind(
        "TW120",
        N_("A bracket is opened here and the list does not end well; look for a missing comma or bracket."),
    ),
    Kind(
        "TW121",
        N_("This line is neither a key with its colon nor an item with its hyphen; add what is missing."),
    ),
    Kind("TW122", N_("The file is empty; begin with a title and one event.")),
    Kind(
        "TW123",
        N_("A file starts with keys such as title: and events:, not with a list or a text; begin so."),
    ),
    Kind(
        "TW124",
        N_("A text runs over several lines here and holds a colon; write it as a block, after a bar."),
    ),
    Kind(
        "TW128",
        N_(
            "This cannot be read as YAML; look at this line and the one before for a quote, bracket or colon."
        ),
    ),
    _warning("TW129", N_("There are more than {limit} problems; mend these first and check again.")),
)

_FORM: Final = (
    Kind("TW201", N_('The key "{key}" is missing here; add it.')),
    Kind("TW202", N_('There is no key "{key}" here; use one of: {legal}.')),
    Kind("TW203", N_('"{value}" is not possible here; use one of: {legal}.')),
    Kind(
        "TW204",
        N_('"{value}" is no good name; use small letters without accents, digits and "_", a letter first.'),
    ),
    Kind("TW205", N_('"{value}" is no size; write +S, -M or L, or whole points such as -5.')),
    Kind("TW206", N_('"{value}" is no duration; write it with its unit, such as 45m, 6h or 1h30.')),
    Kind("TW207", N_('"{value}" is no chance; write it with its sign, such as 80%.')),
    Kind("TW208", N_("This is longer than {limit} characters; shorten it.")),
    Kind("TW209", N_("Nothing is written here; write something or delete the key.")),
    Kind("TW210", N_('"{value}" is too small; write at least {limit}.')),
    Kind("TW211", N_('"{value}" is too large; write at most {limit}.')),
    Kind("TW212", N_('"{value}" is no whole number; write one.')),
    Kind("TW213", N_('"{value}" is neither true nor false; write one of the two.')),
    Kind(
        "TW214",
        N_("A text has to stand here, in double quotes or one for each language, such as {{en: …, fr: …}}."),
    ),
    Kind("TW215", N_("A group of keys has to stand here, not a single value; use: {legal}.")),
    Kind("TW216", N_("A list has to stand here; put what you wrote in square brackets.")),
    Kind("TW217", N_('"{value}" is no date with a time; write it like 2031-05-24T09:40.')),
    Kind("TW219", N_("There are too few entries here; write at least {limit}.")),
    Kind("TW220", N_("There are too many entries here; write at most {limit}.")),
    Kind(
        "TW221",
        N_(
            "The file is in format {format}, and this version reads up to {limit}; get a newer version of the game."
        ),
    ),
    Kind("TW222", N_("The file is in format {format}, which is no longer read; bring it to format {limit}.")),
    Kind("TW223", N_('"{value}" is no good name of a scenario; use small letters, digits and hyphens.')),
    Kind("TW224", N_('The scenario is called "{value}" and its file "{expected}"; give both the same name.')),
    Kind("TW225", N_('"{value}" is no language code; write two letters, such as en or fr.')),
    Kind("TW226", N_('"{value}" is no good name of a rule; write it like T1, M8b or a_name_of_mine.')),
    Kind("TW227", N_('"{value}" has a hyphen, which conditions would read as a minus; use "_".')),
    Kind(
        "TW228",
        N_('"{value}" is read as a number or as true or false, not as a text; put it in double quotes.'),
    ),
    Kind("TW229", N_("A group of names with their values has to stand here; write them below, indented.")),
    Kind("TW231", N_("A single word has to stand here; use one of: {legal}.")),
    Kind(
        "TW299",
        N_("This does not have the form that is needed here; compare it with the description of the format."),
    ),
)

_REFERENCES: Final = (
    Kind("TW301", N_('There is no fact "{name}"; add it under facts:, or use one of: {legal}.')),
    Kind("TW302", N_('There is no event "{name}"; add it under events:, or use one of: {legal}.')),
    Kind("TW303", N_('There is no adviser "{name}"; add it under advisers:, or use one of: {legal}.')),
    Kind("TW304", N_('There is no stakeholder "{name}"; use one of: {legal}.')),
    Kind("TW305", N_('The stakeholder "{name}" takes no part here; add it to stakeholders: at the top.')),
    Kind("TW306", N_('There is no voice "{name}"; add it under voices: at the top, or use one of: {legal}.')),
    Kind("TW307", N_('There is no actor "{name}"; add it under actors:, or use one of: {legal}.')),
    Kind("TW308", N_('The bibliography has no "{name}"; use one of its keys.')),
    Kind("TW309", N_('The doctrine has no rule "{name}"; name one of its rules, damage or delays.')),
    Kind("TW310", N_('"{name}" is neither a gauge nor a stakeholder; use one of: {legal}.')),
    Kind("TW311", N_('The event "{name}" stands on line {first} already; give this one another name.')),
    Kind("TW312", N_('The check "{name}" stands on line {first} already; give this one another name.')),
    Kind("TW313", N_('The rule "{name}" stands on line {first} already; give this one another name.')),
    Kind(
        "TW314",
        N_('The doctrine has a rule "{name}" already; give this one another name or switch that one off.'),
    ),
    Kind("TW315", N_('The mandate "{name}" stands on line {first} already; give this one another name.')),
    Kind("TW316", N_('The ending "{name}" stands on line {first} already; give this one another name.')),
    Kind("TW317", N_('The name "{name}" stands on line {first} already; give this one another name.')),
    Kind(
        "TW318", N_('Nothing brings the event "{name}"; give it at: or when:, or let an outcome trigger it.')
    ),
    Kind("TW319", N_('An attribution that goes as far as "{tier}" has to name somebody; add actor:.')),
    Kind(
        "TW320", N_('"{name}" is drawn by "{draw}" and cannot have a chance of its own; delete its chance:.')
    ),
    Kind(
        "TW321",
        N_(
            '"{name}" is drawn by "{draw}" already; a fact can belong to one draw only, take it out of this one.'
        ),
    ),
    Kind("TW322", N_('"{name}" is a draw between facts, not a fact; name one of: {legal}.')),
    Kind(
        "TW323", N_("Nothing says which fact decides here; add of:, or a subject: to the event's situation.")
    ),
    Kind("TW325", N_('"{name}" stands in {first} already; keep one of the two.')),
    Kind("TW324", N_('The name "{name}" is a word of the conditions; choose another.')),
)

_CONDITIONS: Final = (
    Kind(
        "TW401",
        N_("This condition cannot be read from here on; look for a missing word, quote or parenthesis."),
    ),
    Kind("TW402", N_("This condition is longer than {limit} characters; split it into several.")),
    Kind(
        "TW403",
        N_("This cannot stand in a condition; use comparisons, in, and, or, not, and the listed words."),
    ),
    Kind("TW404", N_('There is no word "{name}" here; look it up in the list of words for conditions.')),
    Kind("TW405", N_('There is no function "{name}"; look it up in the list of words for conditions.')),
    Kind("TW406", N_('"{name}" takes {wanted} names between its parentheses; write just as many.')),
    Kind("TW407", N_('"{got}" and "{wanted}" cannot be compared; compare two things of one kind.')),
    Kind(
        "TW408",
        N_('"{name}" has no meaning at this place; the list of words for conditions says where it has.'),
    ),
    Kind("TW409", N_("This condition can never hold; mend it, or delete what hangs on it.")),
    _warning("TW410", N_("This condition always holds; delete it, or say what is meant.")),
    Kind("TW421", N_('There is no event "{name}"; use one of: {legal}.')),
    Kind("TW422", N_('There is no fact "{name}"; use one of: {legal}.')),
    Kind("TW423", N_('There is no check "{name}"; use one of: {legal}.')),
    Kind("TW424", N_('There is no mandate "{name}"; use one of: {legal}.')),
    Kind("TW425", N_('Nobody called "{name}" can be asked about this event; use one of: {legal}.')),
    Kind("TW426", N_('This event has no draft "{name}"; use one of: {legal}.')),
    Kind("TW427", N_('There is no stakeholder "{name}"; use one of: {legal}.')),
    Kind("TW428", N_('There is no actor "{name}"; use one of: {legal}.')),
    Kind("TW429", N_('"{name}" is no value of {what}; use one of: {legal}.')),
    Kind("TW430", N_("Parentheses are missing after this word; add them.")),
    Kind("TW431", N_("This alone neither holds nor fails; compare it with something, such as trust < 40.")),
    Kind("TW432", N_('The values of "{got}" have no order; compare with == or in.')),
    Kind("TW433", N_("A duration has to stand here; write it in quotes, such as '45m'.")),
    Kind("TW499", N_("This condition is not possible here; compare it with the description of conditions.")),
)

_TEXTS: Final = (
    Kind(
        "TW501", N_('This text is missing in "{language}"; add it, or take the language out of languages:.')
    ),
    Kind(
        "TW502",
        N_(
            '"{key}" is no language of this file; write one of: {legal}, or put the whole text in double quotes.'
        ),
    ),
    Kind("TW503", N_("The text holds the character {character}, which cannot be shown; delete it.")),
    Kind(
        "TW504",
        N_("Square brackets would be read as a command of the screen; use parentheses, or […] alone."),
    ),
    _warning("TW511", N_('In French a no-break space stands before "{mark}"; put U+00A0 or U+202F there.')),
    _warning("TW512", N_('In French a no-break space stands after "«"; put U+00A0 or U+202F there.')),
    _warning(
        "TW513", N_("In French a quotation stands between « and », not between straight quotes; change them.")
    ),
    _warning("TW514", N_("In French the apostrophe is ’, not the straight one; change it in this text.")),
)

_RULES: Final = (
    Kind(
        "TW601",
        N_("These events trigger each other with no time between: {names}; give one of them a delay."),
    ),
    Kind(
        "TW602",
        N_(
            "The event comes {at} after the start and the story ends after {length}; make it sooner or the story longer."
        ),
    ),
    Kind(
        "TW603",
        N_('The event "{name}" can only be triggered after the story has ended; make the delays shorter.'),
    ),
    _warning(
        "TW604",
        N_("The due time falls after the end of the story ({length}); make it sooner, or delete due:."),
    ),
    Kind(
        "TW605",
        N_("The check cannot end before the story does ({length}); make it shorter or its event sooner."),
    ),
    Kind(
        "TW606",
        N_(
            "The last ending has a condition, so that a game could end without any; add a last one without when:."
        ),
    ),
    Kind(
        "TW607",
        N_("An ending without when: stands before this one, which is never shown; put that one last."),
    ),
    Kind("TW608", N_("An ending that comes at once needs a condition; add when:.")),
    Kind("TW609", N_("Silence has no price without a due time; add due: to the event.")),
    Kind("TW610", N_("The draft is meant for nobody; add to: with at least one stakeholder.")),
    Kind("TW611", N_("The fact says nothing; add text:, or one_of: for a draw between facts.")),
    Kind("TW612", N_("The mandate asks for nothing; add met: or breaks:.")),
    Kind("TW613", N_("The check settles no fact; add settles:, or write its finding as a text.")),
)

KINDS: Final = {kind.code: kind for kind in (*_READING, *_FORM, *_REFERENCES, *_CONDITIONS, *_TEXTS, *_RULES)}
"""Every kind of problem by its code."""


def all_codes() -> tuple[Kind, ...]:
    """Every kind of problem in the order of the codes, for the reference."""
    return tuple(sorted(KINDS.values(), key=lambda kind: kind.code))
