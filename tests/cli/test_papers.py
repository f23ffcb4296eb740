"""The commands for papers from outside: files are written where they are asked for, and mistakes are one sentence."""

import os
import subprocess
from pathlib import Path

from .conftest import HARBOUR, Twiplo


def test_graph_goes_where_it_is_asked(twiplo: Twiplo, tmp_path: Path) -> None:
    """To stdout, or to a new file; never over one that is there."""
    path = tmp_path / "map.svg"

    printed = twiplo("graph", HARBOUR)
    written = twiplo("graph", HARBOUR, "--format", "svg", "--output", path)
    again = twiplo("graph", HARBOUR, "--format", "svg", "--output", path)

    assert printed.out.startswith("flowchart TB\n")
    assert (written.code, written.out, path.read_text("utf-8")[:4]) == (0, "", "<svg")
    assert (again.code, again.err.count("\n")) == (3, 1)


def test_graph_follows_the_ending(twiplo: Twiplo, tmp_path: Path) -> None:
    """As the file ends, so it is drawn; what contradicts that, or says nothing, is refused in one sentence."""
    for name, begins in (("a.svg", "<svg"), ("a.DOT", "digraph"), ("a.gv", "digraph"), ("a.mmd", "flowchart TB")):
        ran = twiplo("graph", HARBOUR, "--output", tmp_path / name)
        assert (ran.code, ran.err) == (0, "")
        assert (tmp_path / name).read_text("utf-8").startswith(begins)

    own = twiplo("graph", HARBOUR, "--format", "dot", "--output", tmp_path / "map.txt")
    odd = twiplo("graph", HARBOUR, "--format", "mermaid", "--output", tmp_path / "b.svg", "--lang", "en")
    silent = twiplo("graph", HARBOUR, "--output", tmp_path / "c.txt", "--lang", "en")

    assert (own.code, (tmp_path / "map.txt").read_text("utf-8")[:7]) == (0, "digraph")
    assert (odd.code, odd.out, odd.err.count("\n")) == (silent.code, silent.out, silent.err.count("\n")) == (2, "", 1)
    assert "svg" in odd.err and "mermaid" in odd.err
    assert ".mmd, .dot or .svg" in silent.err
    assert not [*tmp_path.glob("b.*"), *tmp_path.glob("c.*")]


def test_what_a_file_holds_goes_out_as_it_is(twiplo: Twiplo, tmp_path: Path) -> None:
    """In UTF-8 to a pipe, whatever the terminal's letters: what is printed is what `--output` writes."""
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    for number, (command, ending) in enumerate((
        (("translate", HARBOUR, "--to", "fr"), ".csv"),
        (("export", HARBOUR, "--to", "facilitator", "--lang", "fr"), ".md"),
        (("export", HARBOUR, "--to", "msel", "--lang", "fr"), ".csv"),
        (("graph", HARBOUR, "--lang", "fr"), ".mmd"),
        (("schema",), ".json"),
    )):  # fmt: skip
        path = tmp_path / f"{number}{ending}"
        assert twiplo(*command, "--output", path).code == 0
        done = subprocess.run(
            twiplo.command(*command), capture_output=True, env=twiplo.environment | ascii_only, timeout=60, check=True
        )

        assert done.stdout == path.read_bytes()
        assert any(byte > 127 for byte in done.stdout)
    listed = twiplo("list", "--json", "--lang", "fr", env=ascii_only)
    assert "é" in listed.out


def test_export_follows_the_ending(twiplo: Twiplo, tmp_path: Path) -> None:
    """The file's ending says the form; another one is a mistake that names the two."""
    for to, name, begins in (
        ("msel", "list.xlsx", b"PK"),
        ("msel", "list.csv", b"\xef\xbb\xbf"),
        ("facilitator", "guide.md", b"# "),
        ("facilitator", "guide.html", b"<!DOCTYPE html>"),
    ):
        ran = twiplo("export", HARBOUR, "--to", to, "--output", tmp_path / name)
        assert (ran.code, ran.err) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(begins)

    wrong = twiplo("export", HARBOUR, "--to", "msel", "--output", tmp_path / "list.pdf", "--lang", "en")
    assert (wrong.code, wrong.err) == (
        2, "twiplo: The file has to end in .xlsx or .csv.\n"
    )  # fmt: skip


def test_without_the_library_it_says_how(twiplo: Twiplo, tmp_path: Path) -> None:
    """Where openpyxl is not installed, one sentence names the command that installs it."""
    (tmp_path / "openpyxl.py").write_text("raise ModuleNotFoundError('no', name='openpyxl')")
    path = os.pathsep.join([str(tmp_path), twiplo.environment["PYTHONPATH"]])

    ran = twiplo(
        "export", HARBOUR, "--to", "msel", "--output", tmp_path / "x.xlsx", "--lang", "en", env={"PYTHONPATH": path}
    )

    assert ran.code == 3
    assert 'pip install ".[trainer]"' in ran.err
    assert ran.err.count("\n") == 1


