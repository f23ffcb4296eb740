"""The page about one's seat in a class: who one is there, what the trainer said, and how to sit down elsewhere."""

from collections.abc import Callable

from twiplo_game.classroom.sentences import farewell, invite_words, left_words, place_words, seats_words
from twiplo_game.classroom.standing import InClass
from twiplo_game.locale.words import Words
from twiplo_game.seating.port import GamePort
from twiplo_game.telling.page import Page


def class_page(
    state: InClass | None, port: GamePort | None, words: Words, reached_at: Callable[[str], str] = str
) -> Page:
    """All that there is to know; empty where the game is nobody else's."""
    page = Page()
    if state is None:
        return page
    page.say(words.tr("You are {name}.", name=state.name))
    if state.room is not None:
        page.say(f"{seats_words(state.room, words)}.")
    if state.left is not None and not state.is_over:
        page.say(words.tr("{time} to go", time=left_words(state.left)) + ".")
    page.say(_standing(state, words))
    if state.room is not None and state.room.place is not None:
        page.say(place_words(state.room.place, words))
    page.heading(words.tr("What the trainer said"))
    said = state.room.announcements if state.room is not None else ()
    start = state.room.start if state.room is not None else None
    for when, text in reversed(said):
        line = " ".join(text.split())
        if start is None or when < start:
            page.item(words.tr("Before the start: {words}", words=line))
        else:
            page.item(words.tr("After {minute} min: {words}", minute=(when - start) // 60_000, words=line))
    if not said:
        page.say(words.tr("Nothing yet."))
    seat = getattr(port, "seat", None)
    if seat is not None and not state.is_over:
        page.heading(words.tr("Sitting down elsewhere"))
        if seat.invite:
            page.say(invite_words(seat.invite, words))
        page.say(words.tr("Whoever has this line has your seat. On another computer:"))
        page.say(f"twiplo join {reached_at(seat.address)} --token {seat.token}")
    return page


def _standing(state: InClass, words: Words) -> str:
    if state.farewell:
        return farewell(state.farewell, words)
    if not state.is_online:
        return words.tr("The connection is lost. It comes back by itself; what you write is kept.")
    if not state.has_pen:
        return words.tr("Another computer of your team holds the pen. Here you watch; you can take it.")
    if state.is_paused:
        return words.tr("The trainer has stopped the clock.")
    return words.tr("The contest is over.") if state.is_over else words.tr("You are connected.")
