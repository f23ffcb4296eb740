"""How a condition was probably meant that was written as people, other languages and word processors write."""

import re
from typing import Final

from twiplo_game.authoring.condition_sites import Site
from twiplo_game.authoring.quantities import as_duration
from twiplo_game.engine.conditions import Names, Where, check_condition
from twiplo_game.engine.conditions.signatures import FUNCTIONS, SETS

_ONE_NAME: Final = "|".join(name for name, function in FUNCTIONS.items() if len(function.parameters) == 1)
"""The functions that are asked about one name."""

_HABITS: Final = (
    (re.compile(r"[“”„‘’«‹]\s*(\w+)\s*[“”‘’»›]"), r"'\1'"),
    (re.compile(r"=>|≥|⩾"), ">="),
    (re.compile(r"=<|≤|⩽"), "<="),
    (re.compile(r"<>|≠"), "!="),
    (re.compile(r"\s*(?:&&?|(?<=[\s)])(?:AND|And|et|ET)(?=[\s(]))\s*"), " and "),
    (re.compile(r"\s*(?:\|\|?|(?<=[\s)])(?:OR|Or|ou|OU)(?=[\s(]))\s*"), " or "),
    (re.compile(r"!(?!=)\s*|\b(?:NOT|Not|non|NON)(?=[\s(])\s*"), "not "),
    (re.compile(r"(?<![<>=!])=(?!=)"), "=="),
    (re.compile(r"(?<=\d)\s*%"), ""),
    (re.compile(r"(?<![\w'\"])(\d+h(?:\d+)?|\d+m)(?![\w'\"])"), r"'\1'"),
    (re.compile(r"[–−](?=\s*\d)"), "-"),
    (re.compile(r"[\u00a0\u202f]"), " "),
    (re.compile(r"(?<=[\w)])\s+is\s+not\s+(?=\w)"), " != "),
    (re.compile(r"(?<=[\w)])\s+is\s+(?=\w)"), " == "),
    (re.compile(rf"\b({_ONE_NAME})\s+(?!(?:and|or|not|in|is)\b)([a-z]\w*)"), r"\1(\2)"),
)
"""What others write, and what it is here; looked for only where a condition cannot be read."""

_HIDDEN: Final = frozenset({Where.WORLD, Where.RESPONSE, Where.SITUATION})
"""Where a condition must not look at what the player cannot know."""

_SAID: Final = {"yes": "true", "oui": "true", "vrai": "true", "no": "false", "non": "false", "faux": "false"}
"""What people say for that which always holds, or never."""

_COMPARED: Final = re.compile(r"\b(?P<left>[a-z]\w*)\s*(?P<sign>==|!=|<=|>=|<|>)\s*(?P<right>[a-z]\w*)\b(?!\s*\()")
_AMONG: Final = {"==": "in", "!=": "not in"}

_DECIMAL: Final = re.compile(
    r"(?:(?P<sign>[<>]=?|==|!=)\s*|(?<![\w'\".,(]))(?P<number>\d{1,3}[.,]\d{1,3})(?![\w'\"])(?:\s*(?P<other>[<>]=?|==|!=))?"
)
"""A number that is not whole, with the sign before it or behind it; not one of several between parentheses."""

_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""What a sign says of what stands on its other side."""

_TRUTH: Final = "is_true()"


def meant(site: Site, names: Names) -> tuple[str, int, int] | None:
    """The condition as it was probably meant, and the first characters that are not as they should be.

    None where that cannot be read either.
    """
    words = site.source
    first: tuple[int, int] | None = None
    for pattern, right in _HABITS:
        match = pattern.search(site.source)
        if match is not None and (first is None or match.start() < first[0]):
            first = match.start(), match.end()
        words = pattern.sub(right, words)
    words = words.strip()
    words += ")" * (words.count("(") - words.count(")"))
    if words == site.source.strip() or "\n" in words:
        return None
    if any(fault.code in ("syntax", "not_allowed") for fault in check_condition(words, site.where, names)):
        return None
    start, end = first or (len(site.source), len(site.source))
    written = site.source[start:end]
    return words, start + len(written) - len(written.lstrip()), end - (len(written) - len(written.rstrip()))


def decimal(condition: str, start: int, end: int) -> tuple[str | None, int, int] | None:
    """The whole number that says the same as one with a comma or a point, and where that one stands.

    None where there is none between `start` and `end`; no number where none says the same.
    """
    for match in _DECIMAL.finditer(condition):
        place, stop = match.span("number")
        if start <= place < end or place <= start < stop:
            sign = match["sign"] or _TURNED.get(match["other"], "")
            whole, part = re.split("[.,]", match["number"])
            if int(part) == 0:
                return whole, place, stop
            above = {">=": 1, ">": 0, "<": 1, "<=": 0}.get(sign)
            return None if above is None else str(int(whole) + above), place, stop
    return None


def in_minutes(written: str) -> str | None:
    """A duration in quotes as conditions want it: `'1h30'` for `'1,5h'`, `'45m'` for `45`."""
    found = as_duration(written.strip("'\""))
    return None if found is None else f"'{found}'"


def asked_of(name: str, where: Where, names: Names) -> str | None:
    """What was probably meant by a word that stands alone in a condition: a fact, a check, an event, yes or no."""
    if name.lower() in _SAID:
        return _SAID[name.lower()]
    if name in names.facts:
        return f"{'found' if where in _HIDDEN else 'is_true'}({name})"
    if name in names.checks:
        return f"done({name})"
    return f"answered({name})" if name in names.events else None


def compared(site: Site, start: int, end: int, names: Names) -> tuple[str, int, int] | None:
    """A comparison with a stakeholder as conditions ask for it, and where it stands.

    `press in to` for `to == press`, `mood(press) < neutral` for `press < neutral`. None where the characters from
    `start` to `end` belong to no such comparison.
    """
    for match in _COMPARED.finditer(site.source):
        if not match.start() <= start < end <= match.end():
            continue
        left, sign, right = match["left"], match["sign"], match["right"]
        if right in SETS:
            left, right = right, left
        words = None
        if left in SETS and sign in _AMONG:
            words = f"{right} {_AMONG[sign]} {left}"
        elif left in names.stakeholders:
            words = f"mood({left}) {sign} {right}"
        if words is not None and not check_condition(words, site.where, names):
            return words, match.start(), match.end()
        if left in names.stakeholders:
            return f"mood({left})", match.start("left"), match.end("left")
    return None


def without_quotes(written: str, what: str, names: Names) -> str | None:
    """A name that stands in quotes, as conditions want it."""
    tables = {
        "event": names.events,
        "fact": names.facts,
        "check": names.checks,
        "mandate": names.mandates,
        "stakeholder": names.stakeholders,
        "actor": names.actors,
    }
    name = written.strip("'\"")
    return name if name != written and name in tables.get(what, ()) else None


def openly_asked(written: str, name: str) -> str | None:
    """For a look at the hidden truth where there must be none, the look at what was found out."""
    return written.replace("is_true", "found", 1) if name == _TRUTH else None
