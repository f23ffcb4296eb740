"""What a player keeps of a game in the line mode: the debrief as a file, and why a rule is contested."""

from dataclasses import replace
from pathlib import Path

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.prompts import Back, Choice, ask_line, choose
from twiplo_game.cli.plain.reviewing import review_of
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.papers.takeaways import FORMS, made
from twiplo_game.store.errors import StoreError
from twiplo_game.store.exports import proposed_path, write_text
from twiplo_game.store.files import typed_path
from twiplo_game.store.session import replay
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.account import Account, Review
from twiplo_game.telling.errors import told
from twiplo_game.telling.rules_fired import fired_rules


def _account(table: LiveTable, result: Debrief) -> Account:
    return Account(table.lexicon, table.view, result, table.remarks, branching=table.branching)


def contest(table: LiveTable, result: Debrief) -> None:
    """Ask which rule is contested, and why. Raises EndOfInputError."""
    console = table.console
    account = _account(table, result)
    rules = fired_rules(table.lexicon, table.view, result, account.remarks)
    rule = choose(
        console,
        console.tr("Which rule would you contest?"),
        [Choice(_label(console, each.name, is_contested=each.is_contested), each.id) for each in rules],
        console.tr("These are the rules that moved something, those that moved the gauges most first."),
    )
    if isinstance(rule, Back):
        return
    words = ask_line(
        console,
        console.tr("Why would you contest it? One sentence: "),
        console.tr("It is kept with the game and changes no score. An empty line takes it back."),
    )
    if isinstance(words, Back):
        return
    table.contest(rule, words)
    console.say(console.tr("It is kept with the game.") if words else console.tr("You contest it no longer."))


def _label(console: Console, name: str, *, is_contested: bool) -> str:
    return console.tr("{rule} (contested)", rule=name) if is_contested else name


def save(log: Path, table: LiveTable, result: Debrief) -> None:
    """Ask in which form and where, and write the debrief of the game in `log`. Raises EndOfInputError."""
    console = table.console
    form = choose(
        console,
        console.tr("Save it as what?"),
        [Choice(console.tr(form.title), form) for form in FORMS],
        console.tr("The HTML pages need nothing but a browser, and can be printed. The Markdown files can be edited."),
    )
    if isinstance(form, Back):
        return
    proposed = proposed_path(f"{log.stem}{form.stem}", form.ending)
    typed = ask_line(
        console,
        console.tr("Where? Enter for {path}: ", path=proposed),
        console.tr("Type the name of a new file. A file that is there is not replaced."),
    )
    if isinstance(typed, Back):
        return
    review = _review(console, log)
    if not isinstance(review, Back):
        account = replace(_account(table, result), review=review)
        _write(console, made(form, account), typed or str(proposed))


def _review(console: Console, log: Path) -> Review | Back | None:
    """The review to put in; None where the player does not want to wait for it, or it cannot be made."""
    try:
        read, game, steps = replay(log)
    except StoreError:
        return None
    weighing = Weighing(read, game, steps)
    if weighing.kept() is None:
        wanted = choose(
            console,
            console.tr("Put the review in, what each decision was worth?"),
            [Choice(console.tr("Yes; it takes a few seconds"), value=True), Choice(console.tr("No"), value=False)],
            console.tr("It is worked out once for a game, and kept."),
        )
        if isinstance(wanted, Back):
            return wanted
        if not wanted:
            return None
    return review_of(weighing, console.words)


def _write(console: Console, text: str, typed: str) -> None:
    try:
        path = typed_path(typed)
        write_text(path, text)
    except StoreError as error:
        console.say(told(error, console.words))
        return
    console.say(console.tr("Written to {path}.", path=path))
