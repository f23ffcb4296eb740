"""The lesson: a small crisis inside the package, the same each time; its games are kept among the player's."""

from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import LESSONS
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import Session, Setup, begin, fresh_path

_LESSON = LESSONS / "first-watch.yaml"

_SEED = "first-watch"


def lesson_file() -> ScenarioFile:
    """The lesson's scenario. Raises StoreError."""
    return read_scenario(_LESSON)


def begin_lesson(language: str) -> Session:
    """The lesson from its beginning, always the same. Raises StoreError."""
    file = lesson_file()
    return begin(file, shipped_doctrine(), Setup(seed=_SEED, language=language), fresh_path(file.scenario.id))


def is_lesson(session: Session) -> bool:
    """Whether `session` plays the lesson, begun now or earlier. Raises StoreError."""
    scenario, lesson = session.game.story.scenario, lesson_file().scenario
    return scenario.id == lesson.id and scenario == lesson
