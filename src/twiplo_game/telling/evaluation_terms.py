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
