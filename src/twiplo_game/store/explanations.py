"""The explanations of the codes, as the package ships them."""

from collections.abc import Mapping
from importlib import resources

from twiplo_game.authoring.explaining import Explanation, read_explanations


def shipped_explanations(language: str) -> Mapping[str, Explanation]:
    """What each code is about, in one of the interface's languages."""
    folder = resources.files("twiplo_game").joinpath("authoring", "explanations")
    words = folder.joinpath(f"{language}.yaml").read_text("utf-8")
    return read_explanations(words, folder.joinpath("examples.yaml").read_text("utf-8"))
