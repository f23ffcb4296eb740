"""The whole check of one file, from its text to a scenario or to everything that is wrong with it."""

from dataclasses import dataclass

from pydantic import ValidationError

from twiplo_game.authoring.identity import is_readable_format, with_id
from twiplo_game.authoring.merge import with_defaults
from twiplo_game.authoring.nodes import Mapping, Path, Spot, spot_of, to_data
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.review import review
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.yaml_reader import read_tree
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of reading a file."""

    scenario: Scenario | None
    """The scenario, with its defaults written out; None where an error keeps the file from being read."""
    problems: tuple[Problem, ...]
    """Everything that was found, in the order of the file."""
    tree: Mapping | None = None
    """The file's keys with their places, for those who find something later."""

    @property
    def has_errors(self) -> bool:
        """Whether something has to be mended before the scenario can be played."""
        return self.scenario is None

    def spot(self, path: Path) -> Spot:
        """Where in the file a part of the scenario stands, such as `("events", 0, "outcomes", 2, "when")`."""
        return Spot(1, 1) if self.tree is None else spot_of(self.tree, path)


def check_text(text: str, file: str, doctrine: Doctrine) -> Checked:
    """Read `text`, which came from `file`, and report everything that is wrong or could be better."""
    return _read(text, file, doctrine, judges_craft=True)


def load_text(text: str, file: str, doctrine: Doctrine) -> Checked:
    """Read `text` to play it: as `check_text`, without judging its craft."""
    return _read(text, file, doctrine, judges_craft=False)


def _read(text: str, file: str, doctrine: Doctrine, *, judges_craft: bool) -> Checked:
    source = Source(text.removeprefix("\ufeff"), file)
    root = read_tree(source)
    if root is None or not is_readable_format(source, root):
        return Checked(None, source.problems())
    tree = with_id(source, with_defaults(root))
    data = to_data(tree)
    try:
        scenario: Scenario | None = Scenario.model_validate(data)
    except ValidationError as error:
        # Loaded here: most files that are read have the right form.
        from twiplo_game.authoring.form import report_form  # noqa: PLC0415
        from twiplo_game.authoring.salvage import salvaged  # noqa: PLC0415

        report_form(source, tree, Scenario, error)
        source.settle()
        scenario = salvaged(data, error)
    if scenario is not None:
        review(source, tree, scenario, doctrine, judges_craft=judges_craft)
    return Checked(None if source.has_errors else scenario, source.problems(), root)
