"""The search for garbage, put off while something is worked out that makes many values and hardly a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left() -> Iterator[None]:
    """Search for no garbage meanwhile: a scenario's thousands of values would be gone through again and again."""
    was_searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_searched:
            gc.enable()
