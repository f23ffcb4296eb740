"""What a situation and a response settle in a condition, before anything is played."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from twiplo_game.engine.conditions.names import FIXED_DIMENSIONS, Names
from twiplo_game.engine.conditions.reads import RESPONSE_KINDS
from twiplo_game.engine.conditions.signatures import WORDING
from twiplo_game.engine.conditions.tree import All, Lookup, Not, Read, Some, Tree, fold, reads
from twiplo_game.model import vocabulary as v
from twiplo_game.model.event import ClusterByTruth, Situation
from twiplo_game.model.wording import Feature

if TYPE_CHECKING:
    from twiplo_game.engine.response import Response

ABSENT = -1
"""The number of a fact or stakeholder that is not there."""

_KNOWLEDGE = ("known", "found", "refuted", "evidence")
_FACT_KINDS = frozenset({*_KNOWLEDGE, *(f"{kind}_then" for kind in _KNOWLEDGE), "is_true"})
_TERMS = {name: dimension.terms for name, dimension in FIXED_DIMENSIONS.items()}
_CONTENTS = tuple(v.Content)
_NATURES = tuple(v.Nature)
_REJECTING = frozenset(stance.value for stance in v.REJECTING_STANCES)
_ACCEPTING = frozenset(stance.value for stance in v.ACCEPTING_STANCES)


class SituationBinder:
    """Settles what the event (or the fact spoken of) settles."""

    def __init__(self, situation: Situation, names: Names, actors_of: Mapping[int, str | None], damage: int) -> None:
        self._names = names
        self._situation = situation
        self.subject = names.facts.get(situation.subject or "", ABSENT)
        self.true_core = names.facts.get(situation.true_core or "", ABSENT)
        self.author = self.subject if actors_of.get(self.subject) else ABSENT
        self._concerns = {names.stakeholders[who] for who in situation.concerns if who in names.stakeholders}
        self._nature = {_NATURES.index(kind) for kind in situation.nature}
        self._plain = {
            "reach": _TERMS["reach"][situation.reach],
            "priority": _TERMS["reach"][situation.priority or situation.reach],
            "harm": _TERMS["harm"][situation.harm],
            "own_fault": _TERMS["own_fault"][situation.own_fault],
            "law": _TERMS["law"][situation.law],
            "speaks": _TERMS["language"][situation.speaks],
            "accuser": names.stakeholders.get(situation.accuser or "", ABSENT),
            "intensifier": int(situation.intensifier),
            "damage": damage,
        }
        if not isinstance(situation.cluster, ClusterByTruth):
            self._plain["cluster"] = _TERMS["cluster"][situation.cluster]

    def bind(self, tree: Tree, *, after_the_fact: bool = False, has_response: bool = True) -> Tree:
        """`tree` with the situation settled. `after_the_fact` lets a cluster be read from the hidden truth."""
        tree = fold(tree, self._lookup(has_response))
        cluster = self._situation.cluster
        if isinstance(cluster, ClusterByTruth) and any(read.kind == "cluster" for read in reads(tree)):
            tree = self._by_truth(tree, cluster, after_the_fact, has_response)
        return tree

    def _by_truth(self, tree: Tree, cluster: ClusterByTruth, after_the_fact: bool, has_response: bool) -> Tree:
        # As long as the desk does not know, the event is judged as it appears: the less severe way. Otherwise the
        # gauges would tell what nobody has found out.
        fact = self._names.facts[cluster.of] if cluster.of else self.subject
        terms = _TERMS["cluster"]
        so, not_so = terms[cluster.if_true], terms[cluster.if_false]

        def as_cluster(rank: int) -> Tree:
            return fold(tree, lambda read: rank if read.kind == "cluster" else None)

        if after_the_fact:
            truth = Read("is_true", fact)
            return Some((All((truth, as_cluster(so))), All((Not(truth), as_cluster(not_so)))))
        then = "_then" if has_response else ""
        found, refuted = Read(f"found{then}", fact), Read(f"refuted{then}", fact)
        unknown = All((Not(found), Not(refuted), as_cluster(min(so, not_so))))
        return Some((All((found, as_cluster(so))), All((refuted, as_cluster(not_so))), unknown))

    def _lookup(self, has_response: bool) -> Lookup:
        facts = {"subject": self.subject, "true_core": self.true_core}
        if not has_response:
            facts["authorship"] = self.author

        def lookup(read: Read) -> int | Read | None:
            kind, index = read.kind, read.index
            if kind in self._plain:
                return self._plain[kind]
            if kind == "concerns":
                return int(index in self._concerns)
            if kind == "nature":
                return int(index in self._nature)
            if isinstance(index, str) and index in facts:
                return settled_fact(kind, facts[index])
            return None

        return lookup


def settled_fact(kind: str, fact: int) -> int | Read | None:
    """What a look-up about `fact` becomes: the look-up by number, or what holds of a fact that is not there."""
    if kind == "present":
        return int(fact != ABSENT)
    if kind in _FACT_KINDS:
        return 0 if fact == ABSENT else Read(kind, fact)
    return None


def response_values(response: "Response", names: Names, is_unasked: bool, target: int) -> dict[str, int]:
    """The number of each plain dimension of `response`."""
    return {
        "channel": _TERMS["channel"][response.channel],
        "stance": _TERMS["stance"][response.stance],
        "register": _TERMS["register"][response.register],
        "tone": _TERMS["tone"][response.tone],
        "claim": _TERMS["claim"][response.claim],
        "tier": _TERMS["tier"][response.tier],
        "actor": names.actors.get(response.actor or "", ABSENT),
        "disclosure": _TERMS["disclosure"][response.disclosure],
        "coordination": _TERMS["coordination"][response.coordination],
        "language": _TERMS["language"][response.language],
        "public": int(response.is_public),
        "rejects": int(response.stance.value in _REJECTING),
        "accepts": int(response.stance.value in _ACCEPTING),
        "unasked": int(is_unasked),
        "about": target,
    }


def author_named(response: "Response", authors: Mapping[str, int], binder_author: int) -> int:
    """The fact that says that the actor named did it; with nobody named, the event's own, where it is about that."""
    if response.actor is not None:
        return authors.get(response.actor, ABSENT)
    return binder_author


def response_lookup(
    response: "Response",
    names: Names,
    author: int,
    is_unasked: bool,
    target: int,
    wording: frozenset[Feature] = frozenset(),
) -> Lookup:
    """Everything that `response` settles; of its words, what was read in them."""
    plain = response_values(response, names, is_unasked, target)
    to = {names.stakeholders[who] for who in response.to if who in names.stakeholders}
    contains = {_CONTENTS.index(content) for content in response.contains}
    shown = {WORDING[feature] for feature in wording}

    def lookup(read: Read) -> int | Read | None:
        kind, index = read.kind, read.index
        if kind in RESPONSE_KINDS:
            if kind == "to":
                return int(index in to)
            if kind == "has":
                return int(index in contains)
            if kind == "wording":
                return int(index in shown)
            return plain[kind]
        if index == "authorship":
            return settled_fact(kind, author)
        if kind == "sent" and isinstance(index, tuple) and index[0] == target:
            if index[1] == response.draft:
                return 1
            return None if is_unasked else 0
        return None

    return lookup
