"""Where a source is found is said in the reader's language: dates and words of it too."""

import re

import pytest

from twiplo_game.analysis.debrief_parts import Citation
from twiplo_game.model.source import Source
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.learning import shipped_items

SOURCES = {**shipped_doctrine().doctrine.bibliography, **shipped_items().sources}

ENGLISH = re.compile(
    r"\b(Jan|Feb|Apr|June?|July?|Aug|Sept|Dec|January|February|March|April|May|August|October|December"
    r"|and|by|the|later|press|release|third)\b"
)
"""Words that are English and no part of an address or of a name."""

NAMES = ("Public Safety and Homeland Security Bureau", "Center for the Study of Intelligence")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_english_stands_in_a_french_citation(source: Source) -> None:
    where = source.where.in_("fr") if source.where is not None else ""
    for name in NAMES:
        where = where.replace(name, "")
    spoken = re.sub(r"\S*[/_]\S*", "", where)

    assert not ENGLISH.search(spoken)
    assert not re.search(r"(?<!\u202f);", where), "a semicolon has a narrow space before it"


def test_a_citation_says_where_in_the_language_of_its_reader() -> None:
    text = Source.model_validate({
        "title": {"en": "Press", "fr": "Presse"},
        "where": {"en": "a.org 4 Apr 2018", "fr": "a.org 4 avril 2018"},
    })  # fmt: skip
    cited = Citation(text.title, text.where)

    assert (cited.in_("en"), cited.in_("fr")) == ("Press (a.org 4 Apr 2018)", "Presse (a.org 4 avril 2018)")


def test_an_address_alone_serves_every_language() -> None:
    source = Source.model_validate({"title": {"en": "A", "fr": "B"}, "where": "doi 10.1/1"})

    assert source.where is not None
    assert source.where.in_("fr") == source.where.in_("en") == "doi 10.1/1"
