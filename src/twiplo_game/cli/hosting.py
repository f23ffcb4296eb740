"""Opening a class from the command line."""

import argparse
import asyncio

from twiplo_game.classroom.hosting import Rules, listening, make_contest, newest, open_contest, secret_path, server
from twiplo_game.classroom.live import LiveContest
from twiplo_game.cli import output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import Words
from twiplo_game.store.class_ledger import ClassLedger, default_url
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import new_seed


def host(args: argparse.Namespace, words: Words) -> int:
    """Serve until stopped. Raises StoreError."""
    ledger = ClassLedger(args.database or default_url())
    live = _contest(args, ledger)
    listens = listening(args.address, args.port)
    output.line(words.tr("Address: {address}", address=f"http://127.0.0.1:{listens.getsockname()[1]}"))
    output.line(words.tr("Join code: {code}", code=live.contest.code))
    output.line(words.tr("The trainer's secret is in {path}.", path=secret_path(live.contest.id)))
    output.flush()
    asyncio.run(server(live).serve(sockets=[listens]))
    return ExitCode.OK


def _contest(args: argparse.Namespace, ledger: ClassLedger) -> LiveContest:
    if args.resume:
        return open_contest(ledger, newest(ledger))
    file = read_scenario(resolve(args.scenario))
    rules = Rules(
        seed=args.seed or new_seed(),
        profile=args.profile,
        mandates=tuple(args.mandate),
        minutes=args.minutes or file.scenario.minutes,
        language=args.board_language,
        has_own_clocks=args.clock == "own",
        late_from_zero=args.late == "zero",
        hides_names=args.hide_names,
        has_teams=args.teams,
    )
    return make_contest(ledger, file, rules)
