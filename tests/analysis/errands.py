"""Errands on which nothing hangs, which the solver leaves out: they would only keep an officer or a minute busy."""

from collections.abc import Callable, Iterator

from twiplo_game.engine.action import Action, Check, Tell
from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.tree import Read, Truth, fold, reads
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.story import Story, Target

_OF_FACTS = {"is_true", "known", "found", "refuted", "evidence"}


def errands(story: Story) -> Callable[[State, Action], bool]:
    """Whether a check or a notice can matter to some draft in `story`; notices that rules judge are not thought of."""
    read_by_drafts = {read for target in story.targets[: story.event_count] for read in _read_in(story, target)}

    def matters(state: State, action: Action) -> bool:
        if isinstance(action, Check):
            fact = next(check.fact for check in story.checks if check.id == action.check)
            return any(read.kind.removesuffix("_then") in _OF_FACTS and read.index == fact for read in read_by_drafts)
        assert isinstance(action, Tell)
        who = story.names.stakeholders[action.stakeholder]
        is_read = any(read.kind.startswith("told") and read.index == who for read in read_by_drafts)
        return is_read and state.past.told[who] == NEVER

    return matters


def _read_in(story: Story, target: Target) -> Iterator[Read]:
    """What is looked up for some draft, at once or later, and is not settled by its being that draft."""
    for draft in target.drafts.values():
        author = author_of(story, target, draft.response)
        lookup = response_lookup(draft.response, story.names, author, False, target.index)
        for bound in target.on_response:
            tree = fold(bound.tree, lookup)
            if tree != Truth(False):
                triggers = (*bound.triggers, *(trigger for later in bound.laters for trigger in later.triggers))
                for each in (tree, *(fold(one.tree, lookup) for one in (*bound.laters, *triggers))):
                    yield from reads(each)
