"""`make reference`: writes the pages that are generated from the code, and what the doctrine's files come to."""

import json
from pathlib import Path

from twiplo_game.authoring.schema import scenario_schema
from twiplo_game.locale.words import translator
from twiplo_game.papers.markdown import as_markdown
from twiplo_game.papers.rule_reference import rule_reference
from twiplo_game.store.doctrine import FOLDER, JOINED, joined_text, shipped_doctrine
from twiplo_game.store.explanations import shipped_explanations

from .format_page import format_page
from .problems_page import reference_page

DOCS = Path(__file__).parents[2] / "docs"

RULES_NOTE = "<!-- Generated: make reference. The same in French: twiplo rules --format markdown --lang fr -->\n"


def pages() -> dict[str, str]:
    """Every generated page by its name."""
    schema = scenario_schema()
    rules = rule_reference(shipped_doctrine().doctrine, translator("en"))
    return {
        "problems.md": reference_page(shipped_explanations("en")),
        "scenario.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
        "format.md": format_page(schema),
        "rules.md": f"{RULES_NOTE}\n{as_markdown(rules)}",
    }


def write() -> None:
    """What is shipped of the doctrine, and all pages."""
    (FOLDER / JOINED).write_text(joined_text(FOLDER), "utf-8")
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
