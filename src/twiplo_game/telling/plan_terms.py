"""The improvement plan in words: the capability that a finding speaks of, what was found, and what can be done."""

from typing import Final

from twiplo_game.analysis.measures import Measure
from twiplo_game.locale.words import msgid

CAPABILITIES: Final = {
    Measure.READ_FIRST: msgid("Intake of messages"),
    Measure.CHECKED_FIRST: msgid("Verification"),
    Measure.FIRST_LINE: msgid("First public line"),
    Measure.ANSWERED_IN_TIME: msgid("Due times"),
    Measure.PROMISES_KEPT: msgid("Promises"),
    Measure.CLAIMS_COVERED: msgid("Claims and evidence"),
    Measure.REJECTED_ONLY_REFUTED: msgid("Denials"),
    Measure.NAMED_ON_EVIDENCE: msgid("Attribution"),
    Measure.PARTNERS_FIRST: msgid("Notice to partners"),
    Measure.AGREED_FIRST: msgid("Coordination"),
    Measure.NOTHING_OUT: msgid("Protection of information"),
    Measure.STANCE_HELD: msgid("Choice of stance"),
    Measure.TEXT_FITS: msgid("Drafting"),
    Measure.TOLD_WHAT_TO_DO: msgid("Guidance to people at risk"),
    Measure.CONCERNED_ADDRESSED: msgid("Addressees"),
    Measure.ADVICE: msgid("Advice"),
    Measure.CLEARANCE: msgid("Clearance"),
    Measure.CORRECTIONS: msgid("Corrections"),
    Measure.HANDLING: msgid("Handling"),
    Measure.WAITING: msgid("Order of work"),
}
"""What each measure is to make better."""

ACTIONS: Final = {
    Measure.READ_FIRST: msgid("Agree who opens what comes in, and when."),
    Measure.CHECKED_FIRST: msgid("Keep a list of quick checks, with the people who can make them at any hour."),
    Measure.FIRST_LINE: msgid("Keep a holding line ready that can go out within the hour."),
    Measure.ANSWERED_IN_TIME: msgid("Keep a board of due times, and somebody who watches it."),
    Measure.PROMISES_KEPT: msgid(
        "Settle who may promise a time, put somebody on duty for it, and write it on the board."
    ),
    Measure.CLAIMS_COVERED: msgid("Have a second person hold every claim against the evidence before it goes out."),
    Measure.REJECTED_ONLY_REFUTED: msgid(
        "Keep a wording ready that says “we are looking into it”, to be used until a denial is covered."
    ),
    Measure.NAMED_ON_EVIDENCE: msgid("Settle who may name an author, and on which degree of evidence."),
    Measure.PARTNERS_FIRST: msgid("Keep a list of calls to make before the first public line."),
    Measure.AGREED_FIRST: msgid("Settle which lines need a signature, and how to reach the one who signs."),
    Measure.NOTHING_OUT: msgid("Have a second person read for names, marks and details before anything goes out."),
    Measure.STANCE_HELD: msgid("Train the choice of stance: what are we charged with, and what do we know?"),
    Measure.TEXT_FITS: msgid("Have the text read once more against the line that was decided."),
    Measure.TOLD_WHAT_TO_DO: msgid("Keep instructions ready: a number to call, a place, a next hour."),
    Measure.CONCERNED_ADDRESSED: msgid("Write the addressees before the text."),
    Measure.ADVICE: msgid(
        "Keep a list of advisers for each field, with a stand-in for each, and ask before the line is written."
    ),
    Measure.CLEARANCE: msgid("Have a second person hold every line against what was settled beforehand."),
    Measure.CORRECTIONS: msgid(
        "Settle who decides on a correction, on what sign, and that it goes where the line went."
    ),
    Measure.HANDLING: msgid("Write down who decides on each channel and on each legal step."),
    Measure.WAITING: msgid("Settle what can wait for its check, and say until when."),
}
"""For each a corrective action to begin from, so worded that it can be assigned."""

FOUND: Final = {
    Measure.READ_FIRST: msgid("Messages were answered unopened."),
    Measure.CHECKED_FIRST: msgid("The first public line came before anything had been checked."),
    Measure.FIRST_LINE: msgid("The public had no first line within the hour."),
    Measure.ANSWERED_IN_TIME: msgid("Answers that were due came late, or not at all."),
    Measure.PROMISES_KEPT: msgid("What was promised came late, or not at all."),
    Measure.CLAIMS_COVERED: msgid("Claims went beyond the evidence then held."),
    Measure.REJECTED_ONLY_REFUTED: msgid("Charges were rejected that had not been found false."),
    Measure.NAMED_ON_EVIDENCE: msgid("Somebody was named on less than corroborated evidence."),
    Measure.PARTNERS_FIRST: msgid("Partners did not hear what concerns them before the public did."),
    Measure.AGREED_FIRST: msgid("Lines that bind others were agreed with nobody."),
    Measure.NOTHING_OUT: msgid("Something went out that had to stay inside."),
    Measure.STANCE_HELD: msgid("Lines broke rules about what to say."),
    Measure.TEXT_FITS: msgid("Texts did not say what had been decided."),
    Measure.TOLD_WHAT_TO_DO: msgid("People at risk were not told what to do."),
    Measure.CONCERNED_ADDRESSED: msgid("Answers reached nobody whom they concern."),
}
"""What was found where a task of the doctrine’s was performed with challenges, or not: true of S, M and U."""

WORTH_MORE: Final = {
    Measure.READ_FIRST: msgid("To read on was worth more: {moments}."),
    Measure.CHECKED_FIRST: msgid("To have something checked was worth more: {moments}."),
    Measure.ANSWERED_IN_TIME: msgid("To answer was worth more than to wait: {moments}."),
    Measure.PROMISES_KEPT: msgid("To keep a promise was worth more: {moments}."),
    Measure.PARTNERS_FIRST: msgid("To tell a partner in private was worth more: {moments}."),
    Measure.STANCE_HELD: msgid("Another line was worth more: {moments}."),
    Measure.ADVICE: msgid("To ask an adviser was worth more: {moments}."),
    Measure.CORRECTIONS: msgid("To correct an earlier line was worth more: {moments}."),
    Measure.WAITING: msgid("To wait was worth more: {moments}."),
}
"""What would have been better than a decision that surely lost something."""
