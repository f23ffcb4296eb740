"""Questions with numbered answers: `?` explains, a wrong answer gets the question again, `b` goes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar

from twiplo_game.cli.plain.console import Console
from twiplo_game.locale.words import msgid

T = TypeVar("T")


class Back(Enum):
    """The answer that is no answer."""

    BACK = "back"


BACK: Final = Back.BACK
"""One question back."""

_QUOTED: Final = 40
"""Characters of a wrong answer that are repeated."""

BACK_WORDS: Final = frozenset({"b", "back", "r", "retour"})
"""What goes back, or stops."""

_YES_WORDS: Final = frozenset({"y", "yes", "o", "oui"})
_NO_WORDS: Final = frozenset({"n", "no", "non"})
_BACK_HELP: Final = msgid("Type b to go back one question. Nothing that you typed is lost.")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One answer of a list."""

    label: str
    value: T
    number: int | None = None
    """A number that stays the same; by default its place in the list."""


def numbered(choices: Sequence[Choice[T]]) -> list[tuple[int, Choice[T]]]:
    """Each choice with the number that it is typed by."""
    found = [(choice.number or place, choice) for place, choice in enumerate(choices, 1)]
    assert len(dict(found)) == len(found), "two choices have one number"
    return found


def ask_line(console: Console, prompt: str, explanation: str, can_go_back: bool = True) -> str | Back:
    """One line; `?` explains and asks again."""
    while True:
        answer = console.read(prompt).strip()
        if answer in ("?", "？"):
            console.say(explanation)
            if can_go_back:
                console.say(console.tr(_BACK_HELP))
            continue
        if can_go_back and answer.lower() in BACK_WORDS:
            return BACK
        return answer


def choose(
    console: Console,
    question: str,
    choices: Sequence[Choice[T]],
    explanation: str,
    *,
    can_go_back: bool = True,
    kept: T | None = None,
) -> T | Back:
    """One of `choices`, by its number. An empty line keeps `kept`, where there is one."""
    by_number = {str(number): choice for number, choice in numbered(choices)}
    while True:
        console.say(question)
        for number, choice in by_number.items():
            now = console.tr("(as it is now)") if kept is not None and choice.value == kept else ""
            console.item(f"{number}.", f"{choice.label} {now}".rstrip())
        answer = ask_line(console, _prompt(console, kept is not None, can_go_back), explanation, can_go_back)
        if isinstance(answer, Back):
            return answer
        if not answer and kept is not None:
            return kept
        found = by_number.get(answer.rstrip("."))
        if found is not None:
            return found.value
        if not answer:
            console.say(console.tr("Type one of the numbers."))
            continue
        console.say(
            console.tr("“{answer}” is not one of the numbers. Type one of: {numbers}.",
                       answer=_short(answer), numbers=", ".join(by_number))
        )  # fmt: skip


def choose_many(
    console: Console,
    question: str,
    choices: Sequence[Choice[T]],
    explanation: str,
    *,
    kept: frozenset[T] = frozenset(),
) -> frozenset[T] | Back:
    """Any of `choices`, by their numbers on one line; 0 for none. An empty line keeps `kept`."""
    by_number = {str(number): choice for number, choice in numbered(choices)}
    while True:
        console.say(question)
        for number, choice in by_number.items():
            chosen = console.tr("(chosen)") if choice.value in kept else ""
            console.item(f"{number}.", f"{choice.label} {chosen}".rstrip())
        prompt = console.tr("Numbers with spaces between, 0 for none, Enter keeps the choice: ")
        answer = ask_line(console, prompt, explanation)
        if isinstance(answer, Back):
            return answer
        typed = answer.replace(",", " ").replace(";", " ").split()
        if not typed:
            return kept
        if typed == ["0"]:
            return frozenset()
        wrong = [item for item in typed if item.rstrip(".") not in by_number]
        if not wrong:
            return frozenset(by_number[item.rstrip(".")].value for item in typed)
        console.say(
            console.tr("“{answer}” is not one of the numbers. Type one or more of: {numbers}.",
                       answer=_short(" ".join(wrong)), numbers=", ".join(by_number))
        )  # fmt: skip


def _short(answer: str) -> str:
    """As much of an answer as a sentence can quote."""
    return answer if len(answer) <= _QUOTED else f"{answer[:_QUOTED]}…"


def confirm(console: Console, question: str, explanation: str) -> bool | Back:
    """Yes or no."""
    while True:
        console.say(question)
        answer = ask_line(console, console.tr("y for yes, n for no: "), explanation)
        if isinstance(answer, Back):
            return answer
        if answer.lower() in _YES_WORDS:
            return True
        if answer.lower() in _NO_WORDS:
            return False
        console.say(console.tr("Type y or n."))


def ask_text(console: Console, kept: str) -> str | Back:
    """A text of one or several lines; what is there can be kept."""
    how = choose(
        console,
        console.tr("The text:"),
        [
            *([Choice(console.tr("Keep it as it is"), "keep")] if kept else []),
            Choice(console.tr("Type it on one line"), "line"),
            Choice(console.tr("Type several lines"), "lines"),
            Choice(console.tr("Send no text of your own"), "none"),
        ],
        console.tr(
            "The text is what people read. It does not change what the message contains: that is what you chose before."
        ),
    )
    match how:
        case "keep":
            return kept
        case "line":
            return ask_line(console, console.tr("Text: "), console.tr("Type the text and press Enter."))
        case "lines":
            return _ask_lines(console)
        case "none":
            return ""
        case _:
            return BACK


def _ask_lines(console: Console) -> str | Back:
    explanation = console.tr("Type the text. A line that holds only a full stop ends it.")
    console.say(explanation)
    first = ask_line(console, "", explanation)
    if isinstance(first, Back) or first == ".":
        return first if isinstance(first, Back) else ""
    lines = [first]
    while (line := console.read("")).strip() != ".":
        lines.append(line)
    return "\n".join(lines).strip()


def _prompt(console: Console, can_keep: bool, can_go_back: bool) -> str:
    if can_keep:
        return console.tr("Number, Enter to keep, b to go back, ? for help: ")
    if can_go_back:
        return console.tr("Number, b to go back, ? for help: ")
    return console.tr("Number, ? for help: ")
