"""Better answers than those of `careful`, found one after the other.

Of a player who may send one answer of a game otherwise than the leader everything is known: what each other answer is
worth at each moment at which the leader answers, all else as it does. What is worth more takes the place of what the
leader sends, as long as that makes the leader better.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from twiplo_game.analysis.solver.graph import Branch, Node
from twiplo_game.analysis.solver.leading import Lead
from twiplo_game.analysis.solver.model import LED
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.values import edges_at
from twiplo_game.engine.action import Respond
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story

NEAR: Final = 48
"""So many of the answers nearest to the drafts are thought of."""

LEAST: Final = 4
WIDE: Final = 2_500
"""Where the leader's games have many choices, fewer are: so many choices, divided by those, and at least `LEAST`."""

KEPT: Final = 2
"""So many answers to an event, the most worth, are thought of once the leader is known."""

ROUNDS: Final = 5

Stopped = Callable[[], bool]
Solved = tuple[Solver, list[tuple[Branch, int]]]


@dataclass(slots=True)
class Gains:
    """What other answers would add to the leader's mean, in points times the weight of all worlds."""

    always: dict[Respond, int] = field(default_factory=dict)
    """Wherever it can be sent."""
    at_times: dict[Respond, int] = field(default_factory=dict)
    """Where it adds anything."""


def improved(story: Story, is_stopped: Stopped) -> Lead:
    """The bot `careful`, with better answers where any were found, and the best that it does not send beside them."""
    lead = Lead()
    begun = _solved(story, lead, 0, is_stopped)
    if begun is None:
        return lead
    best = _total(begun)
    count = max(LEAST, min(NEAR, WIDE // begun[0].graph.choices))
    near = {event: near_responses(story, event, False)[:count] for event in range(story.event_count)}
    for _ in range(ROUNDS):
        gains = _gains(story, replace(lead, beside=near), is_stopped)
        if gains is None:
            break
        lead = replace(lead, beside=_kept(story, gains.at_times))
        better = {
            event: max(answers, key=gains.always.__getitem__)
            for event, answers in _by_event(story, gains.always).items()
            if max(gains.always[answer] for answer in answers) > 0
        }
        ranked = sorted(better, key=lambda event: -gains.always[better[event]])
        is_better = False
        count = 2 * len(ranked)
        while count > 1 and not is_better:
            # What is better by itself need not be so beside the others.
            count //= 2
            chosen = {event: better[event].response for event in ranked[:count]}
            tried = replace(lead, better={**lead.better, **chosen})
            solved = _solved(story, tried, 0, is_stopped)
            if solved is None:
                return lead
            mean = _total(solved)
            if mean > best:
                lead, best, is_better = tried, mean, True
        if not is_better:
            break
    return lead


def _solved(story: Story, lead: Lead, changes: int, is_stopped: Stopped) -> Solved | None:
    """What a leader comes to with so many free answers; None where it was stopped."""
    solver = Solver.of(story, replace(LED, changes=changes), lead=lead)
    roots = solver.open()
    return (solver, roots) if solver.explore(is_stopped, lambda _: None) else None


def _total(solved: Solved) -> int:
    """The sum of the scores over all worlds, each with its weight."""
    return sum(branch.times * branch.node.best[number] for branch, number in solved[1])


def _gains(story: Story, lead: Lead, is_stopped: Stopped) -> Gains | None:
    """What each other answer adds; None where it was stopped."""
    solved = _solved(story, lead, 1, is_stopped)
    if solved is None:
        return None
    gains = Gains()
    for branch, number in solved[1]:
        _led(branch.node, number, branch.times, gains)
    return gains


def _led(node: Node, number: int, times: int, gains: Gains) -> int:
    """What the leader comes to from a node on, as a sum over its worlds; notes what other answers there would add."""
    if node.broken >= 0:
        return node.best[number]
    edges = edges_at(node, number)
    own = next(branches for edge, branches in edges if not edge.changed)
    mine = sum(branch.times * _led(branch.node, branch.shift.of(number), times * branch.times, gains) for branch in own)
    for edge, branches in edges:
        if edge.changed:
            (answer,) = edge.changed
            assert isinstance(answer, Respond)
            worth = sum(branch.times * branch.node.best[branch.shift.of(number)] for branch in branches)
            gain = (worth - mine) * times
            gains.always[answer] = gains.always.get(answer, 0) + gain
            if gain > 0:
                gains.at_times[answer] = gains.at_times.get(answer, 0) + gain
    return mine


def _by_event(story: Story, gains: dict[Respond, int]) -> dict[int, list[Respond]]:
    found: dict[int, list[Respond]] = {}
    for answer in gains:
        found.setdefault(story.names.events[answer.event], []).append(answer)
    return found


def _kept(story: Story, gains: dict[Respond, int]) -> dict[int, tuple[Response, ...]]:
    """By event the answers that add the most, drafts left out, which are thought of anyway."""
    return {
        event: tuple(
            answer.response
            for answer in sorted(answers, key=lambda answer: -gains[answer])
            if answer.response.draft is None
        )[:KEPT]
        for event, answers in _by_event(story, gains).items()
    }
