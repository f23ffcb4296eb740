"""The desk's kinds of action, each with its own questions."""

from twiplo_game.cli.plain.composer import compose
from twiplo_game.cli.plain.doing import carry_out, is_refused
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.cli.plain.reading import show_message
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Ask, Cancel, Check, Correct, Open, Respond, Speak, Tell, Update
from twiplo_game.locale.figures import capital, duration
from twiplo_game.telling.events import event_page, standing
from twiplo_game.telling.messages import message_line, unread_first
from twiplo_game.telling.possible import (
    answerable,
    askable,
    checkable,
    correctable,
    open_promises,
    speakable,
    tellable,
)
from twiplo_game.telling.tasks import task_words


def read(table: LiveTable) -> None:
    """Read one message, those not read first."""
    now = table.view
    chosen = choose(
        table.console,
        table.console.tr("Which message?"),
        [Choice(message_line(table.lexicon, item, now), item) for item in unread_first(now)],
        table.console.tr("Reading costs no time."),
    )
    if isinstance(chosen, Back):
        return
    if not chosen.is_opened and table.do(Open(chosen.id)) is None:
        return
    show_message(table, chosen.id)


def ask(table: LiveTable) -> None:
    """Ask an adviser about an event."""
    if is_refused(table):
        return
    now, console, lexicon = table.view, table.console, table.lexicon
    chosen = choose(
        table.console,
        console.tr("Whom do you ask, and about what?"),
        [
            Choice(
                console.tr(
                    "{adviser}, about {about}",
                    adviser=lexicon.text(adviser.title),
                    about=lexicon.about(event.event, now),
                ),
                (event.event, adviser.adviser),
            )
            for event, adviser in askable(now)
        ],
        console.tr("An adviser says what to do, what will happen otherwise, how sure that is, and has a stake in it."),
    )
    if not isinstance(chosen, Back):
        carry_out(table, Ask(*chosen))


def check(table: LiveTable) -> None:
    """Have something found out."""
    if is_refused(table):
        return
    now, console, lexicon = table.view, table.console, table.lexicon
    chosen = choose(
        table.console,
        console.tr("What is to be checked?"),
        [
            Choice(
                console.tr(
                    "{title} ({span}), about {about}",
                    title=lexicon.text(item.title),
                    span=duration(item.takes, console.words),
                    about=lexicon.about(event.event, now),
                ),
                item.check,
            )
            for event, item in checkable(now)
        ],
        console.tr("A check keeps an officer for the time given, and may settle nothing. Each can be made once."),
    )
    if not isinstance(chosen, Back):
        carry_out(table, Check(chosen))


def answer(table: LiveTable) -> None:
    """Answer an event."""
    now, console, lexicon = table.view, table.console, table.lexicon
    chosen = choose(
        table.console,
        console.tr("What do you answer?"),
        [
            Choice(
                console.tr(
                    "{about}: {standing}",
                    about=lexicon.about(event.event, now),
                    standing=standing(lexicon, event),
                ),
                event,
            )
            for event in answerable(now)
        ],
        console.tr("Each event is answered once. Afterwards you can speak again about it, or correct what you said."),
    )
    if isinstance(chosen, Back):
        return
    console.show(event_page(lexicon, chosen))
    compose(table, chosen.event, chosen.offers, chosen.drafts, Respond)


def tell(table: LiveTable) -> None:
    """Inform a stakeholder in private."""
    if is_refused(table):
        return
    now, console, lexicon = table.view, table.console, table.lexicon
    who = choose(
        table.console,
        console.tr("Whom do you tell?"),
        [Choice(lexicon.text(item.name), item.stakeholder) for item in now.moods],
        console.tr("Those who hear it from you first remember it. Telling keeps an officer for a while."),
    )
    if isinstance(who, Back):
        return
    about = choose(
        table.console,
        console.tr("About what?"),
        [Choice(lexicon.about(name, now), name) for name in tellable(now)],
        console.tr("Anything that has happened, or that you could speak of."),
    )
    if isinstance(about, Back):
        tell(table)
        return
    carry_out(table, Tell(who, about))


def speak(table: LiveTable) -> None:
    """Say something that nobody asked for."""
    now, console, lexicon = table.view, table.console, table.lexicon
    chosen = choose(
        table.console,
        console.tr("What do you speak about?"),
        [Choice(lexicon.about(about, now), (about, offers)) for about, offers in speakable(now)],
        console.tr("You can be the first to say something, or say more about what has been answered."),
    )
    if not isinstance(chosen, Back):
        about, offers = chosen
        compose(table, about, offers, (), Speak)


def correct(table: LiveTable) -> None:
    """Visibly correct what was said."""
    if is_refused(table):
        return
    now, console = table.view, table.console
    chosen = choose(
        table.console,
        console.tr("What do you correct?"),
        [Choice(capital(table.lexicon.sent(item, now)), item.sent) for item in correctable(now)],
        console.tr("A visible correction says what was wrong. It keeps an officer for a while."),
    )
    if not isinstance(chosen, Back):
        carry_out(table, Correct(chosen))


def keep(table: LiveTable) -> None:
    """Keep a promise."""
    if is_refused(table):
        return
    now, console, lexicon = table.view, table.console, table.lexicon
    chosen = choose(
        table.console,
        console.tr("Which promise do you keep?"),
        [
            Choice(
                console.tr(
                    "{about}, due {clock}",
                    about=lexicon.about(item.about, now),
                    clock=lexicon.clock(item.due),
                ),
                item.promise,
            )
            for item in open_promises(now)
        ],
        console.tr("A promised update has to be ordered in time, even if there is nothing new to say."),
    )
    if not isinstance(chosen, Back):
        carry_out(table, Update(chosen))


def cancel(table: LiveTable) -> None:
    """Stop a task that is not done."""
    now, console = table.view, table.console
    chosen = choose(
        table.console,
        console.tr("Which task do you cancel?"),
        [Choice(capital(task_words(table.lexicon, task, now)), task.task) for task in now.tasks],
        console.tr("Its officer is free at once. A cancelled answer has not gone out; its event is open again."),
    )
    if not isinstance(chosen, Back):
        carry_out(table, Cancel(chosen))
