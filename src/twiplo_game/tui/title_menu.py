"""The menu of the title, in words: what can be done, and beside it what that is."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from twiplo_game.locale.figures import clock
from twiplo_game.locale.words import LANGUAGES, Words, translator
from twiplo_game.telling.since import ago
from twiplo_game.tui.typography import content, shortened

if TYPE_CHECKING:
    from twiplo_game.analysis.learning import Check
    from twiplo_game.model.scenario import Scenario
    from twiplo_game.store.saves import Save
    from twiplo_game.store.seats import OpenSeat

WIDTH: Final = 76
"""Columns of the menu."""

_LABELS: Final = 22
_DETAILS: Final = WIDTH - _LABELS - 2


def going_on(games: "tuple[Save, ...]", seats: "tuple[OpenSeat, ...]") -> "list[Save | OpenSeat]":
    """What can be gone on with, the newest first: games on this computer, and seats in classes."""
    open_games = [save for save in games if save.result is None]
    return sorted([*open_games, *seats], key=lambda item: item.changed, reverse=True)


def title_menu(
    words: Words,
    chosen: str | None,
    games: "tuple[Save, ...]",
    seats: "tuple[OpenSeat, ...]",
    scenarios: "Mapping[Path, Scenario]",
    checks: "tuple[Check, ...] | None",
    *,
    is_read: bool,
) -> list[Option | None]:
    """Its lines, each named as the command that it carries out; the languages first where none was `chosen`.

    `checks` are the learning checks done here; None where none is to be offered. `is_read` says that what was played
    here is known. Where that is nothing, the check comes first: what a game leaves shows beside one done before it.
    """
    found = going_on(games, seats)
    lines: list[Option | None] = []
    if chosen is None:
        lines += [
            _line(f"speak_{code}", name, translator(code).tr("Everything in English"))
            for code, name in LANGUAGES.items()
        ]
        lines.append(None)
    if found:
        lines.append(_line("go_on", words.tr("Continue"), *game_words(words, found[0], scenarios)))
    if len(found) > 1:
        more = words.trn("{n} more is open", "{n} more are open", len(found) - 1)
        lines.append(_line("choose_open", words.tr("Another game"), more))
    lines.append(_line("play", words.tr("Play"), words.tr("Choose a crisis and begin")))
    lines.append(_line("learn", words.tr("Learn"), words.tr("Six minutes at a guided desk")))
    lines.append(_line("join_class", words.tr("Class"), words.tr("Join with the address and the code on the board")))
    if checks is not None:
        is_first = is_read and not (games or seats or checks)
        first = words.tr("Before the first game: eight questions, 3 minutes")
        detail = first if is_first else check_words(words, checks)
        lines.append(_line("check_learning", words.tr("Learning check"), detail, is_new=is_first))
    over = sum(save.result is not None for save in games)
    if over:
        kept = words.trn("{n} game, with its debrief", "{n} games, with their debriefs", over)
        lines.append(_line("replays", words.tr("Games that are over"), kept))
    lines.append(_line("settings", words.tr("Settings"), words.tr("Language, colours, clock, keys")))
    lines.append(_line("quit", words.tr("Quit")))
    return lines


def game_words(words: Words, save: "Save | OpenSeat", scenarios: "Mapping[Path, Scenario]") -> tuple[str, str]:
    """What a game, or a class, is called; where in the story it was left, and when."""
    from twiplo_game.store.seats import OpenSeat  # noqa: PLC0415 - there already, where there is one

    when = ago(datetime.fromtimestamp(save.changed), datetime.now(), words)
    if isinstance(save, OpenSeat):
        seat = save.seat
        title = words.tr("{title}, in class", title=seat.title) if seat.title else words.tr("Your class")
        return title, words.tr("{address}, as {name}, {when}", address=seat.address, name=seat.name, when=when)
    scenario = scenarios.get(save.path)
    if scenario is None:
        return save.header.scenario, words.tr("played {when}", when=when)
    time = clock(scenario.start, save.minute, words)
    return scenario.title.in_(words.language), words.tr("{clock} at the desk, played {when}", clock=time, when=when)


def check_words(words: Words, checks: "tuple[Check, ...]") -> str:
    """What there is to say of the learning check today."""
    if not checks:
        return words.tr("Eight questions, three minutes")
    from twiplo_game.analysis.learning import due  # noqa: PLC0415 - with the models, which the title needs not
    from twiplo_game.telling.learning import due_words  # noqa: PLC0415

    now = int(datetime.now().timestamp())
    return due_words(words, due(checks, now), checks, now)


def _line(name: str, label: str, detail: str = "", more: str = "", *, is_new: bool = False) -> Option:
    look = "$accent" if is_new else "" if more else "$quiet"
    parts = [content(f" {label:<{_LABELS}}", "bold"), content(shortened(detail, _DETAILS), look)]
    if more:
        parts += [content("\n" + " " * (_LABELS + 1)), content(shortened(more, _DETAILS), "$quiet")]
    return Option(Content.assemble(*parts), name)
