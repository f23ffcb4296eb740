"""A chart in a page: everything that is written in it is inside it."""

import re

from twiplo_game.papers.chart import as_svg
from twiplo_game.papers.document import Chart, Panel

SIGN = 7
"""Units that a sign of an hour is wide, at most."""


def test_the_last_hour_is_inside_the_chart() -> None:
    """A page clips what stands beyond its edge; an hour in French is long."""
    panel = Panel("Réputation", ((0, 60), (360, 40)))
    svg = as_svg(Chart("Les jauges", (panel,), (), ((0, "9 h 40"), (360, "15 h 40")), 360, ()))

    width = re.search(r'viewBox="0 0 (\d+) ', svg)
    hours = re.findall(r'class="hour" x="(\d+)"[^>]*>([^<]+)<', svg)

    assert width is not None
    assert len(hours) == 2
    for x, label in hours:
        half = len(label) * SIGN / 2
        assert half <= int(x) <= int(width[1]) - half
