"""What a syntax error means to somebody who is no programmer, and the line as it was probably meant."""

import re
from typing import Final

import yaml

from twiplo_game.authoring import left_out
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.quoting import as_block, quoted_flow, quoted_value, rewrapped_value, unfolded_flow
from twiplo_game.authoring.source import Source

_KEY_LINE: Final = re.compile(r"^(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?P<key>[\w-]+):\s+(?P<value>\S.*)$")
_AFTER_QUOTE: Final = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,}\]]""")
_INDENTED_KEY: Final = re.compile(r"^\s+[a-z_]+:(?:\s|$)")
_TIGHT_KEY: Final = re.compile(r"^(?P<head>\s*(?:-\s+)*[a-z_]+:)(?P<value>[^\s:/\\].*)$")
_CONDITIONS: Final = frozenset({"when", "met", "breaks"})
"""Keys whose value is a condition."""
_TAB: Final = re.compile(r"^ *\t")
_FLOW_LINE: Final = re.compile(r"^\s*(?:-\s+)*(?:[\w-]+:\s*)?\{")


def report_syntax(source: Source, error: yaml.MarkedYAMLError) -> bool:
    """Report what the parser could not read. True where the line was mended, so that reading can go on."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        source.add("TW128", Spot(1, 1))
        return False
    line, column = min(mark.line, len(source.lines) - 1), mark.column
    words = source.lines[line]
    spot = Spot(line + 1, column + 1)
    problem = str(error.problem)
    if _TAB.match(words):
        source.add("TW118", Spot(line + 1, words.index("\t") + 1), words.replace("\t", "  "))
        return False
    quote = _quote(source, line)
    if quote is not None:
        return quote
    pasted = _pasted(source, line, error)
    if pasted is None:
        pasted = _left_out(source, line, error)
    if pasted is not None:
        return pasted
    begun = _misbegun(source, line, error)
    if begun is not None:
        return begun
    tight = _tight_key(source, line, error)
    if tight is not None:
        return tight
    if "mapping values are not allowed" in problem:
        return _colon(source, line, spot)
    if "cannot start any token" in problem:
        return _first_character(source, words, spot)
    if "unexpected end of stream" in problem and error.context_mark is not None:
        opened = error.context_mark
        source.add("TW117", Spot(opened.line + 1, opened.column + 1))
        return False
    if "block sequence entries are not allowed" in problem:
        return _slip(source, "TW112", spot, quoted_value(words), character="-")
    if error.context and "flow" in str(error.context):
        return _flow(source, words, spot, error)
    if _AFTER_QUOTE.match(words):
        return _slip(source, "TW114", spot, rewrapped_value(words))
    if "could not find expected ':'" in problem and error.context_mark is not None:
        opened = error.context_mark
        spot = Spot(opened.line + 1, opened.column + 1)
        return _slip(source, "TW121", spot, left_out.key_without_colon(source.lines[opened.line]))
    if "did not find expected" in problem or "expected <block end>" in problem:
        source.add("TW119", spot)
        return False
    source.add("TW128", spot)
    return False


def _slip(source: Source, code: str, spot: Spot, corrected: str | None, **args: object) -> bool:
    source.add(code, spot, corrected, **args)
    return corrected is not None and "\n" not in corrected and source.mend(spot.line, corrected)


def _quote(source: Source, line: int) -> bool | None:
    """Report a quote that was opened on or above `line` and never closed; None where there is none."""
    # Loaded here: most files can be read.
    from twiplo_game.authoring.unclosed import unclosed_quote  # noqa: PLC0415

    found = unclosed_quote(source.lines, line)
    if found is None:
        return None
    source.add("TW117", Spot(found.line + 1, found.column + 1), found.mended)
    return source.mend(found.last + 1, found.mended)


def _tight_key(source: Source, line: int, error: yaml.MarkedYAMLError) -> bool | None:
    """Report a key near the error that has no space after its colon; None where there is none."""
    for each in _near(source, line, error):
        match = _TIGHT_KEY.match(source.lines[each])
        if match is not None:
            corrected = f"{match['head']} {match['value']}"
            return _slip(source, "TW125", Spot(each + 1, match.end("head")), corrected)
    return None


def _near(source: Source, line: int, error: yaml.MarkedYAMLError) -> list[int]:
    """The lines, from 0, where the cause of an error can stand that was noticed on `line`."""
    near = [line, line - 1]
    if error.context_mark is not None:
        near.append(error.context_mark.line)
    return [each for each in near if 0 <= each < len(source.lines)]


