"""The time of a promise, in the ways in which the two languages write one."""

import pytest

from twiplo_game.engine.wording.times import When
from twiplo_game.model.wording import Feature
from wording.labelled import reader

READER = reader()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Our next update will be given at 18:00.", When(1080, False)),
        ("Our next update will be given at 6 pm.", When(1080, False)),
        ("Our next update will be given at 6:30 p.m.", When(1110, False)),
        ("Our next update will be given at 6pm.", When(1080, False)),
        ("Our next update will be given at noon.", When(720, False)),
        ("Our next update will be given at 12 am.", When(0, False)),
        ("Our next update will be given tomorrow at 9 a.m.", When(540, False, 1)),
        ("Our next update will be given in two hours.", When(120, True)),
        ("Our next update will be given within 45 minutes.", When(45, True)),
        ("Prochain point à 18 h.", When(1080, False)),
        ("Prochain point à 18h.", When(1080, False)),
        ("Prochain point à 18 h 30.", When(1110, False)),
        ("Prochain point à 18h30.", When(1110, False)),
        ("Prochain point à 18:30.", When(1110, False)),
        ("Prochain point à 18 heures.", When(1080, False)),
        ("Prochain point à six heures et demie.", When(390, False)),
        ("Prochain point à six heures du soir.", When(1080, False)),
        ("Prochain point demain à midi.", When(720, False, 1)),
        ("Prochain point dans deux heures.", When(120, True)),
        ("Prochain point dans 45 minutes.", When(45, True)),
        ("Nous vous tiendrons informés.", None),
        ("We will keep you informed.", None),
    ],
)
def test_a_promise_names_its_time(text: str, when: When | None) -> None:
    """Of the day or from now, in figures or in words."""
    marks = [mark for mark in READER.read(text).marks if mark.feature is Feature.PROMISES_UPDATE]
    assert [mark.when for mark in marks] == [when]
