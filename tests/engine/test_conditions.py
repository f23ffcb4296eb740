"""The language of conditions: what it reads, what is wrong with what it does not, and that it runs nothing."""

import operator
import warnings
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import PEOPLE, check_of, event, fact, scenario

from twiplo_game.engine.bind import SituationBinder, author_named, response_lookup
from twiplo_game.engine.conditions import Fault, Names, Where, check_condition
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.reach import verdict
from twiplo_game.engine.conditions.reads import KINDS
from twiplo_game.engine.conditions.tree import All, Compare, Not, Number, Read, Some, Tree, Truth, Within, fold
from twiplo_game.engine.response import Response
from twiplo_game.model import vocabulary as v
from twiplo_game.model.event import Situation
from twiplo_game.store.doctrine import shipped_doctrine

DRAFT = {"title": "Holding", "text": "We are checking.", "to": ["press"]}


@cache
def names() -> Names:
    """The names of a scenario with one of everything."""
    post = event(
        checks={"call_home": check_of("charge")},
        drafts={"holding": DRAFT},
        advice={"legal": {"says": "Wait.", "interest": "Her case."}},
    )
    played = scenario(
        [post, event("second", 20)],
        facts={"charge": fact(50), "author": fact(50, actor="rival")},
        actors={"rival": {"name": "Rival"}},
        mandates=[{"id": "duty", "title": "A duty", "met": "answered(post)"}],
    )
    return Names.of(played, shipped_doctrine().doctrine)


def faults(source: str, where: Where = Where.RESPONSE) -> tuple[Fault, ...]:
    """What is wrong with a condition."""
    return check_condition(source, where, names())


# -- what is read -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "reputation >= 60 and security < 40 or not trust == 0",
        "20 < trust <= 60",
        "mood(press) < neutral",
        "now() > '1h30' and since(post) <= '45m'",
        "before(when_told(allies), when_public())",
        "known(charge) and not found(charge) or refuted(charge)",
        "evidence(charge) >= corroborated",
        "done(call_home) and asked(post, legal) and occurred(second)",
        "answered(post) and silent(second) and sent(post, holding)",
        "told(allies) and said(post, deny) and ever(apologise) and count(deny) > 1",
        "named(rival) and promised() and promise_kept() and mandate(duty)",
    ],
)
def test_words_that_have_a_meaning_everywhere(source: str) -> None:
    """What the desk knows can be asked about wherever a condition stands."""
    for where in Where:
        assert faults(source, where) == ()


@pytest.mark.parametrize(
    "source",
    [
        "channel == statement and stance in (deny, correct) and stance not in [inform]",
        "register >= condemn and tone != ironic and disclosure > redacted",
        "claim > evidence(charge) and claim > evidence(subject) and claim >= likely",
        "attribution.tier == 'state' and attribution.actor == rival or attribution.actor == none",
        "press in to and host not in to and has(apology) and public() and rejects() or accepts() or unasked()",
        "delay() <= '45m' and coordination == alone and language == own",
        "cluster < preventable and reach >= medium and harm == none and priority == high and own_fault > none",
        "accuser == press and allies in concerns and leak in nature and law == state and speaks == local",
        "intensifier and damage > 3 and subject != none and true_core == none and authorship != none",
        "about == second",
    ],
)
def test_words_about_a_response_and_its_situation(source: str) -> None:
    """Where a response is judged, every field of it and of its situation has a name."""
    assert faults(source, Where.RESPONSE) == ()
    assert faults(source, Where.LATER) == ()
    assert {fault.code for fault in faults(source, Where.WORLD)} == {"no_meaning_here"}


def test_the_truth_can_be_read_only_where_it_gives_nothing_away() -> None:
    """“is_true(fact) the hidden truth: only in later, silence, endings, history”."""
    allowed = {where for where in Where if faults("is_true(charge)", where) == ()}

    assert allowed == {Where.LATER, Where.SILENCE, Where.END}


def test_a_correction_is_asked_about_only_in_what_comes_back() -> None:
    """`corrected()` means the response that set it going: elsewhere there is none."""
    assert {where for where in Where if faults("corrected()", where) == ()} == {Where.LATER}


