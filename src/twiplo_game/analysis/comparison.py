"""Two scenarios, or two versions of one, played by the same bots with the same seeds: what changed in scores, and in
what is met.

Game is set against game, so that what chance does to both falls out of the difference.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.bots import BY_CHANCE
from twiplo_game.analysis.marks import Mark, possible
from twiplo_game.analysis.playtest import Played, play_once, seed_of
from twiplo_game.analysis.statistics import error, mean
from twiplo_game.engine.game import new_game
from twiplo_game.engine.story import Story

FORMAT: Final = 1
"""The version of the data's form."""

NOTABLE: Final = 20
"""Percent of the games by which something has to be met more or less often to be told."""

_UNTOLD: Final = frozenset({m.SENT, m.ADVICE, m.UNTESTED, m.RULE})
"""Kinds that follow from others, or from the bots' taste."""


@dataclass(frozen=True, slots=True)
class Paired:
    """One bot's games of both, game by game."""

    old: Counter[int]
    """Games by score, 0 to 1000."""
    new: Counter[int]
    differences: Counter[int]
    """Games by how many points the newer one gave more."""

    @property
    def change(self) -> Fraction:
        """By how many points of 1000 the newer one gives more, on average."""
        return mean(self.differences)

    @property
    def error(self) -> int | None:
        """How far that may be off, 19 times in 20, because no more games were played; None for a single game."""
        return error(self.differences) if self.differences.total() > 1 else None

    @property
    def is_clear(self) -> bool:
        """Whether it is more than chance alone explains."""
        return self.error is not None and abs(self.change) > self.error


@dataclass(frozen=True, slots=True)
class Shift:
    """Something that is met more often than before, or less."""

    mark: Mark
    old: int | None
    """Games of the older one that met it; None where it does not have it."""
    new: int | None


@dataclass(slots=True)
class Comparison:
    """What was found."""

    old: Story
    new: Story
    seed: str
    runs: int
    """Games of each bot and each scenario."""
    bots: dict[str, Paired] = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()

    @property
    def games(self) -> int:
        """Games of each scenario."""
        return self.runs * len(self.bots)


def compare(
    old: Story, new: Story, bots: tuple[str, ...], runs: int, seed: str, told: Callable[[int, int], None]
) -> Comparison:
    """Play both; `told` hears how many of how many games of both there are."""
    found = Comparison(old, new, seed, runs)
    met: tuple[Counter[Mark], Counter[Mark]] = (Counter(), Counter())
    known = (_keys(old), _keys(new))
    total = 2 * runs * len(bots)
    for number, bot in enumerate(bots):
        players = (_Player(old, bot, seed), _Player(new, bot, seed))
        scores: list[tuple[int, int]] = []
        for run in range(runs):
            played = [player.play(run) for player in players]
            for counter, keys, each in zip(met, known, played, strict=True):
                counter.update({keys[mark] for mark in each.marks if mark in keys})
            scores.append((played[0].outcome.score, played[1].outcome.score))
            told(2 * (runs * number + run + 1), total)
        found.bots[bot] = Paired(
            Counter(before for before, _ in scores),
            Counter(after for _, after in scores),
            Counter(after - before for before, after in scores),
        )
    found.shifts = tuple(_shifts(found, known, met))
    return found


class _Player:
    """One bot at one story. What leaves nothing to chance is played once wherever the same is true."""

    def __init__(self, story: Story, bot: str, seed: str) -> None:
        self._story = story
        self._bot = bot
        self._seed = seed
        self._played: dict[object, Played] = {}

    def play(self, run: int) -> Played:
        """The game number `run`."""
        game = new_game(self._story, seed_of(self._seed, run))
        if self._bot in BY_CHANCE:
            return play_once(game, self._bot)
        world = game.truths, game.inconclusive
        if world not in self._played:
            self._played[world] = play_once(game, self._bot)
        return self._played[world]


def _keys(story: Story) -> dict[Mark, Mark]:
    """What can be met, and what it is called in every version: outcomes and lines by their conditions."""
    events = {event.id: event for event in story.scenario.events}
    keys: dict[Mark, Mark] = {}
    for mark in possible(story):
        match mark:
            case (m.OUTCOME, name, place):
                key: Mark = (m.OUTCOME, name, " ".join(events[name].outcomes[int(place)].when.split()))
            case (m.VOICE, name, voice, place):
                key = (m.VOICE, name, voice, " ".join((events[name].voices[voice][int(place)].when or "").split()))
            case _:
                key = mark
        if mark[0] not in _UNTOLD:
            keys[mark] = key
    return keys


def _shifts(found: Comparison, known: tuple[dict[Mark, Mark], ...], met: tuple[Counter[Mark], ...]) -> Iterator[Shift]:
    """What is met by 20 in a hundred games more or less, or is met at all by one of the two alone."""
    before, after = ({key: mark for mark, key in keys.items()} for keys in known)
    old, new = met
    for key in dict.fromkeys((*after, *before)):
        is_one_sided = (old[key] == 0) is not (new[key] == 0)
        if is_one_sided or 100 * abs(new[key] - old[key]) >= NOTABLE * found.games:
            mark = after.get(key) or before[key]
            yield Shift(mark, old[key] if key in before else None, new[key] if key in after else None)


def as_data(found: Comparison) -> Mapping[str, Any]:
    """The comparison in lists, dictionaries, strings and numbers; scores are 0 to 1000."""
    return {
        "format": FORMAT,
        "old": found.old.scenario.id,
        "new": found.new.scenario.id,
        "profile": found.new.profile_id,
        "seed": found.seed,
        "runs": found.runs,
        "bots": {
            bot: {
                "old": round(float(mean(each.old)), 3),
                "new": round(float(mean(each.new)), 3),
                "change": round(float(each.change), 3),
                "error": each.error,
                "clear": each.is_clear,
            }
            for bot, each in found.bots.items()
        },
        "coverage": [
            {"kind": each.mark[0], "names": list(each.mark[1:]), "old": each.old, "new": each.new, "of": found.games}
            for each in found.shifts
        ],
    }
