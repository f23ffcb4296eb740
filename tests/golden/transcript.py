"""What the player of a golden game reads, in one language, and under it what moved and by which rule."""

from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO

from golden.lines import Line
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.happened import show_happening
from twiplo_game.cli.plain.reading import show_message
from twiplo_game.cli.plain.replaying import Replayed, lexicon_of
from twiplo_game.cli.plain.status import gauges_line
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.action import Action, Advance, Respond, Speak
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.step import Movement, Step
from twiplo_game.locale.words import translator
from twiplo_game.model.versions import RULES_VERSION
from twiplo_game.seating.local_port import happening
from twiplo_game.telling.action_words import action_words


def transcript(line: Line, game: Game, steps: Sequence[Step], language: str) -> str:
    """The text that is kept for `line`."""
    written = StringIO()
    with redirect_stdout(written):
        _show_game(game, steps, language)
    return "\n".join([*_head(line), *written.getvalue().splitlines(), "", *_ledger(game, steps), ""])


def _head(line: Line) -> Iterator[str]:
    yield f"{line.scenario}, {line.name}"
    yield line.about
    yield f"seed {line.seed}, profile {line.profile}, mandates: {', '.join(line.mandates) or 'none'}"


def _show_game(game: Game, steps: Sequence[Step], language: str) -> None:
    console = Console(translator(language))
    moment = Replayed(game, steps[0])
    table = Table(console, lexicon_of(console, game), moment)
    scenario = game.story.scenario
    console.heading(scenario.title.in_(language))
    if scenario.brief is not None:
        console.say(scenario.brief.in_(language))
    _show_events(table)
    for step in steps[1:]:
        assert step.action is not None
        if not isinstance(step.action, Advance):
            console.heading(f"> {action_words(table.lexicon, step.action, table.view)}")
            _show_words(table, game, step.action)
        else:
            console.say()
        moment.step = step
        show_happening(table, happening(game, step, is_practice=False))
        _show_events(table)
        if isinstance(step.action, Advance):
            console.say(gauges_line(table, table.view))
    end, lexicon = table.view, table.lexicon
    console.heading(f"{lexicon.clock(end.minute)}. {lexicon.text(end.ending_title)}")
    console.say(lexicon.text(end.ending_text))


def _show_words(table: Table, game: Game, action: Action) -> None:
    """The words of a draft that is sent as it stands, or the player's own."""
    if isinstance(action, Respond | Speak) and action.response.draft is None:
        if action.response.text:
            table.console.say(action.response.text, 3)
    elif isinstance(action, Respond) and action.response.draft is not None:
        events = {event.id: event for event in game.story.scenario.events}
        draft = events[action.event].drafts[action.response.draft]
        table.console.say(table.lexicon.text(draft.text), 3)


def _show_events(table: Table) -> None:
    """Events that have come in since, in full."""
    for message in table.view.messages:
        if message.id not in table.listed:
            table.listed.add(message.id)
            show_message(table, message.id)


def _ledger(game: Game, steps: Sequence[Step]) -> Iterator[str]:
    """Every movement with its rule and its cause, and the score: the same in every language."""
    result = outcome(game, steps[-1].state)
    assert result is not None
    yield f"Ledger, rules version {RULES_VERSION}"
    for step in steps:
        for item in step.happened:
            if isinstance(item, Movement):
                asked = "" if item.applied == item.points else f" of {item.points:+d}"
                later = ", later" if item.is_later else ""
                yield f"{item.minute:4d}  {item.target} {item.applied:+d}{asked}  {item.rule}  ({item.cause}{later})"
    yield f"Ending: {result.ending} at minute {result.minute}"
    yield f"Gauges: {', '.join(map(str, result.gauges))}"
    for name, is_kept, is_tested in result.mandates:
        yield f"Mandate {name}: {'kept' if is_kept else 'broken'}{'' if is_tested else ', not tested'}"
    yield f"Score: {result.score}"
