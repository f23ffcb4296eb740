"""The inject list and the guide: complete, opened again by what opens them, and safe whatever the texts hold."""

import csv
import io
import re
from datetime import datetime, time, timedelta
from html.parser import HTMLParser

import pytest
import yaml
from openpyxl import load_workbook

from twiplo_game.authoring.storyline import story_order
from twiplo_game.locale.words import translator
from twiplo_game.model.event import Findings
from twiplo_game.model.scenario import History, Scenario
from twiplo_game.model.text import Text, TruthText
from twiplo_game.papers.cells import as_csv, written
from twiplo_game.papers.document import Document
from twiplo_game.papers.guide import guide
from twiplo_game.papers.html import as_html
from twiplo_game.papers.markdown import as_markdown, escaped
from twiplo_game.papers.msel import columns, msel_rows
from twiplo_game.papers.names import Names
from twiplo_game.papers.workbook import as_workbook
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids

HOSTILE = """\
title: "=cmd|' /C calc'!A0 </title><script>alert(1)</script>"
brief: "# no heading\\n\\n- [a](javascript:alert(1)) <img src=x onerror=alert(1)> | `x`"
events:
  - id: only
    at: 0m
    from: "@SUM(1)"
    title: "+1 | two"
    text: "-1 </div><iframe src='http://x'> **bold** | cell"
    drafts:
      one: {title: "=1+1", text: "1. no list", to: [press]}
"""


def _names(scenario: Scenario, language: str = "en") -> Names:
    return Names(translator(language), scenario, shipped_doctrine().doctrine)


def _hostile() -> Names:
    # Past the checker, which refuses some of these signs for the screen's sake.
    return _names(Scenario.model_validate(yaml.safe_load(HOSTILE)))


def _sheet(names: Names) -> list[list[object]]:
    book = load_workbook(io.BytesIO(as_workbook(msel_rows(names), names.text(names.scenario.title))))
    rows = list(book.worksheets[0].iter_rows())
    assert not {"f", "e"} & {cell.data_type for row in rows for cell in row}
    return [["" if cell.value is None else cell.value for cell in row] for row in rows]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_workbook_and_csv_hold_the_same(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """Opened again, both have a row for each event in story order, then those in reserve."""
    names = _names(scenarios[name], language)
    rows = list(msel_rows(names))

    read = list(csv.reader(io.StringIO(as_csv(rows).removeprefix("\ufeff"), newline="")))

    assert _sheet(names) == rows
    assert read == [[written(cell) for cell in row] for row in rows]
    assert rows[0] == columns(names.words)
    assert len({len(row) for row in rows}) == 1
    scenario = scenarios[name]
    assert [str(row[-1]).split("\n")[-1] for row in rows[1:]] == [
        *(event.id for event in story_order(scenario)),
        *(each.id for each in scenario.contingencies),
    ]


def test_a_row_in_full(scenarios: dict[str, Scenario]) -> None:
    """One inject, column by column: nothing is invented, and the controller's cell is left to be filled in."""
    rows = list(msel_rows(_names(scenarios["summit-cancelled"])))
    row = dict(zip(rows[0], rows[1], strict=True))

    assert row["Seq No"] == 1
    assert row["Date/time"] == datetime(2031, 5, 24, 9, 40)
    assert (row["From the start"], row["It comes in"]) == (timedelta(0), "at this time")
    assert (row["Inject type"], row["Delivery method"]) == ("Planned", "Post")
    assert row["Originator (from)"] == "@PresidentCorvek"
    assert row["Recipient (to)"] == "Duty officer, foreign ministry of Ardesia"
    assert str(row["Inject description"]).startswith("“The summit is off”\n\nThe Orvelle summit is OFF.")
    assert str(row["Expected participant response"]).splitlines() == [
        "Had the authorship or the finality of the message looked into.",
        "Did not deny the cancellation, in the answer to the post, without having found it untrue.",
        "An answer within 40 minutes, to: Allies, Markets and Nationals.",
    ]
    proposed = str(row["Proposed by the staff, and advised"])
    assert "Draft: Say what we know (press release; inform only;" in proposed
    assert "Spokesperson: Say that it stands." in proposed
    assert row["Responsible controller"] == ""
    assert "Watch for: Did not deny the cancellation" in str(row["Evaluator instructions"])
    assert "2 hours later: Somebody at the Kestrian ministry" in str(row["Contingency injects"])


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("Press officer, embassy in Orvelle", "Press officer, embassy in Orvelle"),
        ("You are the duty officer of the press office.", "Duty desk"),
        (
            "The one who answers for the ministry when everybody else is asleep and the telephone does not stop",
            "Duty desk",
        ),
    ],
)
def test_the_recipient_is_a_name(role: str, shown: str, scenarios: dict[str, Scenario]) -> None:
    """A sentence to the player is no name for a cell; it stands in the guide."""
    scenario = scenarios["summit-cancelled"].model_copy(update={"role": Text(role)})
    names = _names(scenario)
    rows = list(msel_rows(names))
    place = rows[0].index("Recipient (to)")

    assert {row[place] for row in rows[1:]} == {shown}
    assert " ".join(role.split()) in " ".join(as_markdown(guide(names)).split())


