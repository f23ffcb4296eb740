"""The translator's table: out and in again, and what changes on the way is what the translator changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.authoring.check import check_text
from twiplo_game.locale.words import translator
from twiplo_game.model.text import Text, reflowed
from twiplo_game.papers.cells import as_csv, from_csv, guarded, unguarded
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.translating import readable, taken_in
from twiplo_game.papers.translation import CHANGED_SINCE, source_language, table_rows
from twiplo_game.papers.translator_table import read_table
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_folder, library_ids

NIGHT_FERRY = """\
# kept: a comment at the top
title: Night ferry   # kept: behind a title
length: 4h
brief: |
  A ferry with our flag is late.
  You have two officers.

  Nobody answers.
facts:
  aground: {text: "The ferry ran aground.", chance: 60%}
events:
  - id: later_on
    at: 90m
    text: {en: "Later on."}
  - id: the_post
    at: 0m
    from: "@harbour_cat"
    text:
      en: "On the rocks: nobody speaks."   # kept: behind a text
    due: 45m
    situation: {subject: aground}
    drafts:
      holding:
        title: 'It''s us'
        text: >-
          We are
          asking.
        to: [press]
discussion:
  - |
    What would you
    do again?
  - Who waited?
"""


def _table(text: str, *, target: str = "fr", earlier: str | None = None) -> str:
    known = readable(text, "file.yaml")
    source = source_language(known.languages, target)
    old = None if earlier is None else read_table(from_csv(earlier))
    is_declared = target in known.languages
    return as_csv(
        table_rows(known.entries, source, target, translator("en"), is_declared=is_declared, earlier=old)
    )  # fmt: skip


def _with(table: str, words: dict[str, str]) -> str:
    rows = from_csv(table)
    return as_csv([row if row[0] not in words else [*row[:3], words[row[0]], *row[4:]] for row in rows])


def _taken(text: str, table: str) -> str:
    return taken_in(text, "file.yaml", read_table(from_csv(table)))[0]


def _text(name: str) -> str:
    return (library_folder() / f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", library_ids())
@pytest.mark.parametrize("target", ["fr", "en"])
def test_out_and_in_is_the_same_file(name: str, target: str) -> None:
    """A table that nobody touched changes not one character."""
    text = _text(name)

    assert _taken(text, _table(text, target=target)) == text


@pytest.mark.parametrize("name", library_ids())
def test_every_cell_can_change(name: str) -> None:
    """With every translation changed, exactly the translations change, and the file is as right as before."""
    text = _text(name)
    rows = from_csv(_table(text))
    new = {row[0]: row[3].rstrip(".") + " – « encore », dit-il : oui." for row in rows[1:] if row[3] != row[2]}

    taken = _taken(text, _with(_table(text), new))

    again = {row[0]: row for row in from_csv(_table(taken))}
    assert {key: again[key][3] for key in new} == new
    assert [row[2] for row in rows] == [row[2] for row in again.values()]
    assert check_text(taken, f"{name}.yaml", shipped_doctrine().doctrine).scenario is not None


def test_one_cell_changes_its_own_line_only() -> None:
    """The rest of the file stays: comments, order and layout."""
    text = _text("summit-cancelled")

    taken = _taken(text, _with(_table(text), {"events.the_post.drafts.holding.title": 'Dire "l\'essentiel" \\ vite'}))

    differ = [(old, new) for old, new in zip(text.split("\n"), taken.split("\n"), strict=True) if old != new]
    assert differ == [
        (
            '        title: {en: "Say what we know", fr: "Dire ce que l’on sait"}',
            '        title: {en: "Say what we know", fr: "Dire \\"l\'essentiel\\" \\\\ vite"}',
        )
    ]


def test_a_first_translation() -> None:
    """A file of plain strings gets its second language, keeps its comments, and passes the check."""
    rows = from_csv(_table(NIGHT_FERRY))
    assert {row[4] for row in rows[1:]} == {"missing"}
    new = {row[0]: f"« {row[0]} » : voilà.\n\nUn second alinéa." for row in rows[1:]}

    taken = _taken(NIGHT_FERRY, _with(_table(NIGHT_FERRY), new))
    checked = check_text(
        taken.replace("length:", "languages: [en, fr]\nlength:"), "x.yaml", shipped_doctrine().doctrine
    )

    assert taken.count("# kept:") == 3
    assert checked.scenario is not None, checked.problems
    assert checked.scenario.brief == Text(
        {"en": "A ferry with our flag is late. You have two officers.\n\nNobody answers.", "fr": new["brief"]}
    )
    assert checked.scenario.discussion[1] == Text({"en": "Who waited?", "fr": new["discussion.2"]})
    assert checked.scenario.events[1].drafts["holding"].title.in_("en") == "It's us"


def test_line_ends_of_another_system_stay() -> None:
    """A file with CR LF gets no line that ends otherwise."""
    text = NIGHT_FERRY.replace("\n", "\r\n")

    taken = _taken(text, _with(_table(text), {"brief": "Un.\n\nDeux.", "events.the_post.text": "Trois."}))

    assert taken.count("\n") == taken.count("\r\n") > text.count("\n")


def test_rows_are_in_story_order() -> None:
    """The event of the first minute comes first, wherever it stands in the file."""
    keys = [row[0] for row in from_csv(_table(NIGHT_FERRY))]

    assert keys.index("events.the_post.text") < keys.index("events.later_on.text")
    assert keys[:3] == ["key", "title", "brief"]


def test_states() -> None:
    """What is missing, what is the same in both languages, and what is done are told apart."""
    event = "{id: e, from: B, text: {en: C, fr: D}, title: {en: E}}"
    text = f"languages: [en, fr]\ntitle: {{en: A, fr: A}}\nevents:\n  - {event}"

    states = {row[0]: (row[3], row[4]) for row in from_csv(_table(text))[1:]}

    assert states == {
        "title": ("A", "same"),
        "events.e.from": ("B", "same"),
        "events.e.title": ("", "missing"),
        "events.e.text": ("D", ""),
    }


def test_a_changed_source_is_told() -> None:
    """The table remembers what was translated: a text that has changed since is named, and marked in the next table."""
    text = NIGHT_FERRY.replace("title: Night ferry", 'title: {en: "Night ferry", fr: "Bac de nuit"}')
    table = _table(text)
    newer = text.replace('"Night ferry"', '"Night boat"')

    taken, done = taken_in(newer, "file.yaml", read_table(from_csv(table)))
    carried = {row[0]: row for row in from_csv(_table(newer, earlier=table))}
    again = {row[0]: row for row in from_csv(_table(newer, earlier=as_csv(carried.values())))}

    assert taken == newer
    assert [(each.msgid, each.key) for each in done.left_out] == [(CHANGED_SINCE, "title")]
    assert carried["title"][2:5] == again["title"][2:5] == ["Night boat", "Bac de nuit", "stale"]
    assert carried["brief"][4] == "missing"


def test_what_is_new_in_the_file_is_not_undone() -> None:
    """A cell that the translator left alone does not bring an older wording back."""
    text = _text("summit-cancelled")
    newer = text.replace("fr: “", "fr: “").replace("Annulé d’un message", "Annulé par message")

    assert _taken(newer, _table(text)) == newer


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: [["a", "b"], *rows[1:]], "Row 1 names no column “key”."),
        (lambda rows: [], "Row 1 names no column “key”."),
        (lambda rows: [["key", "note"], ["title", "x"]], "Row 1 names no column of a translation."),
        (lambda rows: [[*row, "de"] for row in rows], "Row 1: several columns could hold the translation (fr, de)."),
        (lambda rows: [[*row, "FR"] for row in rows], "Row 1: two columns are named “fr”."),
        (lambda rows: [*rows, [*rows[1], "torn"]], "Row 12 has 7 cells, the headings have 6."),
        (lambda rows: [*rows, ["", "", "", "words", "", ""]], "Row 12 has no key."),
        (lambda rows: [*rows, rows[1]], "Row 12: the key “title” stands in row 2 already."),
        (lambda rows: [*rows, ["title"]], "Row 12 has 1 cells"),
        (lambda rows: [[*rows[0][:3], "French", *rows[0][4:]], *rows[1:]], "Row 1 names no column of a translation."),
    ],
)
def test_a_wrong_table_is_told_by_its_row(change: object, words: str) -> None:
    """Each mistake is one sentence that names its row."""
    assert callable(change)
    rows = change(from_csv(_table(NIGHT_FERRY)))

    with pytest.raises(PaperError) as caught:
        _taken(NIGHT_FERRY, as_csv(rows))

    assert caught.value.msgid.format(**caught.value.values).startswith(words)


def test_a_lost_quotation_mark_is_told() -> None:
    """CSV that is none says at which row."""
    with pytest.raises(PaperError, match="quotation mark"):
        from_csv('key,place\n"a" b,c\n')


KEYS = [
    "title", "brief", "facts.aground.text", "events.the_post.text", "events.the_post.drafts.holding.title",
    "events.the_post.drafts.holding.text", "discussion.1", "discussion.2",
]  # fmt: skip
SIGNS = "ab é’«»:#-–|>\"'\\{}[],&*!%@`?\n\u00a0\u202f=+"


@given(words=st.dictionaries(st.sampled_from(KEYS), st.text(alphabet=SIGNS, max_size=300)))
def test_any_words_can_be_written(words: dict[str, str]) -> None:
    """Whatever signs a translation holds, the file reads as it was meant, and the source stays."""
    wanted = {key: reflowed(each) for key, each in words.items() if reflowed(each)}

    taken = _taken(NIGHT_FERRY, _with(_table(NIGHT_FERRY), words))

    before = {entry.key: entry for entry in readable(NIGHT_FERRY, "x.yaml").entries}
    after = {entry.key: entry for entry in readable(taken, "x.yaml").entries}
    assert {key: after[key].words("fr") for key in before} == {key: wanted.get(key) for key in before}
    assert {key: after[key].source("en") for key in before} == {key: before[key].source("en") for key in before}
    assert taken.count("# kept:") == 3


@pytest.mark.parametrize(
    ("words", "said"), [("a\u200bb", "Row 2 holds the character"), ("a" * 4001, "longer than 4000")]
)
def test_what_no_file_may_hold(words: str, said: str) -> None:
    """A hidden character, or a text beyond the limit, is told by its row."""
    with pytest.raises(PaperError) as caught:
        _taken(NIGHT_FERRY, _with(_table(NIGHT_FERRY), {"title": words}))

    assert said in caught.value.msgid.format(**caught.value.values)


def test_what_advice_shares_is_translated_once() -> None:
    """A text that all advice shares stands once in the table, where it is written."""
    text = (
        "title: A\ndefaults:\n  advice: {interest: {en: Shared}}\nevents:\n"
        "  - {id: e, text: B, advice: {legal: {says: C}, desk: {says: D}}}\n"
    )

    keys = [row[0] for row in from_csv(_table(text))]

    assert keys.count("defaults.advice.interest") == 1
    assert not [key for key in keys if key.endswith("legal.interest")]
    assert '{en: Shared, fr: "Commun"}' in _taken(text, _with(_table(text), {"defaults.advice.interest": "Commun"}))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_read(delimiter: str) -> None:
    """A spreadsheet of another country saves with another delimiter."""
    assert from_csv(f'\ufeffkey{delimiter}place\r\na{delimiter}"b\nc"\r\n') == [["key", "place"], ["a", "b\nc"]]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@cat", "\tx", "'=1", "''@x", "'x", "x=1", "", "\r"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A guarded cell begins with nothing that a spreadsheet calculates with, and comes back as it was."""
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(cell)) == cell


def test_a_broken_file_is_refused() -> None:
    """A file that does not read is no file to translate."""
    with pytest.raises(PaperError, match="cannot be read"):
        readable("title: [", "x.yaml")


def test_a_missing_text_is_no_obstacle() -> None:
    """A file that declares a language which it lacks is what a translator is for."""
    text = "languages: [en, fr]\ntitle: {en: A}\nevents:\n  - {id: e, text: {en: C}}\n"

    taken = _taken(text, _with(_table(text), {"title": "B", "events.e.text": "D"}))

    assert taken == 'languages: [en, fr]\ntitle: {en: A, fr: "B"}\nevents:\n  - {id: e, text: {en: C, fr: "D"}}\n'
