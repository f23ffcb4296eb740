"""Chance as a function of (seed, name): the order in which things are asked changes nothing."""

from hashlib import blake2b


def draw(seed: str, name: str, sides: int) -> int:
    """A whole number from 0 to `sides` - 1, the same for the same seed and name on every machine.

    Raises ValueError where `sides` is not positive.
    """
    if sides < 1:
        raise ValueError("a draw needs at least one side")
    digest = blake2b(f"{seed}\x00{name}".encode(), digest_size=16).digest()
    return int.from_bytes(digest, "big") % sides
