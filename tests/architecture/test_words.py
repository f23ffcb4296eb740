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


def _collected() -> dict[str, int]:
    """The calls that `make messages` looks into, each with the place of its message, from 0 on."""
    says = (PACKAGE.parents[1] / "Makefile").read_text("utf-8").partition("SAYS := ")[2].partition("\nBABEL")[0]
    words = says.replace("\\", "").split()
    return {
        name: int((place or "1").partition(",")[0]) - 1 for name, _, place in (word.partition(":") for word in words)
    }


def test_what_went_wrong_with_a_file_can_be_collected() -> None:
    """The sentences of errors about files are told in both languages: the collector knows where each one stands."""
    collected = _collected()
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    told = {"StoreError"}
    for _ in range(3):
        told |= {
            node.name
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") in told for base in node.bases)
        }
    assert {"LedgerError", "CollisionError"} <= told
    found = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {given.value}"
        for path, tree in trees.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in told
        for place, given in enumerate(call.args)
        if isinstance(given, ast.Constant) and " " in str(given.value)
        if collected.get(getattr(call.func, "id", "")) != place
    ]
    assert found == [], "\n".join(found)


def test_a_list_is_joined_in_the_readers_language() -> None:
    """French sets a blank before a semicolon, so what the faces say is not joined by an English one."""
    rooms = ("telling", "papers", "tui", "cli", "classroom")
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for room in rooms
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if '"; ".join(' in line
    ]
    assert found == []