def test_no_cell_is_a_formula() -> None:
    """Titles that look like formulas are texts in the workbook and guarded in the CSV."""
    names = _hostile()
    read = list(csv.reader(io.StringIO(as_csv(msel_rows(names)).removeprefix("\ufeff"), newline="")))

    assert all(cell[:1] not in tuple("=+-@\t\r") or not cell for row in read for cell in row)
    assert any(cell == "@SUM(1)" for row in _sheet(names) for cell in row)


TIMED = """\
title: Night ferry
length: 30h
events:
  - {id: late, at: 25h, text: Late., from: The port, due: 20m}
  - {id: quiet, when: silent(first), text: Nobody spoke., from: The port, due: 20m, situation: {concerns: [press]}}
  - {id: first, at: 0m, text: First., due: 45m, drafts: {say: {title: Say it, text: It is so.}}}
contingencies: [{id: spare, text: One more.}]
objectives: [{id: o, text: Speak., tasks: [{text: Spoke in time., met: answered(first)}]}]
"""


def _timed(start: str | None) -> list[list[object]]:
    scenario = yaml.load(TIMED, yaml.BaseLoader) | {"id": "night-ferry"} | ({} if start is None else {"start": start})
    return _sheet(_names(Scenario.model_validate(scenario)))


def _column(rows: list[list[object]], head: str) -> list[object]:
    return [row[rows[0].index(head)] for row in rows[1:]]


def test_numbers_and_times_can_be_sorted() -> None:
    """A spreadsheet gets numbers, moments with their day and spans; an inject in reserve has no time."""
    rows = _timed("2031-05-24T09:40+02:00")

    assert _column(rows, "Seq No") == [1, 2, 3, 4]
    assert _column(rows, "Date/time") == [
        datetime(2031, 5, 24, 9, 40), datetime(2031, 5, 24, 10, 25), datetime(2031, 5, 25, 10, 40), "",
    ]  # fmt: skip
    assert _column(rows, "From the start") == [timedelta(0), timedelta(minutes=45), timedelta(hours=25), ""]
    arriving = ["at this time", "at the earliest", "at this time", "when the trainer sends it"]
    assert _column(rows, "It comes in") == arriving


def test_a_day_that_the_file_does_not_name_is_not_invented() -> None:
    """Without `start` there is a time of day and no date; a day before spreadsheets count is a text."""
    assert _column(_timed(None), "Date/time") == [time(8), time(8, 45), time(9), ""]
    assert _column(_timed("1870-07-13T15:10"), "Date/time")[0] == "1870-07-13 15:10"


def test_csv_writes_times_as_they_are_read() -> None:
    """Days, times and spans are figures that every spreadsheet takes for what they are."""
    assert written(datetime(2031, 5, 4, 9, 5)) == "2031-05-04 09:05"
    assert (written(time(9, 5)), written(timedelta(hours=26, minutes=5)), written(7)) == ("09:05", "26:05", "7")
    assert written("=1") == "'=1"


def test_what_is_expected_is_no_draft() -> None:
    """Expected are the critical tasks and an answer in time, to whom it concerns; the file's proposals stand beside."""
    rows = _timed(None)

    assert _column(rows, "Expected participant response") == [
        "Spoke in time.\nAn answer within 45 minutes.",
        "An answer within 20 minutes, to: Press.",
        "An answer within 20 minutes, to: The port.",
        "",
    ]
    assert str(_column(rows, "Proposed by the staff, and advised")[0]).startswith("Draft: Say it (")


DECLARED = """\
title: Night ferry
actors: {karthen: {name: Karthen}}
events:
  - id: only
    at: 0m
    text: Something.
    drafts:
      sure:
        title: Reassure
        text: Everybody is well.
        channel: call
        register: demand
        claim: almost_certain
        coordination: joint
        attribution: {tier: state, actor: karthen}
        corrective_action: {owner: The port, by: 2h}
        to: [press]
      nothing: {title: Say nothing, text: No line at this hour., silence: chosen}
"""


@pytest.mark.parametrize("form", ["guide", "msel"])
def test_a_draft_shows_all_that_it_declares(form: str) -> None:
    """Whoever runs the exercise on paper sees what an outcome's condition asks for; chosen silence is no statement."""
    names = _names(Scenario.model_validate(yaml.safe_load(DECLARED) | {"id": "night-ferry"}))
    page = as_markdown(guide(names)) if form == "guide" else "\n".join(map(written, list(msel_rows(names))[1]))

    sure = next(line for line in page.splitlines() if "Reassure" in line)
    for declared in ("direct call", "demands", "certainty claimed: almost certain", "agreed with:", "Karthen"):
        assert declared in sure
    assert "corrective action within 2 hours" in sure
    nothing = next(line for line in page.splitlines() if "Say nothing" in line)
    assert "statement" not in nothing
    assert "no public word" in nothing


