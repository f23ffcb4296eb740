"""Slips that come with copied text and with texts in brackets: blanks that do not break, bullets, loose quotes."""

import re
from typing import Final

_BLANKS: Final = "\u00a0\u202f\u2007"
_INDENT: Final = re.compile(rf"^ *(?P<blank>[{_BLANKS}])")
_AROUND_COLON: Final = re.compile(rf"^ *(?:- +)*[\w-]+(?:(?P<before>[{_BLANKS}]):|:(?P<after>[{_BLANKS}]))")
_AFTER_HYPHEN: Final = re.compile(rf"^ *-(?P<blank>[{_BLANKS}])")
_BULLET: Final = re.compile(r"^(?P<indent> *)(?P<bullet>[•●○▪·‣–—])\s+(?P<rest>\S.*)$")
_BAR: Final = re.compile(r"^\s*(?:-\s+)*[\w-]+:\s+[|>][-+]?\s*$")
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT: Final = re.compile(r"(?<=\S)\s+#[^\s#]")


def hard_blank(line: str) -> tuple[int, str] | None:
    """Where a blank that does not break stands for an ordinary one, from 0, and the line as it was meant."""
    match = _INDENT.match(line) or _AFTER_HYPHEN.match(line) or _AROUND_COLON.match(line)
    if match is None:
        return None
    place = next(match.start(name) for name, found in match.groupdict().items() if found)
    lead = re.match(rf"^[ {_BLANKS}-]*", line)
    end = max(match.end(), lead.end() if lead else 0)
    head = re.sub(rf"[{_BLANKS}]+:", ":", line[:end])
    return place, re.sub(rf"[{_BLANKS}]", " ", head) + line[end:]


def bullet(line: str) -> tuple[int, str, str] | None:
    """Where a bullet or a dash stands for the hyphen of a list, what it is, and the line as it was meant."""
    match = _BULLET.match(line)
    if match is None:
        return None
    return match.start("bullet"), match["bullet"], f"{match['indent']}- {match['rest']}"


def opens_block(line: str) -> bool:
    """Whether a text is promised on the following lines: `en: |`."""
    return _BAR.match(line) is not None


def loose_quote(line: str) -> int | None:
    """Where a double quote stands that nothing on its line closes."""
    rest = _TEXT.sub(lambda match: "x" * len(match.group()), line)
    return rest.index('"') if '"' in rest else None


def after_quote(line: str) -> int | None:
    """Where a text between brackets goes on after its closing quote."""
    for match in _TEXT.finditer(line):
        rest = line[match.end() :]
        if rest.strip() and rest.lstrip()[0] not in ",}]:#":
            return match.end() + len(rest) - len(rest.lstrip())
    return None


def comment_in_brackets(line: str) -> int | None:
    """Where a `#` between brackets, as in a hashtag, makes a comment of the rest of the line."""
    rest = _TEXT.sub(lambda match: "x" * len(match.group()), line)
    match = _COMMENT.search(rest)
    return None if match is None else rest.index("#", match.start())