def _pasted(source: Source, line: int, error: yaml.MarkedYAMLError) -> bool | None:
    """Report what came near the error with a copied text; None where nothing did."""
    # Loaded here: most files can be read.
    from twiplo_game.authoring import copied  # noqa: PLC0415

    for each in _near(source, line, error):
        blank = copied.hard_blank(source.lines[each])
        if blank is not None:
            return _slip(source, "TW126", Spot(each + 1, blank[0] + 1), blank[1])
        dotted = copied.bullet(source.lines[each])
        if dotted is not None and (each == line or _KEY_LINE.match(dotted[2])):
            return _slip(source, "TW127", Spot(each + 1, dotted[0] + 1), dotted[2], character=dotted[1])
    for each in _near(source, line, error):
        words = source.lines[each]
        above = next((before for before in reversed(source.lines[:each]) if before.strip()), "")
        if copied.opens_block(above) and words.strip() and not _KEY_LINE.match(words):
            source.add("TW130", Spot(each + 1, len(words) - len(words.lstrip()) + 1))
            return False
    return None


def _misbegun(source: Source, line: int, error: yaml.MarkedYAMLError) -> bool | None:
    """Report a line that begins as something else than it is; None where there is none."""
    # Loaded here: most files can be read.
    from twiplo_game.authoring.misbegun import misbegun  # noqa: PLC0415

    found = misbegun(source, line, error)
    if found is None:
        return None
    if found.is_whole:
        return _slip(source, found.code, found.spot, found.mended, **found.args)
    source.add(found.code, found.spot, found.mended, **found.args)
    return False


def _left_out(source: Source, line: int, error: yaml.MarkedYAMLError) -> bool | None:
    """Report a sign that is missing near the error, or that means something else; None where none is."""
    for each in _near(source, line, error):
        words = source.lines[each]
        hyphen = left_out.hyphen_without_blank(words, "".join(source.lines[each + 1 : each + 2]))
        if hyphen is not None:
            return _slip(source, "TW127", Spot(each + 1, hyphen[0] + 1), hyphen[1], character="-")
        group = left_out.text_like_a_group(words)
        if group is not None:
            return _slip(source, "TW112", Spot(each + 1, group[0] + 1), group[1], character=words[group[0]])
        comma = left_out.group_without_comma(words)
        if comma is not None:
            return _slip(source, "TW132", Spot(each + 1, comma[0] + 1), comma[1])
    return None


def _colon(source: Source, line: int, spot: Spot) -> bool:
    words = source.lines[line]
    match = _KEY_LINE.match(words)
    if match is not None and spot.column > match.start("value") and match["value"][0] not in "\"'|>{[":
        if match["key"] in _CONDITIONS:
            condition = re.sub(r"\s*:\s+", " == ", match["value"])
            return _slip(source, "TW401", spot, words[: match.start("value")] + condition)
        return _slip(source, "TW110", spot, quoted_value(words))
    if match is not None and match["value"][0] in "\"'":
        return _slip(source, "TW114", spot, rewrapped_value(words))
    above = source.lines[line - 1] if line else ""
    if _INDENTED_KEY.match(words):
        source.add("TW119", Spot(line + 1, len(words) - len(words.lstrip()) + 1))
        return False
    block = as_block(above, words)
    if block is not None and len(words) - len(words.lstrip()) > len(above) - len(above.lstrip()):
        source.add("TW124", spot, block)
        return False
    source.add("TW119", spot)
    return False


def _first_character(source: Source, words: str, spot: Spot) -> bool:
    character = words[spot.column - 1 : spot.column]
    if character == "\t":
        source.add("TW118", spot, words.replace("\t", "  "))
        return False
    if character in ("|", ">"):
        return _slip(source, "TW113", spot, unfolded_flow(words))
    corrected = quoted_flow(words) if _FLOW_LINE.match(words) else quoted_value(words)
    return _slip(source, "TW112", spot, corrected, character=character)


def _flow(source: Source, words: str, spot: Spot, error: yaml.MarkedYAMLError) -> bool:
    opened = error.context_mark
    cause = None if opened is None or opened.line >= len(source.lines) else _loose(source, opened.line)
    if cause is not None:
        return cause
    corrected = quoted_flow(words)
    is_here = opened is not None and opened.line + 1 == spot.line
    if is_here and corrected is not None and corrected.strip() != words.strip():
        return _slip(source, "TW111", spot, corrected)
    source.add("TW120", spot if opened is None else Spot(opened.line + 1, opened.column + 1))
    return False


def _loose(source: Source, line: int) -> bool | None:
    """Report on the line of an opening bracket what keeps it from being closed; None where nothing does."""
    # Loaded here: most files can be read.
    from twiplo_game.authoring import copied  # noqa: PLC0415

    words = source.lines[line]
    comment = copied.comment_in_brackets(words)
    if comment is not None:
        return _slip(source, "TW115", Spot(line + 1, comment + 1), quoted_flow(words))
    quote = copied.loose_quote(words)
    if quote is not None:
        end = re.search(r"[}\]]*\s*$", words)
        start = len(words) if end is None else end.start()
        return _slip(source, "TW117", Spot(line + 1, quote + 1), f'{words[:start]}"{words[start:]}')
    rest = copied.after_quote(words)
    if rest is not None:
        return _slip(source, "TW114", Spot(line + 1, rest + 1), quoted_flow(words))
    return None
