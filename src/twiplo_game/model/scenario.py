"""The scenario: one file, whole."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from twiplo_game.model.base import Authored, Condition, Id
from twiplo_game.model.event import Event, Situation
from twiplo_game.model.quantity import Duration, Moment, Percent
from twiplo_game.model.response import Offers
from twiplo_game.model.rule import Rule
from twiplo_game.model.source import Source
from twiplo_game.model.text import AnyText, Language, Text
from twiplo_game.model.vocabulary import Gauge

Level = Literal["introduction", "standard", "advanced"]
Points = Annotated[int, Field(ge=0, le=100)]


class Mandate(Authored):
    """What the player is held to; `met` is tested at the end, `breaks` after every landing."""

    id: Id
    """Its name."""
    title: Text
    """What it asks, in a few words."""
    met: Condition | None = None
    """Holds at the end where the mandate was met."""
    breaks: Condition | None = None
    """Holds, after a landing, where the mandate was broken by what just landed."""


class Fact(Authored):
    """What is really so, or a draw between facts of which exactly one is so."""

    text: Text | None = None
    """The fact in one sentence, for the debrief."""
    title: Text | None = None
    """A neutral name by which the player can speak of it unasked; without one it cannot be spoken of."""
    chance: Percent = 100
    """The chance that it is so, drawn from the seed and the fact's name."""
    one_of: dict[Id, Annotated[int, Field(ge=1, le=1000)]] | None = None
    """Exactly one of these facts is so, with these weights."""
    actor: Id | None = None
    """The actor who did it, where the fact is about who did it."""
    situation: Situation | None = None
    """What kind of trouble it would be, for a response about it that nobody asked for."""


class Actor(Authored):
    """Somebody whom an attribution can name."""

    name: Text
    """The name as texts show it."""
    stakeholder: Id = "adversary"
    """Whose mood speaks for it."""


class Voice(Authored):
    """Somebody who speaks in the feed after a response; moves no gauge."""

    name: Text
    """As the feed shows the sender."""
    by: Id = "press"
    """The stakeholder whom the voice belongs to: it speaks after that one's delay, and hears what that one hears."""


class Adviser(Authored):
    """Somebody who can be asked; adds to the doctrine's advisers."""

    title: Text
    """The post, in a few words."""


class Ending(Authored):
    """How it can end; the first whose condition holds is shown, the last has none."""

    id: Id
    """Its name."""
    when: Condition | None = None
    """Tested at the end, and after every minute where `at_once`."""
    at_once: bool = False
    """Ends the game as soon as it holds."""
    title: Text
    """A few words."""
    text: AnyText
    """What the evening looks like."""


class CaseMoment(Authored):
    """A moment of a real precedent."""

    mark: Text
    """When, counted from its beginning, as exactly as it is known: `T+1 day`."""
    what: Text
    """What was done or came out then."""


class Case(Authored):
    """A real precedent, for the debrief."""

    title: Text
    """What it is called."""
    date: Text
    """When it happened."""
    what: Text
    """What was known and done, dated."""
    timeline: tuple[CaseMoment, ...] = ()
    """The same in marks of time, in order, to be held beside a game."""
    knew: Text | None = None
    """What those who acted knew at that moment, and what they did not."""
    followed: Text | None = None
    """What followed (which is not always what it caused)."""
    disputed: Text | None = None
    """What is disputed or could not be verified."""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    """Keys of `sources` or of the bibliography."""


class History(Authored):
    """The real cases behind the scenario, and ways of acting that can be defended."""

    cases: tuple[Case, ...] = ()
    """Dated, sourced precedents."""
    lines: tuple[Text, ...] = ()
    """Lines that can be defended; at least two in a shipped scenario."""


class DoctrineUse(Authored):
    """What of the doctrine applies."""

    off: tuple[str, ...] = ()
    """Rules that do not apply here, by id; `damage` and `delays` switch the defaults off."""


