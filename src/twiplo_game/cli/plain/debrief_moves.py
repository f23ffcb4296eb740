"""Movements in the debrief: what moved, by which rule, why, and what the rule rests on."""

from collections.abc import Iterator
from itertools import groupby

from twiplo_game.analysis.debrief_parts import Debrief, Move
from twiplo_game.cli.plain.status import change, mood_change
from twiplo_game.cli.plain.table import Table


def show_moves(table: Table, moves: tuple[Move, ...], told: set[tuple[str, str]]) -> None:
    """Movements by minute and rule; a reason is given where it first appears."""
    console, lexicon = table.console, table.lexicon
    ordered = sorted(moves, key=lambda move: (move.minute, move.rule))
    for (minute, rule), group in groupby(ordered, lambda move: (move.minute, move.rule)):
        together = list(group)
        first = together[0]
        targets = ", ".join(movement(table, move) for move in together)
        console.item(
            "-",
            console.tr(
                "{clock}, {title}: {movements}",
                clock=lexicon.clock(minute),
                title=lexicon.rule(rule, first.title),
                movements=targets,
            ),
        )
        because = lexicon.text(first.because)
        if (rule, because) in told:
            continue
        told.add((rule, because))
        grade = lexicon.term("grade", first.grade)
        console.say(console.tr("{because} (Rests on: {grade}.)", because=because, grade=grade), 3)


def movement(table: Table, move: Move) -> str:
    """One movement: what moved, and how far."""
    lexicon, words = table.lexicon, table.console.words
    if not move.is_gauge:
        return words.tr(
            "{target} {change}", target=lexicon.stakeholder(move.target), change=mood_change(move.applied, words)
        )
    line = words.tr("{target} {change}", target=lexicon.term("gauge", move.target), change=change(move.applied, words))
    if move.applied == move.points:
        return line
    return words.tr("{movement} (it would have been {points})", movement=line, points=change(move.points, words))


def show_sources(table: Table, result: Debrief) -> None:
    """Once for each rule that moved something: its name, its grade and its sources."""
    console, lexicon = table.console, table.lexicon
    rules: dict[str, Move] = {}
    for moves in _all_moves(result):
        for move in moves:
            if move.sources:
                rules.setdefault(lexicon.rule(move.rule, move.title), move)
    if not rules:
        return
    console.heading(console.tr("What the rules rest on"))
    for name in sorted(rules):
        sources = "; ".join(source.in_(console.words.language) for source in rules[name].sources)
        console.item("-", console.tr("{rule}: {sources}.", rule=name, sources=sources))


def _all_moves(result: Debrief) -> Iterator[tuple[Move, ...]]:
    for decision in result.decisions:
        yield decision.at_once
        yield decision.later
    for silence in result.silences:
        yield silence.moves
    for event in result.events:
        yield event.moves
    yield result.moods
