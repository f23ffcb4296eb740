"""What can be wrong with the writing of a file: its YAML, its form."""

from typing import Final

from twiplo_game.authoring.kinds import N_, Kind, warning

READING: Final = (
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
    Kind("TW109", N_("A key has to be a word; give this entry a name that begins with a letter.")),
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
    warning(
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
    Kind("TW125", N_("A space is missing after this colon; add it.")),
    Kind(
        "TW126",
        N_("A no-break space stands here, which came with a copied text; put an ordinary one in its place."),
    ),
    Kind("TW127", N_('An entry of a list begins with a hyphen and a space; put them in the place of "{character}".')),
    Kind(
        "TW128",
        N_("This cannot be read as YAML; look at this line and the one before for a quote, bracket or colon."),
    ),
    warning("TW129", N_("There are more than {limit} problems; mend these first and check again.")),
    Kind("TW130", N_("The text after a bar stands further to the right than its key; indent this line.")),
    warning("TW131", N_("Curly quotes around a text are shown with it; put straight ones in their place.")),
    Kind("TW132", N_("A comma is missing here, between two keys of one group; add it.")),
    Kind("TW133", N_('Between curly brackets the comma of "{value}" begins another key; write it without one.')),
    Kind("TW134", N_('After "{character}" a text begins on the next line; break the line there.')),
    Kind("TW135", N_("Some entries begin with a hyphen here and some with a name; write all of them in one way.")),
    Kind("TW136", N_('Between this key and its list stands "{word}"; delete it, or write it where it belongs.')),
)

FORM: Final = (
    Kind("TW201", N_('The key "{key}" is missing here; add it.')),
    Kind("TW202", N_('There is no key "{key}" here; use one of: {legal}.')),
    Kind("TW203", N_('"{value}" is not possible here; use one of: {legal}.')),
    Kind(
        "TW204",
        N_('"{value}" is no good name; use small letters without accents, digits and "_", a letter first.'),
    ),
    Kind("TW205", N_('"{value}" is no size; write +S, -M or L, or whole points such as -5.')),
    Kind("TW206", N_('"{value}" is no duration; write it with its unit, such as 45m, 6h or 1h30.')),
    Kind("TW207", N_('"{value}" is no chance; write a whole number and its sign, such as 80%.')),
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
    Kind("TW215", N_("A group of keys has to stand here; use: {legal}.")),
    Kind("TW216", N_("A list has to stand here; begin each entry with a hyphen, or put them in square brackets.")),
    Kind("TW217", N_('"{value}" is no date with a time; write it like 2031-05-24T09:40.')),
    Kind("TW219", N_("There are too few entries here; write at least {limit}.")),
    Kind("TW220", N_("There are too many entries here; write at most {limit}.")),
    Kind(
        "TW221",
        N_("The file is in format {format}, and this version reads up to {limit}; get a newer game."),
    ),
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
    Kind("TW230", N_("Each entry needs a name here; write it with its colon, without hyphens or square brackets.")),
    Kind("TW231", N_("A single word has to stand here; use one of: {legal}.")),
    Kind("TW232", N_("A single name has to stand here; write it without brackets, braces or hyphens.")),
    Kind(
        "TW233",
        N_("A condition has to stand here as one text, such as trust < 40; write it without brackets or hyphens."),
    ),
    Kind("TW234", N_('"{value}" is no name; write the name of what is meant, in small letters.')),
    Kind(
        "TW299",
        N_("This does not have the form that is needed here; compare it with the description of the format."),
    ),
)
