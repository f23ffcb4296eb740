"""Write the figures and the misses of the labelled messages into docs/text.md.

python -m tests.wording.report        (part of: make reference)
"""

import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.vocabulary import Content
from twiplo_game.model.wording import Feature
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from wording.labelled import ADJUSTED_ON, HELD_OUT, LANGUAGES, Message, Tally, misses, read_messages, tallies

PAGE = Path(__file__).parents[2] / "docs" / "text.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
SCENARIOS = ("cable-leak", "cloned-ministry", "disinformation-campaign", "summit-cancelled")
"""Those that are shipped; their drafts were in view when patterns were widened."""

SHOWN = {
    Content.KNOWN_UNKNOWN: Feature.STATES_UNKNOWN,
    Content.NEXT_UPDATE: Feature.PROMISES_UPDATE,
    Content.SYMPATHY: Feature.SYMPATHISES,
    Content.INSTRUCTIONS: Feature.INSTRUCTS,
    Content.APOLOGY: Feature.APOLOGISES,
    Content.DENIAL: Feature.DENIES,
    Content.EVIDENCE: Feature.SHOWS_EVIDENCE,
}
"""The feature in which a content shows."""

NAMES = {"en": "English", "fr": "French"}


def measured() -> str:
    """The figures of each feature, and every message that is read otherwise than labelled."""
    lines = [
        "Right of marked (precision) and found of labelled (recall). Where nothing was to be found there is a dash.",
        "",
        "| feature | English, adjusted on | English, held out | French, adjusted on | French, held out |",
        "|---|---|---|---|---|",
    ]
    sets = [read_messages(language, *names) for language in LANGUAGES for names in (ADJUSTED_ON, (HELD_OUT,))]
    figures = [tallies(messages) for messages in sets]
    features = sorted({feature for each in figures for feature in each})
    for feature in features:
        cells = " | ".join(_cell(each.get(feature, Tally())) for each in figures)
        lines.append(f"| `{feature}` | {cells} |")
    totals = " | ".join(_cell(_total(each)) for each in figures)
    lines += [f"| all | {totals} |", ""]
    for language in LANGUAGES:
        whole = _total(tallies(read_messages(language, "loose")))
        lines += [f"Loose messages, {NAMES[language]}: {_cell(whole)}.", ""]
    for language in LANGUAGES:
        found, declared = recognised(language)
        says = (
            f"Contents declared by the shipped scenarios' drafts, {NAMES[language]}: {found} of {declared} recognised."
        )
        lines += [says, ""]
    lines += ["What is read otherwise than it should be, message by message:", ""]
    for language in LANGUAGES:
        for message, missed, false in misses(read_messages(language, *ADJUSTED_ON, "loose", HELD_OUT)):
            lines.append(_miss(message, sorted(missed), sorted(false)))
    return "\n".join(lines)


def recognised(language: str) -> tuple[int, int]:
    """Of the contents that the shipped drafts declare, how many are found in their texts, and all."""
    doctrine, found, declared = shipped_doctrine().doctrine, 0, 0
    for name in SCENARIOS:
        scenario = read_scenario(resolve(name)).scenario
        reads = Reader(doctrine.characters, doctrine.text, Terms.of(scenario))
        for draft in (draft for event in scenario.events for draft in event.drafts.values()):
            shown = reads.read(draft.text.in_(language), language).features
            contents = {*draft.contains, *([Content.NEXT_UPDATE] if draft.next_update else [])}
            declared += len(contents & set(SHOWN))
            found += sum(content in contents and feature in shown for content, feature in SHOWN.items())
    return found, declared


def _total(figures: Mapping[Feature, Tally]) -> Tally:
    whole = Tally()
    for tally in figures.values():
        whole.right += tally.right
        whole.false += tally.false
        whole.missed += tally.missed
    return whole


def _cell(tally: Tally) -> str:
    marked, labelled = tally.right + tally.false, tally.right + tally.missed
    return f"{tally.right}/{marked}, {tally.right}/{labelled}" if marked or labelled else "–"


def _miss(message: Message, missed: list[str], false: list[str]) -> str:
    parts = [f"not found: {', '.join(missed)}"] if missed else []
    parts += [f"marked wrongly: {', '.join(false)}"] if false else []
    return f"- “{message.text}” ({message.kind}) {'; '.join(parts)}"


def page_with(figures: str) -> str:
    """The page with these figures in it."""
    head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n{figures}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page_with(measured()), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