# -- what is wrong ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "code", "at", "suggestion"),
    [
        ("trust < 40 and knwon(charge)", "unknown_function", "knwon", "known"),
        ("known(chrage)", "unknown_name", "chrage", "charge"),
        ("answered(psot)", "unknown_name", "psot", "post"),
        ("done(call_hone)", "unknown_name", "call_hone", "call_home"),
        ("asked(post, lega)", "unknown_name", "lega", "legal"),
        ("sent(post, holdin)", "unknown_name", "holdin", "holding"),
        ("told(alies)", "unknown_name", "alies", "allies"),
        ("named(rivla)", "unknown_name", "rivla", "rival"),
        ("mandate(dutty)", "unknown_name", "dutty", "duty"),
        ("stance == denny", "unknown_name", "denny", "deny"),
        ("reputaton > 40", "unknown_name", "reputaton", "reputation"),
        ("has(apologgy)", "unknown_name", "apologgy", "apology"),
        ("allys in to", "unknown_name", "allys", "allies"),
        ("trust", "wrong_type", "trust", None),
        ("known", "wrong_type", "known", "known()"),
        ("delay() > 45", "wrong_type", "45", None),
        ("trust > '45m'", "wrong_type", "'45m'", None),
        ("stance < deny", "wrong_type", "stance", None),
        ("register >= evidence(charge)", "wrong_type", "evidence(charge)", None),
        ("known(charge, post)", "wrong_arity", "known(charge, post)", None),
        ("public(", "syntax", "(", None),
        ("trust > 40 and", "syntax", None, None),
        ("trust + 1 > 40", "not_allowed", "trust + 1", None),
        ("trust > 4.5", "not_allowed", "4.5", None),
        ("known(charge) if trust else public()", "not_allowed", "known(charge) if trust else public()", None),
        ("post.text == 'x'", "not_allowed", "post.text", None),
        ("trust is 4", "not_allowed", "trust is 4", None),
        ("True", "not_allowed", "True", None),
        ("corrected()", "no_meaning_here", "corrected()", None),
    ],
)
def test_a_mistake_is_named_at_its_very_characters(
    source: str, code: str, at: str | None, suggestion: str | None
) -> None:
    """“an error with a line, a column, a caret and a suggestion”: the code, the characters, the word meant."""
    (fault, *_) = faults(source)

    assert (fault.code, fault.suggestion) == (code, suggestion)
    if at is not None:
        assert source[fault.start : fault.end] == at


@pytest.mark.parametrize(
    ("source", "at"),
    [
        ("trust < 40and security < 40", 10),
        ("trust < 40or public()", 10),
        ("delay() < '45m' and trust < 4_0if public()", 31),
        ("delay() < '4\\d5m'", 12),
        ("delay() < '45m\\'", 14),
        ("trust < 40 \\", 11),
    ],
)
def test_what_python_would_guess_at_is_not_read(source: str, at: int) -> None:
    """Nobody who writes a scenario hears from Python's own parser, which warns on stderr and reads on."""
    (fault, *_) = faults(source)

    assert (fault.code, fault.start, fault.end) == ("syntax", at, at + 1)


@given(st.lists(st.sampled_from([*"0149_.'\"\\ ()jxe<", "and", "or", "in", "if", "trust", "public()"]), max_size=12))
def test_reading_a_condition_warns_of_nothing(pieces: list[str]) -> None:
    """Whatever is written, it is read or refused, without a word on stderr."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        faults("".join(pieces))
    assert warned == []


@pytest.mark.parametrize(
    ("source", "at"),
    [
        ("public(", 6),
        ("trust < 40 and (known(charge) or public()", 15),
        ("(trust < 40 and (known(charge) or public()", 16),
        ("(trust < 40) and known(charge", 22),
        ("stance in (deny, correct", 10),
        ("trust < 40\n  and (public()\n  or known(charge)", 17),
        ("trust < 40) and public()", 10),
        ("trust < 40) or (public()", 10),
        ("stance in (deny, correct]", 24),
        ("public() and delay() < '(45m'", None),
        ("trust < 40 # and (public()", 11),
    ],
)
def test_a_bracket_without_its_other_half_is_pointed_at(source: str, at: int | None) -> None:
    """The caret stands under the bracket that is never closed, or never opened, whichever others surround it."""
    (fault, *_) = faults(source)

    assert fault.code == ("syntax" if at is not None else "wrong_type")
    if at is not None:
        assert (fault.start, fault.end) == (at, at + 1)


def test_several_mistakes_are_told_at_once() -> None:
    """Reading goes on after a mistake: each half of a condition is told about."""
    source = "knwon(charge) and stance == denny or told(alies)"

    assert [source[fault.start : fault.end] for fault in faults(source)] == ["knwon", "denny", "alies"]


def test_places_count_characters_and_not_bytes() -> None:
    """After letters that take several bytes the caret still stands under the mistake."""
    source = "stance == 'déni' and known(chrage)"

    assert [source[fault.start : fault.end] for fault in faults(source)] == ["'déni'", "chrage"]


def test_a_condition_may_go_over_several_lines() -> None:
    """A block of YAML is one condition, and places in it stay what they were."""
    source = "stance in (deny, correct)\nand  known(chrage)"

    assert faults("stance in (deny, correct)\n  and\tknown(charge)") == ()
    assert [source[fault.start : fault.end] for fault in faults(source)] == ["chrage"]


def test_too_long_a_condition_is_refused() -> None:
    """Python's own parser is asked only about what has a sane length."""
    assert [fault.code for fault in faults(" or ".join(["public()"] * 200))] == ["too_long"]


