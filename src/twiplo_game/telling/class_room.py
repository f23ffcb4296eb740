"""The class's room as its trainer is told of it: the clock, a line for each seat, and why something was not done."""

from typing import Final

from twiplo_game.locale.words import Words, msgid

_PHASES: Final = {
    "lobby": msgid("waiting for the class"),
    "countdown": msgid("about to begin"),
    "running": msgid("running"),
    "paused": msgid("stopped"),
    "ended": msgid("over"),
    "revealed": msgid("results are being shown"),
}

_REFUSALS: Final = {
    "offline": msgid("The server did not answer. It is asked again; nothing that was acknowledged is lost."),
    "secret": msgid("The server does not take this secret. Start the console from the machine that hosts."),
    "order": msgid("That cannot be ordered now."),
    "name": msgid("That name cannot be used. Choose another."),
    "seat": msgid("Nobody of that name is in the class any more."),
    "full": msgid("The server’s disk is full: nothing can be written. Free some space; it goes on by itself."),
    "readonly": msgid("The server may not write to its database. Give it back the right; it goes on by itself."),
}


def phase_words(phase: str, words: Words) -> str:
    """What the room is doing."""
    return words.tr(_PHASES.get(phase, phase))


def refusal_words(code: str, words: Words) -> str:
    """Why the server did not do something, and what to do."""
    if code in _REFUSALS:
        return words.tr(_REFUSALS[code])
    return words.tr("The server did not do it ({reason}). Try again.", reason=code)


def since_words(milliseconds: int, words: Words) -> str:
    """How long ago something was done."""
    minutes = max(0, milliseconds) // 60_000
    if minutes == 0:
        return words.tr("just now")
    return words.trn("{n} minute ago", "{n} minutes ago", minutes)
