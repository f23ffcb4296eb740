"""A scenario file that is to be used, or its problems."""

from twiplo_game.cli import diagnostics
from twiplo_game.locale.words import Words
from twiplo_game.store.scenario_files import read_scenario_text, resolve
from twiplo_game.store.scenarios import ScenarioFile


def sound_scenario(name: str, words: Words) -> ScenarioFile | None:
    """The scenario that `name` means; None where it has errors, which are then told. Raises StoreError."""
    from twiplo_game.authoring.check import check_text  # noqa: PLC0415
    from twiplo_game.authoring.report import render  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415

    text = read_scenario_text(resolve(name))
    checked = check_text(text.text, str(text.path), shipped_doctrine().doctrine)
    if checked.scenario is not None:
        return ScenarioFile(text, checked.scenario)
    errors = [problem for problem in checked.problems if problem.is_error]
    for problem in errors:
        diagnostics.raw(render(problem, words.tr) + "\n")
    diagnostics.tell(
        words.trn("{n} error: mend it, then try again.", "{n} errors: mend them, then try again.", len(errors))
    )
    return None
