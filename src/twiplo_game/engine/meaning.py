"""What a response means for what comes later, apart from the rules and outcomes that apply to it."""

from twiplo_game.engine.conditions.tree import Tree, reads
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, minutes_to_send
from twiplo_game.model import vocabulary as v


def meaning(story: Story, response: Response, informed: frozenset[str]) -> tuple[object, ...]:
    """What a response means for what comes later, apart from rules and outcomes."""
    named = response.tier not in {v.Tier.NONE, v.Tier.UNNAMED, v.Tier.TECHNIQUE}
    return (
        minutes_to_send(story.profile, response),
        response.stance,
        response.is_public,
        frozenset[str]() if response.is_public else response.to & informed,
        response.actor if named else None,
        response.next_update is not None,
        response.action_due is not None,
    )


def informed_matters(story: Story) -> frozenset[str]:
    """Stakeholders whose having been informed is asked about anywhere in the story."""
    cache = story.caches.setdefault("informed", {})
    found = cache.get("matters")
    if not isinstance(found, frozenset):
        trees: list[Tree] = []
        for target in story.targets:
            standing = (item.bound for item in (*target.on_notice, *target.on_end))
            for bound in (*target.on_response, *target.on_correction, *standing):
                trees.append(bound.tree)
                trees += [later.tree for later in bound.laters]
                trees += [trigger.tree for trigger in bound.triggers]
        numbers = {read.index for tree in trees for read in reads(tree) if read.kind in {"told", "when_told"}}
        scenario = story.scenario
        texts = [event.when or "" for event in scenario.events]
        texts += [draft.when or "" for event in scenario.events for draft in event.drafts.values()]
        texts += [ending.when or "" for ending in scenario.endings]
        texts += [f"{mandate.met} {mandate.breaks}" for mandate in scenario.mandates]
        found = cache["matters"] = frozenset(
            who
            for who, number in story.names.stakeholders.items()
            if number in numbers or any(f"told({who})" in text for text in texts)
        )
    return found
