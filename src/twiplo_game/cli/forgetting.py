"""Deleting the names of a class; what was played stays."""

import argparse
from datetime import datetime

from twiplo_game.classroom.hosting import newest
from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.host_command import NEWEST
from twiplo_game.locale.words import Words
from twiplo_game.store.class_desks import forget_desks
from twiplo_game.store.class_ledger import ClassLedger, default_url


def forget(args: argparse.Namespace, words: Words) -> ExitCode:
    """Delete the names. Raises StoreError."""
    ledger = ClassLedger(args.database or default_url())
    try:
        row = newest(ledger, None if args.forget == NEWEST else args.forget)
        gone = ledger.forget(row.id)
        forget_desks(row.id)
    finally:
        ledger.close()
    made = datetime.fromtimestamp(row.made / 1_000).strftime("%Y-%m-%d %H:%M")
    output.line(words.tr("Class {contest} on “{scenario}”, {made}:", contest=row.id, scenario=row.scenario, made=made))
    output.line(
        words.trn(
            "{n} person was forgotten. What was played stays, by number.",
            "{n} people were forgotten. What was played stays, by number.",
            gone,
        )
    )
    return ExitCode.OK
