"""One question for each dimension of a response, with the values that are on offer."""

from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.prompts import BACK, Back, Choice, ask_line, choose, choose_many
from twiplo_game.engine.response import Response
from twiplo_game.engine.view import OfferView
from twiplo_game.locale.figures import duration
from twiplo_game.telling.fields import (
    MANY,
    QUESTIONS,
    TIMES,
    choices,
    notes,
    on_offer,
    span_of,
    value_of,
    values_of,
    with_value,
)
from twiplo_game.telling.lexicon import Lexicon


def ask_all(
    console: Console, lexicon: Lexicon, offers: OfferView, response: Response, *, from_the_end: bool = False
) -> Response | Back:
    """Ask for every dimension in which there is something to choose; going back keeps what was chosen.

    `from_the_end` asks for the last of them: for who goes back to them from what comes after.
    """
    names = on_offer(offers)
    place = len(names) - 1 if from_the_end else 0
    while 0 <= place < len(names):
        answer = ask_field(names[place], console, lexicon, offers, response)
        if isinstance(answer, Back):
            place -= 1
        else:
            response, place = answer, place + 1
    return response if place >= 0 else BACK


def ask_field(name: str, console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    """Ask for the dimension `name` of `response`."""
    if name in MANY:
        return _ask_values(name, console, lexicon, offers, response)
    offered = choices(lexicon, offers, name)
    now = value_of(response, name)
    answer = choose(
        console,
        console.tr(QUESTIONS[name]),
        [Choice(label, value) for label, value in offered],
        "\n".join(notes(lexicon, offers, name)) or console.tr("Type the number of your choice."),
        kept=now if now in [value for _, value in offered] else None,
    )
    return answer if isinstance(answer, Back) else with_value(response, name, answer)


def _ask_values(
    name: str, console: Console, lexicon: Lexicon, offers: OfferView, response: Response
) -> Response | Back:
    if name == "to":
        explanation = console.tr("Type the numbers of all whom it is meant for, with spaces between, such as 1 3.")
    else:
        explanation = "\n".join(notes(lexicon, offers, name)) or console.tr("Type the number of your choice.")
    answer = choose_many(
        console,
        console.tr(QUESTIONS[name]),
        [Choice(label, str(value)) for label, value in choices(lexicon, offers, name)],
        explanation,
        kept=values_of(response, name),
    )
    if isinstance(answer, Back):
        return answer
    changed = with_value(response, name, answer)
    if name == "to":
        return changed
    for time, (content, question) in TIMES.items():
        if content in changed.contains:
            asked = _ask_span(console, console.tr(question), getattr(changed, time))
            if isinstance(asked, Back):
                return _ask_values(name, console, lexicon, offers, changed)
            changed = with_value(changed, time, asked)
    return changed


def _ask_span(console: Console, question: str, kept: int) -> int | Back:
    explanation = console.tr("Type minutes, such as 45, or hours, such as 2h or 1h30.")
    console.say(question)
    while True:
        prompt = console.tr("Minutes or hours, Enter for {kept}: ", kept=duration(kept, console.words))
        answer = ask_line(console, prompt, explanation)
        if isinstance(answer, Back):
            return answer
        if not answer:
            return kept
        minutes = span_of(answer)
        if minutes is not None and minutes > 0:
            return minutes
        console.say(explanation)
