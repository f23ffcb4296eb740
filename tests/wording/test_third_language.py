"""A third language is one more file: nothing else has to know of it."""

import json

import pytest

from twiplo_game.authoring.doctrine import check_doctrine, read_doctrine
from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.wording import Feature
from twiplo_game.store.doctrine import shipped_doctrine
from wording.labelled import TERMS, reader

ESPERANTO = """\
text:
  eo:
    common: [la, kaj, de, en, al, ni, ne, estas, ke, pri, nia, niaj, ĉiuj, tiuj, por, ministerio, kiu, post, depeŝo]
    strong: [ĉiuj]
    negators: [ne, neniu]
    classes: {us: [ni, la ministerio]}
    distances: [diras|asertas ke?]
    times:
      afternoon: [vespere]
      within: [post]
      named: {tagmezo: 720}
      units: {horo: 60, horoj: 60}
      numbers: {du: 2}
    markings: [konfidenca depeŝo]
    features:
      denies: [<us> ..1 neas]
      apologises: [<us> ..1 pardonpetas]
      states_unknown: [ni ne ..1 scias]
      promises_update: [sekva komuniko ..2 <time>, sekva komuniko post <span>]
"""


def _reader() -> Reader:
    files = json.loads(shipped_doctrine().text) | {"text/eo.yaml": ESPERANTO}
    assert check_doctrine(files) == ()
    doctrine = read_doctrine(files)
    trap = {**TERMS.traps[0], "eo": "Ĉiuj dokumentoj estas falsaj."}
    return Reader(doctrine.characters, doctrine.text, Terms(traps=(trap,), protected=("Lia Denho",)))


READER = _reader()


@pytest.mark.parametrize(
    ("text", "features", "language"),
    [
        ("Ni firme neas la akuzon pri la haveno.", {Feature.DENIES}, "eo"),
        ("La ministerio pardonpetas al ĉiuj.", {Feature.APOLOGISES}, "eo"),
        ("La ministerio ne pardonpetas.", set(), "eo"),
        ("La redaktoro diras ke ni neas la akuzon.", set(), "eo"),
        ("Ni ne ankoraŭ scias de kiu.", {Feature.STATES_UNKNOWN}, "eo"),
        ("Konfidenca depeŝo de Lia Denho.", {Feature.MARKING, Feature.PROTECTED}, "eo"),
        ("Ĉiuj tiuj dokumentoj estas falsaj.", {Feature.REPEATS_TRAP}, "eo"),
        ("We deny this allegation.", {Feature.DENIES}, "en"),
        ("Nous démentons cette accusation.", {Feature.DENIES}, "fr"),
    ],
)
def test_a_text_in_it_is_read(text: str, features: set[Feature], language: str) -> None:
    """Its language is told, and what it shows is found; the other two are read as before."""
    reading = READER.read(text)
    assert reading.features == features
    assert reading.languages == (language,)


def test_its_times_are_read() -> None:
    """Of the day and from now."""
    texts = ("La sekva komuniko venos al tagmezo.", "La sekva komuniko post du horoj.")
    marks = [mark for text in texts for mark in READER.read(text).marks]
    assert [mark.when.minute for mark in marks if mark.when is not None] == [720, 120]


def test_the_other_languages_are_read_as_without_it() -> None:
    """A file more changes nothing for the texts that it is not for."""
    text = "We do not yet know who sent it. Nos pensées vont aux familles."
    assert READER.read(text).features == reader().read(text).features
