"""The guided desk: the real one, on a small crisis, with a guide; its parts appear when they are needed."""

from textual.app import ComposeResult
from textual.widgets import Static

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import key_name, key_of
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.lesson import PARTS, STAGES, parts_at, stage_at
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.typography import content


class LessonScreen(DeskScreen):
    """Everything on it works as it does on the desk; nothing has to be done in the guide's order."""

    TITLE_WORDS = msgid("Learn")
    ABOUT = msgid("The guide above the keys says what to do next. Everything works here as it does on the desk.")
    CSS = """
    LessonScreen #guide { height: auto; max-height: 4; padding: 0 1; background: $block-cursor-background;
        color: $foreground; text-style: bold; }
    LessonScreen.-narrow.-low Feed { height: 5; }
    LessonScreen .-absent { visibility: hidden; }
    """

    def compose(self) -> ComposeResult:
        """The desk, and the guide above its last lines."""
        yield from super().compose()
        yield Static(id="guide", markup=False)

    def on_mount(self) -> None:
        """Begin the guide."""
        self.move_child(self.query_one("#guide"), before=self.query_one("#notice"))
        self._guide()

    def watch_frame(self, frame: Frame | None) -> None:
        """Guide on."""
        super().watch_frame(frame)
        if frame is not None and self.is_mounted:
            self._guide()

    def _guide(self) -> None:
        for guide in self.query("#guide").results(Static):
            place = stage_at(self.shown.view)
            stage = STAGES[place]
            keys = {offer.name: key_name(key_of(offer, self.host.settings.keys), self.words) for offer in self.OFFERS}
            said = self.words.tr(stage.says, key=keys.get(stage.command, ""))
            guide.update(content(f"{place + 1}/{len(STAGES)}  {said}"))
            present = parts_at(place)
            for part, selector in zip(PARTS, ("Reading", "Side", "Gauges"), strict=True):
                for widget in self.query(selector):
                    widget.set_class(part not in present, "-absent")
