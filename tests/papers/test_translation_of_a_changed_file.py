"""A translator's table meets a file that has changed meanwhile: no translation comes under another source, none is
lost.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.locale.words import translator
from twiplo_game.papers.cells import as_csv, from_csv
from twiplo_game.papers.translating import readable, taken_in
from twiplo_game.papers.translation import (
    CHANGED_SINCE,
    FOLLOWED,
    NOT_THERE,
    REPLACED,
    STILL_STALE,
    Changes,
    source_language,
    table_rows,
)
from twiplo_game.papers.translator_table import read_table

REASONS = ["He was honest about the ferry.", "He said neither yes nor no.", "He denied what everybody had seen."]
FRENCH = ["Il a été franc.", "Il n’a dit ni oui ni non.", "Il a nié l’évidence."]


def _scenario(reasons: list[str], *, french: dict[str, str] | None = None, draft: str = "hold") -> str:
    """A file whose outcomes have these reasons; those in `french` are translated in it."""
    known = french or {}
    outcomes = "".join(
        f"      - when: stance == 'deny'\n        because: {{en: {reason!r}"
        + (f", fr: {known[reason]!r}" if reason in known else "")
        + "}\n"
        for reason in reasons
    )
    return (
        "languages: [en, fr]\ntitle: {en: Night ferry, fr: Le bac}\n"
        "events:\n  - id: the_post\n    text: {en: Aground.}\n"
        f"    drafts:\n      {draft}: {{title: {{en: Hold on}}, text: {{en: We are asking.}}}}\n"
        + (f"    outcomes:\n{outcomes}" if reasons else "")
    )


def _table(text: str, *, earlier: str | None = None) -> str:
    known = readable(text, "file.yaml")
    old = None if earlier is None else read_table(from_csv(earlier))
    source = source_language(known.languages, "fr")
    return as_csv(table_rows(known.entries, source, "fr", translator("en"), is_declared=True, earlier=old))


def _filled(table: str, words: dict[str, str]) -> str:
    """The table with the translation of each source in `words`."""
    return as_csv([[*row[:3], words.get(row[2], row[3]), *row[4:]] for row in from_csv(table)])


def _taken(text: str, table: str) -> tuple[dict[str, str | None], Changes]:
    """What the outcomes say in French by their English, and what was done."""
    new, done = taken_in(text, "file.yaml", read_table(from_csv(table)))
    reasons = [entry for entry in readable(new, "file.yaml").entries if entry.key.endswith("because")]
    return {entry.source("en"): entry.words("fr") for entry in reasons}, done


def _told(done: Changes) -> list[tuple[str, int]]:
    return [(each.msgid, each.row) for each in (*done.left_out, *done.remarks)]


def _row(table: str, source: str) -> list[str]:
    return next(row for row in from_csv(table) if row[2] == source)


BOTH = dict(zip(REASONS, FRENCH, strict=True))


@pytest.mark.parametrize("is_bilingual", [False, True])
@pytest.mark.parametrize("is_new_table", [False, True])
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_an_outcome_comes_in(place: int, *, is_bilingual: bool, is_new_table: bool) -> None:
    """Every translation follows its source, the new outcome has none, and nothing is stale."""
    earlier = {each: f"Avant : {each}" for each in REASONS} if is_bilingual else {}
    table = _filled(_table(_scenario(REASONS, french=earlier)), BOTH)
    changed = _scenario([*REASONS[:place], "Somebody new.", *REASONS[place:]], french=earlier)
    if is_new_table:
        table = _table(changed, earlier=table)

    taken, done = _taken(changed, table)

    assert taken == {**BOTH, "Somebody new.": None}
    assert not done.left_out
    assert {row[4] for row in from_csv(_table(changed, earlier=table))[1:]} <= {"", "missing"}
    assert done.moved == (0 if is_new_table else 3 - place)
    assert not done.remarks


def test_a_file_that_nobody_translated_in_has_nothing_stale() -> None:
    """An outcome comes into a file that is translated already: its rows stay as they are."""
    text = _scenario(REASONS, french=BOTH)
    changed = _scenario(["Somebody new.", *REASONS], french=BOTH)

    taken, done = _taken(changed, _table(text))

    assert taken == {**BOTH, "Somebody new.": None}
    assert (done.words, _told(done)) == ({}, [])
    assert "stale" not in {row[4] for row in from_csv(_table(changed, earlier=_table(text)))}


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_outcome_goes(gone: int) -> None:
    """Its row is named and left out, the others go where they belong, and a new table keeps it at its end."""
    table = _filled(_table(_scenario(REASONS)), BOTH)
    kept = [reason for reason in REASONS if reason != REASONS[gone]]
    row = [each[2] for each in from_csv(table)].index(REASONS[gone]) + 1

    taken, done = _taken(_scenario(kept), table)
    new = _table(_scenario(kept), earlier=table)

    assert taken == {reason: BOTH[reason] for reason in kept}
    assert [(each.msgid, each.row) for each in done.left_out] == [(NOT_THERE, row)]
    assert from_csv(new)[-1][2:5] == [REASONS[gone], FRENCH[gone], "removed"]
    assert _taken(_scenario(kept), new)[0] == taken
    assert _taken(_scenario(REASONS), new)[0] == BOTH
    assert _row(_table(_scenario(REASONS), earlier=new), REASONS[gone])[3:5] == [FRENCH[gone], ""]


def test_an_edited_outcome_behind_a_new_one_is_stale_at_its_new_place() -> None:
    """Its old translation stays out of the file until somebody has been over it."""
    table = _filled(_table(_scenario(REASONS)), BOTH)
    edited = "He said neither yes nor no, twice."
    changed = _scenario(["Somebody new.", REASONS[0], edited, REASONS[2]])

    taken, done = _taken(changed, table)
    new = _table(changed, earlier=table)

    assert taken == {"Somebody new.": None, REASONS[0]: FRENCH[0], edited: None, REASONS[2]: FRENCH[2]}
    assert [each.msgid for each in done.left_out] == [CHANGED_SINCE]
    assert _row(new, edited)[3:5] == [FRENCH[1], "stale"]
    assert _row(new, "Somebody new.")[3:5] == ["", "missing"]


def test_a_stale_row_comes_in_once_somebody_has_been_over_it() -> None:
    """Untouched it stays out; a changed translation comes in, and so does one whose state was emptied."""
    table = _filled(_table(_scenario(REASONS)), BOTH)
    edited = "He said neither yes nor no, twice."
    changed = _scenario([REASONS[0], edited, REASONS[2]])
    new = _table(changed, earlier=table)

    untouched, done = _taken(changed, new)
    mended, _ = _taken(changed, _filled(new, {edited: "Deux fois ni oui ni non."}))
    fits, _ = _taken(changed, as_csv([[*row[:4], "" if row[2] == edited else row[4], row[5]] for row in from_csv(new)]))
    mended_again = _table(changed, earlier=_filled(new, {edited: "Deux fois ni oui ni non."}))

    assert untouched[edited] is None
    assert [each.msgid for each in done.left_out] == [STILL_STALE]
    assert _row(_table(changed, earlier=new), edited)[3:5] == [FRENCH[1], "stale"]
    assert (mended[edited], fits[edited]) == ("Deux fois ni oui ni non.", FRENCH[1])
    assert _row(mended_again, edited)[3:5] == ["Deux fois ni oui ni non.", ""]


def test_a_renamed_draft_takes_its_translation_along() -> None:
    """Another name for the same text is told, and costs no work."""
    table = _filled(_table(_scenario([])), {"Hold on": "Patienter"})

    new, done = taken_in(_scenario([], draft="wait"), "file.yaml", read_table(from_csv(table)))

    assert 'Hold on, fr: "Patienter"' in new
    assert [(each.msgid, each.place) for each in done.remarks] == [(FOLLOWED, "events.the_post.drafts.wait.title")]


def test_a_text_that_moved_and_left_its_translation_finds_it_again() -> None:
    """Whoever writes an outcome anew at another place need not copy its French, nor need the translator."""
    table = _table(_scenario(REASONS, french=BOTH))
    changed = _scenario([REASONS[2], *REASONS[:2]], french={REASONS[0]: FRENCH[0]})

    assert _taken(changed, table)[0] == BOTH
    assert _taken(changed, _table(changed, earlier=table))[0] == BOTH


def test_a_plain_text_that_moved_stays_plain() -> None:
    """It serves both languages, and nobody wrote anything."""
    text = "languages: [en, fr]\ntitle: Oslo\nevents:\n  - id: e\n    text: Oui\ndiscussion: [Non, Si]\n"
    changed = text.replace("[Non, Si]", "[Well, Non, Si]")

    assert taken_in(changed, "file.yaml", read_table(from_csv(_table(text))))[0] == changed


def test_a_row_does_not_replace_what_it_knows_nothing_of() -> None:
    """The same source elsewhere, or come back, with a translation of its own: that one stays, and the row is kept."""
    table = _filled(_table(_scenario(REASONS[:1])), BOTH)
    moved = _scenario(["Somebody new.", REASONS[0]], french={REASONS[0]: "Franc, oui."})
    without = _scenario([])
    gone = _table(without, earlier=table)
    returned = _scenario([REASONS[0]], french={REASONS[0]: "Franc, oui."})

    for changed, way in ((moved, table), (moved, _table(moved, earlier=table)), (returned, gone)):
        taken, done = _taken(changed, way)
        assert taken[REASONS[0]] == "Franc, oui."
        assert len(done.left_out) == 1
        assert FRENCH[0] in [row[3] for row in from_csv(_table(changed, earlier=way))]


def test_what_the_author_mended_and_the_translator_too() -> None:
    """The table's translation stands in the file, and the row is named: the author's words went."""
    table = _filled(_table(_scenario(REASONS, french=BOTH)), {REASONS[0]: "Honnête."})
    changed = _scenario(REASONS, french=BOTH | {REASONS[0]: "Franc, oui."})

    taken, done = _taken(changed, table)

    assert taken[REASONS[0]] == "Honnête."
    assert [each.msgid for each in done.remarks] == [REPLACED]


def test_an_author_who_translates_himself_is_left_alone() -> None:
    """A source and its translation that both changed in the file are neither stale nor undone."""
    text, table = _scenario(REASONS, french=BOTH), _table(_scenario(REASONS, french=BOTH))
    changed = text.replace(REASONS[0], "He was frank.").replace(FRENCH[0], "Il a été sincère.")

    taken, done = _taken(changed, table)

    assert taken["He was frank."] == "Il a été sincère."
    assert _told(done) == []
    assert _row(_table(changed, earlier=table), "He was frank.")[3:5] == ["Il a été sincère.", ""]


SOURCES = st.lists(st.sampled_from(["Yes.", "No.", "Yes and no.", "Well.", "Too late.", "Too late!"]), max_size=6)


@given(before=SOURCES, after=SOURCES, known=st.sets(st.sampled_from(["Yes.", "No.", "Too late."])), data=st.data())
def test_no_translation_under_another_source(
    before: list[str], after: list[str], known: set[str], data: st.DataObject
) -> None:
    """Whatever comes, goes and changes places, and whichever way the table takes: French stands under its English.

    What the translator wrote is in the file then, or in a new table, or the same text has another of its translations.
    """
    french = {each: f"fr<{each}>" for each in known}
    rows = from_csv(_table(_scenario(before, french=french)))
    written = [
        [*row[:3], f"fr<{row[2]}>{n}" if row[0].endswith("because") and data.draw(st.booleans()) else row[3], *row[4:]]
        for n, row in enumerate(rows)
    ]
    table = as_csv([rows[0], *data.draw(st.permutations(written[1:]))])
    changed = _scenario(after, french=french)

    for way in (table, _table(changed, earlier=table)):
        new, done = taken_in(changed, "file.yaml", read_table(from_csv(way)))
        entries = [entry for entry in readable(new, "file.yaml").entries if entry.key.endswith("because")]
        stands = [(entry.source("en"), entry.words("fr") or "") for entry in entries]
        assert all(words.startswith(f"fr<{source}>") for source, words in stands if words)
        assert [source for source, _ in stands] == after
        if before == after:
            assert not done.left_out

    kept = [row[3] for row in from_csv(_table(changed, earlier=table))]
    assert [row[3] for row in written if row[3] and row[3] not in kept and row[3] not in french.values()] == []
