"""What could be better in a scenario that can be played."""

from typing import Final

from twiplo_game.authoring.kinds import N_, warning

CRAFT: Final = (
    warning("TW701", N_('Nothing uses the fact "{name}"; make it the subject of an event, or delete it.')),
    warning("TW702", N_('Nobody can find out whether "{name}" is so; add a check that settles it.')),
    warning("TW703", N_('The check settles "{name}", on which nothing hangs; use the fact, or settle another.')),
    warning("TW704", N_("The check shows the same whether the fact is so or not; write two findings.")),
    warning("TW705", N_("Both wordings are the same, so that the truth shows nowhere; write two, or one text.")),
    warning("TW706", N_("Nothing is uncertain here; give at least one fact a chance, such as chance: 60%.")),
    warning("TW707", N_("No charge can be both true and unwelcome; add an event that blames us for its subject.")),
    warning("TW711", N_('No answer to "{name}" has any consequence; add outcomes, or let the doctrine judge.')),
    warning("TW712", N_("Silence beyond this time has no consequence; add silence: to the event, or delete due:.")),
    warning(
        "TW713",
        N_("In the slowest ministry the quickest draft takes {minutes} and is out after this; make due: longer."),
    ),
    warning("TW714", N_('This draft does what "{name}" does, in other words; change its channel, stance or content.')),
    warning("TW715", N_("This outcome moves nothing and says nothing; add effects:, later:, triggers: or says:.")),
    warning("TW716", N_("This condition says the same as the one on line {first}; change it, or join the two.")),
    warning("TW717", N_("Nothing that anybody does decides this mandate; test something that can happen here.")),
    warning("TW718", N_("This can never hold in this scenario: what it asks for cannot happen; mend it or delete it.")),
    warning("TW719", N_("This always holds in this scenario: what it rules out cannot happen; mend it or delete it.")),
    warning(
        "TW720",
        N_('This also holds before "{name}" has come: what never came is long ago; add "and occurred({name})".'),
    ),
    warning("TW721", N_('Nobody asks the adviser "{name}" anything; give advice in an event, or delete the entry.')),
    warning("TW722", N_('The voice "{name}" never speaks; give it a line in an event, or delete the entry.')),
    warning("TW723", N_('The stakeholder "{name}" has no part; let it be concerned, react or be told, or delete it.')),
    warning("TW724", N_('Nobody can name the actor "{name}"; offer an attribution to it, or delete the entry.')),
    warning("TW725", N_("This adviser says what another says already; let the two disagree, or delete one.")),
    warning("TW726", N_("Every adviser has something at stake; write what this one stands to lose.")),
    warning("TW731", N_("The draft has {length} characters and its channel takes {limit}; shorten it.")),
    warning("TW732", N_("The text has {length} characters and a small screen shows {limit} here; shorten it.")),
    warning("TW733", N_('The text is the same in "{language}" as in "{other}"; translate it.')),
    warning("TW734", N_("The text stands in one language only, and the file promises {languages}; write each.")),
    warning(
        "TW748",
        N_('{number} more texts stand in one language only; "twiplo translate --to {language}" makes a table of all.'),
    ),
    warning("TW735", N_('This can come before or after midnight, and "{word}" names no day; say which.')),
    warning(
        "TW736",
        N_("Reading takes {needed} minutes ({words} words) and the game {minutes}; shorten texts or raise minutes:."),
    ),
    warning("TW737", N_('The message is the same as that of "{name}"; write another, or delete one.')),
    warning("TW738", N_('This draft gives "{words}" away, and a draft\'s words cost nothing; write it otherwise.')),
    warning("TW741", N_("A case needs its year; write the date with four digits, such as March 2011.")),
    warning("TW742", N_("No real case stands behind this; add cases with their dates and sources to history:.")),
    warning("TW743", N_("Only one way of acting is defended here, or none; add a second under lines:.")),
    warning("TW744", N_('Nothing shows whether "{name}" was reached; give it a task with met:.')),
    warning(
        "TW745", N_('The texts read as "{language}" and the file promises "{languages}"; write languages: at the top.')
    ),
    warning(
        "TW747",
        N_("Texts stand in the languages {languages} and the file promises {promised} alone; write languages:."),
    ),
    warning("TW746", N_("This case lacks its course or its aftermath; write timeline: and followed:.")),
)
