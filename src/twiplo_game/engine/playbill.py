"""The playbill: what everybody at a game may know of its scenario before anything happens."""

from dataclasses import dataclass
from datetime import datetime

from twiplo_game.engine.game import Game
from twiplo_game.model.text import Text


@dataclass(frozen=True, slots=True)
class Playbill:
    """What everybody at a game may know of its scenario before anything happens; a face needs no more beside the views.

    Every text carries all languages.
    """

    scenario: str
    """The scenario's id."""
    title: Text
    summary: Text | None
    role: Text
    brief: Text | None
    level: str
    """introduction, standard or advanced."""
    minutes: int
    """Real minutes that a game takes."""
    start: datetime
    """The story's clock at the start."""
    length: int
    """The story's length in minutes."""
    languages: tuple[str, ...]
    """In which every text is complete."""
    profile: str
    """The ministry's id in the doctrine."""
    staff: int
    """Officers on duty."""
    seed: str | None
    """None where the seed is not told, as in a contest."""
    mandates: tuple[tuple[str, Text], ...]
    """(id, title) of those that the player is held to."""
    actors: dict[str, Text]
    """Names of those whom an attribution can name."""
    advisers: dict[str, Text]
    """Posts; the scenario's own over the doctrine's."""
    subjects: dict[str, Text]
    """Titles of the facts that can be spoken of."""


def playbill(game: Game) -> Playbill:
    """The playbill of `game`. It holds nothing that chance has drawn."""
    story, scenario = game.story, game.story.scenario
    advisers = story.doctrine.advisers | scenario.advisers
    return Playbill(
        scenario=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        role=scenario.role,
        brief=scenario.brief,
        level=scenario.level,
        minutes=scenario.minutes,
        start=scenario.start,
        length=story.length,
        languages=scenario.languages,
        profile=story.profile_id,
        staff=story.staff,
        seed=game.seed,
        mandates=tuple((mandate.id, scenario.mandates[mandate.index].title) for mandate in story.mandates),
        actors={name: actor.name for name, actor in scenario.actors.items()},
        advisers={name: adviser.title for name, adviser in advisers.items()},
        subjects={name: fact.title for name, fact in scenario.facts.items() if fact.title is not None},
    )
