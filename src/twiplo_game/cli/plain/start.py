"""Starting a game in the line mode: language, scenario, mandates, ministry, briefing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.open_games import ask_open_game
from twiplo_game.cli.plain.prompts import Back, Choice, choose, choose_many
from twiplo_game.cli.plain.running import leave_before_start, run_session
from twiplo_game.locale.levels import LEVELS
from twiplo_game.locale.words import LANGUAGES, Words, translator
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import ScenarioFile, read_library, read_scenario
from twiplo_game.store.session import BY_ACTION, LIVE, Session, Setup, begin, new_seed, resume
from twiplo_game.store.settings import load_settings, save_settings
from twiplo_game.telling.briefing import brief_of
from twiplo_game.telling.errors import told


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says of a game; what is None is asked for."""

    scenario: str | None = None
    seed: str | None = None
    language: str | None = None
    profile: str | None = None
    mandates: tuple[str, ...] | None = None
    log: Path | None = None
    is_practice: bool = False
    is_live: bool = False

    @property
    def names_nothing(self) -> bool:
        """Whether any game would do."""
        named = (self.scenario, self.seed, self.profile, self.mandates, self.log)
        return not self.is_live and all(item is None for item in named)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has been chosen so far."""

    file: ScenarioFile | None = None
    mandates: tuple[str, ...] = ()
    profile: str = "ordinary"
    briefed: ScenarioFile | None = None
    """Whose brief the player has read."""


def run_play(wish: Wish, words: Words, *, offers_open: bool = False) -> ExitCode:
    """Ask for what the command line left open, then play.

    With `offers_open` a player who names nothing is asked first whether to go on with an open game.
    """
    console = Console(words)
    try:
        if wish.scenario is None and wish.log is not None and holds_something(wish.log):
            session = resume(wish.log)
            if wish.language is None:
                console = Console(translator(session.language))
            return run_session(console, session, is_practice=wish.is_practice)
        if wish.scenario is not None:
            resolve(wish.scenario)
        if wish.language is None and load_settings().language is None:
            console = ask_language(console)
        if offers_open and wish.names_nothing:
            path = ask_open_game(console)
            if isinstance(path, Path):
                return run_session(console, resume(path), is_practice=wish.is_practice)
            if path is not None:
                return _nothing_begun(console)
        plan = _ask(console, wish)
        if plan is None or plan.file is None:
            return _nothing_begun(console)
        session = start(plan.file, wish, plan.mandates, plan.profile, console.words.language)
    except EndOfInputError:
        return leave_before_start(console)
    return run_session(
        console, session, is_practice=wish.is_practice, is_new=True, is_briefed=plan.briefed == plan.file
    )


def _nothing_begun(console: Console) -> ExitCode:
    console.say(console.tr("No game was begun."))
    return ExitCode.OK


def start(file: ScenarioFile, wish: Wish, mandates: tuple[str, ...], profile: str, language: str) -> Session:
    """A new game as wished. Raises StoreError."""
    setup = Setup(
        seed=wish.seed or new_seed(),
        profile=profile,
        mandates=mandates,
        language=language,
        clock=LIVE if wish.is_live else BY_ACTION,
    )
    return begin(file, shipped_doctrine(), setup, wish.log)


def check_wish(scenario: Scenario, wish: Wish) -> None:
    """Raise NotFoundError where the wish names a ministry or a mandate that does not exist."""
    profiles = shipped_doctrine().doctrine.profiles
    if wish.profile is not None and wish.profile not in profiles:
        raise NotFoundError(
            "There is no ministry “{name}”. There are: {names}.", name=wish.profile, names=", ".join(profiles)
        )
    known = [mandate.id for mandate in scenario.mandates]
    for name in wish.mandates or ():
        if name not in known:
            raise NotFoundError(
                "This scenario has no mandate “{name}”. It has: {names}.",
                name=name,
                names=", ".join(known) or "–",
            )


def ask_language(console: Console) -> Console:
    """The language, asked in all of them; kept for the next time where that is possible."""
    choice = choose(
        console,
        "Language? Langue\u202f?",
        [Choice(name, code) for code, name in LANGUAGES.items()],
        "Type a number. Tapez un numéro.",
        can_go_back=False,
        kept=console.words.language,
    )
    if isinstance(choice, Back):
        return console
    # A game can be played without its preferences being kept; the log's own errors are told.
    with suppress(StoreError):
        save_settings(replace(load_settings(), language=choice))
    return Console(translator(choice))


def _ask(console: Console, wish: Wish) -> _Plan | None:
    """The questions that are still open, one after the other; None where the player goes back out."""
    plan = _Plan(mandates=wish.mandates or (), profile=wish.profile or "ordinary")
    questions: list[Callable[[Console, _Plan], _Plan | Back]] = []
    if wish.scenario is None:
        questions.append(_ask_scenario)
    else:
        plan = replace(plan, file=read_scenario(resolve(wish.scenario)))
    if wish.mandates is None:
        questions.append(_ask_mandates)
    if wish.profile is None:
        questions.append(_ask_profile)
    if plan.file is not None:
        check_wish(plan.file.scenario, wish)
    asked: list[int] = []
    place = 0
    while place < len(questions):
        ask = questions[place]
        if ask is not _ask_mandates or _has_mandates(plan):
            if plan.file is not None and ask is not _ask_scenario:
                plan = _brief(console, plan, plan.file)
            answer = ask(console, plan)
            if isinstance(answer, Back):
                if not asked:
                    return None
                place = asked.pop()
                continue
            plan = answer
            asked.append(place)
        place += 1
    if plan.file is not None:
        check_wish(plan.file.scenario, wish)
    return plan


def _brief(console: Console, plan: _Plan, file: ScenarioFile) -> _Plan:
    """Who chooses a mandate or a ministry has read first what this is about; once for each scenario."""
    if plan.briefed != file:
        console.show(brief_of(file.scenario, console.words))
    return replace(plan, briefed=file)


def _has_mandates(plan: _Plan) -> bool:
    return plan.file is not None and bool(plan.file.scenario.mandates)


def _ask_scenario(console: Console, plan: _Plan) -> _Plan | Back:
    language = console.words.language
    files, errors = read_library()
    for error in errors:
        console.say(told(error, console.words))
    if not files:
        raise NotFoundError("The library is empty. Name a scenario file: twiplo play FILE.")
    chosen = choose(
        console,
        console.tr("Which scenario?"),
        [
            Choice(
                console.tr(
                    "{title}. {level}, {minutes} min.",
                    title=file.scenario.title.in_(language),
                    level=console.tr(LEVELS[file.scenario.level]),
                    minutes=file.scenario.minutes,
                )
                + (f" {file.scenario.summary.in_(language)}" if file.scenario.summary else ""),
                file,
            )
            for file in files
        ],
        console.tr("Start with an introduction: it offers fewer choices. The minutes are of your own time."),
    )
    return chosen if isinstance(chosen, Back) else replace(plan, file=chosen, mandates=())


def _ask_mandates(console: Console, plan: _Plan) -> _Plan | Back:
    if plan.file is None:
        return plan
    scenario = plan.file.scenario
    chosen = choose_many(
        console,
        console.tr("To what are you held? Choose what you want to be judged by."),
        [Choice(mandate.title.in_(console.words.language), mandate.id) for mandate in scenario.mandates],
        console.tr("A mandate that is broken or not met costs 5 points of 100. You can choose none."),
        kept=frozenset(plan.mandates),
    )
    if isinstance(chosen, Back):
        return chosen
    return replace(plan, mandates=tuple(item.id for item in scenario.mandates if item.id in chosen))


def _ask_profile(console: Console, plan: _Plan) -> _Plan | Back:
    language = console.words.language
    chosen = choose(
        console,
        console.tr("In which ministry do you sit?"),
        [
            Choice(
                console.tr(
                    "{name}. {brief}",
                    name=profile.name.in_(language),
                    brief=" ".join(profile.brief.in_(language).split("\n")),
                ),
                name,
            )
            for name, profile in shipped_doctrine().doctrine.profiles.items()
        ],
        console.tr("The ministry decides how many officers there are and how long everything takes."),
        kept=plan.profile,
    )
    return chosen if isinstance(chosen, Back) else replace(plan, profile=chosen)


def holds_something(path: Path) -> bool:
    """Whether `path` is a file in which a game may be, to be gone on with."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
