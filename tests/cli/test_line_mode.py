"""The line mode as it is played: lines typed into a pipe, words out of it."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from .conftest import HARBOUR, Ran, Twiplo

WAIT = ("10", "")
"""Let time pass until something happens."""

SEND = ("1", "y")
"""At the last look: send it, yes."""

TO_THE_END = WAIT * 30


def _actions(path: Path) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [line["a"] for line in lines if "a" in line and "note" not in line]


def _read_to(stream: IO[bytes], words: bytes) -> None:
    """Read lines up to the one with `words`."""
    for line in stream:
        if words in line:
            return
    raise AssertionError(f"{words!r} never came")


def test_a_whole_game_in_english(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """From the briefing to the debrief, with every kind of action on the way."""
    ran = play(
        "1", "1",  # read
        "2", "1",  # ask
        "3", "1",  # check
        *WAIT, *WAIT,
        "5", "3", "1",  # tell the allies
        "4", "1", "1", *SEND,  # answer with the holding line
        *WAIT, *WAIT, *WAIT,
        "11",  # where things stand
        "7", "1",  # correct it
        *WAIT,
        *TO_THE_END,
    )  # fmt: skip

    assert (ran.code, ran.err) == (0, "")
    assert "A ship is said to be held in a harbour." in ran.out
    assert "Say what you know and no more." in ran.out
    assert "The wire quotes the line in full." in ran.out
    assert "Because of your line on “A ship is held”" in ran.out
    assert "DEBRIEF" in ran.out
    assert "What was really so" in ran.out
    assert "Allies hear it from us: met." in ran.out
    kinds = {action["do"] for action in _actions(twiplo.logs()[0])}
    assert {"open", "ask", "check", "tell", "respond", "correct", "advance"} <= kinds


def test_the_words_of_a_text_are_marked_before_it_is_sent(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """The text is changed: its marks are listed and looked up, the promise in it is made one, and it goes out."""
    said = "There is no doubt. Our next update will be given within 45 minutes."
    ran = play("4", "1", "1", "3", "2", said, "4", "5", *SEND, *TO_THE_END)

    assert (ran.code, ran.err) == (0, "")
    assert "Certainty: “There is no doubt”" in ran.out
    assert "it can be wrong" in ran.out
    sent = next(action for action in _actions(twiplo.logs()[0]) if action["do"] == "respond")
    response = sent["response"]
    assert isinstance(response, dict)
    assert response["text"] == said
    assert response["next_update"] == 45


def test_a_whole_game_in_french(play: Callable[..., Ran]) -> None:
    """The same in French: no English sentence of the interface is left."""
    ran = play("1", "1", "2", "1", "4", "1", "1", "1", "o", *WAIT, "5", "3", "1", *TO_THE_END, lang="fr")

    assert (ran.code, ran.err) == (0, "")
    assert "RETOUR D’EXPÉRIENCE" in ran.out
    assert "Conséquence de" in ran.out
    for english in ("What do you do", "officer", "Because of", "Number,", "Score:"):
        assert english not in ran.out


def test_lines_are_short(play: Callable[..., Ran]) -> None:
    """No line of prose is wider than 78 columns; a command to copy is one line. No French no-break space is broken."""
    ran = play("1", "1", "4", "1", "1", "1", "o", *TO_THE_END, lang="fr")

    assert max(len(line) for line in ran.out.splitlines() if not line.startswith("twiplo ")) <= 78
    for line in ran.out.splitlines():
        assert not line.endswith("«")
        assert not line.lstrip().startswith((":", ";", "!", "»"))


def test_only_words(play: Callable[..., Ran]) -> None:
    """Nothing but letters and punctuation: no escapes, no boxes."""
    ran = play("1", "1", *TO_THE_END)

    assert "\x1b" not in ran.out
    assert not [letter for letter in ran.out if "\u2500" <= letter <= "\u28ff"]


def test_practice_shows_rules(play: Callable[..., Ran]) -> None:
    """In practice the rules come with the movement; without it they wait for the debrief."""
    lines = ("4", "1", "1", *SEND, *WAIT, *WAIT)

    assert "Rests on:" in play(*lines, options=["--practice"]).out
    assert "Rests on:" not in play(*lines).out


def test_wrong_answers_get_the_question_again(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """Whatever is typed at the desk, nothing is carried out and the choices come again."""
    ran = play("99", "x", "", "-1", "1e9", "é", "no", "4x", "12")

    assert ran.code == 0
    assert ran.out.count("What do you do?") == 9
    assert "“99” is not one of the numbers. Type one of: 1, 2, 3, 4, 5, 6, 10, 11, 12." in ran.out
    assert _actions(twiplo.logs()[0]) == []


def test_help_everywhere(twiplo: Twiplo) -> None:
    """`?` explains every prompt from the first question to the last look, and costs nothing."""
    ran = twiplo(
        "play", HARBOUR, "--plain", "--lang", "en", "--seed", "1",
        lines=[
            "?", "1",  # mandates
            "?", "",  # ministry
            "?",  # desk
            "1", "?", "b",
            "2", "?", "b",
            "3", "?", "b",
            "5", "?", "1", "?", "b", "b",
            "6", "?", "b",
            "10", "?", "b",
            "4", "?", "1", "?", "3",
            *["?", ""] * 3, "?", "1", *["?", ""] * 3,
            "?", "2", "?", "hello",
            "?", "3", "?", "3", "?", "a", ".", "2", "?", "b", "1", "?", "b", "b", "b",
            "12",
        ],
    )  # fmt: skip

    assert (ran.code, ran.err) == (0, "")
    assert "The game is saved." in ran.out
    assert ran.out.count("Nothing that you typed is lost.") >= 15


def test_going_back_keeps_what_was_typed(play: Callable[..., Ran]) -> None:
    """A composition that is left and taken up again still holds its choices and its text."""
    ran = play("4", "1", "1", "3", "2", "Words of my own", "b", "b", "1", "b", "4", "1", "4", "b", "b", "12")

    last = ran.out.rpartition("Ready to send")[2]
    assert "Words of my own" in last


def test_a_composition_outlives_the_process(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """What was composed and not sent is offered again when the game is continued."""
    play("4", "1", "1", "3", "2", "Words of my own")

    ran = twiplo("play", "--plain", "--lang", "en", "--log", twiplo.logs()[0], lines=["4", "1", "4", "1", "y", "12"])

    assert "Go on with what you had begun" in ran.out
    assert "Words of my own" in twiplo.logs()[0].read_text("utf-8").splitlines()[-1]


def test_several_lines_of_text(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """A text can have several lines, and goes out as it was typed."""
    play("4", "1", "1", "3", "3", "First line", "", "Third, with « accents » é", ".", "1", "y", "12")

    action = _actions(twiplo.logs()[0])[-1]
    assert "First line\n\nThird, with « accents » é" in json.dumps(action, ensure_ascii=False).replace("\\n", "\n")


def test_a_refusal_is_a_sentence(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """With both officers at work a third task is refused, with the time at which one is free."""
    ran = play("2", "1", "3", "1", "5", "12")

    assert "No officer is free before 09:45." in ran.out
    assert "Whom do you tell?" not in ran.out, "nothing is asked for that would be refused"
    assert len(_actions(twiplo.logs()[0])) == 2


def test_the_text_is_never_cut(play: Callable[..., Ran]) -> None:
    """A text that is too long is refused with a sentence, and kept."""
    ran = play("4", "1", "1", "3", "2", "x" * 5000, "1", "3", "2", "short", "1", "y", "12")

    first = ran.out.partition("Send it?")[0]
    assert "The text has 5000 characters; 4000 are the most" in " ".join(first.split()), "before the last question"
    assert "Begun: sending the answer" in ran.out


def test_until_a_time(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """Time passes until the time that is typed, in any usual form, and no further."""
    play("10", "09:45", "10", "9h50", "10", "+5", "10", "10m", "12")

    assert [action["to"] for action in _actions(twiplo.logs()[0])] == [5, 10, 15, 25]


def test_a_time_that_is_none(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """What is no time is explained, and time stands still."""
    ran = play("10", "soon", "25:00", "-5", "99999999999999999999", "b", "12")

    assert ran.code == 0
    assert _actions(twiplo.logs()[0]) == []


def test_end_of_input_saves(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """Where no more answers come, the game is saved and it is said how to go on: no failure."""
    ran = play("2", "1")

    assert ran.code == 0
    assert f"To go on: twiplo play --plain --log {twiplo.logs()[0]}" in ran.err, "in lines of text, and in this game"
    assert len(_actions(twiplo.logs()[0])) == 1


def test_the_brief_is_read_before_anything_is_chosen(twiplo: Twiplo) -> None:
    """Nobody can say what he or she wants to be held to before knowing what it is about; it is told once."""
    ran = twiplo("play", HARBOUR, "--plain", "--lang", "en", lines=["1", "", "12"])

    before, _, after = ran.out.partition("To what are you held?")
    assert "A ship is said to be held in a harbour." in before
    assert "A ship is said to be held in a harbour." not in after
    assert "Mandate: Allies hear it from us" in after
    assert "2 officers on duty" in after


def test_an_open_game_is_offered(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """Who names nothing can go on where he or she was, without the drawn menu; who names a scenario begins it."""
    play("2", "1", *WAIT, "12")

    on = twiplo("play", "--plain", "--lang", "en", lines=["2", "11", "12"])
    anew = twiplo("play", "--plain", "--lang", "en", lines=["1", "b"])

    assert "2. Go on: The harbour, after" in on.out
    assert "What do you do?" in on.out
    assert "Which scenario?" not in on.out
    assert "Which scenario?" in anew.out
    assert "No game was begun." in anew.out
    assert len(twiplo.logs()) == 1


def test_going_back_from_the_text_goes_back_one_question(play: Callable[..., Ran]) -> None:
    """From the text one goes back to the question before it, not to the first of all."""
    ran = play("4", "1", "3", *[""] * 6, "b", "", "3", "b", "b", "12")

    after = ran.out.partition("The text:")[2]
    assert "What do we do about the charge?" not in after
    assert after.count("What does it contain?") == 1
    assert after.count("The text:") == 1


def test_end_of_input_before_the_start(twiplo: Twiplo) -> None:
    """Without any answer no game is started, and it is said what to name."""
    ran = twiplo("play", "--plain", "--lang", "en")

    assert ran.code == 0
    assert "no game was started" in ran.err
    assert twiplo.logs() == []


def test_interrupted(twiplo: Twiplo) -> None:
    """Ctrl-C: exit code 130, and how to go on."""
    process = subprocess.Popen(
        twiplo.command("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=twiplo.environment,
    )
    assert process.stdin and process.stdout
    process.stdin.write(b"2\n1\n")
    process.stdin.flush()
    _read_to(process.stdout, b"Begun")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    assert b"The game is saved." in told
    assert b"Traceback" not in told
    assert len(_actions(twiplo.logs()[0])) == 1


def test_the_menu(twiplo: Twiplo) -> None:
    """`twiplo` alone: language, play, leave, continue where it was, see it when it is over."""
    first = twiplo(lines=["1", "2", "b", "5"])
    assert first.code == 0
    assert "Language? Langue\u202f?" in first.out
    twiplo("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none", lines=["2", "1", "12"])

    second = twiplo(lines=["1", "1", *WAIT, *TO_THE_END, "3", "1", "1", "5"])

    assert "Language? Langue\u202f?" not in second.out
    assert "Say what you know and no more." in second.out
    assert second.out.count("DEBRIEF") == 2


def test_the_language_is_kept(twiplo: Twiplo) -> None:
    """The language chosen once holds for the next time."""
    twiplo(lines=["2", "5"])

    assert "bibliothèque" in twiplo("list", "--help").out


def test_the_language_can_change(twiplo: Twiplo) -> None:
    """The menu changes its language at once."""
    ran = twiplo(lines=["1", "4", "2", "5"])

    assert ran.out.rstrip().endswith("Numéro, ? pour l’aide\u00a0: 5")


def test_choosing_everything(twiplo: Twiplo) -> None:
    """Scenario, mandates and ministry are asked for, and one can go back from each to the one before."""
    ran = twiplo("play", "--plain", lines=["1", "1", "b", "1", "1", "b", "1", "", "12"])

    assert ran.code == 0
    assert ran.out.count("Which scenario?") == 2
    assert len(twiplo.logs()) == 1


def test_replay_and_debrief(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """A finished game can be seen again, step by step or as its debrief, with the same score."""
    ran = play("4", "1", "1", *SEND, *TO_THE_END)
    score = next(line for line in ran.out.splitlines() if line.startswith("Score:"))

    again = twiplo("replay", twiplo.logs()[0])
    only = twiplo("debrief", twiplo.logs()[0], "--lang", "fr")

    assert score in again.out
    assert "You answer “A ship is held”" in again.out
    assert "RETOUR D’EXPÉRIENCE" in only.out
    assert score.split()[1].replace(".", ",") in only.out


def test_no_debrief_before_the_end(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """A game that is not over has no debrief: it would give the game away."""
    play("2", "1")

    ran = twiplo("debrief", twiplo.logs()[0])

    assert (ran.code, ran.out) == (2, "")
    assert "not over" in ran.err


def test_a_log_in_a_file_of_ones_own(play: Callable[..., Ran], twiplo: Twiplo, tmp_path: Path) -> None:
    """`--log FILE` keeps the game there, and goes on with it; another game never overwrites it."""
    log = tmp_path / "my game.jsonl"
    first = play("2", "1", options=["--log", log])
    assert str(log) in first.err

    second = twiplo("play", "--plain", "--lang", "en", "--log", log, lines=[*WAIT])
    third = play("2", "1", options=["--log", log])

    assert "Say what you know and no more." in second.out
    assert third.code == 3
    assert "already exists" in third.err


def test_one_player_a_game(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """Two processes never write to one log."""
    play("2", "1")
    log = twiplo.logs()[0]
    holder = subprocess.Popen(
        twiplo.command("play", "--plain", "--lang", "en", "--log", log),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=twiplo.environment,
    )
    assert holder.stdin and holder.stdout
    _read_to(holder.stdout, b"What do you do?")

    ran = twiplo("play", "--plain", "--lang", "en", "--log", log)

    holder.communicate(timeout=60)
    assert ran.code == 3
    assert "another window" in ran.err


def test_control_characters_are_not_echoed(play: Callable[..., Ran]) -> None:
    """What steers a terminal is taken out of what is typed."""
    ran = play("\x1b[2J99", "4", "1", "1", "3", "2", "a\x1b]0;x\x07b", "b", "b", "b", "12")

    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out


@pytest.mark.parametrize("typed", [b"\xff\xfe\n", b"\x00\n", b"\xc3\n", "\u202e1\n".encode()])
def test_bytes_that_are_no_text(twiplo: Twiplo, typed: bytes) -> None:
    """Bytes that are no text are a wrong answer like any other."""
    done = subprocess.run(
        twiplo.command("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none"),
        input=typed + b"12\n",
        capture_output=True,
        env=twiplo.environment,
        check=False,
    )

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_speaking_unasked(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """A fact with a name can be spoken of before anybody asks."""
    ran = play("6", "1", "1", "", "", "1 2", "", "3", *SEND, *WAIT, *WAIT, "12")

    assert "it has gone out" in ran.out
    assert "speak" in {action["do"] for action in _actions(twiplo.logs()[0])}


def test_keeping_a_promise(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    """A promised update is kept in time, and the debrief says so."""
    ran = play("4", "1", "1", *SEND, *WAIT, "8", "1", *TO_THE_END)

    assert "the promised update has gone out" in ran.out
    assert "update" in {action["do"] for action in _actions(twiplo.logs()[0])}
    assert "10:55: kept." in ran.out


def test_cancelling_a_task(play: Callable[..., Ran]) -> None:
    """A cancelled answer leaves its event open, and its officer free."""
    ran = play("4", "1", "1", *SEND, "9", "1", "4", "1", "b", "b", "12")

    assert "Cancelled. The officer is free again." in ran.out
    assert ran.out.count("What do you start from?") == 2
    assert "Until 09:55 it can be cancelled; after that it can be corrected, not taken back." in " ".join(
        ran.out.split()
    )
    assert "final" not in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x04", 0)])
def test_a_real_terminal(twiplo: Twiplo, key: bytes, code: int) -> None:
    """On a terminal answers are edited and echoed there; Ctrl-C and Ctrl-D save and say how to go on."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        twiplo.command("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none"),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=twiplo.environment | {"TERM": "xterm"},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread runs here
    )
    os.close(theirs)
    shown = b""
    for typed in (b"2\r", b"1\r", key):
        while not shown.endswith(b"for help: "):
            shown += os.read(ours, 4096)
        shown += b"|"
        os.write(ours, typed)
    assert process.stderr
    told = process.stderr.read()
    process.stderr.close()

    assert process.wait(60) == code
    assert b"The game is saved." in told
    assert b"Begun: asking an adviser" in shown
    os.close(ours)


LISTENER = """
from twiplo_game.cli.plain.console import Console
from twiplo_game.locale.words import translator
try:
    Console(translator("en")).read("> ")
except KeyboardInterrupt:
    raise SystemExit(130)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ctrl_c_is_heard_in_the_instant_of_the_prompt(twiplo: Twiplo) -> None:
    """Pressed when the prompt has just appeared and the wait for a key has not begun, it is heard all the same."""
    import pty

    waiting = {}
    for _ in range(8):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-c", LISTENER]
        waiting[ours] = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=twiplo.environment | {"TERM": "xterm"}
        )
        os.close(theirs)
    processes, shown = dict(waiting), dict.fromkeys(waiting, b"")
    while waiting:
        for ours in select.select(list(waiting), [], [])[0]:
            shown[ours] += os.read(ours, 1)
            if shown[ours].endswith(b"> "):
                waiting.pop(ours).send_signal(signal.SIGINT)
    codes = []
    for ours, process in processes.items():
        try:
            codes.append(process.wait(20))
        except subprocess.TimeoutExpired:
            process.kill()
            codes.append(process.wait())
        os.close(ours)
    assert codes == [130] * 8
