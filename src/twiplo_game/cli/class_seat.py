"""Opening a seat in a class from the command line: whoever said everything goes straight to the lobby."""

from typing import TYPE_CHECKING

from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.joining import Application, join, take_over
from twiplo_game.cli.plain.joining import JoinWish
from twiplo_game.cli.title import open_title
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp


def open_class(wish: JoinWish, words: Words) -> int:
    """The lobby, or the form in which the rest is filled in. Raises StoreError where the class lets nobody in."""
    address = parse_address(wish.address) if wish.address is not None else None
    seat = None
    if address is not None and wish.token is not None:
        seat = take_over(address, wish.token)
    elif address is not None and wish.code is not None and wish.name is not None:
        application = Application(wish.code, wish.name, words.language, wish.invite or "", learner=wish.learner or "")
        seat = join(address, application)

    def first(app: "TwiploApp") -> None:
        from twiplo_game.tui import messages  # noqa: PLC0415 - with Textual, which the line mode needs not

        if seat is not None:
            app.post_message(messages.EnterClass(seat))
        else:
            names = ("address", "code", "name", "invite", "learner")
            typed = {name: value for name in names if (value := getattr(wish, name)) is not None}
            app.open("join", typed)

    return open_title(words, first)
