"""Reading one message."""

from twiplo_game.cli.plain.table import Table
from twiplo_game.telling.messages import message_page


def show_message(table: Table, name: str) -> None:
    """One message in full."""
    now = table.view
    for message in now.messages:
        if message.id == name:
            table.console.show(message_page(table.lexicon, message, now))
