"""What can be wrong with a scenario whose form is right: names, conditions, texts, rules."""

from twiplo_game.authoring.bound_conditions import report_bound_conditions
from twiplo_game.authoring.condition_sites import scenario_sites
from twiplo_game.authoring.conditions import report_condition
from twiplo_game.authoring.doubles import report_doubles
from twiplo_game.authoring.game_rules import report_game_rules
from twiplo_game.authoring.nodes import Mapping, at
from twiplo_game.authoring.reachability import report_reachability
from twiplo_game.authoring.references import References
from twiplo_game.authoring.silent_slips import report_empty
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.texts import report_texts
from twiplo_game.authoring.walk import written_parts
from twiplo_game.engine.conditions import Names
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario


def review(source: Source, root: Mapping, scenario: Scenario, doctrine: Doctrine, *, judges_craft: bool) -> None:
    """Report what is wrong with `scenario`, which was read from `root`; and how it is made, once nothing is wrong."""
    parts = tuple(written_parts(scenario))
    report_empty(source, root)
    references = References(source, root, scenario, doctrine)
    for path, part in parts:
        references.report(path, part)
    report_doubles(source, root, scenario, doctrine)
    names = Names.of(scenario, doctrine)
    right = {
        site.path for site in scenario_sites(scenario) if report_condition(source, at(root, site.path), site, names)
    }
    report_bound_conditions(source, root, scenario, names, right)
    report_texts(source, root, scenario, parts)
    report_reachability(source, root, scenario)
    report_game_rules(source, root, scenario, parts)
    if judges_craft and not source.has_errors:
        # Loaded here: most who read a scenario mean to play it.
        from twiplo_game.authoring.craft.judge import judge  # noqa: PLC0415

        judge(source, root, scenario, doctrine, parts, names)
