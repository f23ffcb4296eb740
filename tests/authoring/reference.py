"""`make reference`: writes the pages that are generated from the code."""

import json
from pathlib import Path

from twiplo_game.authoring.explaining import reference_page
from twiplo_game.authoring.schema import scenario_schema
from twiplo_game.store.explanations import shipped_explanations

DOCS = Path(__file__).parents[2] / "docs"


def write() -> None:
    """Both pages."""
    (DOCS / "problems.md").write_text(reference_page(shipped_explanations("en")), "utf-8")
    schema = json.dumps(scenario_schema(), ensure_ascii=False, indent=2)
    (DOCS / "scenario.schema.json").write_text(schema + "\n", "utf-8")


if __name__ == "__main__":
    write()
