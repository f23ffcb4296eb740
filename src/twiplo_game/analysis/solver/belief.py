"""What a player can believe at a moment, and what becomes of it: states that look alike, each with its worlds."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace

from twiplo_game.analysis.solver.leading import Leader
from twiplo_game.analysis.solver.model import Model
from twiplo_game.analysis.solver.moves import Move, action_of, under_check
from twiplo_game.analysis.solver.probe import CHATTER, Asked, Probe, Steps, probe_of
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.worlds import Cube, Oracle, Worlds, settled
from twiplo_game.engine.action import Action, Advance, Respond
from twiplo_game.engine.apply import play
from twiplo_game.engine.minute import play_minute
from twiplo_game.engine.plan import Plan
from twiplo_game.engine.quick import changed
from twiplo_game.engine.state import NO_ENDING, Message, State
from twiplo_game.engine.story import CompiledEnding, Story
from twiplo_game.engine.words import finding_words, in_truth
from twiplo_game.model.event import Findings
from twiplo_game.model.text import AnyText, TruthText

Gauges = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """A state that the player may be in, and the worlds in which that is so."""

    state: State
    """Its gauges and its feed mean nothing."""
    cube: Cube
    weight: int
    """What is settled of the worlds' weight; the open variables of the cube count beside it."""


Belief = tuple[Member, ...]
"""States that look alike to the player."""


@dataclass(slots=True)
class Seen:
    """What the player sees after a moment, and what can then be so."""

    steps: Steps
    """What the gauges moved by."""
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """What becomes of a belief, for all gauges of which the same holds."""

    asked: list[Asked]
    """What must hold of the gauges before."""
    seen: list[Seen]
    """Each thing that the player may see."""


def solved_story(story: Story, model: Model) -> Story:
    """`story` without what decides nothing: endings, unless they come at once, and voices, where they do not matter."""
    endings = tuple(
        ending if ending.at_once else CompiledEnding(ending.id, None, at_once=False) for ending in story.endings
    )
    targets = story.targets
    if model.when_it_matters:
        targets = tuple(replace(target, voices=()) for target in targets)
    plans: tuple[dict[object, Plan], ...] = tuple({} for _ in targets)
    return replace(story, endings=endings, targets=targets, plans=plans)


