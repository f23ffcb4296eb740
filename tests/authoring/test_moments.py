"""How long ago something was is only asked of what has come."""

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.model.doctrine import Doctrine

FERRY = """
title: Night ferry
events:
  - id: post
    {comes}
    text: She is late.
    checks:
      harbour: {{title: Ring the harbour, takes: 10m, settles: late, finds: {{when_true: She is., when_false: No.}}}}
  - {{id: wire, at: 60m, text: Nobody knows., when: "{when}"}}
facts:
  late: {{text: She is late., chance: 50%}}
endings:
  - {{id: long_night, when: "{end}", title: A long night, text: It was.}}
  - {{id: morning, title: Morning, text: It came.}}
"""


@pytest.mark.parametrize(
    ("comes", "when", "end", "found"),
    [
        ("at: 90m", "since(post) > '30m'", "trust < 40", True),
        ("at: 90m", "not since(post) < '30m'", "trust < 40", True),
        ("at: 90m", "since(post) > '30m' and not answered(post)", "trust < 40", True),
        ("at: 90m", "since(post) < '30m'", "trust < 40", False),
        ("at: 90m", "occurred(post) and since(post) > '30m'", "trust < 40", False),
        ("at: 90m", "since(post) > '30m' and (answered(post) or done(harbour))", "trust < 40", False),
        ("at: 90m", "since(post) > '30m' and known(late)", "trust < 40", False),
        ("at: 90m", "since(post) > '30m' or not occurred(post)", "trust < 40", False),
        ("at: 0m", "since(post) > '30m'", "trust < 40", False),
        ("at: 60m", "since(post) > '30m'", "trust < 40", False),
        ("at: 90m", "trust > 40", "since(post) > '30m'", False),
        ("when: trust < 30", "trust > 40", "since(post) > '30m'", True),
        ("when: trust < 30", "trust > 40", "occurred(post) and since(post) > '30m'", False),
    ],
)
def test_a_time_since_what_may_not_have_come_is_told(
    comes: str, when: str, end: str, found: bool, doctrine: Doctrine
) -> None:
    text = FERRY.format(comes=comes, when=when, end=end)

    codes = {problem.code for problem in check_text(text, "ferry.yaml", doctrine).problems}

    assert ("TW720" in codes) is found
    assert not any(code.startswith(("TW1", "TW2", "TW4", "TW5")) for code in codes), codes