# -- never and always -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "trust > 100",
        "trust < 20 and trust > 80",
        "mood(press) < hostile",
        "known(charge) and not known(charge)",
        "stance == deny and stance == correct",
        "register > reserve_rights",
        "count(deny) < 0",
        "before(now(), now())",
    ],
)
def test_a_condition_that_can_never_hold_is_a_mistake(source: str) -> None:
    """“a condition that can never hold is an error”: as a whole, and so is one that always holds."""
    assert [fault.code for fault in faults(source)] == ["never_true"]
    assert [fault.code for fault in faults(f"not ({source})")] == ["always_true"]


@pytest.mark.parametrize("source", ["trust > 99", "trust >= 20 and trust <= 20", "now() < '1m'", "true", "false"])
def test_what_can_hold_or_is_meant_to_be_constant_is_no_mistake(source: str) -> None:
    """The least likely condition that can hold is let through, and so are the words `true` and `false`."""
    assert faults(source) == ()


# -- nothing is run ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os')",
        "().__class__ == 1",
        "trust.__class__ == 1",
        "known.__globals__",
        "known(charge).__class__",
        "attribution.__class__ == 1",
        "known(__builtins__)",
        "told('__class__')",
        "[x for x in (1, 2)]",
        "(lambda: 1)()",
        "(x := 1) == 1",
        "f'{trust}' == '1'",
        "known(*charge)",
        "known(fact=charge)",
        "eval('1')",
        "open('x')",
        "trust > 9**9**9",
        "stance == b'deny'",
        "charge[0]",
        "await public()",
        "public() or yield_",
        "print",
        "...",
        "None",
    ],
)
def test_what_could_do_something_is_refused(source: str) -> None:
    """“The file is data: nothing in it is ever executed”."""
    for where in Where:
        tree, wrong = parse(source, where, names())
        assert tree is None
        assert wrong


SCRAPS = st.sampled_from(
    "__class__ __import__ . ( ) [ ] , trust known charge public stance == < in to not and or lambda : = ' 45m 1 * @ { }"
    " \n é \x00 \\ # if else true none subject".split(" ")
)


@given(st.one_of(st.text(max_size=60), st.lists(SCRAPS, max_size=14).map(" ".join), st.lists(SCRAPS).map("".join)))
def test_whatever_is_written_is_read_or_refused(source: str) -> None:
    """Any text is a condition or has faults within it, never an exception; and no double underscore passes."""
    tree, wrong = parse(source, Where.RESPONSE, names())

    assert (tree is None) is bool(wrong)
    assert all(0 <= fault.start <= fault.end <= max(1, len(source)) for fault in wrong)
    assert tree is None or "__" not in source


# -- settled before and settled after ---------------------------------------------------------------------------

OPS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
SAME = st.sampled_from(["==", "!="])


def _compared(word: str, terms: type[StrEnum], ops: st.SearchStrategy[str] = OPS) -> st.SearchStrategy[str]:
    return st.builds(lambda op, term: f"{word} {op} {term.value}", ops, st.sampled_from(terms))