class Passages:
    """Plays moments for all worlds that are still possible, through the engine's own transition."""

    def __init__(self, reading: Reading, worlds: Worlds) -> None:
        self.story = story = reading.story
        self.reading = reading
        self.model = reading.model
        self.worlds = worlds
        self.oracle = Oracle(story, worlds)
        self._every = frozenset(range(len(worlds.variables)))
        self._plain: dict[Hashable, bool] = {}

    def probe(self, state: State, gauges: Gauges) -> Probe:
        """A working copy to look at options with."""
        return probe_of(self.oracle.game, state, gauges, self.reading.asks_gauges)

    def opening(self, cube: Cube | None = None) -> list[Seen]:
        """The first minute, in the worlds of `cube`, or in all."""
        start = self.story.start
        member = Member(start, self.worlds.all if cube is None else cube, 1)
        return self._passage((member,), start.gauges, play_minute).seen

    def after(self, belief: Belief, gauges: Gauges, moves: Iterable[Move]) -> Passage:
        """Begin and stop what `moves` say, then let time pass until there is something to decide."""

        def carry(t: Probe) -> None:
            for move in moves:
                self.do(t, move)
            if self.model.at_once and len(t.tasks) < self.story.staff:
                # What waits for no answer any more still waits in vain: silence about it is charged.
                checked = under_check(t)
                left = tuple([event for event in t.events.unanswered if event in checked])
                t.events = changed(t.events, unanswered=left)
            self.wait(t)

        return self._passage(belief, gauges, carry)

    def acted(self, belief: Belief, gauges: Gauges, action: Action | Move) -> Passage:
        """Carry out one action; only an `Advance` lets time pass."""
        return self._passage(belief, gauges, lambda t: self.do(t, action))

    def do(self, t: Probe, action: Action | Move) -> bool:
        """Carry out one action or move on a working copy; whether it could be done."""
        meant = action_of(action, t)  # type: ignore[arg-type]
        return meant is not None and play(t, meant) is None

    def allows(self, member: Member, gauges: Gauges, action: Action) -> bool:
        """Whether an action can be carried out; what it looks at on the way is forgotten."""
        self.oracle.cube = member.cube
        is_done = self.do(self.probe(member.state, gauges), action)
        self.oracle.aside.clear()
        return is_done

    def wait(self, t: Probe) -> None:
        """Let time pass until there is something to decide, in the eyes of the model."""
        if self.reading.leader is not None:
            self._follow(t, self.reading.leader)
            return
        wait = Advance(self.story.length)
        t.hears_chatter = not self.model.when_it_matters
        while t.ending == NO_ENDING:
            before, heard = len(t.tasks), len(t.messages)
            play(t, wait)
            if self._has_options(t) and (not self.model.when_it_matters or self._matters(t, before, heard)):
                return

    def _follow(self, t: Probe, leader: Leader) -> None:
        """Do what the leader does, beginning with letting time pass, until it is about to answer something."""
        action: Action = Advance(self.story.length)
        while not isinstance(action, Respond):
            refused = play(t, action)
            assert refused is None, refused
            if t.ending != NO_ENDING:
                return
            action = leader(self.oracle.game, t)

    def _has_options(self, t: Probe) -> bool:
        """Whether there can be anything to decide."""
        if not self.model.nothing_unasked:
            return True
        if len(t.tasks) >= self.story.staff:
            return False
        if t.events.unanswered or not (self.model.answers_only or self.model.on_arrival):
            return True
        if any(
            not (promise.kept_by or promise.is_missed) and (promise.due == t.minute or not self.model.when_reminded)
            for promise in t.past.promises
        ):
            return True
        return self.model.on_arrival and not self.model.answers_only and t.minute in t.events.appeared

    def _matters(self, t: Probe, before: int, heard: int) -> bool:
        """Whether there is more news than reactions, voices and the price of silence."""
        is_news = any(message.kind not in CHATTER for message in t.messages[heard:])
        return is_news or len(t.tasks) != before or self._is_last_call(t)

    def _is_last_call(self, t: Probe) -> bool:
        targets, appeared = self.story.targets, t.events.appeared
        due = ((appeared[event], targets[event].due) for event in t.events.unanswered)
        is_due = any(minutes is not None and since + minutes == t.minute for since, minutes in due)
        return is_due or any(promise.due == t.minute for promise in t.past.promises)

    def _passage(self, belief: Belief, gauges: Gauges, carry: Callable[[Probe], object]) -> Passage:
        oracle = self.oracle
        passage = Passage([], [])
        found: dict[Hashable, Seen] = {}
        for member in belief:
            waiting = [member.cube]
            while waiting:
                oracle.cube = waiting.pop()
                t = self.probe(member.state, gauges)
                carry(t)
                told = self._read(t) if t.ending == NO_ENDING else ()
                waiting += oracle.aside
                oracle.aside.clear()
                passage.asked += t.asked
                key = self._sight(t, told)
                seen = found.get(key)
                if seen is None:
                    seen = found[key] = Seen(tuple(t.steps))
                    passage.seen.append(seen)
                t.messages, t.gauges = (), t.levels
                cube, weight = oracle.cube, member.weight
                if cube is not member.cube:
                    cube, settled_weight = settled(self.worlds, member.cube, cube, self._every)
                    weight *= settled_weight
                seen.members.append(Member(t.frozen(), cube, weight))
        return passage

    @staticmethod
    def _sight(t: Probe, told: tuple[int, ...]) -> Hashable:
        news = tuple([(message.minute, message.kind, message.ref, message.about) for message in t.messages])
        if t.ending != NO_ENDING:
            return t.ending, tuple(t.steps), t.past.broken
        return t.minute, tuple(t.steps), news, told, t.moods, t.known.beliefs, t.known.evidence, t.events.lapsed

    # -- reading ----------------------------------------------------------------------------------------------------

    def _read(self, t: Probe) -> tuple[int, ...]:
        """Read what has come in; words that differ with the truth tell it. Returns which words they were."""
        self.oracle.is_reading = True
        told = [words for message in t.messages if not self._is_plain(message) for words in self._told(message)]
        self.oracle.is_reading = False
        return tuple(told)

    def _is_plain(self, message: Message) -> bool:
        """Whether a message says the same whatever is so."""
        key = (message.kind, message.ref, message.about)
        found = self._plain.get(key)
        if found is None:
            texts = self._texts(message)
            found = not any(isinstance(text, TruthText) for text in texts) and not self._finds(message)
            self._plain[key] = found
        return found

    def _told(self, message: Message) -> Iterable[int]:
        game, subject = self.oracle.game, self.story.targets[message.about].subject
        for text in self._texts(message):
            yield id(in_truth(game, text, subject))
        if self._finds(message):
            yield id(finding_words(game, int(str(message.ref[0]))))

    def _finds(self, message: Message) -> bool:
        if message.kind != "finding":
            return False
        check = self.story.checks[int(str(message.ref[0]))]
        event = self.story.targets[check.event].event
        assert event is not None
        return isinstance(event.checks[check.id].finds, Findings | TruthText)

    def _texts(self, message: Message) -> list[AnyText]:
        """The words of a message that can differ with the truth, but for a check's."""
        if message.about < 0:
            return []
        target = self.story.targets[message.about]
        event, ref = target.event, message.ref
        texts: list[AnyText | None] = []
        match message.kind:
            case "event" if event is not None:
                texts.append(event.text)
            case "advice" if event is not None:
                texts.append(event.advice[str(ref[0])].says)
            case "reaction":
                for part in ref[1:]:
                    if part == "otherwise":
                        texts.append(target.otherwise)
                    elif part != "corrected" and event is not None:
                        texts.append(event.outcomes[int(str(part).rpartition(":")[2])].says)
            case "consequence":
                texts.append(self.story.laters[str(ref[0]), int(str(ref[1])), message.about].says)
            case "silence" if event is not None:
                texts.append(event.silence.says if event.silence else None)
        return [text for text in texts if text is not None]