class Task(Authored):
    """A critical task of an objective, read off the log."""

    text: Text
    """What is observed."""
    met: Condition | None = None
    """Holds at the end where it was done. Where nothing put it to the test, since no line was sent or no promise fell
    due, it is not rated."""
    breaks: Condition | None = None
    """A response for which it holds undoes it, tested when it lands; `known(…)` means what was known when it was
    ordered. With `met` beside it, the task wants both."""


class Objective(Authored):
    """A learning objective with its critical tasks."""

    id: Id
    """Its name."""
    text: Text
    """The objective."""
    tasks: tuple[Task, ...] = ()
    """What shows that it was reached."""


class Contingency(Authored):
    """A message that the trainer can send to everybody."""

    id: Id
    """Its name."""
    sender: Annotated[Text, Field(alias="from")] = Text("?")
    """Who sends it."""
    text: Text
    """What it says."""


class Defaults(Authored):
    """Fields repeated in drafts and advice, written once; a draft's own field wins."""

    draft: dict[str, Any] = {}
    """Fields of every draft."""
    advice: dict[str, Any] = {}
    """Fields of every piece of advice."""


class Item(Authored):
    """A short test item on a new case."""

    text: Text
    """The message to judge."""
    answer: Literal["true", "false", "misleading", "uncertain"]
    """What it is."""
    because: Text
    """The feedback."""


class Scenario(Authored):
    """A crisis, from the first message to the debrief."""

    format: Annotated[int, Field(ge=1)] = 1
    """The format's version."""
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=60)] = "untitled"
    """The file's name without its ending."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)
    """The languages in which every text is complete."""
    title: Text
    """What the library shows."""
    summary: Text | None = None
    """One sentence for the library: what one practises."""
    level: Level = "standard"
    """How much the composer offers."""
    minutes: Annotated[int, Field(ge=1, le=240)] = 20
    """Real minutes that a game takes."""
    start: Moment = datetime(2031, 1, 6, 8, 0)
    """The story's clock at the start."""
    length: Duration = 360
    """The story's length."""
    role: Text = Text({"en": "Duty officer", "fr": "Permanencier"})
    """Who the player is."""
    brief: Text | None = None
    """What is known at the start, and what is not."""
    staff: Annotated[int, Field(ge=1, le=9)] = 2
    """Officers who can work at the same time, in the ordinary profile."""
    gauges: dict[Gauge, Points] = {}
    """Where the gauges start; 60 by default."""
    stakeholders: tuple[Id, ...] = ("press", "nationals", "allies", "adversary")
    """Who takes part."""
    actors: dict[Id, Actor] = {}
    """Whom an attribution can name."""
    advisers: dict[Id, Adviser] = {}
    """Advisers beside the doctrine's."""
    voices: dict[Id, Voice] = {}
    """Who speaks in the feed."""
    mandates: tuple[Mandate, ...] = ()
    """What the player can choose to be held to."""
    facts: dict[Id, Fact] = {}
    """What is really so."""
    offers: Offers = Offers.model_construct()
    """What the composer offers at every event."""
    defaults: Defaults = Defaults.model_construct()
    """Repeated fields of drafts and advice."""
    doctrine: DoctrineUse | Literal["none"] = DoctrineUse.model_construct()
    """What of the doctrine applies."""
    events: Annotated[tuple[Event, ...], Field(min_length=1, max_length=80)]
    """What happens."""
    rules: tuple[Rule, ...] = ()
    """The scenario's own rules."""
    endings: tuple[Ending, ...] = ()
    """How it can end."""
    history: History | Text = History.model_construct()
    """The real cases."""
    sources: dict[Id, Source] = {}
    """What cases and rules of the scenario rest on and the bibliography does not have."""
    objectives: tuple[Objective, ...] = ()
    """For the evaluation guide."""
    contingencies: tuple[Contingency, ...] = ()
    """Messages that the trainer can send."""
    discussion: tuple[Text, ...] = ()
    """Questions for the common debrief."""
    secrets: tuple[str, ...] = ()
    """Words that must not go out."""
    protected: tuple[str, ...] = ()
    """Names of people who must not be named."""
    traps: tuple[Text, ...] = ()
    """Sentences that a careless text would contain."""
    items: tuple[Item, ...] = ()
    """Short test items on new cases."""
