"""What the composer may use at an event: the event's own lists, else the scenario's, else the level's."""

from collections.abc import Iterable

from twiplo_game.engine.response import Response
from twiplo_game.engine.view import OfferView
from twiplo_game.model import vocabulary as v
from twiplo_game.model.response import Offers

_ORDER: dict[str, tuple[str, ...]] = {
    "channel": tuple(v.Channel),
    "stance": tuple(v.Stance),
    "register": tuple(v.Register),
    "tone": tuple(v.Tone),
    "claim": tuple(v.Claim),
    "disclosure": tuple(v.Disclosure),
    "coordination": tuple(v.Coordination),
    "language": tuple(v.Tongue),
    "contains": tuple(v.Content),
}

_DEFAULTS: dict[str, str] = {
    "channel": v.Channel.STATEMENT,
    "stance": v.Stance.INFORM,
    "register": v.Register.NONE,
    "tone": v.Tone.FACTUAL,
    "claim": v.Claim.NONE,
    "disclosure": v.Disclosure.WITHHOLD,
    "coordination": v.Coordination.ALONE,
    "language": v.Tongue.OWN,
}


def _listed(layers: tuple[Offers, ...], field: str) -> tuple[object, ...] | None:
    for layer in layers:
        value: tuple[object, ...] | None = getattr(layer, field)
        if value is not None:
            return value
    return None


def offers_of(layers: tuple[Offers, ...], drafts: Iterable[Response], stakeholders: tuple[str, ...]) -> OfferView:
    """The lists of one event. What a draft of the staff uses may always be used, and so may the defaults."""
    drafts = tuple(drafts)
    lists: dict[str, tuple[str, ...]] = {}
    for dimension, order in _ORDER.items():
        field = "register_" if dimension == "register" else dimension
        chosen = {str(value) for value in _listed(layers, field) or ()}
        if dimension == "contains":
            chosen.update(content for draft in drafts for content in draft.contains)
        else:
            chosen.update(getattr(draft, dimension) for draft in drafts)
            if dimension not in {"channel", "stance"} or not chosen:
                chosen.add(_DEFAULTS[dimension])
        lists[dimension] = tuple(str(value) for value in order if value in chosen)
    named = _listed(layers, "to")
    to = set(map(str, named)) if named is not None else set(stakeholders)
    to.update(who for draft in drafts for who in draft.to)
    pairs: list[tuple[str, str | None]] = [(v.Tier.NONE, None)]
    for layer in layers:
        if layer.attribution is not None:
            pairs += [(offered.tier, offered.actor) for offered in layer.attribution]
            break
    pairs += [(draft.tier, draft.actor) for draft in drafts]
    ranks = {tier: rank for rank, tier in enumerate(v.Tier)}
    attribution = tuple(sorted(set(pairs), key=lambda pair: (ranks[v.Tier(pair[0])], pair[1] or "")))
    return OfferView(
        channel=lists["channel"],
        stance=lists["stance"],
        register=lists["register"],
        tone=lists["tone"],
        to=tuple(who for who in stakeholders if who in to),
        claim=lists["claim"],
        attribution=tuple((str(tier), actor) for tier, actor in attribution),
        disclosure=lists["disclosure"],
        coordination=lists["coordination"],
        language=lists["language"],
        contains=lists["contains"],
    )


def not_offered(response: Response, offers: OfferView) -> str | None:
    """The first dimension in which `response` uses what is not offered; None where all is."""
    for dimension in _ORDER:
        offered: tuple[str, ...] = getattr(offers, dimension)
        value = getattr(response, dimension)
        fits = set(value) <= set(offered) if dimension == "contains" else value in offered
        if not fits:
            return dimension
    if not response.to <= set(offers.to):
        return "to"
    if (str(response.tier), response.actor) not in offers.attribution:
        return "attribution"
    return None
