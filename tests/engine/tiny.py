"""Small scenarios for tests that look at one rule, and a game of them that is played action by action."""

import json
from collections.abc import Iterable
from typing import Any

from twiplo_game.authoring.check import check_text
from twiplo_game.engine.action import Action, Advance, Ask, Check, Respond, Speak, Tell
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.outcome import Outcome, outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.step import Movement, Occurrence, Step
from twiplo_game.engine.view import MessageView, PlayerView
from twiplo_game.model import vocabulary as v
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

EVERYTHING: dict[str, Any] = {
    "channel": list(v.Channel),
    "stance": list(v.Stance),
    "register": list(v.Register),
    "tone": list(v.Tone),
    "claim": list(v.Claim),
    "disclosure": list(v.Disclosure),
    "coordination": list(v.Coordination),
    "language": list(v.Tongue),
    "contains": list(v.Content),
}
"""Offers in which nothing is left out."""

PEOPLE = ("press", "nationals", "allies", "adversary", "host", "web")

Event = dict[str, Any]


def offers(actors: Iterable[str] = ()) -> dict[str, Any]:
    """Everything that can be composed, with every attribution to `actors`."""
    free = [tier for tier in v.Tier if tier not in v.NAMING_TIERS]
    bound = [tier for tier in v.Tier if tier in v.NAMING_TIERS]
    named = [{"tier": tier, "actor": actor} for actor in actors for tier in bound]
    return EVERYTHING | {"attribution": [*({"tier": tier} for tier in free), *named]}


def event(name: str = "post", at: int | None = 0, **fields: Any) -> Event:
    """An event, at the start if nothing else is said; `at=None` leaves it to a condition or a trigger."""
    timed = {} if at is None else {"at": f"{at}m"}
    return {"id": name, "text": "Something came in."} | timed | fields


def outcome_of(when: str, **fields: Any) -> dict[str, Any]:
    """An outcome that applies where `when` holds."""
    return {"when": when, "because": "It follows."} | fields


def rule(name: str, when: str, **fields: Any) -> dict[str, Any]:
    """A rule of the scenario's own."""
    return {"id": name, "when": when, "because": "It is so."} | fields


def fact(chance: int = 100, **fields: Any) -> dict[str, Any]:
    """A fact, certain if nothing else is said."""
    return {"text": "It is so.", "chance": f"{chance}%"} | fields


def check_of(settles: str | None = None, **fields: Any) -> dict[str, Any]:
    """A check that takes ten minutes."""
    finds: Any = "Nothing new."
    if settles is not None:
        finds = {"when_true": "It is so.", "when_false": "It is not so."}
        fields["settles"] = settles
    return {"title": "Look", "takes": "10m", "finds": finds} | fields


def ending(name: str, when: str | None = None, **fields: Any) -> dict[str, Any]:
    """An ending."""
    condition = {} if when is None else {"when": when}
    return {"id": name, "title": "The end", "text": "It is over."} | condition | fields


def scenario(events: Event | list[Event] | None = None, **fields: Any) -> Scenario:
    """A scenario that is read from text like any other.

    Unless told otherwise it has one event at the start, no doctrine, many officers and six hours.
    """
    listed = [event()] if events is None else [events] if isinstance(events, dict) else events
    data = {
        "id": "tiny",
        "title": "Tiny",
        "stakeholders": list(PEOPLE),
        "staff": 9,
        "length": "6h",
        "doctrine": "none",
        "offers": offers(fields.get("actors", ())),
        "events": listed,
    } | fields
    text = json.dumps(data, ensure_ascii=False)
    checked = check_text(text, "tiny.yaml", shipped_doctrine().doctrine)
    assert checked.scenario is not None, [(each.code, each.args) for each in checked.problems]
    return checked.scenario


def only(*rules: str, damage: bool = False, delays: bool = False) -> dict[str, list[str]]:
    """For `doctrine=`: every rule of the doctrine is off but these; damage and delays too unless asked for."""
    off = [each.id for each in shipped_doctrine().doctrine.rules if each.id not in rules]
    return {"off": [*off, *([] if damage else ["damage"]), *([] if delays else ["delays"])]}


