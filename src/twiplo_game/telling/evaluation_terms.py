"""What the ratings, the doctrine's objectives and their critical tasks are called, on paper and on screens."""

from typing import Final

from twiplo_game.locale.words import msgid

RATINGS: Final = {
    "P": msgid("P: performed without challenges"),
    "S": msgid("S: performed with some challenges"),
    "M": msgid("M: performed with major challenges"),
    "U": msgid("U: unable to be performed"),
}
"""The ratings of an exercise evaluation guide."""

OBJECTIVES: Final = {
    "awareness": msgid("Know what one is dealing with before speaking."),
    "timeliness": msgid("Be on time: the first line, the answers, the promised updates."),
    "accuracy": msgid("Say no more than the evidence carries."),
    "coordination": msgid("Let those concerned hear it first, and agree on what binds others."),
    "protection": msgid("Let nothing out that has to stay inside."),
    "message": msgid("Take the right stance, towards the right people."),
    "learning": msgid("Explain one’s own trade-off."),
}
"""The doctrine's objectives, by id."""

TASKS: Final = {
    "read_first": msgid("Messages were opened before they were answered."),
    "checked_first": msgid("Something was checked before the first public line."),
    "first_line": msgid("The public had a first line within the hour."),
    "answered_in_time": msgid("What was due was answered in time."),
    "promises_kept": msgid("What was promised came when it was promised."),
    "claims_covered": msgid("No claim went beyond the evidence then held."),
    "rejected_only_refuted": msgid("A charge was rejected only once it had been found false."),
    "named_on_evidence": msgid("Nobody was named on less than corroborated evidence."),
    "partners_first": msgid("Partners heard what concerns them before the public did."),
    "agreed_first": msgid("Lines that bind others were agreed beforehand."),
    "nothing_out": msgid("No secret, protected name, handling mark or operational detail went out."),
    "stance_held": msgid("No line broke a rule about what to say."),
    "text_fits": msgid("The text said what the line had decided."),
    "told_what_to_do": msgid("Where people were at risk, they were told what to do."),
    "concerned_addressed": msgid("Each answer reached somebody whom it concerns."),
    "own_trade_off": msgid("The player says what was traded for what, and what to do otherwise next time."),
}
"""The doctrine's critical tasks, by id."""

ACTIONS: Final = {
    "read_first": msgid("Agree who opens what comes in, and when."),
    "checked_first": msgid("Keep a list of quick checks, with the people who can make them at any hour."),
    "first_line": msgid("Keep a holding line ready that can go out within the hour."),
    "answered_in_time": msgid("Keep a board of due times, and somebody who watches it."),
    "promises_kept": msgid("Promise only times for which somebody is on duty, and write them on the board."),
    "claims_covered": msgid("Have a second person hold every claim against the evidence before it goes out."),
    "rejected_only_refuted": msgid("Write down how to say “we are looking into it” before a denial is needed."),
    "named_on_evidence": msgid("Settle who may name an author, and on which degree of evidence."),
    "partners_first": msgid("Keep a list of calls to make before the first public line."),
    "agreed_first": msgid("Settle which lines need a signature, and how to reach the one who signs."),
    "nothing_out": msgid("Have a second person read for names, marks and details before anything goes out."),
    "stance_held": msgid("Train the choice of stance: what are we charged with, and what do we know?"),
    "text_fits": msgid("Have the text read once more against the line that was decided."),
    "told_what_to_do": msgid("Keep instructions ready: a number to call, a place, a next hour."),
    "concerned_addressed": msgid("Write the addressees before the text."),
}
"""For each task of the doctrine's a measure to begin from where it was not performed."""
