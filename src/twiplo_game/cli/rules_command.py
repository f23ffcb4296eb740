"""`twiplo rules`: the doctrine's rules, all or one of them."""

import argparse
from difflib import get_close_matches

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser
from twiplo_game.locale.words import Words


def configure(parser: Parser, words: Words) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help=words.tr("a rule by its id, such as T3; all if absent"))
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help=words.tr("how to write it")
    )


def run(args: argparse.Namespace, words: Words) -> ExitCode:
    """Show a rule; without one a line for each, or the whole reference as a document."""
    from twiplo_game.papers.document import Document  # noqa: PLC0415
    from twiplo_game.papers.markdown import as_markdown  # noqa: PLC0415
    from twiplo_game.papers.plain import as_plain  # noqa: PLC0415
    from twiplo_game.papers.rule_reference import (  # noqa: PLC0415
        add_rule,
        doctrine_names,
        ordered,
        rule_line,
        rule_reference,
        rule_title,
    )
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415

    doctrine = shipped_doctrine().doctrine
    names = doctrine_names(doctrine, words)
    rules = {rule.id.casefold(): rule for rule in doctrine.rules}
    if args.rule is not None and args.rule.casefold() not in rules:
        close = get_close_matches(args.rule.casefold(), rules, n=1)
        hint = words.tr("Did you mean “{close}”?", close=rules[close[0]].id) if close else ""
        sentence = words.tr("There is no rule “{name}”. “twiplo rules” lists them all.", name=args.rule)
        diagnostics.tell(f"{sentence} {hint}".rstrip())
        return ExitCode.USAGE
    chosen = [rules[args.rule.casefold()]] if args.rule is not None else ordered(doctrine)
    if args.format == "json":
        import json  # noqa: PLC0415

        data = [rule.model_dump(mode="json", exclude_defaults=True) for rule in chosen]
        output.content(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return ExitCode.OK
    if args.rule is None and args.format == "text":
        for rule in chosen:
            output.line(rule_line(rule, names))
        return ExitCode.OK
    if args.rule is None:
        document = rule_reference(doctrine, words)
    else:
        document = Document(words.language)
        document.heading(1, rule_title(chosen[0], names))
        add_rule(document, chosen[0], names)
    if args.format == "text":
        output.text(as_plain(document))
    else:
        output.content(as_markdown(document))
    return ExitCode.OK
