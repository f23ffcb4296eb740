"""What a simple seat is drawn from."""

from dataclasses import dataclass, replace

from twiplo_game.engine.step import Seen
from twiplo_game.engine.view import EventView, OfferView, PlayerView
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.possible import speakable


@dataclass(frozen=True, slots=True)
class Moment:
    """One seat's game at one moment: what its player may know, and what things are called."""

    lexicon: Lexicon
    now: PlayerView
    minute: int
    """What the story's clock shows; ahead of the view where it runs by itself."""
    is_live: bool
    """Whether the clock runs by itself."""
    is_over_for_all: bool = False
    """Whether the contest is over for everybody, so that there can be a debrief."""
    news: tuple[Seen, ...] = ()
    """What was seen since the page was last drawn."""

    def with_news(self, news: tuple[Seen, ...]) -> "Moment":
        """The same moment, with other news."""
        return replace(self, news=news)

    def event(self, about: str) -> EventView | None:
        """The event of that name, if it has occurred."""
        return next((event for event in self.now.events if event.event == about), None)

    def offers(self, about: str, *, is_answer: bool) -> OfferView | None:
        """What can be composed about `about` now; None where nothing can."""
        event = self.event(about)
        if is_answer:
            return event.offers if event is not None and event.can_answer else None
        return next((offers for name, offers in speakable(self.now) if name == about), None)
