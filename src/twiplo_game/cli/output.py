"""The only writer of stdout."""

import sys
from typing import Final

_UNSAFE: Final = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
"""Control characters: a file must not be able to steer the terminal that it is shown in."""


def cleaned(text: str) -> str:
    """`text` without control characters."""
    return text.translate(_UNSAFE)


def line(content: str = "") -> None:
    """Write a line."""
    sys.stdout.write(cleaned(content) + "\n")


def prompt(content: str) -> None:
    """Write what an answer is typed after, and make sure that it is seen."""
    sys.stdout.write(cleaned(content))
    sys.stdout.flush()


def text(content: str) -> None:
    """Write text that is already laid out."""
    sys.stdout.write(cleaned(content))


def flush() -> None:
    """Hand over what was written, so that a closed pipe is noticed while it can be dealt with."""
    sys.stdout.flush()
