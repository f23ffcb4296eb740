"""One command line: find the command, load only that one, and let no error reach the user as a traceback."""

import argparse
import gc
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Final, Protocol, cast

from twiplo_game import __version__
from twiplo_game.cli import diagnostics, output, streams
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.parser import Parser, speak
from twiplo_game.locale.figures import capital
from twiplo_game.locale.words import LANGUAGES, Words, msgid, system_language, translator

COMMANDS: Final = {
    "play": msgid("play a scenario"),
    "join": msgid("take a seat in a class"),
    "list": msgid("list the scenarios of the library"),
    "new": msgid("write a scenario file to start from"),
    "check": msgid("find what is wrong with scenario files"),
    "schema": msgid("print the form of a scenario file, for editors"),
    "rules": msgid("show the rules of the doctrine, and what they rest on"),
    "watch": msgid("check a scenario file on every save, and replay the last game on it"),
    "playtest": msgid("let bots play a scenario many times, and report"),
    "solve": msgid("find the best and the worst play of a scenario"),
    "replay": msgid("show a game again, step by step"),
    "debrief": msgid("show what a game's decisions were worth"),
    "quiz": msgid("eight questions that show what stays"),
    "whatif": msgid("take a game up again at one of its decisions"),
    "graph": msgid("draw what leads to what in a scenario"),
    "export": msgid("make the papers of an exercise"),
    "balance": msgid("tell what differs between two versions of a scenario, in the file and in play"),
    "translate": msgid("hand a scenario's texts to a translator and take them back"),
    "host": msgid("hold a class: one crisis, one clock, a seat for each player"),
    "doctor": msgid("tell before the lesson what will not work"),
}
"""Each command and what it does; its module is loaded when it is called."""

_NAMES: Final = 13
"""Columns that the names of the commands take in the overview."""


class Command(Protocol):
    """What a command's module offers."""

    def configure(self, parser: Parser, words: Words) -> None:
        """Declare the arguments."""

    def run(self, args: argparse.Namespace, words: Words) -> int:
        """Do it. Returns the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit code."""
    streams.prepare()
    words = translator(_language(arguments))
    speak(words.language)
    try:
        return _guarded(lambda: _dispatch(list(arguments), words), words)
    except BrokenPipeError:
        _close_quietly()
        return ExitCode.CLOSED_PIPE


def _guarded(command: Callable[[], int], words: Words) -> int:
    # The store's errors are known only once a command has loaded the store.
    try:
        code = command()
        output.flush()
    except KeyboardInterrupt:
        diagnostics.tell(words.tr("Stopped."))
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        raise
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.OK
    except Exception as error:
        return _failed(error, words)
    return code


def _failed(error: Exception, words: Words) -> int:
    from twiplo_game.store.errors import NotFoundError, StoreError, from_os  # noqa: PLC0415
    from twiplo_game.telling.errors import told  # noqa: PLC0415

    if isinstance(error, OSError) and error.filename is None:
        _close_quietly()
        error = from_os(error, words.tr("the output"))
    elif isinstance(error, OSError):
        error = from_os(error, os.fsdecode(error.filename))
    if isinstance(error, StoreError):
        diagnostics.tell(told(error, words))
        return ExitCode.USAGE if isinstance(error, NotFoundError) else ExitCode.FILE
    if os.environ.get("TWIPLO_DEBUG"):
        raise error
    diagnostics.tell(
        words.tr(
            "Something went wrong inside Twiplo ({error}). What was played is saved. "
            "Set TWIPLO_DEBUG=1 and try again to see more, and please report it.",
            error=f"{type(error).__name__}: {error}",
        )
    )
    return ExitCode.FAULT


def _dispatch(arguments: list[str], words: Words) -> int:
    Parser.words = words
    name = next((item for item in arguments if not item.startswith("-") and item not in LANGUAGES), None)
    if name in COMMANDS:
        arguments.remove(name)
        command = cast("Command", import_module(f"twiplo_game.cli.{name}_command"))
        parser = Parser(prog=f"twiplo {name}", description=f"{capital(words.tr(COMMANDS[name]))}.")
        command.configure(parser, words)
        args = parser.parse_args(arguments)
        gc.enable()
        return command.run(args, words)
    parser = _overview(words)
    if name is not None:
        close = get_close_matches(name, COMMANDS, n=1)
        if close:
            parser.error(words.tr("There is no command “{name}”. Did you mean “{close}”?", name=name, close=close[0]))
        parser.error(words.tr("There is no command “{name}”.", name=name))
    args = parser.parse_args(arguments)
    if args.version:
        output.line(f"twiplo {__version__}")
        return ExitCode.OK
    from twiplo_game.tui.terminal import can_draw  # noqa: PLC0415

    if can_draw():
        from twiplo_game.cli.title import open_title  # noqa: PLC0415

        return open_title(words)
    from twiplo_game.cli.plain.menu import run_menu  # noqa: PLC0415

    gc.enable()
    return run_menu(words, is_chosen=args.lang is not None)


def _overview(words: Words) -> Parser:
    width = max(_NAMES * 3, shutil.get_terminal_size().columns - 2)
    commands = "\n".join(
        textwrap.fill(f"  {name:<{_NAMES - 2}}{words.tr(does)}", width, subsequent_indent=" " * _NAMES)
        for name, does in COMMANDS.items()
    )
    parser = Parser(prog="twiplo")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = words.tr("A crisis on the duty desk of a foreign ministry.")
    parser.epilog = words.tr("Commands:\n{commands}\n\nWithout a command, the game opens.", commands=commands)
    parser.add_argument("--version", action="store_true", help=words.tr("show the version"))
    return parser


def _language(arguments: Sequence[str]) -> str:
    """`--lang`, what the player chose once, or what the system is set to."""
    for place, item in enumerate(arguments):
        wanted = item.partition("=")[2] if item.startswith("--lang=") else ""
        if item == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        if wanted in LANGUAGES:
            return wanted
    from twiplo_game.store.settings import load_settings  # noqa: PLC0415

    return load_settings().language or system_language()


def _close_quietly() -> None:
    # What is still buffered would raise again when the interpreter closes the stream.
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)
