"""The lesson: a small crisis inside the package, whose log is begun anew each time."""

from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import told
from twiplo_game.store.home import home
from twiplo_game.store.scenario_files import LESSONS
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import Session, Setup, begin

_LESSON = LESSONS / "first-watch.yaml"

_SEED = "first-watch"


def lesson_file() -> ScenarioFile:
    """The lesson's scenario. Raises StoreError."""
    return read_scenario(_LESSON)


def begin_lesson(language: str) -> Session:
    """The lesson from its beginning, always the same. Raises StoreError."""
    path = home() / "lesson.jsonl"
    with told(path):
        path.unlink(missing_ok=True)
    return begin(lesson_file(), shipped_doctrine(), Setup(seed=_SEED, language=language), path)
