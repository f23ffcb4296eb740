"""What the interface says can be collected: the collector of words does not look into formatted strings."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "twiplo_game"

SAYS = {"tr", "trn", "msgid"}
"""What marks a text to be said in both languages."""


def test_no_text_to_be_said_is_inside_a_formatted_string() -> None:
    """There a text would be left out of the catalogue, and would stay English in French."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(outer, ast.JoinedStr):
                continue
            for call in ast.walk(outer):
                if not isinstance(call, ast.Call) or not call.args or not isinstance(call.args[0], ast.Constant):
                    continue
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if name in SAYS:
                    found.append(f"{path.relative_to(PACKAGE)}:{call.lineno}: {call.args[0].value}")
    assert found == [], "\n".join(found)
