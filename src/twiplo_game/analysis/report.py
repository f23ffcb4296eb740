"""The report of a play-test: what was asked for, what came of it, and the same as plain data for programs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from twiplo_game.analysis.findings import Finding, findings
from twiplo_game.analysis.marks import WAY, Mark, possible
from twiplo_game.analysis.playtest import Tally, seed_of
from twiplo_game.analysis.statistics import QUANTILES, error, mean, quantile, spread
from twiplo_game.engine.story import Story
from twiplo_game.model.versions import RULES_VERSION
from twiplo_game.model.vocabulary import Gauge

FORMAT: Final = 1
"""The version of the data's form."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a play-test found."""

    story: Story
    seed: str
    runs: int
    """Games asked of each bot."""
    tallies: Mapping[str, Tally]
    """By bot, in the order in which they were named."""
    findings: tuple[Finding, ...]

    @property
    def games(self) -> int:
        """Games played."""
        return sum(tally.games for tally in self.tallies.values())

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked for was played."""
        return all(tally.games == self.runs for tally in self.tallies.values())

    def marks(self) -> tuple[Mark, ...]:
        """All that could be met, in the order of the file, and after it what was met beside that."""
        wanted = tuple(possible(self.story))
        met = {mark for tally in self.tallies.values() for mark in tally.marks if mark[0] != WAY}
        others = met - set(wanted)
        return (*wanted, *sorted(others))


def report_on(story: Story, seed: str, runs: int, tallies: Mapping[str, Tally]) -> Report:
    """The report about these tallies."""
    return Report(story, seed, runs, tallies, findings(story, tallies))


def as_data(report: Report) -> dict[str, Any]:
    """The report in lists, dictionaries, strings and numbers; scores are 0 to 1000, gauges 0 to 100."""
    story = report.story
    return {
        "format": FORMAT,
        "scenario": story.scenario.id,
        "rules": RULES_VERSION,
        "profile": story.profile_id,
        "mandates": [mandate.id for mandate in story.mandates],
        "seed": report.seed,
        "runs": report.runs,
        "games": report.games,
        "complete": report.is_whole,
        "bots": {bot: _of_bot(tally) for bot, tally in report.tallies.items()},
        "coverage": [_of_mark(report, mark) for mark in report.marks()],
        "findings": [_of_finding(report, finding) for finding in report.findings],
    }


def _of_bot(tally: Tally) -> dict[str, Any]:
    return {
        "games": tally.games,
        "score": _of_values(tally.scores),
        "gauges": {gauge.value: _of_values(counted) for gauge, counted in zip(Gauge, tally.gauges, strict=True)},
    }


def _of_values(counted: Counter[int]) -> dict[str, Any] | None:
    if not counted:
        return None
    return {
        "mean": _decimal(mean(counted)),
        "error": error(counted) if counted.total() > 1 else None,
        "spread": spread(counted),
        "least": min(counted),
        "most": max(counted),
        "quantiles": {str(percent): quantile(counted, percent) for percent in QUANTILES},
        "counts": {str(value): counted[value] for value in sorted(counted)},
    }


def _of_mark(report: Report, mark: Mark) -> dict[str, Any]:
    tallies = report.tallies
    data: dict[str, Any] = {
        "kind": mark[0],
        "names": list(mark[1:]),
        "games": {bot: tally.marks[mark] for bot, tally in tallies.items()},
        "first_seed": {
            bot: seed_of(report.seed, tally.first[mark]) for bot, tally in tallies.items() if mark in tally.first
        },
    }
    minutes = {bot: tally.minutes[mark] for bot, tally in tallies.items() if tally.minutes[mark]}
    return data | ({"minutes": minutes} if minutes else {})


def _of_finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "about": list(finding.mark),
        "hint": finding.hint or None,
        "condition": finding.condition or None,
        "draft": finding.draft or None,
        "games": finding.games,
        "out_of": finding.out_of,
        "minutes": finding.minutes,
        "bot": finding.bot or None,
        "than": finding.than or None,
        "lead": _decimal(finding.lead) if finding.than else None,
        "seed": None if finding.run is None else seed_of(report.seed, finding.run),
    }


def _decimal(value: Fraction) -> float:
    return round(float(value), 3)
