"""The games that show what a play-test found, written as logs that `twiplo replay` reads."""

from collections.abc import Iterator
from pathlib import Path

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.bots import chance_of, make_bot
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.report import Report
from twiplo_game.engine.options import legal_actions
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.log_folder import new_log_folder
from twiplo_game.store.scenarios import ScenarioFile
from twiplo_game.store.session import Setup, begin


class ExampleLogs:
    """A folder of logs."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreError where `folder` cannot be made, or holds logs: that is said before anything is played."""
        self.folder = new_log_folder(folder)
        self._names: dict[tuple[str, int], str] = {}

    def name_of(self, bot: str, run: int) -> str | None:
        """The file of a game; None where it was not written."""
        name = self._names.get((bot, run))
        return None if name is None else str(self.folder / name)

    def write(self, report: Report, file: ScenarioFile, language: str) -> None:
        """Write a game for each finding and each ending, and each bot's best and worst. Raises StoreError."""
        for bot, run in dict.fromkeys(_wanted(report)):
            name = f"{bot}-{run:06}.jsonl"
            self._play(report, file, language, bot, run, self.folder / name)
            self._names[bot, run] = name

    def _play(self, report: Report, file: ScenarioFile, language: str, bot: str, run: int, path: Path) -> None:
        story = report.story
        setup = Setup(
            seed=str(seed_of(report.seed, run)),
            profile=story.profile_id,
            mandates=tuple(mandate.id for mandate in story.mandates),
            language=language,
        )
        session = begin(file, shipped_doctrine(), setup, path)
        try:
            player = make_bot(bot, chance_of(session.game.seed))
            while not session.state.is_over:
                session.do(player(session.view, legal_actions(session.game, session.state)))
        finally:
            session.close()


def _wanted(report: Report) -> Iterator[tuple[str, int]]:
    for finding in report.findings:
        if finding.run is not None:
            yield finding.bot, finding.run
    for bot, tally in report.tallies.items():
        for mark, run in sorted(tally.first.items()):
            if mark[0] == m.ENDING:
                yield bot, run
        for extreme in (tally.least, tally.most):
            if extreme is not None:
                yield bot, extreme[1]
