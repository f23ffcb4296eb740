"""The generated pages are current, and hold everything that they are about."""

import pytest

from twiplo_game.authoring.schema import scenario_schema
from twiplo_game.store.doctrine import shipped_doctrine

from .reference import DOCS, pages

PAGES = pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_the_one_that_is_generated(name: str) -> None:
    """`make reference` has been run."""
    assert (DOCS / name).read_text("utf-8") == PAGES[name]


def test_every_rule_is_in_the_reference() -> None:
    """Each rule has its heading, and each source that a rule names is listed."""
    for rule in shipped_doctrine().doctrine.rules:
        assert f"\n### {rule.id}" in PAGES["rules.md"], rule.id
        assert all(f"\n- {key}: " in PAGES["rules.md"] for key in rule.sources), rule.id


def test_no_condition_stands_in_code() -> None:
    """Every condition of a rule is told in words: none of its functions and comparisons is left."""
    lines = [line for line in PAGES["rules.md"].splitlines() if line.startswith("**Applies if:**")]

    assert len(lines) == len(shipped_doctrine().doctrine.rules)
    assert not [line for line in lines if "()" in line or "==" in line or "\\_" in line]


def test_every_key_is_in_the_format() -> None:
    """Each part of the file has its heading, and each of its keys a row."""
    for name, part in scenario_schema()["$defs"].items():
        if "properties" in part:
            section = PAGES["format.md"].split(f"\n## {name}\n")[1].split("\n## ")[0]
            assert all(f"`{key}`" in section for key in part["properties"]), name
