"""What a response commits the ministry to, and what the advisers who were asked say to it, before it is sent."""

from twiplo_game.engine.response import Response
from twiplo_game.engine.view import EventView, PlayerView
from twiplo_game.locale.figures import duration, listed
from twiplo_game.locale.words import msgid
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import CLAIM_NEEDS, EVIDENCE_RANK, Channel, Claim
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.refusals import none_free
from twiplo_game.telling.tasks import free_words

Objections = tuple[tuple[str, Text], ...]
"""(adviser, what he or she says)."""


def commitments(
    lexicon: Lexicon, response: Response, now: PlayerView, event: EventView | None, *, minute: int, takes: int | None
) -> list[str]:
    """What sending `response` at the minute `minute` would bind the ministry to, a sentence each, the gravest first.

    `takes` are the minutes that sending takes; None where they are not known yet.
    """
    words = lexicon.words
    said = []
    if event is not None:
        if event.can_answer and event.due is not None and minute > event.due:
            said.append(words.tr("The time to answer is over. A late answer can still be sent."))
        said.append(_claim(lexicon, response, event))
    if response.actor is not None:
        actor = lexicon.actor(response.actor)
        said.append(words.tr("It names {actor}. A name that has been said cannot be taken back.", actor=actor))
    # A time would be a promise that nobody is there to keep.
    leaves = None if none_free(lexicon, now, minute) else takes
    said += _promises(lexicon, response, minute, leaves)
    said += [_readers(lexicon, response), _sending(lexicon, now, minute, takes)]
    return [sentence for sentence in said if sentence]


def _sending(lexicon: Lexicon, now: PlayerView, minute: int, takes: int | None) -> str:
    words = lexicon.words
    if takes is None:
        return ""
    nobody = none_free(lexicon, now, minute)
    if nobody:
        span = duration(takes, words)
        return words.tr("It takes one officer {span}. {nobody}", span=span, nobody=nobody)
    if minute + takes > now.length:
        return words.tr("It would go out at {clock}, after the end.", clock=lexicon.clock(minute + takes))
    return words.tr(
        "It goes out at {clock}: {span} of one officer. {free}.",
        clock=lexicon.clock(minute + takes),
        span=duration(takes, words),
        free=free_words(lexicon, now),
    )


def _readers(lexicon: Lexicon, response: Response) -> str:
    words = lexicon.words
    if response.channel is Channel.SILENCE:
        return words.tr("Nothing is said in public: the silence itself is the answer.")
    if not response.to:
        return words.tr("It is addressed to nobody yet.")
    if response.is_public:
        return words.tr("Everybody can read it, whomever it is meant for.")
    who = listed([lexicon.stakeholder(name) for name in sorted(response.to)], words)
    return words.tr("It is not public: it goes to {who}.", who=who)


def _promises(lexicon: Lexicon, response: Response, minute: int, takes: int | None) -> list[str]:
    said = []
    for minutes, by, within in (
        (
            response.next_update,
            msgid("It promises the next update by {clock}."),
            msgid("It promises the next update {span} after it has gone out."),
        ),
        (
            response.action_due,
            msgid("It promises the corrective action by {clock}."),
            msgid("It promises the corrective action {span} after it has gone out."),
        ),
    ):
        if minutes is None:
            continue
        if takes is None:
            said.append(lexicon.words.tr(within, span=duration(minutes, lexicon.words)))
        else:
            said.append(lexicon.words.tr(by, clock=lexicon.clock(minute + takes + minutes)))
    return said


def _claim(lexicon: Lexicon, response: Response, event: EventView) -> str:
    words = lexicon.words
    if response.claim is Claim.NONE or event.evidence is None:
        return ""
    claim, evidence = lexicon.term("claim", response.claim), lexicon.term("evidence", event.evidence)
    is_covered = CLAIM_NEEDS[response.claim] <= EVIDENCE_RANK[event.evidence]
    says = (
        msgid("What you hold covers what you assert: “{claim}”; evidence: “{evidence}”.")
        if is_covered
        else msgid("You assert more than you hold: “{claim}”; evidence: “{evidence}”.")
    )
    return words.tr(says, claim=claim, evidence=evidence)


def reactions_page(lexicon: Lexicon, event: EventView | None, objections: Objections | None) -> Page:
    """What each adviser who was asked about the event says to the response; None where it is not known yet."""
    words, page = lexicon.words, Page()
    advisers = event.advisers if event is not None else ()
    asked = [adviser for adviser in advisers if adviser.advice is not None]
    pending = [adviser for adviser in advisers if adviser.is_pending]
    if not advisers:
        page.say(words.tr("No adviser has a view of this."))
    elif not asked and not pending:
        page.say(words.tr("You have asked nobody about this: nobody reacts."))
    elif asked and objections is None:
        page.say(words.tr("asking…"))
    else:
        silent = []
        for adviser in asked:
            says = [lexicon.text(text) for name, text in objections or () if name == adviser.adviser]
            title = lexicon.text(adviser.title)
            if says:
                page.item(words.tr("{adviser}: {says}", adviser=title, says=" ".join(says)))
            else:
                silent.append(title)
        if silent:
            page.item(words.tr("No objection: {who}.", who=listed(silent, words)))
        for adviser in pending:
            says_so = words.tr("being asked…")
            page.item(words.tr("{adviser}: {says}", adviser=lexicon.text(adviser.title), says=says_so))
    return page
