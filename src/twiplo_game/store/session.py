"""A game in progress: every action is on the disk before anybody sees what it did."""

import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from twiplo_game import __version__
from twiplo_game.engine.action import Action, Advance
from twiplo_game.engine.apply import apply
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.replay import BadLog, fold
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Applied, Movement, Passed, Step
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.versions import LOG_CURRENT, RULES_VERSION
from twiplo_game.store.doctrine import DoctrineText
from twiplo_game.store.errors import DamagedError, StoreError
from twiplo_game.store.home import games_folder
from twiplo_game.store.log_lines import LINE_LIMIT, ActionLine, Header, NoteLine, encode
from twiplo_game.store.log_reader import RESULT, Log, check_rules, read_log
from twiplo_game.store.log_writer import LogWriter
from twiplo_game.store.scenarios import ScenarioFile
from twiplo_game.store.texts import doctrine_of, keep_texts, scenario_of

COMPOSED: Final = "composed"
"""The kind of the note that keeps a response while it is being composed."""


BY_ACTION: Final = "actions"
"""The clock moves when the player lets it."""

LIVE: Final = "live"
"""The clock runs by itself: the whole story passes in the scenario's `minutes`."""

EXTRA_TIME: Final = {LIVE: 1, "live-x2": 2, "live-x5": 5}
"""The live clocks, and how many times the scenario's `minutes` each gives."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a new game is played with."""

    seed: str
    profile: str = "ordinary"
    mandates: tuple[str, ...] = ()
    language: str = "en"
    clock: str = BY_ACTION


