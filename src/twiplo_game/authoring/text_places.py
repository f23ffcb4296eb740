"""Where a character of a text stands in the file."""

from twiplo_game.authoring.nodes import Scalar, Spot
from twiplo_game.authoring.scalar import source_offsets
from twiplo_game.authoring.source import Source


def place_of(source: Source, node: Scalar, words: str, index: int) -> Spot:
    """The place of character `index` of `words`, the text of `node` without the blanks around it."""
    offsets = source_offsets(node, source.text)
    start = node.text.find(words)
    if offsets is None or start < 0:
        return node.spot
    return source.spot_at(offsets[start + index])
