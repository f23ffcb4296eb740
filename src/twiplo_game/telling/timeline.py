"""The debrief as a timeline: what came in, what was done and what was left unsaid, each with all that it moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from twiplo_game.analysis.debrief_parts import Debrief, Decision, Move
from twiplo_game.engine.view import MessageKind, MessageView, PlayerView
from twiplo_game.locale.figures import capital
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.debrief import known_words
from twiplo_game.telling.debrief_moves import add_moves
from twiplo_game.telling.decision_marks import letters_of
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import message_head
from twiplo_game.telling.page import Page
from twiplo_game.telling.response_words import summary

Told = set[tuple[str, str]]
"""(rule, reason) pairs that were given: a reason is read once."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline, and what there is to read about it."""

    minute: int
    mark: str
    """The letter of a decision; `·` for what came in, `-` for what was left unsaid, `=` for the end."""
    title: str
    moves: tuple[Move, ...]
    page: Page


def timeline(lexicon: Lexicon, now: PlayerView, result: Debrief, told: Told | None = None) -> tuple[Moment, ...]:
    """Everything in order of time; `now` is the end of the game.

    Each page stands for itself; with `told`, a reason that was given on an earlier one is not given again.
    """
    moments: list[Moment] = []
    costs = {event.event: event.moves for event in result.events}
    silences = {silence.event: silence for silence in result.silences}
    letters = letters_of(result)
    parts: list[tuple[int, int, object]] = [
        *((item.minute, 0, item) for item in now.messages if item.kind is MessageKind.EVENT),
        *((item.minute, 1, item) for item in result.decisions),
        *((item.minute, 2, item.event) for item in result.silences),
    ]
    for minute, _, item in sorted(parts, key=lambda part: part[:2]):
        given: Told = told if told is not None else set()
        match item:
            case MessageView():
                moments.append(_event(lexicon, item, costs.get(item.id, ()), given))
            case Decision():
                moments.append(_decision(lexicon, now, item, letters.get(item.number, "-"), given))
            case str():
                title = capital(lexicon.words.tr("no answer to {about}", about=lexicon.about(item, now)))
                moves = silences[item].moves
                moments.append(
                    Moment(minute, "-", title, moves, _moved(lexicon, _headed(lexicon, minute, title), moves, given))
                )
    moments.append(_end(lexicon, result, told if told is not None else set()))
    return tuple(moments)


def decision_title(lexicon: Lexicon, now: PlayerView, decision: Decision) -> str:
    """What the player did, in a few words."""
    words = lexicon.words
    match decision.kind:
        case "tell":
            return words.tr("You informed {who}", who=lexicon.stakeholder(decision.about))
        case "correct":
            return words.tr("You corrected {cause}", cause=lexicon.cause(decision.about, now))
        case "promise":
            return capital(lexicon.cause(decision.id, now))
        case "speak":
            return words.tr("You spoke about {about}", about=lexicon.about(decision.about, now))
    return words.tr("You answered {about}", about=lexicon.about(decision.about, now))


def effect(lexicon: Lexicon, moves: Sequence[Move]) -> str:
    """What `moves` did to each gauge together, each in a place of its own: `R▼6      T▲3`; in five columns each."""
    cells = []
    for gauge in Gauge:
        points = sum(move.applied for move in moves if move.target == gauge)
        sign = "▲" if points > 0 else "▼"
        cells.append(f"{initial(lexicon, gauge)}{sign}{abs(points)}" if points else "")
    return "".join(cell.ljust(5) for cell in cells).rstrip().ljust(14)


def initial(lexicon: Lexicon, gauge: str) -> str:
    """The letter that stands for a gauge where there is no room for its name."""
    return lexicon.term("gauge", gauge)[:1]


def _headed(lexicon: Lexicon, minute: int, title: str, mark: str = "") -> Page:
    page = Page()
    head = lexicon.words.tr("{clock}. {title}", clock=lexicon.clock(minute), title=title)
    page.heading(f"{mark}  {head}" if mark else head)
    return page


def _decision(lexicon: Lexicon, now: PlayerView, decision: Decision, mark: str, told: Told) -> Moment:
    words, title = lexicon.words, decision_title(lexicon, now, decision)
    page = _headed(lexicon, decision.minute, title, mark)
    if decision.response is not None:
        page.say(words.tr("{movements}.", movements=summary(decision.response, lexicon)))
        if decision.response.text:
            page.under(words.tr("“{title}”", title=decision.response.text))
    known = known_words(lexicon, decision)
    if known:
        page.say(known)
    page.blank()
    if not decision.at_once and not decision.later:
        page.say(words.tr("It moved nothing."))
    add_moves(page, lexicon, decision.at_once, told, with_sources=True)
    if decision.later:
        if decision.at_once:
            page.blank()
        page.say(words.tr("It came back:"))
        add_moves(page, lexicon, decision.later, told, with_sources=True)
    return Moment(decision.minute, mark, title, (*decision.at_once, *decision.later), page)


def _event(lexicon: Lexicon, message: MessageView, moves: tuple[Move, ...], told: Told) -> Moment:
    title = lexicon.message_title(message)
    page = _headed(lexicon, message.minute, title)
    page.say(lexicon.words.tr("{head}.", head=message_head(lexicon, message)))
    page.say(lexicon.text(message.text))
    if moves:
        page.blank()
        add_moves(page, lexicon, moves, told, with_sources=True)
    return Moment(message.minute, "·", title, moves, page)


def _end(lexicon: Lexicon, result: Debrief, told: Told) -> Moment:
    title = lexicon.text(result.ending_title) or lexicon.words.tr("The end")
    page = _headed(lexicon, result.ended, title)
    if result.ending_text is not None:
        page.say(lexicon.text(result.ending_text))
    if result.moods:
        page.blank()
        page.say(lexicon.words.tr("What moods counted at the end"))
        add_moves(page, lexicon, result.moods, told, with_sources=True)
    return Moment(result.ended, "=", title, result.moods, page)


def _moved(lexicon: Lexicon, page: Page, moves: tuple[Move, ...], told: Told) -> Page:
    if not moves:
        page.say(lexicon.words.tr("It moved nothing."))
    add_moves(page, lexicon, moves, told, with_sources=True)
    return page