class Session:
    """The one holder of a running game and of its log."""

    def __init__(
        self,
        game: Game,
        steps: tuple[Step, ...],
        writer: LogWriter,
        language: str,
        log: Log | None = None,
        clock: str = BY_ACTION,
    ) -> None:
        self.game = game
        self.language = language
        """The language that the game was begun in."""
        self.clock = clock
        """`actions`, or one of the live clocks."""
        self.steps = list(steps)
        self.writer = writer
        self.notes: list[NoteLine] = list(log.notes) if log else []
        earlier = log.actions[-1].seconds if log and log.actions else 0
        self._since = time.monotonic() - earlier
        self._paused: float | None = None

    @property
    def is_live(self) -> bool:
        """Whether the clock runs by itself."""
        return self.clock in EXTRA_TIME

    @property
    def present(self) -> int:
        """The minute of the story that a live clock has reached; without one, that of the last action."""
        if not self.is_live:
            return self.state.minute
        story = self.game.story
        real = story.scenario.minutes * 60 * EXTRA_TIME[self.clock]
        return max(self.state.minute, min(story.length, self._seconds() * story.length // real))

    def pause(self) -> None:
        """Stop a live clock. No time passes until `go_on`."""
        if self._paused is None:
            self._paused = time.monotonic()

    def go_on(self) -> None:
        """Let a paused clock go on from where it was."""
        if self._paused is not None:
            self._since += time.monotonic() - self._paused
            self._paused = None

    @property
    def state(self) -> State:
        """The moment that the game has reached."""
        return self.steps[-1].state

    @property
    def view(self) -> PlayerView:
        """What the player may see of it."""
        return view(self.game, self.state)

    def do(self, action: Action) -> Step | Rejected:
        """Carry out `action`. Raises StoreError where it cannot be kept: then it was not carried out."""
        step = apply(self.game, self.state, action)
        if isinstance(step, Rejected):
            return step
        kept = action_to_data(step.action or action)
        self.writer.append(ActionLine(self.state.minute, self._seconds(), kept))
        self.steps.append(step)
        self.record_result()
        return step

    def catch_up(self, *, only_to_sight: bool = False) -> tuple[Step, ...]:
        """With a live clock, let the story reach the present; one step for each thing that can be seen on the way.

        `only_to_sight` leaves out minutes in which nothing could be seen, so that waiting does not fill the log.
        Raises StoreError.
        """
        if not self.is_live:
            return ()
        present = self.present
        steps: list[Step] = []
        while self.state.minute < present and not self.state.is_over:
            if only_to_sight and not _shows_something(apply(self.game, self.state, Advance(present))):
                break
            step = self.do(Advance(present))
            if isinstance(step, Rejected):
                break
            steps.append(step)
        return tuple(steps)

    def keep_composed(self, action: Action) -> None:
        """Keep a response that is still being composed. Raises StoreError."""
        data = {"t": self._seconds(), "a": action_to_data(action)}
        if data["a"] not in [note.data.get("a") for note in self.notes[-1:]]:
            self.note(COMPOSED, data)

    def note(self, kind: str, data: dict[str, Any]) -> None:
        """Keep something beside the game, if it is short enough for a log. Raises StoreError."""
        note = NoteLine(kind, data)
        if len(encode(note)) <= LINE_LIMIT:
            self.writer.append(note)
            self.notes.append(note)

    def composed(self) -> tuple[Action, ...]:
        """The responses kept while they were being composed, oldest first."""
        kept: list[Action] = []
        for note in self.notes:
            if note.kind == COMPOSED and isinstance(note.data.get("a"), dict):
                try:
                    kept.append(action_from_data(note.data["a"]))
                except ValueError:
                    continue
        return tuple(kept)

    def record_result(self) -> None:
        """Once the game is over, note how it ended, for releases that can no longer replay it.

        Where that cannot be kept now, it is noted when the game is opened again: what was played is in the log.
        """
        data = result_of(self.game, self.state)
        if data is None or any(note.kind == RESULT for note in self.notes):
            return
        with suppress(StoreError):
            self.note(RESULT, data)

    def close(self) -> None:
        """Let go of the log."""
        self.writer.close()

    def _seconds(self) -> int:
        now = time.monotonic() if self._paused is None else self._paused
        return int(now - self._since)


def result_of(game: Game, state: State) -> dict[str, Any] | None:
    """What is recorded of a game that is over in `state`; None while it is not."""
    result = outcome(game, state)
    if result is None:
        return None
    gauges = list(state.gauges)
    return {"score": result.score, "gauges": gauges, "ending": result.ending, "minute": result.minute}


def _shows_something(step: Step | Rejected) -> bool:
    if isinstance(step, Rejected):
        return False
    return any(not isinstance(item, Applied | Passed | Movement) for item in step.happened)


def new_seed() -> str:
    """A seed for a game whose player did not choose one: short enough to be told to somebody."""
    return str(secrets.randbelow(1_000_000))


def begin(file: ScenarioFile, doctrine: DoctrineText, setup: Setup, path: Path | None = None) -> Session:
    """A new game, logged in `path` or among the player's games. Raises StoreError."""
    story = compile_story(file.scenario, doctrine.doctrine, profile=setup.profile, mandates=setup.mandates)
    game = new_game(story, setup.seed)
    first = opening_of(game)
    header = Header(
        format=LOG_CURRENT,
        scenario=file.scenario.id,
        scenario_hash=file.text.hash,
        doctrine=doctrine.doctrine.version,
        doctrine_hash=doctrine.hash,
        engine=__version__,
        rules=RULES_VERSION,
        seed=setup.seed,
        profile=setup.profile,
        clock=setup.clock,
        mandates=setup.mandates,
        language=setup.language,
    )
    keep_texts(file.text, doctrine)
    writer = LogWriter.create(path or fresh_path(file.scenario.id), header)
    return Session(game, first, writer, setup.language, clock=setup.clock)


def resume(path: Path) -> Session:
    """The game in `path`, where it was left. Raises StoreError."""
    writer, log = LogWriter.resume(path)
    try:
        game, steps = replayed(log)
        session = Session(game, steps, writer, log.header.language, log, log.header.clock)
        session.record_result()
    except BaseException:
        writer.close()
        raise
    return session


def replay(path: Path) -> tuple[Log, Game, tuple[Step, ...]]:
    """The game in `path`, folded again, untouched on the disk. Raises StoreError."""
    log = read_log(path)
    return (log, *replayed(log))


def replayed(log: Log) -> tuple[Game, tuple[Step, ...]]:
    """The game of `log` and all its steps. Raises StoreError."""
    check_rules(log)
    doctrine = doctrine_of(log)
    scenario = scenario_of(log, doctrine)
    header = log.header
    try:
        story = compile_story(scenario, doctrine, profile=header.profile, mandates=header.mandates)
    except ValueError as error:
        raise DamagedError(
            "{path}: the ministry or the mandates that it names are not in its scenario.", path=log.path
        ) from error
    game = new_game(story, header.seed)
    actions: list[Action] = []
    for number, line in enumerate(log.actions, 1):
        try:
            actions.append(action_from_data(line.action))
        except ValueError as error:
            raise DamagedError(
                "{path}: action {number} is none that this release knows.", path=log.path, number=number
            ) from error
    try:
        return game, fold(game, actions)
    except BadLog as error:
        raise DamagedError(
            "{path}: action {number} cannot follow on those before it. The log was changed or damaged.",
            path=log.path,
            number=error.index + 1,
        ) from error


def opening_of(game: Game) -> tuple[Step, ...]:
    """The steps of a game in which nothing was done yet."""
    return fold(game, ())


def fresh_path(scenario: str) -> Path:
    """Where a new game of `scenario` is logged among the player's."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    return games_folder() / f"{stamp}-{Path(scenario).name}-{secrets.token_hex(2)}.jsonl"
