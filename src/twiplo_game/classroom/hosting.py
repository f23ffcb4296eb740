"""Making a contest, taking one up again, and serving it."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from twiplo_game.classroom.contest import Contest
from twiplo_game.classroom.listening import SILENCE
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.people import hash_of, new_code
from twiplo_game.classroom.protocol import SIZE_LIMIT
from twiplo_game.classroom.rows import contest_from_text, contest_to_text
from twiplo_game.classroom.server import Annex, application
from twiplo_game.classroom.wire import BadMessageError
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.store.class_ledger import ClassLedger, ContestRow
from twiplo_game.store.doctrine import DoctrineText, parse_doctrine, shipped_doctrine
from twiplo_game.store.errors import DamagedError, NotFoundError, told
from twiplo_game.store.files import write_whole
from twiplo_game.store.home import home
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import ScenarioFile, parse_scenario


@dataclass(frozen=True, slots=True)
class Rules:
    """What the trainer fixes; the same for every seat."""

    seed: str
    profile: str
    mandates: tuple[str, ...]
    minutes: int
    language: str = "en"
    has_own_clocks: bool = False
    late_from_zero: bool = False
    hides_names: bool = False
    has_teams: bool = False


def make_contest(ledger: ClassLedger, file: ScenarioFile, rules: Rules) -> LiveContest:
    """A new contest, kept, with nobody in it. The trainer's secret is in its file. Raises StoreError."""
    doctrine = shipped_doctrine()
    contest = Contest(
        id=secrets.token_hex(8),
        code=new_code(),
        scenario=file.text.hash,
        doctrine=doctrine.hash,
        seed=rules.seed,
        profile=rules.profile,
        mandates=rules.mandates,
        minutes=rules.minutes,
        language=rules.language,
        has_own_clocks=rules.has_own_clocks,
        late_from_zero=rules.late_from_zero,
        hides_names=rules.hides_names,
        has_teams=rules.has_teams,
    )
    secret = secrets.token_urlsafe(24)
    row = ContestRow(
        id=contest.id,
        made=ledger.now(),
        scenario=file.scenario.id,
        body=contest_to_text(contest),
        secret=hash_of(secret),
        join_key=secrets.token_hex(16),
    )
    ledger.make(row, {file.text.hash: file.text.content, doctrine.hash: doctrine.text.encode()})
    path = secret_path(contest.id)
    write_whole(path, secret.encode())
    with told(path):
        path.chmod(0o600)
    return open_contest(ledger, row)


def open_contest(ledger: ClassLedger, row: ContestRow) -> LiveContest:
    """The contest in `row`, where it was left. Raises StoreError."""
    try:
        return _opened(ledger, row)
    except BadMessageError as error:
        raise DamagedError("{path} holds a contest that this release does not know.", path=ledger.place) from error


def _opened(ledger: ClassLedger, row: ContestRow) -> LiveContest:
    contest = contest_from_text(row.body)
    shipped = shipped_doctrine()
    doctrine = shipped
    if contest.doctrine != shipped.hash:
        content = ledger.text(contest.doctrine).decode()
        doctrine = DoctrineText(content, contest.doctrine, parse_doctrine(content))
    content_of = ledger.text(contest.scenario)
    text = ScenarioText(Path(f"{row.scenario}.yaml"), content_of, content_of.decode("utf-8-sig"), contest.scenario)
    scenario = parse_scenario(text, doctrine.doctrine)
    story = compile_story(scenario, doctrine.doctrine, profile=contest.profile, mandates=contest.mandates)
    return LiveContest(ledger, row, contest, new_game(story, contest.seed), text, doctrine)


def newest(ledger: ClassLedger, wanted: str | None = None) -> ContestRow:
    """The contest whose id begins with `wanted`, or the newest. Raises StoreError."""
    rows = [row for row in ledger.contests() if wanted is None or row.id.startswith(wanted)]
    if not rows:
        raise NotFoundError("{path} holds no such contest.", path=ledger.place)
    return rows[0]


def secret_path(contest: str) -> Path:
    """Where the trainer's secret is kept, readable for its owner alone."""
    return home() / "classes" / f"{contest}.secret"


def server(live: LiveContest, desks: Annex | None = None) -> uvicorn.Server:
    """The server of `live`, with desks for browsers where there are any; it takes its socket with `serve`."""

    def stop() -> None:
        made.should_exit = True

    config = uvicorn.Config(
        application(live, stop, desks),
        ws="websockets-sansio",
        ws_max_size=SIZE_LIMIT,
        ws_ping_interval=SILENCE / 2,
        ws_ping_timeout=SILENCE / 2,
        timeout_graceful_shutdown=2,
        log_config=None,
        access_log=False,
        server_header=False,
        h11_max_incomplete_event_size=32 * 1024,
        limit_concurrency=8_000,
    )
    made = uvicorn.Server(config)
    return made
