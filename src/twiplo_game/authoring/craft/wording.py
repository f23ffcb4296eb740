"""Words: their length, their languages, the day they speak of, the time it takes to read them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from twiplo_game.authoring.craft.workshop import Workshop
from twiplo_game.authoring.french import SHOWN
from twiplo_game.authoring.nodes import Mapping, Path, Scalar, at, key_spot_of
from twiplo_game.authoring.text_places import place_of
from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.event import Findings
from twiplo_game.model.text import ANY_LANGUAGE, Text, TruthText
from twiplo_game.model.vocabulary import PUBLIC_CHANNELS, Channel

CHANNEL_LIMITS: Final = {Channel.POST: 280, Channel.PERSONAL_POST: 280, Channel.ALERT: 360}
"""Characters: of a post on the networks that count them, of an alert to mobile telephones (CMAS, ATIS-0700041)."""

PANE_LIMIT: Final = 600
"""Characters of a text that can be read without scrolling on a screen of 80 by 24: about eight rows of 76."""

LINE_LIMIT: Final = 76
"""Characters of a title or a name: one row of such a screen, between its borders."""

_IN_ONE_LINE: Final = frozenset({"title", "name", "from", "role"})
_SCROLLED: Final = frozenset({"brief", "history", "sources"})
"""What is read before the clock runs, or after."""

_NAMES: Final = frozenset({"name", "from"})
"""What nobody translates."""

_HEARD: Final = frozenset({"text", "says", "finds", "when_true", "when_false", "inconclusive"})
"""What comes in, or goes out, while the story runs."""

WORDS_A_MINUTE: Final = 215
"""How fast one reads prose in silence: the middle of 200 to 230."""

_SENTENCE: Final = 4
"""Words in small letters that make a text more than a name or a figure, whatever they are."""

_SMALL: Final = re.compile(r"(?<![\w@#])[a-zà-öø-ÿœæ’'-]{2,}(?!\w)")
_FIRST: Final = re.compile(r"[A-ZÀ-ÖØ-ÞŒÆ][a-zà-öø-ÿœæ]+(?![\w-])")
_APOSTROPHE: Final = re.compile("[’']")
_DAY: Final = {
    "en": re.compile(r"\b(?:yesterday|tomorrow|today|tonight|last night)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:hier|demain|aujourd[’']hui|cette nuit|la nuit dernière)\b", re.IGNORECASE),
}
_DAY_MINUTES: Final = 24 * 60


def judge_wording(shop: Workshop) -> None:
    """Texts that are too long, stand in one language only, or speak of a day that nobody can name."""
    _report_lengths(shop)
    if len(shop.scenario.languages) > 1:
        _report_languages(shop)
    _report_tongue(shop)
    _report_days(shop)
    _report_leaks(shop)
    _report_reading_time(shop)


def _report_lengths(shop: Workshop) -> None:
    for path, part in shop.parts:
        if not isinstance(part, Text) or path[0] in _SCROLLED:
            continue
        limit, code = (LINE_LIMIT if path[-1] in _IN_ONE_LINE else PANE_LIMIT), "TW732"
        if len(path) == 5 and path[2] == "drafts" and path[4] == "text":
            draft = shop.scenario.events[int(path[1])].drafts[str(path[3])]
            limit, code = CHANNEL_LIMITS.get(draft.channel, PANE_LIMIT), "TW731"
        for place, words in _wordings(path, part):
            if len(words) > limit:
                shop.report_key(code, place, length=len(words), limit=limit)


def _wordings(path: Path, text: Text | TruthText) -> Iterator[tuple[Path, str]]:
    """Each wording of a text, with its place."""
    if isinstance(text, TruthText):
        yield from _wordings((*path, "if_true"), text.if_true)
        yield from _wordings((*path, "if_false"), text.if_false)
    else:
        for language, words in text.root.items():
            yield (path if language == ANY_LANGUAGE else (*path, language)), words


def _report_languages(shop: Workshop) -> None:
    languages = shop.scenario.languages
    telling = _telling(shop)
    plain_ones: list[Path] = []
    for path, part in shop.parts:
        if not isinstance(part, Text) or path[-1] in _NAMES or path[0] == "sources":
            continue
        plain = part.root.get(ANY_LANGUAGE)
        if plain is not None:
            if _is_prose(plain, telling):
                plain_ones.append(path)
            continue
        first: dict[str, str] = {}
        for language, words in part.root.items():
            if words in first and _is_prose(words, telling):
                shop.report_key("TW733", (*path, language), language=language, other=first[words])
            first.setdefault(words, language)
    # Who promises a language before the texts are translated misses it in every one.
    for path in plain_ones[:SHOWN]:
        shop.report_key("TW734", path, languages=", ".join(languages))
    if len(plain_ones) > SHOWN:
        shop.report_key("TW748", plain_ones[SHOWN], number=len(plain_ones) - SHOWN, language=languages[-1])


def _telling(shop: Workshop) -> frozenset[str]:
    """Short words that stand in texts of one of the scenario's languages and of no other: `the`, `nous`."""
    lexicons = [shop.doctrine.text[each].common for each in shop.scenario.languages if each in shop.doctrine.text]
    counts = Counter(word for common in lexicons for word in set(common))
    return frozenset(word for word, number in counts.items() if number == 1 and len(word) > 1)


def _is_prose(words: str, telling: frozenset[str]) -> bool:
    """Whether a text is more than a name or a figure, which are the same in every language.

    It is if a word of it tells its language and another is no name: `The map is correct`, not `The Hague`.
    """
    small = _SMALL.findall(words)
    if len(small) >= _SENTENCE:
        return True
    first = _FIRST.match(words)
    parts = {part for word in small for part in _APOSTROPHE.split(word)}
    told = parts & telling
    if first is not None and first.group().lower() in telling:
        told |= {first.group()}
    return bool(told) and bool(parts - telling)