def _everything(scenario: Scenario, language: str) -> list[str]:
    """Texts that a guide without a gap has to hold."""
    found: list[Text | None] = [scenario.brief, *scenario.discussion]
    for objective in scenario.objectives:
        found += [objective.text, *(task.text for task in objective.tasks)]
    for event in scenario.events:
        found += [event.text.if_true, event.text.if_false] if isinstance(event.text, TruthText) else [event.text]
        found += [each.interest for each in event.advice.values()]
        for check in event.checks.values():
            if isinstance(check.finds, Findings):
                found += [check.finds.when_true, check.finds.when_false]
        found += [draft.text for draft in event.drafts.values()]
        found += [outcome.because for outcome in event.outcomes]
        found += [line.says for lines in event.voices.values() for line in lines]
        found += [each.says for advice in event.advice.values() for each in advice.objects]
    found += [rule.because for rule in scenario.rules]
    found += [ending.title for ending in scenario.endings]
    found += [each.text for each in scenario.contingencies]
    if isinstance(scenario.history, History):
        found += [case.what for case in scenario.history.cases] + list(scenario.history.lines)
    return [text.in_(language) for text in found if text is not None]


class _Reader(HTMLParser):
    """Collects the words and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.add(tag)
        if tag == "br":
            self.words.append("\n")
        elif tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Hold it against the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_the_guide_has_everything(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """The scenario runs on paper: every text that is handed out, found, advised or judged by is there."""
    html = as_html(guide(_names(scenarios[name], language)))
    words = re.sub(r"\s+", "", "".join(_read(html).words))

    missing = [text for text in _everything(scenarios[name], language) if re.sub(r"\s+", "", text) not in words]

    assert missing == []


def test_what_is_so_can_be_drawn(scenarios: dict[str, Scenario]) -> None:
    """A chance is a number not to be passed; of several facts one is drawn, and none of them by itself."""
    text = as_markdown(guide(_names(scenarios["cloned-ministry"])))
    rows = [line for line in text.splitlines() if line.endswith("|  |")]

    drawn = next(row for row in rows if row.startswith("| Exactly one of these is so"))
    assert [span in drawn for span in ("1 to 15: ", "16 to 55: ", "56 to 100: ")] == [True] * 3
    assert sum("drawn with the others" in row for row in rows) == 3
    members = ("page_is_ours", "karthen_did_it", "students_did_it")
    for name in members:
        fact = scenarios["cloned-ministry"].facts[name].text
        assert fact is not None
        assert any(row.startswith(f"| {escaped(fact.in_('en'))} | drawn with the others") for row in rows), name


def test_the_evaluation_can_be_ticked(scenarios: dict[str, Scenario]) -> None:
    """Each critical task has its four boxes, and says how it is seen."""
    text = as_markdown(guide(_names(scenarios["summit-cancelled"])))

    row = next(line for line in text.splitlines() if "Both capitals heard from us" in line and line.startswith("|"))
    assert row.count("□") == 4
    assert "informed in private: Allies, and informed in private: Adversary" in row


def test_a_bare_scenario_is_told_what_it_lacks() -> None:
    """Where objectives, questions and reserves are missing, the guide says where they are written."""
    text = as_markdown(guide(_hostile()))

    assert [key for key in ("objectives:", "discussion:", "contingencies:") if f"“{key}”" not in text] == []


def test_no_text_breaks_out_of_a_page() -> None:
    """A hostile text is shown, letter by letter, and loads nothing."""
    reader = _read(as_html(guide(_hostile())))

    assert not reader.tags & {"script", "img", "iframe", "a"}
    assert "-1 </div><iframe src='http://x'> **bold** | cell" in "".join(reader.words)


def test_no_text_breaks_out_of_markdown() -> None:
    """Signs of Markdown and HTML are escaped, and a text's line is neither a heading nor an item."""
    text = as_markdown(guide(_hostile()))

    assert re.findall(r"(?<!\\)<(?!br>)", text) == []
    assert re.findall(r"(?<!\\)\]\(", text) == []
    assert "> \\# no heading" in text
    assert "> 1\\. no list" in text
    assert escaped("1. a\n- b\n2) c\n1.5 d") == "1\\. a\n\\- b\n2\\) c\n1.5 d"


def test_a_table_keeps_its_cells() -> None:
    """Bars and line ends in a cell part nothing."""
    document = Document("en")
    document.table(["a", "b"], [["x|y", "1\n2"]])

    assert as_markdown(document) == "| a | b |\n|---|---|\n| x\\|y | 1<br>2 |\n"
