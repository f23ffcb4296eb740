"""What a class needs of this computer, looked at one by one."""

import shutil
import time
from importlib.util import find_spec
from typing import Final

from twiplo_game.classroom.listening import listening, own_addresses
from twiplo_game.locale.words import Words
from twiplo_game.store.errors import StoreError
from twiplo_game.store.home import home
from twiplo_game.telling.errors import told

_PACKAGES: Final = ("starlette", "uvicorn", "sqlalchemy", "segno", "cattrs", "websockets")
_ROOM: Final = 200
"""MB that a class may come to write, generously."""

_LATE: Final = 0.05
"""Seconds of a commit from which on a class notices the disk."""

Finding = tuple[bool, str]
"""Whether it is well, and the sentence."""


def examined(port: int, database: str | None, words: Words) -> list[Finding]:
    """Everything that was looked at."""
    packages = _packages(words)
    found = [packages, _address(words), _port(port, words), _clock(words), _disk(words)]
    if packages[0]:
        found += [_desks(words), _database(database, words)]
    return found


def _packages(words: Words) -> Finding:
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        return False, words.tr(
            'Packages are missing ({names}): pip install "twiplo-game[classroom]".', names=", ".join(missing)
        )
    return True, words.tr("Every package that a class needs is there.")


def _desks(words: Words) -> Finding:
    from twiplo_game.webdesk.capacity import capacity  # noqa: PLC0415
    from twiplo_game.webdesk.page import has_terminal  # noqa: PLC0415

    if not has_terminal():
        return True, words.tr(
            "In a browser everybody has the simple seat. For the desk too: "
            'pip install "twiplo-game[classroom,browser]".'
        )
    here = capacity()
    if here.desks == 0:
        return True, words.tr("This computer has no memory free for desks in browsers; everybody has the simple seat.")
    told = words.trn(
        "This computer draws about {n} desk in browsers ({cores} cores, {mb} MB free); beyond that there is the simple "
        "seat.",
        "This computer draws about {n} desks in browsers ({cores} cores, {mb} MB free); beyond that there is the "
        "simple seat.",
        here.desks,
        cores=here.cores,
        mb="?" if here.memory is None else here.memory,
    )
    return True, told


def _address(words: Words) -> Finding:
    addresses = own_addresses()
    if not addresses:
        return False, words.tr("This computer is on no network: only seats on itself can join. Connect it first.")
    return True, words.tr(
        "Players reach this computer at {addresses}, if they are on the same network. "
        "Try it from another one: guest networks often keep computers apart, and the firewall has to let the port in.",
        addresses=", ".join(addresses),
    )


def _port(port: int, words: Words) -> Finding:
    try:
        listening("0.0.0.0", port).close()
    except StoreError as error:
        return False, told(error, words)
    return True, words.tr("Port {port} is free.", port=port)


def _clock(words: Words) -> Finding:
    year = time.gmtime().tm_year
    if not 2025 <= year < 2100:
        return False, words.tr("This computer's clock says {year}. Set it: results carry the date.", year=year)
    return True, words.tr("The clock says {now}.", now=time.strftime("%Y-%m-%d %H:%M"))


def _disk(words: Words) -> Finding:
    place = home()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free // 1_000_000
    if free < _ROOM:
        return False, words.tr("Only {mb} MB are free for {path}. Free some space.", mb=free, path=home())
    return True, words.tr("{mb} MB are free for {path}.", mb=free, path=home())


def _database(database: str | None, words: Words) -> Finding:
    from twiplo_game.store.class_ledger import ClassLedger, default_url  # noqa: PLC0415

    try:
        ledger = ClassLedger(database or default_url())
        try:
            took = ledger.rehearse()
        finally:
            ledger.close()
    except StoreError as error:
        return False, told(error, words)
    ms = round(took * 1_000)
    if took > _LATE:
        return False, words.tr(
            "{path} takes {ms} ms for one commit. Keep the class on a disk of this computer, not on a network's.",
            path=ledger.place,
            ms=ms,
        )
    return True, words.tr("{path} takes {ms} ms for one commit.", path=ledger.place, ms=ms)