def _report_tongue(shop: Workshop) -> None:
    """Report texts in a language that nobody promised: the file names others, or does not say in which it is."""
    scenario, doctrine = shop.scenario, shop.doctrine
    if "languages" in shop.root.entries:
        _report_unpromised(shop)
        return
    written = _written_languages(shop)
    if len(written) > len(scenario.languages):
        listed = ", ".join(written)
        where = key_spot_of(shop.root, ("title",))
        shop.source.add("TW747", where, f"languages: [{listed}]", languages=listed, promised=scenario.languages[0])
        return
    reader = Reader(doctrine.characters, doctrine.text, Terms())
    spoken = reader.read(" ".join(_read(shop, scenario.languages[0]))).languages
    if spoken and spoken[0] not in scenario.languages:
        where = key_spot_of(shop.root, ("title",))
        promised = ", ".join(scenario.languages)
        shop.source.add("TW745", where, f"languages: [{spoken[0]}]", language=spoken[0], languages=promised)


def _report_unpromised(shop: Workshop) -> None:
    """Report a translation that the file holds and does not promise; single texts may be an author's notes."""
    promised = shop.scenario.languages
    texts = [part.languages for _, part in shop.parts if isinstance(part, Text) and part.languages]
    counts = Counter(language for written in texts for language in written if language not in promised)
    more = sorted(language for language, number in counts.items() if 2 * number > len(texts))
    if more:
        listed, where = ", ".join((*promised, *more)), key_spot_of(shop.root, ("languages",))
        shop.source.add("TW747", where, f"languages: [{listed}]", languages=listed, promised=", ".join(promised))


def _written_languages(shop: Workshop) -> tuple[str, ...]:
    """The languages in which more than half of the texts stand."""
    texts = [part.languages for _, part in shop.parts if isinstance(part, Text)]
    counts = Counter(language for written in texts for language in written)
    return tuple(sorted(language for language, number in counts.items() if 2 * number > len(texts)))


def _report_days(shop: Workshop) -> None:
    """Report words for a day in what comes with a message that may come before or after midnight."""
    scenario = shop.scenario
    started = scenario.start.hour * 60 + scenario.start.minute
    if started + scenario.length < _DAY_MINUTES:
        return
    for path, part in shop.parts:
        if not isinstance(part, Text) or path[0] != "events" or not _HEARD.intersection(path[-2:]):
            continue
        if scenario.events[int(path[1])].at is None:
            for place, words in _wordings(path, part):
                _report_day(shop, place, words)


def _report_day(shop: Workshop, place: Path, words: str) -> None:
    languages = shop.scenario.languages
    language = place[-1] if place[-1] in languages else languages[0]
    match = _DAY[str(language)].search(words) if language in _DAY else None
    if match is None:
        return
    node, spot = at(shop.root, place), key_spot_of(shop.root, place)
    if isinstance(node, Scalar) and match.group() in node.text:
        whole = node.text.strip()
        spot = place_of(shop.source, node, whole, whole.index(match.group()))
    shop.source.add("TW735", spot, None, word=match.group())


def _report_leaks(shop: Workshop) -> None:
    """Report what drafts for everybody give away: their words are not read when they are sent as they stand."""
    scenario, doctrine = shop.scenario, shop.doctrine
    reader = Reader(doctrine.characters, doctrine.text, Terms.of(scenario))
    for index, event in enumerate(scenario.events):
        for name, draft in event.drafts.items():
            if draft.channel not in PUBLIC_CHANNELS:
                continue
            for place, words in _wordings(("events", index, "drafts", name, "text"), draft.text):
                for mark in reader.leaks(words):
                    node, spot = at(shop.root, place), key_spot_of(shop.root, place)
                    if isinstance(node, Scalar):
                        spot = place_of(shop.source, node, words, mark.start)
                    shop.source.add("TW738", spot, None, words=mark.words)


def _report_reading_time(shop: Workshop) -> None:
    scenario = shop.scenario
    longest = max(sum(len(words.split()) for words in _read(shop, language)) for language in scenario.languages)
    minutes = -(-longest // WORDS_A_MINUTE)
    if minutes > scenario.minutes:
        path: Path = ("minutes",) if isinstance(shop.root, Mapping) and "minutes" in shop.root.entries else ("title",)
        shop.report("TW736", path, words=longest, needed=minutes, minutes=scenario.minutes)


def _read(shop: Workshop, language: str) -> Iterator[str]:
    """All that one can read in one game: what comes in, is advised, proposed and found out."""
    if shop.scenario.brief is not None:
        yield shop.scenario.brief.in_(language)
    for event in shop.scenario.events:
        yield _longer(event.text, language)
        for draft in event.drafts.values():
            yield f"{draft.title.in_(language)} {draft.text.in_(language)}"
        for advice in event.advice.values():
            yield f"{_longer(advice.says, language)} {advice.interest.in_(language)}"
            yield advice.expects.in_(language) if advice.expects is not None else ""
        for check in event.checks.values():
            finds = check.finds
            if isinstance(finds, Findings):
                yield max(finds.when_true.in_(language), finds.when_false.in_(language), key=len)
            else:
                yield _longer(finds, language)


def _longer(text: Text | TruthText, language: str) -> str:
    if isinstance(text, TruthText):
        return max(text.if_true.in_(language), text.if_false.in_(language), key=len)
    return text.in_(language)