def response(**fields: Any) -> Response:
    """A composed response, to the press if nothing else is said."""
    for name in ("to", "contains"):
        if name in fields:
            fields[name] = frozenset(fields[name])
    return composed(Response(**({"to": frozenset({"press"})} | fields)))


STATEMENT = response()
"""A public line that says nothing in particular; it lands after a quarter of an hour."""

CALL = response(channel=v.Channel.CALL)
"""The same, in private; it lands after ten minutes."""


class Play:
    """One game, action by action, with everything that happened in it."""

    def __init__(
        self,
        played: Scenario | None = None,
        *,
        seed: int | str = 1,
        profile: str = "ordinary",
        mandates: tuple[str, ...] = (),
    ) -> None:
        story = compile_story(played or scenario(), shipped_doctrine().doctrine, profile=profile, mandates=mandates)
        self.game = new_game(story, seed)
        first = opening(self.game)
        self.state = first.state
        self.steps: list[Step] = [first]

    # -- acting ---------------------------------------------------------------------------------------------------

    def do(self, action: Action) -> Step:
        """Carry out an action that must be legal."""
        step = apply(self.game, self.state, action)
        assert isinstance(step, Step), step
        self.state = step.state
        self.steps.append(step)
        return step

    def refused(self, action: Action) -> Rejected:
        """Try an action that must be refused."""
        result = apply(self.game, self.state, action)
        assert isinstance(result, Rejected), result
        return result

    def wait(self) -> int:
        """Let time pass until something can be seen; the minute reached."""
        self.do(Advance(self.game.story.length))
        return self.state.minute

    def to(self, minute: int) -> "Play":
        """Let time pass to `minute`, whatever comes in on the way."""
        while self.state.minute < minute and not self.state.is_over:
            self.do(Advance(minute))
        return self

    def end(self) -> "Play":
        """Let time pass to the end."""
        return self.to(self.game.story.length)

    def answer(self, name: str = "post", what: Response = STATEMENT) -> Step:
        """Answer an event."""
        return self.do(Respond(name, what))

    def say(self, about: str, what: Response = STATEMENT) -> Step:
        """Say something that nobody asked for."""
        return self.do(Speak(about, what))

    def tell(self, who: str, about: str = "post") -> Step:
        """Inform somebody in private."""
        return self.do(Tell(who, about))

    def check(self, name: str) -> Step:
        """Have something found out."""
        return self.do(Check(name))

    def ask(self, adviser: str, name: str = "post") -> Step:
        """Ask an adviser."""
        return self.do(Ask(name, adviser))

    # -- looking --------------------------------------------------------------------------------------------------

    @property
    def minute(self) -> int:
        """Where the clock stands."""
        return self.state.minute

    @property
    def gauges(self) -> dict[str, int]:
        """The three gauges, by name."""
        return dict(zip(("reputation", "security", "trust"), self.state.gauges, strict=True))

    @property
    def view(self) -> PlayerView:
        """What the player sees."""
        return view(self.game, self.state)

    @property
    def happened(self) -> list[Occurrence]:
        """Everything that has happened, in order."""
        return [occurrence for step in self.steps for occurrence in step.happened]

    @property
    def ledger(self) -> list[Movement]:
        """Every movement so far, in order."""
        return [occurrence for occurrence in self.happened if isinstance(occurrence, Movement)]

    def moves(self, rule: str | None = None, target: str | None = None) -> list[tuple[int, str, int]]:
        """(minute, target, points) of the movements that fit."""
        return [
            (each.minute, each.target, each.points)
            for each in self.ledger
            if rule in (None, each.rule) and target in (None, each.target)
        ]

    def mood(self, who: str) -> str:
        """A stakeholder's mood, in a word."""
        return next(each.mood.value for each in self.view.moods if each.stakeholder == who)

    def messages(self, kind: str | None = None) -> list[MessageView]:
        """The feed, or the messages of one kind in it."""
        return [each for each in self.view.messages if kind in (None, each.kind.value)]

    def appeared(self, name: str) -> int | None:
        """The minute at which an event came in; None where it has not."""
        return next((each.appeared for each in self.view.events if each.event == name), None)

    @property
    def outcome(self) -> Outcome:
        """How it came out."""
        result = outcome(self.game, self.state)
        assert result is not None
        return result
