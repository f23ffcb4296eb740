"""`twiplo check --explain`: what a code is about, or the list of all codes."""

from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import Words

if TYPE_CHECKING:
    from twiplo_game.authoring.explaining import Explanation


_ALIKE: Final = 4
"""Of the five characters of a code, those that a misspelt one has to share with the one that is offered."""


def explain(code: str, words: Words, *, is_data: bool = False) -> ExitCode:
    """Explain `code`; without one, list them all."""
    from twiplo_game.store.explanations import shipped_explanations  # noqa: PLC0415

    explanations = shipped_explanations(words.language)
    if not code:
        if is_data:
            _show_data([_listed(each, words) for each in explanations.values()])
            return ExitCode.OK
        for each in explanations.values():
            output.wrapped_line(f"{each.kind.code}  {_sentence(each, words)}", 7)
        return ExitCode.OK
    wanted = code.upper()
    if wanted not in explanations:
        # A code is misspelt by a figure or two; which stand at their place says more than their order.
        nearest = max(explanations, key=lambda each: _alike(each, wanted))
        if _alike(nearest, wanted) >= _ALIKE:
            diagnostics.tell(
                words.tr(
                    "There is no code “{code}”. Did you mean “{close}”? “twiplo check --explain” lists them all.",
                    code=code,
                    close=nearest,
                )
            )
        else:
            diagnostics.tell(words.tr("There is no code “{code}”. “twiplo check --explain” lists them all.", code=code))
        return ExitCode.USAGE
    if is_data:
        _show_data(_as_data(explanations[wanted], words))
    else:
        _show(explanations[wanted], words)
    return ExitCode.OK


def _alike(one: str, other: str) -> int:
    """How many characters stand at the same place in both."""
    return sum(mine == yours for mine, yours in zip(one, other, strict=False))


def _show(each: "Explanation", words: Words) -> None:
    from twiplo_game.authoring.explaining import printable  # noqa: PLC0415

    weight = words.tr("error") if each.kind.severity == "error" else words.tr("warning")
    output.line(f"{each.kind.code} ({weight})")
    output.wrapped_line(_sentence(each, words), 0)
    output.line()
    output.wrapped_line(each.does, 0)
    output.wrapped_line(each.why, 0)
    if each.example is None:
        return
    for title, piece in ((words.tr("Wrong:"), each.example.bad), (words.tr("Right:"), each.example.good)):
        output.line()
        output.line(title)
        for row in printable(piece):
            output.line(f"    {row}".rstrip())


def _show_data(data: object) -> None:
    import json  # noqa: PLC0415

    output.content(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _listed(each: "Explanation", words: Words) -> dict[str, str | None]:
    return {"code": each.kind.code, "severity": each.kind.severity, "message": _sentence(each, words)}


def _as_data(each: "Explanation", words: Words) -> dict[str, str | None]:
    """The whole explanation; its examples are null where no file that fits on a page can show it."""
    from twiplo_game.authoring.explaining import printable  # noqa: PLC0415

    pieces = (None, None) if each.example is None else (each.example.bad, each.example.good)
    bad, good = ("\n".join(printable(piece)) if piece is not None else None for piece in pieces)
    return {**_listed(each, words), "what": each.does, "why": each.why, "bad": bad, "good": good}


def _sentence(each: "Explanation", words: Words) -> str:
    from twiplo_game.authoring.explaining import open_places  # noqa: PLC0415

    return open_places(words.tr(each.kind.message))
