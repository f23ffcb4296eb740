"""The debrief rule by rule: what each moved and when, why, and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from twiplo_game.analysis.debrief_parts import Debrief, Move
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import capital
from twiplo_game.telling.debrief_moves import movement, who_warmed
from twiplo_game.telling.decision_marks import letters_of
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.timeline import decision_title


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that moved something, and what there is to read about it."""

    id: str
    name: str
    moves: tuple[Move, ...]
    page: Page
    is_contested: bool
    """Whether the player would contest it."""


_Cause = tuple[str, str]
"""What a movement came from: the letter of a decision, where it is one, and its words."""


def fired_rules(
    lexicon: Lexicon, now: PlayerView, result: Debrief, remarks: Remarks = NO_REMARKS
) -> tuple[FiredRule, ...]:
    """One for each rule that moved something; first those that moved the gauges most."""
    fired: dict[str, list[tuple[Move, _Cause]]] = {}
    for cause, moves in _by_cause(lexicon, now, result):
        for move in moves:
            fired.setdefault(lexicon.rule(move.rule, move.title), []).append((move, cause))
    rules = []
    for name, parts in fired.items():
        rule, page = parts[0][0].rule, _rule_page(lexicon, name, parts)
        contested = remarks.against(rule)
        if contested is not None:
            page.heading(lexicon.words.tr("You would contest it"))
            page.say(lexicon.words.tr("“{title}”", title=contested.words))
        rules.append(FiredRule(rule, name, tuple(move for move, _ in parts), page, contested is not None))
    return tuple(sorted(rules, key=lambda rule: (-_weight(rule.moves), rule.name)))


def _weight(moves: Sequence[Move]) -> int:
    return sum(abs(move.applied) for move in moves if move.is_gauge)


def _by_cause(lexicon: Lexicon, now: PlayerView, result: Debrief) -> list[tuple[_Cause, tuple[Move, ...]]]:
    words = lexicon.words
    causes: list[tuple[_Cause, tuple[Move, ...]]] = []
    letters = letters_of(result)
    for decision in result.decisions:
        cause = letters.get(decision.number, ""), decision_title(lexicon, now, decision)
        causes.append((cause, (*decision.at_once, *decision.later)))
    for silence in result.silences:
        title = capital(words.tr("no answer to {about}", about=lexicon.about(silence.event, now)))
        causes.append((("", title), silence.moves))
    causes += [(("", lexicon.about(event.event, now)), event.moves) for event in result.events]
    for move in result.moods:
        causes.append((("", who_warmed(lexicon, move.rule)), (move,)))
    return causes


def _rule_page(lexicon: Lexicon, name: str, parts: Sequence[tuple[Move, _Cause]]) -> Page:
    words, page = lexicon.words, Page()
    page.heading(name)
    for because in dict.fromkeys(lexicon.text(move.because) for move, _ in parts):
        page.say(because)
    for grade in dict.fromkeys(move.grade for move, _ in parts):
        page.blank()
        page.say(
            words.tr("Rests on: {grade}. {note}", grade=lexicon.term("grade", grade), note=lexicon.note("grade", grade))
        )
    for source in dict.fromkeys(source for move, _ in parts for source in move.sources):
        page.under(words.tr("Source: {source}", source=source.in_(words.language)))
    page.blank()
    ordered = sorted(parts, key=lambda part: part[0].minute)
    for (minute, (mark, cause)), group in groupby(ordered, lambda part: (part[0].minute, part[1])):
        page.item(
            words.tr(
                "{clock}, {title}: {movements}",
                clock=lexicon.clock(minute),
                title=f"{mark}, {cause}" if mark else cause,
                movements=", ".join(movement(lexicon, move) for move, _ in group),
            )
        )
    return page