ATOMS = st.one_of(
    st.builds(
        lambda gauge, op, n: f"{gauge} {op} {n}", st.sampled_from(["reputation", "trust"]), OPS, st.integers(0, 100)
    ),
    st.builds(lambda low, high: f"{low} <= security < {high}", st.integers(0, 50), st.integers(50, 100)),
    st.builds(lambda op, n: f"delay() {op} '{n}m'", OPS, st.integers(0, 90)),
    st.builds(lambda op, n: f"damage {op} {n}", OPS, st.integers(0, 12)),
    _compared("register", v.Register),
    _compared("claim", v.Claim),
    _compared("disclosure", v.Disclosure),
    _compared("attribution.tier", v.Tier),
    _compared("cluster", v.Cluster),
    _compared("harm", v.Harm),
    _compared("priority", v.Reach),
    _compared("evidence(subject)", v.Evidence),
    _compared("evidence(authorship)", v.Evidence),
    _compared("channel", v.Channel, SAME),
    _compared("stance", v.Stance, SAME),
    _compared("mood(allies)", v.Mood),
    st.builds(
        lambda op, word: f"claim {op} evidence({word})", OPS, st.sampled_from(["charge", "subject", "authorship"])
    ),
    st.builds(
        lambda ask, word: f"{ask}({word})",
        st.sampled_from(["known", "found", "refuted"]),
        st.sampled_from(["charge", "subject", "true_core", "authorship"]),
    ),
    st.builds(lambda word, op: f"{word} {op} none", st.sampled_from(["subject", "true_core", "authorship"]), SAME),
    st.builds(lambda content: f"has({content.value})", st.sampled_from(v.Content)),
    st.builds(lambda who: f"{who} in to", st.sampled_from(PEOPLE)),
    st.builds(lambda who: f"{who} not in concerns", st.sampled_from(PEOPLE)),
    st.builds(lambda kind: f"{kind.value} in nature", st.sampled_from(v.Nature)),
    st.builds(
        lambda some: f"stance in ({', '.join(some)},)", st.lists(st.sampled_from(v.Stance), min_size=1, max_size=4)
    ),
    st.sampled_from(
        "public()|rejects()|accepts()|unasked()|intensifier|accuser == press|told(host)|about == post|answered(post)"
        "|attribution.actor == rival|attribution.actor == none|count(deny) > 1".split("|")
    ),
)

CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(lambda part: f"not ({part})", inner),
        st.builds(lambda parts: "(" + ") and (".join(parts) + ")", st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda parts: "(" + ") or (".join(parts) + ")", st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
).filter(lambda source: len(source) <= 500)

FACT = st.sampled_from([None, "charge", "author"])

SITUATIONS = st.builds(
    Situation,
    cluster=st.sampled_from(v.Cluster),
    reach=st.sampled_from(v.Reach),
    harm=st.sampled_from(v.Harm),
    priority=st.none() | st.sampled_from(v.Reach),
    nature=st.frozensets(st.sampled_from(v.Nature), max_size=3),
    accuser=st.sampled_from([None, "press", "host"]),
    subject=FACT,
    true_core=FACT,
    concerns=st.frozensets(st.sampled_from(PEOPLE), max_size=3),
    intensifier=st.booleans(),
)

RESPONSES = st.builds(
    Response,
    channel=st.sampled_from(v.Channel),
    stance=st.sampled_from(v.Stance),
    register=st.sampled_from(v.Register),
    claim=st.sampled_from(v.Claim),
    tier=st.sampled_from(v.Tier),
    disclosure=st.sampled_from(v.Disclosure),
    to=st.frozensets(st.sampled_from(PEOPLE), max_size=3),
    contains=st.frozensets(st.sampled_from(v.Content), max_size=3),
    actor=st.sampled_from([None, "rival"]),
)

_COMPARE = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
PUBLIC = {"statement", "post", "briefing", "alert", "joint", "personal_post"}


