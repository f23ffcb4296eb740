"""Opening a class from the command line."""

import argparse
import asyncio
import gc
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

from twiplo_game.classroom.listening import PORT, listening
from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.host_command import NEWEST
from twiplo_game.locale.words import Words
from twiplo_game.store.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    from twiplo_game.classroom.live import LiveContest
    from twiplo_game.store.class_ledger import ClassLedger
    from twiplo_game.store.scenarios import ScenarioFile

GARBAGE: Final = (10_000, 20, 50)
"""The collector's thresholds: what closed lines leave behind is still found, after some hundreds of them."""

_SEEDS: Final = 40
"""Seeds that are tried for one on which care is worth it."""

_HALF_A_DAY: Final = 12 * 60 * 60 * 1_000
"""Milliseconds for which a class that was not finished is offered."""


def host(args: argparse.Namespace, words: Words) -> int:
    """Serve until stopped. Raises StoreError."""
    # Nothing that is loaded is garbage, and after a fall of the server a class waits for it: a fifth of the start.
    gc.disable()
    try:
        return _hosted(args, words)
    finally:
        gc.enable()


def _hosted(args: argparse.Namespace, words: Words) -> int:
    # First the socket: who calls while the rest is loaded waits a moment and is not turned away.
    with listening(args.address, PORT if args.port is None else args.port) as listens:
        from twiplo_game.classroom.hosting import server  # noqa: PLC0415
        from twiplo_game.cli.browser_desks import browser_desks  # noqa: PLC0415
        from twiplo_game.cli.host_sheet import sheet  # noqa: PLC0415
        from twiplo_game.store.class_ledger import ClassLedger, default_url  # noqa: PLC0415

        with closing(ClassLedger(args.database or default_url())) as ledger:
            live = _contest(args, ledger, words)
            if live is None:
                return ExitCode.PROBLEMS
            desks = browser_desks(live, args.desks, is_insisted=args.browser)
            for line in sheet(live, args.address, listens.getsockname()[1], desks.most if desks else 0, words):
                output.line(line)
            output.flush()
            gc.enable()
            port = listens.getsockname()[1]
            if args.headless or not sys.stdin.isatty() or not sys.stdout.isatty():
                _look_for_garbage_seldom()
                asyncio.run(server(live, desks).serve(sockets=[listens]))
                return ExitCode.OK
    return _with_console(args, live, port, words)


def _look_for_garbage_seldom() -> None:
    """Let nobody wait while the collector goes through the games of a whole class, in which there is no garbage.

    By default it goes through all of them every so many thousand views, and every seat waits for as long as that takes.
    """
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def _with_console(args: argparse.Namespace, live: "LiveContest", port: int, words: Words) -> int:
    from twiplo_game.classroom.hosting import secret_path  # noqa: PLC0415
    from twiplo_game.classroom.trainer_line import TrainerLine  # noqa: PLC0415
    from twiplo_game.cli.console import served, stay  # noqa: PLC0415
    from twiplo_game.cli.host_sheet import addresses_of  # noqa: PLC0415

    contest, scenario = live.contest.id, live.match.game.story.scenario
    secret = secret_path(contest)
    options = ["--resume", contest, "--address", args.address, "--port", str(port)]
    if args.desks is not None:
        options += ["--desks", str(args.desks)]
    here = "127.0.0.1" if args.address in {"0.0.0.0", ""} else args.address
    with served([*options, *(["--database", args.database] if args.database else [])]):
        line = TrainerLine(f"http://{here}:{port}", secret.read_text())
        return stay(line, scenario, addresses_of(args.address, port)[0], secret, words)


def _contest(args: argparse.Namespace, ledger: "ClassLedger", words: Words) -> "LiveContest | None":
    from twiplo_game.classroom.hosting import Rules, make_contest, newest, open_contest  # noqa: PLC0415
    from twiplo_game.cli.plain.start import Wish, check_wish  # noqa: PLC0415
    from twiplo_game.cli.sound import sound_scenario  # noqa: PLC0415

    if args.resume is not None:
        return open_contest(ledger, newest(ledger, None if args.resume == NEWEST else args.resume))
    _offer(ledger, words)
    if args.scenario is None:
        raise NotFoundError("Name a scenario, such as “twiplo host summit-cancelled”. “twiplo list” shows them all.")
    file = sound_scenario(args.scenario, words)
    if file is None:
        return None
    mandates = tuple(args.mandate)
    check_wish(file.scenario, Wish(profile=args.profile, mandates=mandates))
    rules = Rules(
        seed=_seed(args.seed, file, args.profile, mandates),
        profile=args.profile,
        mandates=mandates,
        minutes=args.minutes or file.scenario.minutes,
        language=args.board_language,
        has_own_clocks=args.clock == "own",
        late_from_zero=args.late == "zero",
        hides_names=args.hide_names,
        has_teams=args.teams,
    )
    return make_contest(ledger, file, rules)


def _offer(ledger: "ClassLedger", words: Words) -> None:
    """Tell of a class that was begun not long ago and did not end."""
    from twiplo_game.classroom.contest import ROOM  # noqa: PLC0415

    for row in ledger.contests()[:1]:
        orders = [entry.body for entry in ledger.track(row.id, ROOM)]
        began, ended = (any(f'"is":"{kind}"' in body for body in orders) for kind in ("started", "ended"))
        if began and not ended and time.time() * 1_000 - row.made < _HALF_A_DAY:
            diagnostics.tell(
                words.tr(
                    "The class on “{scenario}” was not ended. “twiplo host --resume” goes on with it.",
                    scenario=row.scenario,
                )
            )


def _seed(wanted: str | None, file: "ScenarioFile", profile: str, mandates: tuple[str, ...]) -> str:
    """The seed to compete on: the wanted one, or one by chance, where care is clearly worth it. Raises StoreError."""
    from twiplo_game.analysis.fair_seed import fair_seed, is_fair  # noqa: PLC0415
    from twiplo_game.engine.compile import compile_story  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.session import new_seed  # noqa: PLC0415

    story = compile_story(file.scenario, shipped_doctrine().doctrine, profile=profile, mandates=mandates)
    if wanted is not None and is_fair(story, wanted):
        return wanted
    found = fair_seed(story, (new_seed() for _ in range(_SEEDS)))
    if found is None:
        raise StoreError(
            "Care is not clearly worth it in this scenario: on {n} seeds, asserting at once did about as well. "
            "“twiplo playtest” says more.",
            n=_SEEDS,
        )
    if wanted is None:
        return found
    raise StoreError(
        "On seed {seed}, asserting at once does about as well as care, so a competition on it says little. "
        "Take --seed {other}, or none.",
        seed=wanted,
        other=found,
    )
