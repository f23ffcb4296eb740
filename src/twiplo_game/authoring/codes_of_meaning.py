"""What can be wrong with what a file says: names, conditions, texts, rules of the game."""

from typing import Final

from twiplo_game.authoring.kinds import N_, Kind, warning

REFERENCES: Final = (
    Kind("TW301", N_('There is no fact "{name}"; add it under facts:, or use one of: {legal}.')),
    Kind("TW302", N_('There is no event "{name}"; add it under events:, or use one of: {legal}.')),
    Kind("TW303", N_('There is no adviser "{name}"; add it under advisers:, or use one of: {legal}.')),
    Kind("TW304", N_('There is no stakeholder "{name}"; use one of: {legal}.')),
    Kind("TW305", N_('The stakeholder "{name}" takes no part here; add it to stakeholders: at the top.')),
    Kind("TW306", N_('There is no voice "{name}"; add it under voices: at the top, or use one of: {legal}.')),
    Kind("TW307", N_('There is no actor "{name}"; add it under actors:, or use one of: {legal}.')),
    Kind("TW308", N_('There is no source "{name}"; add it under sources:, or use a key listed in docs/rules.md.')),
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
    Kind("TW318", N_('Nothing brings the event "{name}"; give it at: or when:, or let an outcome trigger it.')),
    Kind("TW319", N_('An attribution that goes as far as "{tier}" has to name somebody; add actor:.')),
    Kind("TW320", N_('"{name}" is drawn by "{draw}" and cannot have a chance of its own; delete its chance:.')),
    Kind(
        "TW321",
        N_('"{name}" is drawn by "{draw}" already; a fact belongs to one draw only, take it out of this one.'),
    ),
    Kind("TW322", N_('"{name}" is a draw between facts, not a fact; name one of: {legal}.')),
    Kind("TW323", N_("Nothing says which fact decides here; add of:, or a subject: to the event's situation.")),
    Kind("TW325", N_('"{name}" stands in {first} already; keep one of the two.')),
    Kind("TW326", N_('"{sign}" cannot be read as part of a pattern; its signs are explained in docs/text.md.')),
    Kind("TW324", N_('The name "{name}" is a word of the conditions; choose another.')),
)

CONDITIONS: Final = (
    Kind(
        "TW401",
        N_("This condition cannot be read from here on; look for a missing word, quote or parenthesis."),
    ),
    Kind("TW402", N_("This condition is longer than {limit} characters; split it into several.")),
    Kind(
        "TW403",
        N_("This cannot stand in a condition; use comparisons, in, and, or, not, and the listed words."),
    ),
    Kind("TW404", N_('There is no word "{name}" here; use one of: {legal}, or a function (docs/conditions.md).')),
    Kind("TW405", N_('There is no function "{name}" here; use one of: {legal} (docs/conditions.md).')),
    Kind(
        "TW406",
        N_('"{name}" does not take so many names; write {wanted} between its parentheses.'),
    ),
    Kind("TW407", N_('"{got}" and "{wanted}" cannot be compared; compare two things of one kind.')),
    Kind(
        "TW408",
        N_('"{name}" has no meaning at this place; docs/conditions.md says where it has.'),
    ),
    Kind("TW409", N_("This condition can never hold; mend it, or delete what hangs on it.")),
    warning("TW410", N_("This condition always holds; delete it, or say what is meant.")),
    warning("TW411", N_("This can never hold for this event, whose situation says otherwise; mend one of the two.")),
    Kind("TW421", N_('There is no event "{name}"; use one of: {legal}.')),
    Kind("TW422", N_('There is no fact "{name}"; use one of: {legal}.')),
    Kind("TW423", N_('There is no check "{name}"; use one of: {legal}.')),
    Kind("TW424", N_('There is no mandate "{name}"; use one of: {legal}.')),
    Kind("TW425", N_('Nobody called "{name}" can be asked about this event; use one of: {legal}.')),
    Kind("TW426", N_('This event has no draft "{name}"; use one of: {legal}.')),
    Kind("TW427", N_('The doctrine knows no stakeholder "{name}"; use one of: {legal}.')),
    Kind("TW428", N_('There is no actor "{name}"; use one of: {legal}.')),
    Kind("TW429", N_('"{name}" is no value of {what}; use one of: {legal}.')),
    Kind("TW430", N_("Parentheses are missing after this word; add them.")),
    Kind("TW431", N_("This alone neither holds nor fails; compare it with something, such as trust < 40.")),
    Kind("TW432", N_('The values of "{got}" have no order; compare with == or in.')),
    Kind("TW433", N_("A duration has to stand here; write it in quotes, such as '45m'.")),
    Kind("TW434", N_("Only whole numbers stand in a condition; write one without a comma or a point.")),
    Kind("TW499", N_("This condition is not possible here; compare it with the description of conditions.")),
)

TEXTS: Final = (
    Kind("TW501", N_('This text is missing in "{language}"; add it, or take the language out of languages:.')),
    Kind(
        "TW502",
        N_('"{key}" is no language of this file; write one of: {legal}, or quote the whole text.'),
    ),
    Kind("TW503", N_("The text holds the character {character}, which cannot be shown; delete it.")),
    Kind(
        "TW504",
        N_("Square brackets would be read as a command of the screen; use parentheses, or […] alone."),
    ),
    warning(
        "TW511",
        N_('In French a no-break space stands before "{mark}"; type one there, or \\_ in a text in double quotes.'),
    ),
    warning(
        "TW512",
        N_('In French a no-break space stands after "«"; type one there, or \\_ in a text in double quotes.'),
    ),
    warning("TW513", N_("In French a quotation stands between « and », not between straight quotes; change them.")),
    warning("TW514", N_("In French the apostrophe is ’, not the straight one; change it in this text.")),
    warning(
        "TW515",
        N_("The same slip ({code}) stands in further texts: {number}; replace it throughout in your editor."),
    ),
)

RULES: Final = (
    Kind(
        "TW601",
        N_("These events trigger each other in a circle, and each comes once: {names}; delete the last trigger."),
    ),
    Kind(
        "TW602",
        N_("The event comes at {at} and the story ends at {length}; make it sooner or the story longer."),
    ),
    Kind(
        "TW603",
        N_('The event "{name}" can only be triggered after the story has ended; make the delays shorter.'),
    ),
    warning(
        "TW604",
        N_("The due time falls after the end of the story ({length}); make it sooner, or delete due:."),
    ),
    Kind(
        "TW605",
        N_("The check cannot end before the story does ({length}); make it shorter or its event sooner."),
    ),
    Kind(
        "TW606",
        N_("The last ending has a condition, so that none might hold; add a last one without when:."),
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
    warning("TW614", N_("The line before this one always fits, so this one is never said; put that one last.")),
    warning("TW615", N_("Whole points look more exact than anybody can be; write a size, such as {size}.")),
    Kind(
        "TW617",
        N_("The calendar ends with the year 9999, and a story takes some days of it; write an earlier start."),
    ),
    Kind(
        "TW618",
        N_("An event's time counts from the start of the story, not by the clock; for {value} write {meant}."),
    ),
    Kind("TW616", N_('The event "{name}" triggers itself, and each comes once; delete this trigger.')),
)