class _World:
    """What every word means for one situation and one response; what hangs on the game is drawn, and stays."""

    def __init__(self, situation: Situation, response: Response, *, is_unasked: bool, data: st.DataObject) -> None:
        self.situation, self.response, self.is_unasked = situation, response, is_unasked
        self.data = data
        self.drawn: dict[Read, int] = {}

    def _fact(self, index: Any) -> str | None:
        if index == "subject":
            return self.situation.subject
        if index == "true_core":
            return self.situation.true_core
        if index == "authorship":
            own = "author" if self.situation.subject == "author" else None
            return "author" if self.response.actor == "rival" else own
        return {number: name for name, number in names().facts.items()}[index]

    def value(self, read: Read) -> int:
        """The number that `read` stands for."""
        situation, response, kind, index = self.situation, self.response, read.kind, read.index
        people = list(names().stakeholders)
        ranks: dict[str, StrEnum] = {
            "channel": response.channel,
            "stance": response.stance,
            "register": response.register,
            "tier": response.tier,
            "disclosure": response.disclosure,
            "cluster": situation.cluster,  # type: ignore[dict-item]
            "harm": situation.harm,
            "priority": situation.priority or situation.reach,
        }
        if kind in ranks:
            return list(type(ranks[kind])).index(ranks[kind])
        match kind:
            case "claim":
                return list(v.Claim).index(response.claim) - 1
            case "actor":
                return 0 if response.actor == "rival" else -1
            case "to":
                return int(people[int(str(index))] in response.to)
            case "concerns":
                return int(people[int(str(index))] in situation.concerns)
            case "nature":
                return int(list(v.Nature)[int(str(index))] in situation.nature)
            case "has":
                return int(list(v.Content)[int(str(index))] in response.contains)
            case "public":
                return int(response.channel.value in PUBLIC)
            case "rejects":
                return int(response.stance.value in {"deny", "correct", "attack_accuser", "scapegoat"})
            case "accepts":
                return int(response.stance.value in {"concede", "excuse", "justify", "apologise", "compensate"})
            case "unasked":
                return int(self.is_unasked)
            case "intensifier":
                return int(situation.intensifier)
            case "accuser":
                return people.index(situation.accuser) if situation.accuser else -1
            case "damage":
                return 6
            case "about":
                return 0
            case "present":
                return int(self._fact(index) is not None)
        if kind.endswith("_then"):
            name = self._fact(index)
            if name is None:
                return 0
            read = replace(read, index=names().facts[name])
        if read not in self.drawn:
            low, high = KINDS[kind].range
            self.drawn[read] = self.data.draw(st.integers(low, min(high, 100)), label=str(read))
        return self.drawn[read]

    def holds(self, tree: Tree) -> bool:
        """Whether a condition holds, read word by word."""
        match tree:
            case Truth(value):
                return value
            case Read():
                return bool(self.value(tree))
            case Compare(op, left, right):
                sides = [side.value if isinstance(side, Number) else self.value(side) for side in (left, right)]
                return bool(_COMPARE[op](*sides))
            case Within(item, among):
                return (item.value if isinstance(item, Number) else self.value(item)) in among
            case Not(part):
                return not self.holds(part)
            case All(parts):
                return all(self.holds(part) for part in parts)
            case Some(parts):
                return any(self.holds(part) for part in parts)


@given(CONDITIONS, SITUATIONS, RESPONSES, st.booleans(), st.data())
def test_settling_a_condition_beforehand_changes_nothing(
    source: str, situation: Situation, response: Response, is_unasked: bool, data: st.DataObject
) -> None:
    """A condition that was bound to its situation and folded with its response says, read at last, what one says
    that is read word by word.
    """
    tree, wrong = parse(source, Where.RESPONSE, names())
    assert tree is not None, (source, wrong)
    world = _World(situation, response, is_unasked=is_unasked, data=data)
    binder = SituationBinder(situation, names(), {1: "rival"}, 6)
    author = author_named(response, {"rival": 1}, binder.author)

    settled = fold(binder.bind(tree), response_lookup(response, names(), author, is_unasked, 0))
    later = fold(settled, world.value)

    assert later == Truth(world.holds(tree))


@given(CONDITIONS, SITUATIONS, RESPONSES, st.data())
def test_what_never_or_always_holds_does_so(
    source: str, situation: Situation, response: Response, data: st.DataObject
) -> None:
    """A condition that is reported never to hold holds in no world, and one that is said always to hold, in all."""
    tree, _ = parse(source, Where.RESPONSE, names())
    assert tree is not None
    constant = verdict(tree)
    if constant is not None:
        assert _World(situation, response, is_unasked=False, data=data).holds(tree) is constant
