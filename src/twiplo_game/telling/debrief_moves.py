"""Movements in the debrief: what moved, by which rule, why, and what the rule rests on."""

from collections.abc import Iterator
from itertools import groupby

from twiplo_game.analysis.debrief_parts import Debrief, Move
from twiplo_game.telling.changes import change, mood_change
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def add_moves(
    page: Page,
    lexicon: Lexicon,
    moves: tuple[Move, ...],
    told: set[tuple[str, str]],
    *,
    with_sources: bool = False,
) -> None:
    """Movements by minute and rule; a reason is given where it first appears, and `told` keeps those given, by name."""
    words = lexicon.words

    def alike(move: Move) -> tuple[int, str, str]:
        return move.minute, move.rule, lexicon.text(move.because)

    for (minute, rule, because), group in groupby(sorted(moves, key=alike), alike):
        together = list(group)
        first = together[0]
        name, who = lexicon.rule(rule, first.title), who_warmed(lexicon, rule)
        page.item(
            words.tr(
                "{clock}, {title}: {movements}",
                clock=lexicon.clock(minute),
                title=words.tr("{rule} ({who})", rule=name, who=who) if who else name,
                movements=", ".join(movement(lexicon, move) for move in together),
            )
        )
        if (name, because) in told:
            continue
        told.add((name, because))
        grade = lexicon.term("grade", first.grade)
        page.under(words.tr("{because} (Rests on: {grade}.)", because=because, grade=grade))
        if with_sources:
            for source in first.sources:
                page.under(words.tr("Source: {source}", source=source.in_(words.language)))


def who_warmed(lexicon: Lexicon, rule: str) -> str:
    """Whose mood it is that `rule` counts; empty where it counts none."""
    kind, _, who = rule.partition(":")
    return lexicon.stakeholder(who) if kind == "mood" else ""


def movement(lexicon: Lexicon, move: Move) -> str:
    """One movement: what moved, and how far."""
    words = lexicon.words
    if not move.is_gauge:
        return words.tr(
            "{target} {change}", target=lexicon.stakeholder(move.target), change=mood_change(move.applied, words)
        )
    line = words.tr("{target} {change}", target=lexicon.term("gauge", move.target), change=change(move.applied, words))
    if move.applied == move.points:
        return line
    return words.tr("{movement} (it would have been {points})", movement=line, points=change(move.points, words))


def all_moves(result: Debrief) -> Iterator[tuple[Move, ...]]:
    """Everything that moved, by what it came from."""
    for decision in result.decisions:
        yield decision.at_once
        yield decision.later
    for silence in result.silences:
        yield silence.moves
    for event in result.events:
        yield event.moves
    yield result.moods
