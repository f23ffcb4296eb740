"""The briefing: who the player is, what is known, what to be held to, in which ministry, by which clock."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from twiplo_game.locale.figures import duration
from twiplo_game.locale.levels import LEVELS
from twiplo_game.locale.words import msgid
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenarios import ScenarioFile
from twiplo_game.store.session import BY_ACTION, Setup, new_seed
from twiplo_game.telling.records import CLOCKS
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.brief import READ_ON, Brief, Choices
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.value_row import Toggle, Value, ValueRow


class BriefingScreen(TwiploScreen[None]):
    """Everything that is chosen here stays in sight on the desk, under Mission."""

    TITLE_WORDS = msgid("Briefing")
    ABOUT = msgid(
        "Read what is known and what is not. Choose what you want to be held to, the ministry in which you sit, and "
        "how the clock runs. A mandate that is broken or not met costs 5 points of 100; you can choose none."
    )
    OFFERS: ClassVar = (
        Command("begin", "b", msgid("Begin"), msgid("Begin the game.")),
        Command("read_on", READ_ON, msgid("Read on"), msgid("Read on in the brief.")),
        Command("read_back", "u", msgid("Read back"), msgid("Go back up in the brief."), is_shown=False),
        Command("next", "down", msgid("Next"), msgid("The next choice."), is_shown=False),
        Command("former", "up", msgid("Before"), msgid("The choice before."), is_shown=False),
        Command("back", "escape", msgid("Back"), msgid("Back to the library.")),
    )
    CSS_PATH = "briefing.tcss"

    def __init__(self, file: ScenarioFile) -> None:
        super().__init__()
        self.file = file
        wish = self.host.wish
        self.seed = wish.seed
        self.chosen = Setup(
            seed="",
            profile=wish.profile or "ordinary",
            mandates=wish.mandates or (),
            clock=wish.clock or self.host.settings.clock,
        )
        self.is_practice = wish.is_practice

    def compose(self) -> ComposeResult:
        """The text, then the choices."""
        words, scenario = self.words, self.file.scenario
        language = words.language
        yield Static(content(scenario.title.in_(language)), id="head")
        with Container(id="room"):
            brief = scenario.brief.in_(language) if scenario.brief else ""
            yield Brief(Content.assemble(content(scenario.role.in_(language), "bold"), "\n\n", content(brief)))
            with Choices(id="choices"):
                if scenario.mandates:
                    yield Static(content(words.tr("To what are you held?"), "bold $primary"), classes="title")
                for mandate in scenario.mandates:
                    yield Toggle(
                        mandate.title.in_(language),
                        is_on=mandate.id in self.chosen.mandates,
                        id=f"mandate-{mandate.id}",
                    )
                yield Static(content(words.tr("How do you play?"), "bold $primary"), classes="title")
                profiles = shipped_doctrine().doctrine.profiles
                yield ValueRow(
                    words.tr("Ministry"),
                    [Value(name, profile.name.in_(language)) for name, profile in profiles.items()],
                    self.chosen.profile,
                    id="profile",
                )
                yield ValueRow(
                    words.tr("Clock"),
                    [Value(name, words.tr(label)) for name, label in CLOCKS.items()],
                    self.chosen.clock,
                    id="clock",
                )
                yield ValueRow(
                    words.tr("Rules"),
                    [Value("end", words.tr("in the debrief")), Value("practice", words.tr("at once, for practice"))],
                    "practice" if self.is_practice else "end",
                    id="rules",
                )
                with Vertical(id="notes"):
                    yield Static(id="note")
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Explain what is chosen."""
        self._explain()

    def on_toggle_changed(self, event: Toggle.Changed) -> None:
        """Take a mandate, or leave it."""
        name = (event.toggle.id or "").removeprefix("mandate-")
        held = {*self.chosen.mandates, name} if event.is_on else {*self.chosen.mandates} - {name}
        known = [mandate.id for mandate in self.file.scenario.mandates]
        self.chosen = replace(self.chosen, mandates=tuple(item for item in known if item in held))

    def on_value_row_changed(self, event: ValueRow.Changed) -> None:
        """Take another ministry, clock or way to learn the rules."""
        match event.row.id:
            case "profile":
                self.chosen = replace(self.chosen, profile=event.name)
            case "clock":
                self.chosen = replace(self.chosen, clock=event.name)
            case _:
                self.is_practice = event.name == "practice"
        self._explain()

    def _explain(self) -> None:
        """The ministry in words, and how long this will take."""
        words, scenario = self.words, self.file.scenario
        profile = shipped_doctrine().doctrine.profiles[self.chosen.profile]
        facts = words.tr(
            "{level}, {minutes} min, {span} of the story.",
            level=words.tr(LEVELS[scenario.level]),
            minutes=scenario.minutes,
            span=duration(scenario.length, words),
        )
        clock = (
            words.tr("The clock moves only when you let time pass.")
            if self.chosen.clock == BY_ACTION
            else words.tr("The clock runs by itself. Space stops it.")
        )
        text = "\n".join([" ".join(profile.brief.in_(words.language).split()), clock, facts])
        self.query_one("#note", Static).update(content(text))

    async def retell(self) -> None:
        """In the other language, with what was chosen."""
        await super().retell()
        self._explain()

    def action_begin(self) -> None:
        """Begin the game."""
        setup = replace(self.chosen, seed=self.seed or new_seed(), language=self.words.language)
        self.post_message(messages.Begin(self.file, setup, self.is_practice))

    def action_read_on(self) -> None:
        """Read on in the brief, whatever has the focus."""
        self.query_one(Brief).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Go back up in the brief, whatever has the focus."""
        self.query_one(Brief).scroll_page_up(animate=False)

    def action_next(self) -> None:
        """The next choice."""
        self.focus_next(".choosable")

    def action_former(self) -> None:
        """The choice before."""
        self.focus_previous(".choosable")

    def action_back(self) -> None:
        """Back to the library."""
        self.dismiss(None)
