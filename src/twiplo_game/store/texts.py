"""Scenario and doctrine texts, kept once each under their hash, so that an old log still replays."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from twiplo_game.authoring.limits import SIZE_LIMIT
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import DoctrineText, parse_doctrine, shipped_doctrine
from twiplo_game.store.errors import DamagedError, StoreError
from twiplo_game.store.files import as_text, digest, read_bytes, write_whole
from twiplo_game.store.home import texts_folder
from twiplo_game.store.log_reader import Log
from twiplo_game.store.scenario_files import LESSONS, ScenarioText, library_folder
from twiplo_game.store.scenarios import parse_scenario

DOCTRINE_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of a doctrine's text."""


def keep_texts(scenario: ScenarioText, doctrine: DoctrineText) -> None:
    """Keep both texts. Raises StoreError."""
    for name, content in ((scenario.hash, scenario.content), (doctrine.hash, doctrine.text.encode())):
        target = texts_folder() / name
        if not target.exists():
            write_whole(target, content)


def keep_texts_of(log: Log) -> None:
    """Keep the texts that `log` was played on, as far as they are there: a log elsewhere replays on them too.

    Raises StoreError.
    """
    header, shipped = log.header, shipped_doctrine()
    found = {header.scenario_hash: _first(_scenario_places(log), header.scenario_hash, SIZE_LIMIT)}
    found[header.doctrine_hash] = (
        shipped.text.encode()
        if shipped.hash == header.doctrine_hash
        else _first(_kept_places(log, header.doctrine_hash), header.doctrine_hash, DOCTRINE_LIMIT)
    )
    for name, content in found.items():
        target = texts_folder() / name
        if content is not None and not target.exists():
            write_whole(target, content)


def scenario_of(log: Log, doctrine: Doctrine) -> Scenario:
    """The scenario that `log` was played on. Raises StoreError where its text is nowhere to be found."""
    wanted = log.header.scenario_hash
    for place in _scenario_places(log):
        content = _with_hash(place, wanted, SIZE_LIMIT)
        if content is not None:
            name = Path(f"{log.header.scenario}.yaml")
            return parse_scenario(ScenarioText(name, content, as_text(content, place), wanted), doctrine)
    raise DamagedError(
        "{path} was played on a version of the scenario “{scenario}” that is not on this computer. "
        "Put that scenario file beside the log.",
        path=log.path,
        scenario=log.header.scenario,
    )


def doctrine_of(log: Log) -> Doctrine:
    """The doctrine that `log` was played under. Raises StoreError where its text is nowhere to be found."""
    wanted = log.header.doctrine_hash
    shipped = shipped_doctrine()
    if shipped.hash == wanted:
        return shipped.doctrine
    for place in _kept_places(log, wanted):
        content = _with_hash(place, wanted, DOCTRINE_LIMIT)
        if content is not None:
            return parse_doctrine(as_text(content, place))
    raise DamagedError(
        "{path} was played under version {version} of the doctrine, which is not on this computer.",
        path=log.path,
        version=log.header.doctrine,
    )


def kept_doctrine(wanted: str) -> Doctrine | None:
    """The doctrine of that hash, where it is this release's or was kept. Raises DamagedError."""
    shipped = shipped_doctrine()
    if shipped.hash == wanted:
        return shipped.doctrine
    content = _with_hash(texts_folder() / wanted, wanted, DOCTRINE_LIMIT)
    return parse_doctrine(content.decode()) if content is not None else None


def keep_doctrine(text: str, wanted: str) -> Doctrine:
    """The doctrine in `text`, kept under its hash. Raises StoreError where that is not the one that was wanted."""
    content = text.encode()
    if digest(content) != wanted:
        raise DamagedError("The doctrine that the class sent is not the one that it plays on.")
    doctrine = parse_doctrine(text)
    write_whole(texts_folder() / wanted, content)
    return doctrine


def _scenario_places(log: Log) -> tuple[Path, ...]:
    """Where the text of the scenario of `log` may be."""
    nearby = sorted(log.path.parent.glob("*.yaml"))[:200]
    name = f"{Path(log.header.scenario).name}.yaml"
    shipped = (library_folder() / name, LESSONS / name)
    return (*_kept_places(log, log.header.scenario_hash), *shipped, *nearby)


def _kept_places(log: Log, wanted: str) -> tuple[Path, ...]:
    """Where a text may be kept under its hash."""
    return texts_folder() / wanted, log.path.parent / "texts" / wanted


def _first(places: Iterable[Path], wanted: str, limit: int) -> bytes | None:
    found = (_with_hash(place, wanted, limit) for place in places)
    return next((content for content in found if content is not None), None)


def _with_hash(place: Path, wanted: str, limit: int) -> bytes | None:
    if not place.is_file():
        return None
    try:
        content = read_bytes(place, limit)
        return content if digest(content) == wanted else None
    except StoreError:
        return None
