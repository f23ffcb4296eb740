"""What if, in the line mode: choose a decision, choose something else, then play on or see it played to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twiplo_game.analysis.review.decisions import Choice as Taken
from twiplo_game.analysis.review.whatif import Anew, Instead, alternatives, compared
from twiplo_game.analysis.steady import steady
from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.cli.plain.replaying import console_of, load
from twiplo_game.cli.plain.running import run_session
from twiplo_game.engine.action import Action, Advance, Respond
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import Words
from twiplo_game.store.branches import branch, keep_branch
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import Log
from twiplo_game.store.origins import last_played
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.decision_marks import letters_in
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.refusals import sentence
from twiplo_game.telling.whatif import comparison_page, fact_texts, kept_page, not_kept_page, taken_up_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says; what is None is asked for."""

    at: int | None = None
    """The decision, counted from 1."""
    draft: str | None = None
    instead: str | None = None
    """`wait` or `careful`."""
    is_played: bool = False
    """Whether the player plays on."""
    is_listed: bool = False
    """Whether it is enough to list what there is."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """A game that is over, and the words for it."""

    console: Console
    log: Log
    game: Game
    steps: Sequence[Step]
    taken: Sequence[Taken]
    say: OptionWords

    def label(self, choice: Taken) -> str:
        """A decision in a line, with its letter in the timeline where it has one."""
        clock = self.say.lexicon.clock(choice.minute)
        line = self.console.tr("{clock}. {title}", clock=clock, title=self.say(choice.own))
        letter = letters_in(self.steps).get(choice.number)
        return f"{letter}  {line}" if letter is not None else line

    def options(self, choice: Taken) -> list[Choice[Instead]]:
        """What can be tried at a decision."""
        state = self.steps[choice.number - 1].state
        wise = steady(self.game, state)
        listed: list[Choice[Instead]] = []
        for action in alternatives(self.game.story, state, choice.own):
            label = self.say(action)
            if isinstance(action, Respond) and action.response.draft is not None:
                label = f"{label} [{action.response.draft}]"
            if action == wise:
                label = self.console.tr("{option} (what the careful routine does)", option=label)
            listed.append(Choice(label, action))
        return listed


def ask_what_if(path: Path, words: Words, *, has_chosen_language: bool) -> ExitCode:
    """Ask everything. Raises StoreError."""
    return what_if(path, words, Wanted(), has_chosen_language=has_chosen_language)


def what_if(path: Path, words: Words, wanted: Wanted, *, has_chosen_language: bool) -> ExitCode:
    """Take the game in `path` up again as `wanted`. Raises StoreError."""
    loaded = load(path, words)
    if loaded is None:
        return ExitCode.FILE
    log, game, steps = loaded
    console = console_of(log, words, has_chosen_language)
    if not steps[-1].state.is_over:
        diagnostics.tell(console.tr("This game is not over. To go on: twiplo play --plain --log {path}", path=path))
        return ExitCode.USAGE
    lexicon = Lexicon(console.words, game.story.doctrine, playbill(game))
    say = OptionWords(lexicon, view(game, steps[-1].state), draft_titles(game.story))
    desk = _Desk(console, log, game, steps, Weighing(log, game, steps).taken, say)
    if wanted.is_listed:
        _list(desk)
        return ExitCode.OK
    try:
        return _carry_on(desk, wanted)
    except EndOfInputError:
        return ExitCode.OK


def _list(desk: _Desk) -> None:
    for place, choice in enumerate(desk.taken, 1):
        desk.console.item(f"{place}.", desk.label(choice))
        for option in desk.options(choice):
            desk.console.say(f"- {option.label}", indent=3)


def _carry_on(desk: _Desk, wanted: Wanted) -> ExitCode:
    console = desk.console
    choice = _choice(desk, wanted)
    if choice is None:
        return ExitCode.OK if wanted.at is None else ExitCode.USAGE
    action = _action(desk, choice, wanted)
    if action is None:
        return ExitCode.OK if wanted.draft is None else ExitCode.USAGE
    if isinstance(action, Anew):
        return _play_on(desk, choice, None)
    is_asked = wanted.draft is None and wanted.instead is None
    if wanted.is_played or (is_asked and _wants_to_play(console)):
        return _play_on(desk, choice, action)
    found = compared(desk.game, desk.steps, choice, action)
    if isinstance(found, Rejected):
        console.say(sentence(found, desk.say.lexicon))
        return ExitCode.USAGE
    facts = fact_texts([(name, fact.text) for name, fact in desk.game.story.scenario.facts.items()])
    console.show(comparison_page(desk.say, found, facts))
    try:
        path = keep_branch(desk.log, choice.number, desk.game, found.steps)
    except StoreError as error:
        console.show(not_kept_page(console.words, told(error, console.words)))
    else:
        console.show(kept_page(console.words, str(path)))
    return ExitCode.OK


def _choice(desk: _Desk, wanted: Wanted) -> Taken | None:
    console = desk.console
    if wanted.at is not None:
        if 1 <= wanted.at <= len(desk.taken):
            return desk.taken[wanted.at - 1]
        diagnostics.tell(console.tr("There is no decision {number}; the last is {last}.", number=wanted.at,
                                    last=len(desk.taken)))  # fmt: skip
        return None
    chosen = choose(
        console,
        console.tr("At which decision?"),
        [Choice(desk.label(choice), choice) for choice in desk.taken],
        console.tr("Everything before it stays as it was. The game itself is not changed."),
    )
    return None if isinstance(chosen, Back) else chosen


def _action(desk: _Desk, choice: Taken, wanted: Wanted) -> Instead | None:
    console, options = desk.console, desk.options(choice)
    if wanted.instead == "wait":
        return Advance(desk.game.story.length)
    if wanted.instead == "careful":
        return steady(desk.game, desk.steps[choice.number - 1].state)
    drafts = {option.value.response.draft: option.value for option in options if isinstance(option.value, Respond)}
    if wanted.draft is not None:
        if wanted.draft in drafts:
            return drafts[wanted.draft]
        names = ", ".join(name for name in drafts if name is not None)
        diagnostics.tell(
            console.tr("There is no draft “{name}” at that moment. There are: {names}.", name=wanted.draft,
                       names=names or "–")
        )  # fmt: skip
        return None
    if wanted.is_played:
        return Anew()
    anew: Choice[Instead] = Choice(console.tr("Something else: take the game up at this moment"), Anew())
    chosen = choose(
        console,
        console.tr("What instead of: {option}?", option=desk.say(choice.own)),
        [*options, anew],
        console.tr("Taken up at that moment, everything is open: an answer of your own, too."),
    )
    return None if isinstance(chosen, Back) else chosen


def _wants_to_play(console: Console) -> bool:
    how = choose(
        console,
        console.tr("And then?"),
        [
            Choice(console.tr("Let a careful routine finish, and compare"), False),
            Choice(console.tr("Play on from there yourself"), True),
        ],
        console.tr("Either way the other game is kept as one of its own; the old one stays as it is."),
        can_go_back=False,
    )
    return how is True


def _play_on(desk: _Desk, choice: Taken, action: Action | None) -> ExitCode:
    session = branch(desk.log, choice.number, action)
    if isinstance(session, Rejected):
        desk.console.say(sentence(session, desk.say.lexicon))
        return ExitCode.USAGE
    desk.console.heading(taken_up_words(desk.say, choice, last_played(desk.log)))
    return run_session(desk.console, session)
