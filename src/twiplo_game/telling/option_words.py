"""What could be done, in words: as an instruction, so that it can stand in a list or after a colon."""

from collections.abc import Mapping
from dataclasses import dataclass

from twiplo_game.analysis.review.options import Both, Hold, Option
from twiplo_game.engine.action import Advance, Ask, Cancel, Check, Correct, Respond, Speak, Tell, Update
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.text import Text
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.response_words import differences, summary

Drafts = Mapping[tuple[str, str], Text]
"""For each (event, draft) what the staff calls it."""


def draft_titles(story: Story) -> dict[tuple[str, str], Text]:
    """The titles of all drafts of a story; they give nothing away."""
    return {
        (target.event.id, name): draft.title
        for target in story.targets[: story.event_count]
        if target.event is not None
        for name, draft in target.event.drafts.items()
        if draft.title is not None
    }


@dataclass(frozen=True, slots=True)
class OptionWords:
    """Says options of one game. `now` is a moment at which all that they are about has come in."""

    lexicon: Lexicon
    now: PlayerView
    drafts: Drafts

    def __call__(self, option: Option) -> str:
        """The option, with a capital and without a full stop."""
        words, lexicon, now = self.lexicon.words, self.lexicon, self.now
        match option:
            case Hold():
                return words.tr("Do nothing until {clock}", clock=lexicon.clock(option.to))
            case Both():
                return self(option.first)
            case Respond():
                return words.tr(
                    "Answer {about}: {answer}",
                    about=lexicon.about(option.event, now),
                    answer=self.answer(option.event, option.response),
                )
            case Speak():
                return words.tr(
                    "Speak about {about}: {answer}",
                    about=lexicon.about(option.about, now),
                    answer=self.answer(option.about, option.response),
                )
            case Check():
                return words.tr("Have it checked: {title}", title=lexicon.check(option.check, now))
            case Tell():
                return words.tr(
                    "Tell {who} about {about}",
                    who=lexicon.stakeholder(option.stakeholder),
                    about=lexicon.about(option.about, now),
                )
            case Ask():
                return words.tr(
                    "Ask {adviser} about {about}",
                    adviser=lexicon.adviser(option.adviser),
                    about=lexicon.about(option.event, now),
                )
            case Correct():
                return words.tr("Correct {cause}", cause=lexicon.cause(option.sent, now))
            case Update():
                return words.tr("Keep a promise: {cause}", cause=lexicon.cause(option.promise, now))
            case Cancel():
                return words.tr("Call an officer back")
            case Advance():
                return words.tr("Wait")
            case _:
                return words.tr("Read on")

    def beside(self, option: Option, own: Option) -> str:
        """The option as something else than `own`: where one line says both alike, with what sets it apart."""
        said = self(option)
        if not (isinstance(option, Respond) and isinstance(own, Respond)) or said != self(own):
            return said
        return f"{said} ({differences(option.response, own.response, self.lexicon)})"

    def in_line(self, option: Option) -> str:
        """The option in a game that went otherwise: what was promised there has no name here."""
        return self.lexicon.words.tr("Keep a promise") if isinstance(option, Update) else self(option)

    def answer(self, about: str, response: Response) -> str:
        """A response in one line: the draft's title, or what it says."""
        title = self.drafts.get((about, response.draft)) if response.draft is not None else None
        if title is not None:
            return self.lexicon.words.tr("the draft “{title}”", title=self.lexicon.text(title))
        return summary(response, self.lexicon)
