"""A game out of its log: again step by step, or only its debrief and its review."""

from pathlib import Path
from typing import TYPE_CHECKING

from twiplo_game.analysis.debrief import debrief
from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.ending import show_debrief
from twiplo_game.cli.plain.happened import show_happening
from twiplo_game.cli.plain.reviewing import review_of, show_review
from twiplo_game.cli.plain.status import show_status
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.action import Advance
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.step import Step
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import Words, translator
from twiplo_game.seating.local_port import happening
from twiplo_game.store.branching import branching
from twiplo_game.store.errors import OtherVersionError
from twiplo_game.store.exports import write_text
from twiplo_game.store.log_reader import Log
from twiplo_game.store.remarks import remarks_of
from twiplo_game.store.session import replay
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.account import Account
from twiplo_game.telling.action_words import action_words
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon

if TYPE_CHECKING:
    from twiplo_game.papers.takeaways import Form


class Replayed:
    """One moment of a replayed game; moved from step to step."""

    def __init__(self, game: Game, step: Step) -> None:
        self.game = game
        self.step = step

    @property
    def view(self) -> PlayerView:
        """What the player saw then."""
        return view(self.game, self.step.state)


def show_replay(path: Path, words: Words, *, is_practice: bool, has_chosen_language: bool) -> ExitCode:
    """Every step of the game in `path`, and its debrief if it is over. Raises StoreError."""
    loaded = load(path, words)
    if loaded is None:
        return ExitCode.FILE
    log, game, steps = loaded
    console = console_of(log, words, has_chosen_language)
    moment = Replayed(game, steps[0])
    table = Table(console, lexicon_of(console, game), moment)
    console.say(game.story.scenario.title.in_(console.words.language))
    show_status(table)
    for step in steps[1:]:
        if step.action is None:
            continue
        console.heading(action_words(table.lexicon, step.action, table.view))
        moment.step = step
        show_happening(table, happening(game, step, is_practice=is_practice))
        if isinstance(step.action, Advance):
            show_status(table)
    result = debrief(game, steps)
    if result is not None:
        show_debrief(table, result, remarks_of(log.notes), branching(log, game, steps))
    return ExitCode.OK


def show_debrief_of(path: Path, words: Words, *, has_chosen_language: bool, with_review: bool) -> ExitCode:
    """The debrief of the game in `path`, and its review. Raises StoreError."""
    loaded = load(path, words)
    if loaded is None:
        return ExitCode.FILE
    log, game, steps = loaded
    console = console_of(log, words, has_chosen_language)
    result = debrief(game, steps)
    if result is None:
        return _say_not_over(console, path)
    table = Table(console, lexicon_of(console, game), Replayed(game, steps[-1]))
    show_debrief(table, result, remarks_of(log.notes), branching(log, game, steps))
    if with_review:
        show_review(table, log, game, steps)
    return ExitCode.OK


def write_debrief_of(
    path: Path, words: Words, files: "list[tuple[Form, Path]]", *, has_chosen_language: bool, with_review: bool
) -> ExitCode:
    """Write the debrief of the game in `path` to `files`, none of which is there yet. Raises StoreError."""
    loaded = load(path, words)
    if loaded is None:
        return ExitCode.FILE
    log, game, steps = loaded
    console = console_of(log, words, has_chosen_language)
    result = debrief(game, steps)
    if result is None:
        return _say_not_over(console, path)
    review = review_of(Weighing(log, game, steps), console.words) if with_review else None
    lexicon, now = lexicon_of(console, game), view(game, steps[-1].state)
    account = Account(lexicon, now, result, remarks_of(log.notes), review, branching(log, game, steps))
    from twiplo_game.papers.takeaways import made  # noqa: PLC0415 - with the papers, which a replay needs not

    for form, file in files:
        write_text(file, made(form, account))
        diagnostics.tell(console.tr("Written to {path}.", path=file))
    return ExitCode.OK


def _say_not_over(console: Console, path: Path) -> ExitCode:
    diagnostics.tell(
        console.tr(
            "This game is not over, and a debrief would give it away. To go on: twiplo play --plain --log {path}",
            path=path,
        )
    )
    return ExitCode.USAGE


def lexicon_of(console: Console, game: Game) -> Lexicon:
    """What things of `game` are called in the console's language."""
    return Lexicon(console.words, game.story.doctrine, playbill(game))


def console_of(log: Log, words: Words, has_chosen_language: bool) -> Console:
    """In the language that the game was played in, unless another one was asked for."""
    return Console(words if has_chosen_language else translator(log.header.language))


def load(path: Path, words: Words) -> tuple[Log, Game, tuple[Step, ...]] | None:
    """The game in `path`; None, with what was recorded, where it was played under other rules. Raises StoreError."""
    try:
        return replay(path)
    except OtherVersionError as error:
        diagnostics.tell(told(error, words))
        result = error.result or {}
        score, gauges = result.get("score"), result.get("gauges")
        if isinstance(score, int) and isinstance(gauges, list):
            Console(words).say(
                words.tr(
                    "Its recorded result: score {score} of 100; gauges {gauges}.",
                    score=tenths(score, words),
                    gauges=", ".join(str(value) for value in gauges),
                )
            )
        return None