def test_translate_out_and_in(twiplo: Twiplo, tmp_path: Path) -> None:
    """A table that nobody touched gives the file back; one word changed changes one text, also in place."""
    table, new, own = tmp_path / "table.csv", tmp_path / "new.yaml", tmp_path / "own.yaml"
    own.write_bytes(HARBOUR.read_bytes())

    twiplo("translate", HARBOUR, "--to", "fr", "--output", table)
    same = twiplo("translate", HARBOUR, "--from", table, "--output", new, "--lang", "en")
    assert (same.code, same.err, new.read_bytes()) == (0, "twiplo: 0 texts have changed.\n", HARBOUR.read_bytes())

    words = next(line for line in table.read_text("utf-8").splitlines() if line.startswith("title,")).split(",")[3]
    table.write_text(table.read_text("utf-8").replace(words, "Autre titre", 1), "utf-8")
    changed = twiplo("translate", own, "--from", table, "--in-place", "--lang", "en")
    assert (changed.code, changed.err) == (0, "twiplo: 1 text has changed.\n")
    assert own.read_text("utf-8") == HARBOUR.read_text("utf-8").replace(words, "Autre titre", 1)


def test_translate_a_file_that_has_changed(twiplo: Twiplo, tmp_path: Path) -> None:
    """What does not belong into the file any more is named with its row and stays out; a new table keeps it."""
    old, new, table, again = (tmp_path / name for name in ("old.yaml", "new.yaml", "table.csv", "again.csv"))
    event = "title: {{en: Ferry}}\nevents:\n  - id: the_post\n    text: {{en: Aground.}}\n    outcomes:\n{}"
    reasons = [f"      - {{when: public(), because: {{en: {reason}.}}}}\n" for reason in ("One", "Two", "New")]
    old.write_text(event.format(reasons[0] + reasons[1]))
    new.write_text(event.format(reasons[2] + reasons[1]))

    twiplo("translate", old, "--to", "fr", "--output", table)
    table.write_text(table.read_text("utf-8").replace(",Two.,", ",Two.,Deux.").replace(",One.,", ",One.,Un."), "utf-8")
    table.write_text("\n".join(f"{line},a note" for line in table.read_text("utf-8").splitlines()), "utf-8")
    taken = twiplo("translate", new, "--from", table, "--lang", "en")
    carried = twiplo("translate", new, "--to", "fr", "--from", table, "--output", again, "--lang", "en")

    assert taken.code == carried.code == 0
    assert taken.out == new.read_text().replace("{en: Two.}", '{en: Two., fr: "Deux."}')
    assert "These columns are not read: a note." in taken.err
    assert "Row 4 (“events.the_post.outcomes.1.because”) is left out: the source has changed" in taken.err
    assert f"--to fr --from {table} --output NEW”" in taken.err
    assert "New.,Un.,stale," in again.read_text("utf-8")


def test_translate_into_a_language_that_is_new(twiplo: Twiplo, tmp_path: Path) -> None:
    """The file promises it from then on, or the line to write is named; stale texts are not promised to be shown."""
    plain, table, new = tmp_path / "plain.yaml", tmp_path / "table.csv", tmp_path / "new.yaml"
    plain.write_text("languages: [en]\ntitle: {en: Ferry}\nevents:\n  - {id: a, at: 0m, text: {en: Late.}}\n")
    asked = twiplo("translate", plain, "--to", "fr", "--output", table)
    assert (asked.code, asked.err) == (0, "")
    table.write_text(
        table.read_text("utf-8").replace("Ferry,,", "Ferry,Bac,").replace("Late.,,", "Late.,Tard.,"), "utf-8"
    )

    taken = twiplo("translate", plain, "--from", table, "--output", new, "--lang", "en")
    again = twiplo("translate", new, "--to", "fr", "--lang", "en")
    carried = twiplo("translate", new, "--to", "fr", "--from", table, "--lang", "en")
    plain.write_text(plain.read_text().removeprefix("languages: [en]\n"))
    without = twiplo("translate", plain, "--from", table, "--lang", "en")
    itself = twiplo("translate", plain, "--to", "en", "--lang", "en")

    assert "promises “fr” now too" in taken.err
    assert new.read_text("utf-8").startswith("languages: [en, fr]\n")
    assert "--from OLD" in again.err
    assert "--from OLD" not in carried.err
    assert "Write in it: languages: [en, fr]\n" in without.err
    assert "title" not in itself.out
    assert (itself.code, itself.out, itself.err.count("\n")) == (3, "", 1)
    assert "--to fr" in itself.err


def test_translate_mistakes(twiplo: Twiplo, tmp_path: Path) -> None:
    """Each mistake is one sentence, and no file is written."""
    latin, strange, english = tmp_path / "latin.csv", tmp_path / "strange.csv", tmp_path / "english.csv"
    latin.write_bytes("key,place,en,fr,state,mark\ntitle,,,é,,\n".encode("latin-1"))
    strange.write_text("place,en,fr,state,mark\nnowhere,,x,,\n", "utf-8")
    english.write_text("key,fr,en\ntitle,A,B\n", "utf-8")

    for arguments, code, words in (
        ((HARBOUR,), 2, "Say what to do"),
        ((HARBOUR, "--to", "french"), 3, "is no language"),
        ((HARBOUR, "--from", latin), 3, "line 2: this is not UTF-8 text"),
        ((HARBOUR, "--from", strange), 3, "Row 1 names no column “key”."),
        ((HARBOUR, "--to", "fr", "--from", english), 3, "a translation into “en”, not into “fr”"),
        ((HARBOUR, "--to", "fr", "--in-place"), 2, "--output FILE"),
        ((HARBOUR, "--from", tmp_path / "nowhere.csv"), 2, "There is no file"),
    ):
        ran = twiplo("translate", *arguments, "--lang", "en")
        assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1), ran.err
        assert words in ran.err
