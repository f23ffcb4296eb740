"""The briefing: who the player is, what is known, what is asked."""

from twiplo_game.cli.plain.console import Console
from twiplo_game.locale.figures import duration
from twiplo_game.store.session import Session


def show_briefing(console: Console, session: Session) -> None:
    """Who the player is, what is known, how long it lasts."""
    scenario, language = session.game.story.scenario, console.words.language
    console.heading(scenario.title.in_(language))
    console.say(scenario.role.in_(language))
    if scenario.brief is not None:
        console.say()
        console.say(scenario.brief.in_(language))
    console.say()
    console.say(
        console.tr(
            "{officers} on duty, {span} to the end. The seed of this game is {seed}.",
            officers=console.trn("{n} officer", "{n} officers", session.game.story.staff),
            span=duration(scenario.length, console.words),
            seed=session.game.seed,
        )
    )
    titles = [item.title.in_(language) for item in scenario.mandates if item.id in _chosen(session)]
    for title in titles:
        console.item("-", console.tr("Mandate: {title}", title=title))


def _chosen(session: Session) -> set[str]:
    return {mandate.id for mandate in session.game.story.mandates}
